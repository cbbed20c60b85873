"""The import check: the tree of a law as it was read, and the means to put it right."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from legcheck.assessment import LawCorrection
from legcheck.errors import LegcheckError
from legcheck.law import CorrectionKind
from legcheck.law.models import Law, Provision, Role
from legcheck.tui.commands import BACK, HELP, Command, bindings
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.lookup import find_provision
from legcheck.tui.plain import one_line, plain
from legcheck.tui.reading import (
    article_around,
    guessed_number,
    head_words,
    split_places,
    tree_rows,
    unplaced_words,
)
from legcheck.tui.screens.base import CommandScreen
from legcheck.tui.screens.dialogs import ChooseDialog, FormDialog, ReadDialog
from legcheck.tui.widgets.fields import Line
from legcheck.tui.widgets.law_view import LawView

TABLE = (
    HELP,
    Command("check.role", "o", "role", "Role", "Say what this text is: body, schedule, preamble or note.", True, True),
    Command("check.number", "r", "number", "Renumber", "Give this article or section its right number.", True, True),
    Command("check.split", "s", "split", "Split", "Begin a new article inside this one.", True, True),
    Command("check.join", "t", "join", "Join", "Join this to the provision before it.", True, True),
    Command("check.language", "l", "language", "Language", "Set the language of the law.", True, True),
    Command("check.undo", "z", "undo", "Undo", "Take the last correction of this law back.", True, True),
    Command("check.depth", "d", "depth", "Depth", "Show subsections and letters too, or articles only.", True),
    Command("check.warnings", "w", "warnings", "Warnings", "Read all warnings of the reading.", True),
    Command("check.unplaced", "u", "unplaced", "Unplaced", "Read the text that stands in no provision.", True),
    Command("check.goto", "g", "go_to", "Go to", "Go to an article or section by its number."),
    BACK,
)

_ROLE_HINTS = {
    Role.BODY: "the law's own text: evidence",
    Role.INSERTED: "text of another law, inserted in it by this one: evidence",
    Role.PREAMBLE: "preamble, enacting words",
    Role.CONTENTS: "table of contents, arrangement of sections",
    Role.SCHEDULE: "schedule or annex, for example a treaty that is reprinted",
    Role.EXPLANATORY: "explanatory memorandum",
    Role.SUPERSEDED: "past wording, no longer the law",
    Role.NOTE: "an editor's note",
}


@dataclass(frozen=True)
class Hand:
    """The law under correction, wherever it is kept."""

    reading: Callable[[], Law]
    """The law as corrected so far."""
    correct: Callable[[LawCorrection], str]
    """Makes a correction and says what it did; raises LegcheckError where it is refused."""
    undo: Callable[[], str]
    """Takes the last correction back and says so, or says why not."""
    writable: bool = True


class CheckScreen(CommandScreen[None]):
    """The tree on one side, the text of the provision under the cursor on the other."""

    TABLE = TABLE
    TOPIC = "check"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TABLE)

    def __init__(self, hand: Hand, offset: int = 0) -> None:
        """`offset`: where in the law to begin."""
        super().__init__()
        self._hand = hand
        self._offset = offset
        self._deep = False
        self._shown: tuple[Provision, ...] = ()

    @property
    def viewing_only(self) -> bool:
        """Whether nothing can be corrected."""
        return not self._hand.writable

    @property
    def law(self) -> Law:
        """The law as corrected so far."""
        return self._hand.reading()

    def compose(self) -> ComposeResult:
        """Title, what the reading amounts to, tree and text."""
        yield Static(id="law-title", markup=False)
        yield Static(id="check-head", markup=False)
        with Horizontal(id="check-body"):
            yield OptionList(id="check-list")
            yield LawView(widget_id="check-text")
        yield Static(id="news", markup=False)
        yield self.key_bar()

    def on_mount(self) -> None:
        """Show the law."""
        self._show(self._offset)
        self.query_one("#check-list").focus()

    def _show(self, offset: int) -> None:
        law = self.law
        self.query_one("#law-title", Static).update(
            Content.assemble(plain(one_line(law.title or law.file, 60), "bold"), "   How it was read")
        )
        self.query_one("#check-head", Static).update(head_words(law))
        rows = list(tree_rows(law, deep=self._deep))
        self._shown = tuple(provision for provision, _ in rows)
        listed = self.query_one("#check-list", OptionList)
        listed.set_options(
            [Option(words, id=f"row {n}") for n, (_, words) in enumerate(rows)]
            or [Option("No provision was found in this law.", id="none", disabled=True)]
        )
        before = [n for n, p in enumerate(self._shown) if p.start <= offset]
        if rows:
            listed.highlighted = before[-1] if before else 0
        self._show_text()

    @property
    def here(self) -> Provision | None:
        """The provision under the cursor."""
        place = self.query_one("#check-list", OptionList).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    @on(OptionList.OptionHighlighted, "#check-list")
    def _show_text(self) -> None:
        here, view = self.here, self.query_one(LawView)
        if here is not None:
            view.show(self.law, here.start, here.end)

    # corrections

    def _correct(self, kind: CorrectionKind, provision: str = "", value: str = "", at: int = -1) -> None:
        here = self.here
        try:
            said = self._hand.correct(LawCorrection(kind=kind, provision=provision, value=value, at=at))
        except LegcheckError as error:
            self.tell_error(error)
            return
        self._show(at if at >= 0 else (here.start if here else 0))
        self.tell(said)

    def action_undo(self) -> None:
        """Take the last correction back."""
        here = self.here
        said = self._hand.undo()
        self._show(here.start if here else 0)
        self.tell(said)

    @dialogue
    def action_language(self) -> Dialogue:
        """Ask for the language."""
        field = Line(
            "language", "Language of the law: two letters, such as en, fr, es", self.law.language, required=True
        )
        values = yield FormDialog("Language", [field])
        if values:
            self._correct(CorrectionKind.LANGUAGE, value=values["language"].lower())

    @dialogue
    def action_role(self) -> Dialogue:
        """Ask what the text is."""
        here = self.here
        if here is None:
            return
        options = [
            (str(role), Content.assemble("● " if role is here.role else "○ ", (str(role), "bold"), f": {hint}"))
            for role, hint in _ROLE_HINTS.items()
        ]
        note = Content("The provision and all in it get the role. Only body and inserted text is evidence by default.")
        chosen = yield ChooseDialog(f"What is {here.label or here.kind}?", options, note=note)
        if chosen:
            self._correct(CorrectionKind.ROLE, here.id, chosen)

    @dialogue
    def action_number(self) -> Dialogue:
        """Ask for the right number."""
        article = self._article()
        if article is None:
            return
        field = Line("number", f"Right number of {article.label}", article.number or "", required=True)
        values = yield FormDialog("Renumber", [field])
        if values:
            self._correct(CorrectionKind.NUMBER, article.id, values["number"])

    @dialogue
    def action_split(self) -> Dialogue:
        """Ask where the new article begins, and for its number."""
        article = self._article()
        if article is None:
            return
        law = self.law
        places = split_places(law, article)
        if not places:
            self.tell(f"{article.label} is a single sentence: it cannot be split.", severity="warning")
            return
        yield from self._split(law, article, places)

    def _split(self, law: Law, article: Provision, places: list[int]) -> Generator[Screen[Any], Any, None]:
        options = [(f"at {p}", plain(one_line(law.text[p : min(p + 200, article.end)], 64))) for p in places]
        chosen = yield ChooseDialog(f"{article.label}: where does the new article begin?", options)
        if chosen is None:
            return
        at = int(chosen.removeprefix("at "))
        guess = guessed_number(law.text[at : at + 60])
        values = yield FormDialog("Split", [Line("number", "Number of the new article", guess, required=True)])
        if values:
            self._correct(CorrectionKind.SPLIT, article.id, values["number"], at)

    def action_join(self) -> None:
        """Join to the provision before it."""
        here = self.here
        if here is not None:
            self._correct(CorrectionKind.JOIN, here.id)

    def _article(self) -> Provision | None:
        here = self.here
        article = article_around(self.law, here) if here else None
        if article is None or article.number is None:
            self.tell("Put the cursor on an article or section.", severity="warning")
            return None
        return article

    # looking

    def action_depth(self) -> None:
        """Show more or fewer levels."""
        here = self.here
        self._deep = not self._deep
        self._show(here.start if here else 0)

    def action_warnings(self) -> None:
        """Read the warnings."""
        rows = [plain(f"• {warning}") for warning in self.law.warnings]
        text = Content("\n").join(rows) if rows else Content("No warnings.")
        self.app.push_screen(ReadDialog("Warnings of the reading", text))

    def action_unplaced(self) -> None:
        """Read what stands in no provision."""
        self.app.push_screen(ReadDialog("Text in no provision", unplaced_words(self.law)))

    @dialogue
    def action_go_to(self) -> Dialogue:
        """Ask for a number and go there."""
        values = yield FormDialog("Go to", [Line("number", "Article or section number", required=True)], save="Go")
        found = find_provision(self.law, values["number"]) if values else None
        if found:
            self._show(found.start)
        elif values:
            self.tell(f"This law has no article or section {values['number']}.", severity="warning")
