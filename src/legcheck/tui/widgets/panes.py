"""The panes of the assessment screen: the item, the finding, the candidates."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from legcheck.assessment import Assessment, Versions
from legcheck.assessment.models import Evidence, Finding, Tick
from legcheck.checklist.models import Item
from legcheck.law.models import Law
from legcheck.matching.models import Candidate, ItemMatch
from legcheck.tui.candidates import (
    candidate_row,
    match_marks,
    parallel_words,
    presence_words,
    reason_words,
    recorded_state,
)
from legcheck.tui.describe import element_row, evidence_row, finding_words, item_words
from legcheck.tui.plain import plain
from legcheck.tui.widgets.law_view import LawView

SEARCHING = "Searching the laws… you can read and grade meanwhile."


class ItemPane(Vertical):
    """Obligation, question, guidance; below them the elements to tick."""

    def __init__(self) -> None:
        super().__init__(id="pane-item", classes="pane")
        self.border_title = "Obligation"
        self._item: Item | None = None

    def compose(self) -> ComposeResult:
        """Text above, elements below."""
        with VerticalScroll(id="item-scroll"):
            yield Static(id="item-words", markup=False)
        yield OptionList(id="elements")

    def show(self, item: Item, finding: Finding) -> None:
        """Show an item; its text only where it is another one."""
        elements = self.query_one("#elements", OptionList)
        rows = [
            Option(element_row(item, e.name, finding.elements.get(e.name, Tick.OPEN)), id=f"element {n}")
            for n, e in enumerate(item.facts.elements)
        ]
        place = elements.highlighted if item is self._item else None
        elements.set_options(rows)
        elements.border_title = "Elements: Space changes the tick"
        elements.display = bool(rows)
        if rows:
            elements.highlighted = min(place or 0, len(rows) - 1)
        if item is not self._item:
            self.query_one("#item-words", Static).update(item_words(item))
            self.query_one("#item-scroll").scroll_home(animate=False)
        self._item = item

    def element(self) -> str | None:
        """The name of the element under the cursor."""
        place = self.query_one("#elements", OptionList).highlighted
        if self._item is None or place is None or place >= len(self._item.facts.elements):
            return None
        return self._item.facts.elements[place].name


class FindingPane(Vertical):
    """Grade, reason, notes, links; below them the evidence."""

    def __init__(self) -> None:
        super().__init__(id="pane-finding", classes="pane")
        self.border_title = "Finding"
        self._shown: tuple[Evidence, ...] = ()

    def compose(self) -> ComposeResult:
        """Text above, evidence below."""
        with VerticalScroll(id="finding-scroll"):
            yield Static(id="finding-words", markup=False)
        yield OptionList(id="evidence")

    def show(self, finding: Finding, assessment: Assessment, gap: str) -> None:
        """Show a finding."""
        self.query_one("#finding-words", Static).update(finding_words(finding, assessment, gap))
        listed = self.query_one("#evidence", OptionList)
        place = listed.highlighted
        self._shown = finding.evidence
        rows = [Option(evidence_row(e, assessment.laws), id=f"evidence {n}") for n, e in enumerate(finding.evidence)]
        none = plain("No evidence yet: accept a candidate, pick in the law (b), or cite an act not loaded (i).")
        listed.set_options(rows or [Option(none, id="none", disabled=True)])
        listed.border_title = f"Evidence ({len(finding.accepted)} accepted): Enter opens"
        if rows:
            listed.highlighted = min(place or 0, len(rows) - 1)

    def evidence(self) -> Evidence | None:
        """The evidence under the cursor."""
        place = self.query_one("#evidence", OptionList).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None


class CandidatesPane(Vertical):
    """What matching suggests: a list, the reason, and the exact text."""

    class Accepted(Message):
        """Enter was pressed on a candidate."""

    def __init__(self) -> None:
        super().__init__(id="pane-candidates", classes="pane")
        self.border_title = "Candidates: suggested by machine, you decide"
        self._candidates: tuple[Candidate, ...] = ()
        self._laws: Mapping[str, Law] = {}
        self._versions: Versions | None = None
        self._item = ""

    def compose(self) -> ComposeResult:
        """Band, list, reason, text."""
        yield Static(id="presence", markup=False)
        yield OptionList(id="candidates")
        yield Static(id="reason", markup=False)
        yield LawView(widget_id="provision")
        yield Static(id="parallel", markup=False)

    def show(
        self, item_id: str, match: ItemMatch | None, laws: Mapping[str, Law], finding: Finding, versions: Versions
    ) -> None:
        """Show an item's candidates; without a match say that the search is under way."""
        listed = self.query_one("#candidates", OptionList)
        place = listed.highlighted if item_id == self._item else None
        self._item, self._laws, self._versions = item_id, laws, versions
        self._candidates = tuple(match.candidates) if match else ()
        head = presence_words(match, tuple(laws.values())) if match else Content(SEARCHING)
        self.query_one("#presence", Static).update(head)
        several = len(laws) > 1
        listed.set_options(
            Option(candidate_row(c, laws[c.law], recorded_state(c, finding), several=several), id=f"candidate {n}")
            for n, c in enumerate(self._candidates)
        )
        if self._candidates:
            listed.highlighted = min(place or 0, len(self._candidates) - 1)
        self._show_text(self.candidate())

    @property
    def in_sight(self) -> bool:
        """Whether the pane is on the screen."""
        return self.region.area > 0 and self.display

    def candidate(self) -> Candidate | None:
        """The candidate under the cursor."""
        place = self.query_one("#candidates", OptionList).highlighted
        return self._candidates[place] if place is not None and place < len(self._candidates) else None

    @on(OptionList.OptionHighlighted, "#candidates")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_text(self.candidate())

    @on(OptionList.OptionSelected, "#candidates")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Accepted())

    def _show_text(self, candidate: Candidate | None) -> None:
        view = self.query_one(LawView)
        reason = self.query_one("#reason", Static)
        other = self._versions.parallel(candidate.law, candidate.provision) if candidate and self._versions else None
        parallel = self.query_one("#parallel", Static)
        parallel.display = other is not None
        parallel.update(parallel_words(other))
        if candidate is None:
            reason.update("")
            view.show(None)
            return
        law = self._laws[candidate.law]
        reason.update(reason_words(candidate, tuple(self._laws.values())))
        view.show(law, candidate.start, candidate.end)
        marks = match_marks(candidate)
        view.mark(marks)
        if marks:
            view.reveal(marks[0].start)
