"""The whole law: reading, searching, and picking evidence by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from legcheck.law.models import EVIDENCE_ROLES, Law
from legcheck.tui.commands import BACK, HELP, Command, bindings
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.lookup import find_provision, find_words
from legcheck.tui.picking import ROLE_WORDS, Picked, Picker
from legcheck.tui.plain import one_line, plain
from legcheck.tui.screens.base import CommandScreen
from legcheck.tui.screens.check import CheckScreen, Hand
from legcheck.tui.screens.dialogs import ChooseDialog, ConfirmDialog, FormDialog
from legcheck.tui.widgets.fields import Line
from legcheck.tui.widgets.law_view import LawView, Mark, MarkKind, ReadingView

TABLE = (
    Command("law.pick", "enter", "pick", "Take", "Take the chosen text as evidence for the item.", True, True),
    Command("law.unit", "u", "unit", "Unit", "Choose by provision, by sentence or by line.", True),
    Command("law.anchor", "space", "anchor", "Extend", "Hold this end; moving then extends the choice.", True),
    Command("law.down", "down,j", "move(1)", "Next", "Go to the next provision, sentence or line."),
    Command("law.up", "up,k", "move(-1)", "Previous", "Go to the previous provision, sentence or line."),
    Command("law.widen", "left", "widen", "Wider", "Choose the provision around this one."),
    Command("law.pagedown", "pagedown", "page(1)", "Page down", "Go one page down."),
    Command("law.pageup", "pageup", "page(-1)", "Page up", "Go one page up."),
    Command("law.top", "home", "edge(0)", "Top", "Go to the beginning of the law."),
    Command("law.end", "end", "edge(1)", "End", "Go to the end of the law."),
    Command("law.search", "slash", "search", "Search", "Search words in the law.", True, key_display="/"),
    Command("law.hit", "n", "hit(1)", "Next hit", "Go to the next hit of the search.", True),
    Command("law.hitback", "N", "hit(-1)", "Previous hit", "Go to the previous hit of the search."),
    Command("law.goto", "g", "go_to", "Go to", "Go to an article or section by its number.", True),
    Command("law.switch", "w", "switch", "Other law", "Read another law of the package.", True),
    Command("law.evidence", "e", "evidence(1)", "Next evidence", "Go to the next accepted evidence."),
    Command("law.check", "c", "check", "How read", "Check how the law was read, and put it right.", True),
    Command("law.copy", "y", "copy", "Copy", "Copy the chosen text with its citation."),
    HELP,
    BACK,
)


class LawScreen(CommandScreen[Picked | None]):
    """A law in full. With a `purpose` it returns what was picked."""

    TABLE = TABLE
    TOPIC = "law"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TABLE)

    def __init__(
        self,
        laws: Sequence[Law],
        titles: Mapping[str, str],
        *,
        first: Law,
        place: tuple[int, int] | None = None,
        marks: Mapping[str, Sequence[Mark]] | None = None,
        purpose: str = "",
        hand: Callable[[str], Hand] | None = None,
    ) -> None:
        """`hand` gives the means to correct the law with an id."""
        super().__init__()
        self._hand = hand
        self._laws = tuple(laws)
        self._titles = titles
        self._law = first
        self._place = place
        self._marks = marks or {}
        self._purpose = purpose
        self._picker = Picker(first)
        self._hits: list[tuple[int, int]] = []
        self._hit = 0
        self._sought = ""

    @property
    def viewing_only(self) -> bool:
        """Whether nothing can be picked."""
        return not self._purpose

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No check where no means to correct were given."""
        return super().check_action(action, parameters) if action != "check" or self._hand else False

    def compose(self) -> ComposeResult:
        """Title, text, search line, place."""
        yield Static(id="law-title", markup=False)
        yield ReadingView(widget_id="law-text")
        box = Input(placeholder="Search: words, then Enter", id="law-search", compact=True)
        box.cursor_blink = False
        yield box
        yield Static(id="law-place", markup=False)
        yield Static(id="news", markup=False)
        yield self.key_bar()

    def on_mount(self) -> None:
        """Open at the place that was asked for."""
        self.query_one("#law-search").display = False
        self.query_one(LawView).focus()
        self._open(self._law)

    def _open(self, law: Law) -> None:
        self._law, self._picker, self._hits = law, Picker(law), []
        purpose = f"Evidence for {self._purpose}" if self._purpose else "Reading"
        title = self._titles.get(law.id, law.title)
        words = (plain(one_line(title, 60), "bold"), "   ", plain(purpose))
        self.query_one("#law-title", Static).update(Content.assemble(*words))
        view = self.query_one(LawView)
        view.show(law)
        if self._place and law is self._law:
            self._go_span(*self._place)
            self._place = None
        self._mark()
        self.call_after_refresh(self._show_cursor)

    def _go_span(self, start: int, end: int) -> None:
        spot = next((p for p in self._law.provisions if (p.start, p.end) == (start, end)), None)
        if spot:
            self._picker.go_provision(spot)
        else:
            self._picker.go(start)

    def _mark(self) -> None:
        found = [Mark(start, end, MarkKind.FOUND) for start, end in self._hits]
        self.query_one(LawView).mark([*self._marks.get(self._law.id, ()), *found])

    def _show_cursor(self) -> None:
        start, end = self._picker.span()
        self.query_one(LawView).set_cursor(start, end)
        self.query_one("#law-place", Static).update(self._place_words())

    def _place_words(self) -> Content:
        picked = self._picker.picked()
        unit = f"by {self._picker.unit}" + (", extending" if self._picker.anchored else "")
        if picked is None:
            return plain(f"{unit}   the choice crosses the border of two provisions: choose within one", "bold")
        provision = picked.provision
        page = f"page {provision.page}" if provision.page else ""
        role = ROLE_WORDS[provision.role]
        warn = f"{role}: no evidence by default" if role and provision.role not in EVIDENCE_ROLES else role
        label = provision.label or str(provision.kind)
        words = [label, one_line(provision.heading, 40), page, unit, warn, self._hit_words()]
        return plain("   ".join(word for word in words if word))

    def _hit_words(self) -> str:
        if not self._sought:
            return ""
        count = f"hit {self._hit + 1} of {len(self._hits)}" if self._hits else "no hit"
        return f"{count} of “{one_line(self._sought, 20)}”"

    # moving

    def action_move(self, step: int) -> None:
        """Go to the next or previous span."""
        self._picker.move(step)
        self._show_cursor()

    def action_widen(self) -> None:
        """Choose the provision around."""
        self._picker.widen()
        self._show_cursor()

    def action_page(self, step: int) -> None:
        """Go one page on."""
        view = self.query_one(LawView)
        offset = view.offset_at_row(step * (view.page_rows() - 2), self._picker.cursor[0])
        before = self._picker.cursor
        self._picker.go(offset)
        if self._picker.cursor == before:
            self._picker.move(step)
        self._show_cursor()

    def action_edge(self, end: int) -> None:
        """Go to the beginning or the end."""
        self._picker.go(len(self._law.text) if end else 0)
        self._show_cursor()

    def action_unit(self) -> None:
        """Choose by the next unit."""
        self._picker.next_unit()
        self._show_cursor()

    def action_anchor(self) -> None:
        """Hold or release one end."""
        self._picker.toggle_anchor()
        self._show_cursor()

    def action_evidence(self, step: int) -> None:
        """Go to the next accepted evidence."""
        places = sorted((m.start, m.end) for m in self._marks.get(self._law.id, ()) if m.kind is MarkKind.EVIDENCE)
        if not places:
            self.tell("No text of this law was accepted as evidence yet.")
            return
        here = self._picker.cursor[0]
        self._go_span(*next((place for place in places if place[0] > here), places[0]))
        self._show_cursor()

    @dialogue
    def action_go_to(self) -> Dialogue:
        """Ask for a number and go there."""
        field = Line("number", "Article or section number, or part of its citation", required=True)
        values = yield FormDialog("Go to", [field], save="Go")
        if values:
            found = find_provision(self._law, values["number"])
            if found is None:
                self.tell(f"This law has no article or section {values['number']}.", severity="warning")
                return
            self._picker.go_provision(found)
            self._show_cursor()

    @dialogue
    def action_switch(self) -> Dialogue:
        """Choose another law."""
        if len(self._laws) < 2:
            self.tell("The package holds this law only.")
            return
        options = [(f"law {n}", plain(self._titles.get(law.id, law.title))) for n, law in enumerate(self._laws)]
        chosen = yield ChooseDialog("Laws of the package", options)
        if chosen:
            self._open(self._laws[int(chosen.removeprefix("law "))])

    # searching

    def action_search(self) -> None:
        """Open the search line."""
        box = self.query_one("#law-search", Input)
        box.display = True
        box.focus()

    @on(Input.Submitted, "#law-search")
    def _search(self, event: Input.Submitted) -> None:
        self._sought = event.value.strip()
        self._hits = find_words(self._law.text, self._sought)
        self._close_search()
        self._mark()
        here = self._picker.cursor[0]
        first = next((n for n, hit in enumerate(self._hits) if hit[0] >= here), 0)
        if self._hits:
            self._go_hit(first)
        else:
            self._show_cursor()
            if self._sought:
                self.tell(f"“{self._sought}” does not stand in this law.", severity="warning")

    def _close_search(self) -> None:
        self.query_one("#law-search").display = False
        self.query_one(LawView).focus()

    def action_hit(self, step: int) -> None:
        """Go to the next or previous hit."""
        if not self._hits:
            self.tell("Search first: / asks for words.")
            return
        self._go_hit((self._hit + step) % len(self._hits))

    def _go_hit(self, number: int) -> None:
        self._hit = number
        start, end = self._hits[number]
        self._picker.go(start)
        self._show_cursor()
        self.query_one(LawView).reveal(start, end)

    # correcting

    def action_check(self) -> None:
        """Open the tree of the law at this place."""
        if self._hand is not None:
            hand, at = self._hand(self._law.id), self._picker.cursor[0]
            self.app.push_screen(CheckScreen(hand, at), lambda _: self._read_again(hand, at))

    def _read_again(self, hand: Hand, at: int) -> None:
        """Show the law as corrected, at the same place."""
        law = hand.reading()
        if law != self._law:
            self._laws = tuple(law if one.id == law.id else one for one in self._laws)
            self._open(law)
            self._picker.go(at)
            self._show_cursor()

    # taking

    @dialogue
    def action_pick(self) -> Dialogue:
        """Return what is chosen."""
        picked = self._picker.picked()
        if picked is None:
            self.tell("Choose within one provision: the choice crosses the border of two.", severity="warning")
            return
        role = picked.provision.role
        if role not in EVIDENCE_ROLES:
            question = Content(f"This is {ROLE_WORDS[role]}, which is no evidence by default. Take it all the same?")
            if not (yield ConfirmDialog(question, yes="take it", no="leave it")):
                return
        self.dismiss(picked)

    def action_copy(self) -> None:
        """Copy the chosen text with its citation."""
        start, end = self._picker.span()
        picked = self._picker.picked()
        label = picked.provision.label if picked else ""
        title = self._titles.get(self._law.id, self._law.title)
        self.app.copy_to_clipboard(f"{label}, {title}: “{self._law.quote(start, end)}”")
        self.tell(f"Copied: {label}, {one_line(title, 60)}")

    def action_back(self) -> None:
        """Close the search line, else go back."""
        if self.query_one("#law-search").display:
            self._close_search()
        else:
            self.dismiss(None)
