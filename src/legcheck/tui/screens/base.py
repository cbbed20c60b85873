"""What all full screens share: commands from one table, help, the way back, notices for errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Literal, TypeVar, cast

from textual.screen import Screen
from textual.widgets import Static

from legcheck.errors import LegcheckError
from legcheck.tui.commands import Command, command_of
from legcheck.tui.plain import plain
from legcheck.tui.screens.help import HelpDialog
from legcheck.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from legcheck.tui.app import LegcheckApp

NOTICE_SECONDS = 8
"""Long enough to read a sentence of two lines."""


Severity = Literal["information", "warning", "error"]

Result = TypeVar("Result")
"""What a screen returns when it is left."""


class CommandScreen(Screen[Result], Generic[Result]):
    """A full screen whose keys, palette entries and help come from `TABLE`."""

    TABLE: ClassVar[tuple[Command, ...]] = ()
    TOPIC: ClassVar[str] = ""
    """Section of help.md."""

    @property
    def legcheck(self) -> LegcheckApp:
        """The running program."""
        return cast("LegcheckApp", self.app)

    @property
    def viewing_only(self) -> bool:
        """Whether commands that write are greyed."""
        return False

    def key_bar(self) -> KeyBar:
        """The last row of the screen."""
        return KeyBar(self.TABLE, lambda action: self.check_action(action, ()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what would write while the assessment can only be viewed."""
        command = command_of(self.TABLE, action)
        if command and command.writes and self.viewing_only:
            return None
        return True

    def tell(self, sentence: str, *, title: str = "", severity: Severity = "information") -> None:
        """Say something; the sentence may hold text of a law.

        News stays in the news line, where the screen has one, until the next; what needs attention is a notice.
        """
        line = self.query_one_optional("#news", Static)
        if line is not None:
            said = sentence if severity == "information" else ""
            line.update(plain(said))
            line.display = bool(said) or line.has_class("steady")
        if line is not None and severity == "information":
            return
        self.notify(sentence, title=title, severity=severity, markup=False, timeout=NOTICE_SECONDS)

    def tell_error(self, error: LegcheckError) -> None:
        """A notice that says what went wrong and what to do."""
        self.tell(str(error), title=error.title, severity="warning")

    def action_help(self) -> None:
        """Explain this screen."""
        self.app.push_screen(HelpDialog(self.TOPIC, self.TABLE))

    def action_back(self) -> object:
        """Leave this screen."""
        return self.dismiss()
