"""The home screen: recent assessments, a new one, the demo."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from legcheck import __version__
from legcheck.errors import LegcheckError, ReadOnlyError
from legcheck.tui.commands import HELP, Command, bindings
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.paths import PathSuggester, expanded
from legcheck.tui.plain import one_line, plain
from legcheck.tui.screens.base import CommandScreen
from legcheck.tui.screens.dialogs import ConfirmDialog, FormDialog
from legcheck.tui.screens.new import NewScreen
from legcheck.tui.widgets.fields import Line

_RECENT = "recent-"

TABLE = (
    Command("home.new", "n", "new", "New assessment", "Begin an assessment of one or more laws.", show=True),
    Command("home.open", "o", "open", "Open file", "Open an assessment file (.legcheck) by its path.", show=True),
    Command(
        "home.demo", "d", "demo", "Demo", "Try legcheck on a bundled fictional bill, in a scratch copy.", show=True
    ),
    Command(
        "home.forget", "delete", "forget", "Forget", "Take the file under the cursor off this list; the file stays."
    ),
    Command("home.choose", "enter", "choose", "Open", "Open what is under the cursor.", key_display="Enter"),
    Command("home.quit", "q", "app.quit", "Quit", "Leave legcheck.", show=True),
    HELP,
)


class HomeScreen(CommandScreen[None]):
    """Where legcheck starts."""

    TABLE = TABLE
    TOPIC = "home"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(TABLE),
        # Enter typed while the program starts arrives as a line feed: the terminal is not told otherwise yet
        Binding("ctrl+j", "choose", show=False, id="home.early"),
    ]

    def compose(self) -> ComposeResult:
        """A few words, then one list of all that can be opened."""
        with Vertical(id="home"):
            yield Label(f"legcheck {__version__}", id="home-title", markup=False)
            yield Label(
                "Guided assessment of draft laws against UNTOC and its Protocols on trafficking in persons "
                "and the smuggling of migrants. legcheck suggests provisions; you decide. It works offline.",
                id="home-words",
            )
            yield OptionList(id="home-list")
        yield self.key_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Show what was opened meanwhile."""
        if self.query("#home-list"):
            self._fill()

    def _fill(self) -> None:
        listed = self.query_one(OptionList)
        options = [
            Option(Content("n  New assessment"), id="new"),
            Option(Content("o  Open an assessment file"), id="open"),
            Option(Content("d  Demo: a bundled fictional bill, in a scratch copy"), id="demo"),
        ]
        self._recent = self.legcheck.services.recent()
        if self._recent:
            options.append(Option(Content.styled("Recent assessments", "bold"), id="head", disabled=True))
        for number, entry in enumerate(self._recent):
            title = plain(one_line(entry.title or Path(entry.path).stem, 60), "bold")
            lost = "" if entry.exists else "  (not there any more)"
            about = plain(f"{one_line(entry.path)}, opened {entry.opened[:10]}{lost}", "$text-muted")
            words = Content.assemble("   ", title, plain(f"  {entry.country}"), "\n   ", about)
            options.append(Option(words, id=f"{_RECENT}{number}"))
        place = listed.highlighted
        listed.set_options(options)
        listed.highlighted = min(place, len(options) - 1) if place is not None else (4 if self._recent else 0)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        name = event.option_id or ""
        if name.startswith(_RECENT):
            self.open_path(Path(self._recent[int(name.removeprefix(_RECENT))].path))
        elif name == "new":
            self.action_new()
        elif name == "open":
            self.action_open()
        elif name == "demo":
            self.action_demo()

    def action_choose(self) -> None:
        """Open what is under the cursor, even before the list has the focus."""
        self.query_one(OptionList).action_select()

    def action_new(self) -> None:
        """Begin an assessment."""
        self.app.push_screen(NewScreen())

    def action_demo(self) -> None:
        """Open the demo."""
        self.legcheck.open_demo()

    @dialogue
    def action_open(self) -> Dialogue:
        """Ask for a file and open it."""
        field = Line("path", "Assessment file", required=True, hint="name.legcheck", suggester=PathSuggester())
        values = yield FormDialog("Open an assessment", [field], save="Open", note=Content("→ completes the path."))
        if values:
            self.open_path(expanded(values["path"]))

    @dialogue
    def open_path(self, path: Path) -> Dialogue:
        """Open an assessment file; where it can only be viewed, ask whether to view it."""
        services = self.legcheck.services
        try:
            book = services.open_book(path, False)
        except ReadOnlyError as error:
            question = Content.assemble(plain(str(error)), "\n\nOpen it for viewing only?")
            if (yield ConfirmDialog(question, yes="view it", no="leave it")):
                self.legcheck.open_file(path, read_only=True)
            return
        except LegcheckError as error:
            self.tell_error(error)
            return
        self.legcheck.open_book(lambda: book)

    def action_forget(self) -> None:
        """Take the file under the cursor off the list."""
        option = self.query_one(OptionList).highlighted_option
        if option and (option.id or "").startswith(_RECENT):
            entry = self._recent[int((option.id or "").removeprefix(_RECENT))]
            self.legcheck.services.forget(Path(entry.path))
            self._fill()
            self.tell(f"{one_line(str(entry.path))} is off the list; the file itself stays.")
