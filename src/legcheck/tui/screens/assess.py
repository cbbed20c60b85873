"""The assessment screen: items, the item, the finding, the candidates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from legcheck.assessment import items_in_scope, next_unanswered, progress
from legcheck.assessment.decisions import See
from legcheck.errors import LegcheckError
from legcheck.law.models import Law
from legcheck.matching import ScreeningCancelledError
from legcheck.tui.commands import bindings
from legcheck.tui.describe import verb_words
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.filters import ItemFilter
from legcheck.tui.messages import ReportWritten, Screened, Screening, WorkFailed
from legcheck.tui.plain import one_line, plain
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.assess_table import TABLE
from legcheck.tui.screens.bilingual import BilingualActions
from legcheck.tui.screens.dialogs import ConfirmDialog
from legcheck.tui.screens.evidencing import EvidenceActions
from legcheck.tui.screens.filing import FileActions
from legcheck.tui.screens.grading import GradeActions
from legcheck.tui.screens.packaging import PackageActions
from legcheck.tui.screens.recommending import RecommendationActions
from legcheck.tui.screens.setting_up import SetupActions
from legcheck.tui.widgets.item_list import ItemList
from legcheck.tui.widgets.panes import CandidatesPane, FindingPane, ItemPane

PANES = ("items", "item", "candidates", "finding")
"""In the order of work. In a wide window, where all are in sight, Tab follows the order on the screen."""
_TITLES = {"items": "Items", "item": "Obligation", "finding": "Finding", "candidates": "Candidates"}
_STOPS = (
    ("items", "items"),
    ("item", "item-scroll"),
    ("item", "elements"),
    ("candidates", "candidates"),
    ("candidates", "provision"),
    ("finding", "finding-scroll"),
    ("finding", "evidence"),
)
"""Pane and widget of each stop of the Tab key."""
_FIRST_STOP = {"items": "items", "item": "item-scroll", "finding": "evidence", "candidates": "candidates"}


class AssessScreen(
    GradeActions,
    EvidenceActions,
    BilingualActions,
    RecommendationActions,
    PackageActions,
    SetupActions,
    FileActions,
    AssessBase,
):
    """Where an assessor works."""

    TABLE = TABLE
    TOPIC = "assess"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TABLE)

    def compose(self) -> ComposeResult:
        """Header, the verb, the panes, the footer."""
        yield Static(id="top", markup=False)
        yield Static(id="viewing", markup=False)
        yield Static(id="verb", markup=False)
        yield Static(id="tabs", markup=False)
        with Horizontal(id="panes"):
            with Vertical(id="pane-items", classes="pane"):
                yield ItemList(self.legcheck.catalogue.titles().themes, widget_id="items")
            with Vertical(id="middle"):
                yield ItemPane()
                yield FindingPane()
            yield CandidatesPane()
        yield Static(id="news", markup=False, classes="steady")
        yield self.key_bar()

    def on_mount(self) -> None:
        """Show the item last worked on and begin to search the laws."""
        try:
            self.items = items_in_scope(self.assessment, self.legcheck.catalogue)
            self.laws = {law.id: law for law in self.book.laws()}
        except LegcheckError as error:
            self.tell_error(error)
        if not self.items:
            self.app.call_later(self._nothing_to_do)
            return
        setup = self.assessment.setup
        if self.book.path and not self.book.read_only:
            self.legcheck.services.remember(self.book.path, setup.title, setup.country)
        viewing = self.query_one("#viewing", Static)
        viewing.display = self.book.read_only
        viewing.update("VIEWING ONLY: this assessment is open elsewhere or cannot be written. Nothing can be changed.")
        self.query_one("#pane-items").border_title = "Items"
        seen = self.assessment.seen
        self.current = seen if seen in {item.id for item in self.items} else self.items[0].id
        self._pane = "items"
        self.show_pane("items")
        self.renew_all()
        self.query_one("#items").focus()
        self._search()
        if self.fresh:
            self.call_after_refresh(self.propose, quiet=True)

    def _nothing_to_do(self) -> None:
        self.tell("No item is in scope: the chosen checklists, levels and instruments leave none.", severity="error")
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Close what this screen opened."""
        if self.owned:
            self.book.close()

    # the search for candidates

    @work(thread=True, exclusive=True, group="screen", exit_on_error=False)
    def _search(self) -> None:
        worker = get_current_worker()

        def report(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise ScreeningCancelledError("The assessment was left.")
            self.post_message(Screening(done, total))

        try:
            laws, among = tuple(self.laws.values()), self.legcheck.catalogue.items
            matches = self.legcheck.services.screen(self.items, laws, among, report)
        except ScreeningCancelledError:
            return
        except LegcheckError as error:
            self.post_message(WorkFailed(error.title, str(error)))
        else:
            if not worker.is_cancelled:  # else another package is being searched already
                self.post_message(Screened(matches))

    @on(Screening)
    def _searching(self, message: Screening) -> None:
        if self.matches is None:
            self._show_top(f"searching {message.done}/{message.total}…")

    @on(Screened)
    def _searched(self, message: Screened) -> None:
        self.matches = message.matches
        self.renew()

    @on(ReportWritten)
    def _written(self, message: ReportWritten) -> None:
        self.tell(f"The report lies at {message.path}.", title="Report written")

    @on(WorkFailed)
    def _failed(self, message: WorkFailed) -> None:
        self.tell(message.sentence, title=message.title, severity="error")

    # showing

    def renew(self) -> None:
        """Show the present state of the item under the cursor."""
        item, finding, assessment = self.item, self.finding, self.assessment
        ids = [shown.id for shown in self.shown_items]
        place = f"{ids.index(item.id) + 1}/{len(ids)}" if item.id in ids else "filtered out"
        with self.app.batch_update():
            self._show_top()
            self.query_one("#verb", Static).update(verb_words(item, finding, place))
            self.query_one(ItemList).renew(item.id, assessment)
            self.query_one(ItemPane).show(item, finding)
            self.query_one(FindingPane).show(finding, assessment, self.gap(item))
            self.query_one(CandidatesPane).show(item.id, self.match, self.laws, finding, self.versions)

    def renew_all(self) -> None:
        """Show the present state of everything; search again where the laws or the items asked changed."""
        laws = {law.id: law for law in self.book.laws()}
        items = items_in_scope(self.assessment, self.legcheck.catalogue)
        if items != self.items or not _same_readings(laws, self.laws):
            self.items, self.laws, self.matches = items, laws, None
            if self.current not in {item.id for item in items}:
                self.current = items[0].id
            self._search()
        self.laws, self._versions = laws, None
        if not self.shown_items:
            self.only = ItemFilter()
        self.query_one(ItemList).fill(self.shown_items, self.assessment, self.current)
        pane = self.query_one("#pane-items")
        words = f"Items · only {self.only.words()} (Esc shows all)" if self.only else "Items"
        pane.border_title = plain(words).markup
        self.renew()

    def _show_top(self, news: str = "") -> None:
        setup, now = self.assessment.setup, progress(self.assessment, self.items)
        if not news and self.matches is None:
            news = "searching…"
        count = f"{now.examined} of {now.total} examined"
        only = f"only {self.only.words()}" if self.only else ""
        parts = [
            count,
            news,
            only,
            str(self.assessment.status).upper(),
            one_line(setup.country, 24),
            one_line(setup.title),
        ]
        text = " · ".join(part for part in parts if part)
        self.query_one("#top", Static).update(plain(text))

    # moving

    @on(OptionList.OptionHighlighted, "#items")
    def _moved(self) -> None:
        item_id = self.query_one(ItemList).current
        if item_id and item_id != self.current:
            self._set_current(item_id)

    @on(OptionList.OptionSelected, "#items")
    def _opened(self) -> None:
        self.show_pane("candidates" if self.has_class("-wide") else "item", focus=True)

    @on(OptionList.OptionSelected, "#elements")
    def _ticked(self) -> None:
        if not self.viewing_only:
            self.action_tick()

    @on(OptionList.OptionSelected, "#evidence")
    def _evidence_opened(self) -> None:
        if not self.viewing_only:
            self.action_evidence_note()

    @on(CandidatesPane.Accepted)
    def _accepted(self) -> None:
        if not self.viewing_only:
            self.action_accept()

    def _set_current(self, item_id: str) -> None:
        self.current = item_id
        if not self.book.read_only:
            try:
                self.book.record(See(item=item_id))
            except LegcheckError as error:
                self.tell_error(error)
        self.renew()

    def go_item(self, item_id: str) -> None:
        """Put the cursor on an item."""
        if item_id not in {item.id for item in self.shown_items}:
            self.only = ItemFilter()
            self.query_one(ItemList).fill(self.items, self.assessment, item_id)
        self._set_current(item_id)
        self.query_one(ItemList).go(item_id)

    def action_step(self, step: int) -> None:
        """Go to the next or previous item shown."""
        ids = [item.id for item in self.shown_items]
        place = ids.index(self.current) if self.current in ids else 0
        self.go_item(ids[min(max(place + step, 0), len(ids) - 1)])

    def action_next_unanswered(self) -> None:
        """Go to the next item without a grade."""
        found = next_unanswered(self.shown_items, self.assessment, self.current)
        if found is None:
            self.tell("Every item shown has a grade.")
        else:
            self.go_item(found)

    def action_pane(self, step: int) -> None:
        """Show the next or previous pane."""
        order = self._order()
        place = order.index(self._pane)
        self.show_pane(order[min(max(place + step, 0), len(order) - 1)], focus=True)

    def _order(self) -> tuple[str, ...]:
        return ("items", "item", "finding", "candidates") if self.has_class("-wide") else PANES

    def action_stop(self, step: int) -> None:
        """Go to the next or previous part of the screen."""
        order = self._order()
        stops = sorted(_STOPS, key=lambda stop: order.index(stop[0]))
        names = [name for _, name in stops]
        here = self.focused.id if self.focused and self.focused.id in names else names[0]
        place = names.index(here or names[0])
        for _ in names:
            place = (place + step) % len(names)
            pane, name = stops[place]
            widget = self.query_one(f"#{name}")
            if widget.styles.display != "none":
                self.show_pane(pane)
                widget.focus()
                return

    def show_pane(self, pane: str, *, focus: bool = False) -> None:
        """Bring a pane into sight, and the cursor into it if `focus`."""
        self._pane = pane
        for name in PANES:
            self.set_class(name == pane, f"show-{name}")
        tabs = [
            Content.styled(f"[{_TITLES[name]}]", "bold reverse") if name == pane else Content(f" {_TITLES[name]} ")
            for name in PANES
        ]
        self.query_one("#tabs", Static).update(Content("  ").join(tabs).append("   ← →   Ctrl+P all commands"))
        if focus:
            self.query_one(f"#{_FIRST_STOP[pane]}").focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the shown pane in step with the focus, wherever a click put it."""
        pane = next((pane for pane, name in _STOPS if event.widget.id == name), None)
        if pane and pane != self._pane:
            self.show_pane(pane)

    @dialogue
    def action_back(self) -> Dialogue:
        """First the filter goes, then, after a question, the screen."""
        if self.only:
            self.set_filter(ItemFilter())
            return
        question = Content("Leave this assessment? Every decision is saved already.")
        if (yield ConfirmDialog(question, yes="leave", no="stay")):
            self.dismiss(None)


def _same_readings(new: Mapping[str, Law], old: Mapping[str, Law]) -> bool:
    """Whether a search would find the same: the titles do not matter."""
    return new.keys() == old.keys() and all(
        (law.language, law.provisions) == (old[law_id].language, old[law_id].provisions) for law_id, law in new.items()
    )
