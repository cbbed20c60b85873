"""What a person can do on a screen, defined once: from here come keys, footer, palette and help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """One thing to do."""

    id: str
    """Stable name, by which a key can be changed."""
    key: str
    """Textual's name of the key; several are parted by commas."""
    action: str
    label: str
    """Short words for the footer and the palette."""
    tooltip: str
    """One sentence: what it does."""
    show: bool = False
    """Whether the footer shows it."""
    writes: bool = False
    """Whether it changes the assessment: greyed while viewing only."""
    key_display: str | None = None

    def binding(self) -> Binding:
        """The key binding of this command."""
        return Binding(
            self.key,
            self.action,
            self.label,
            id=self.id,
            show=self.show,
            tooltip=self.tooltip,
            key_display=self.key_display,
        )

    def first_key(self) -> str:
        """The key that the last row of the screen names."""
        return self.key_display or _words(self.key.split(",")[0])

    def key_words(self) -> str:
        """The keys as help prints them."""
        return self.key_display or " or ".join(_words(key) for key in self.key.split(","))


def _words(key: str) -> str:
    return _KEY_WORDS.get(key, key).replace("ctrl+", "Ctrl+").replace("shift+", "Shift+")


_KEY_WORDS = {
    "question_mark": "?",
    "slash": "/",
    "full_stop": ".",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "delete": "Del",
    "left": "←",
    "right": "→",
    "f1": "F1",
    "f2": "F2",
    "f3": "F3",
    "f4": "F4",
    "f6": "F6",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Key bindings of the commands, in order."""
    return [command.binding() for command in commands]


def command_of(commands: Iterable[Command], action: str) -> Command | None:
    """The command that runs an action; None where there is none."""
    return next((c for c in commands if c.action.partition("(")[0] == action), None)


HELP = Command(
    "help", "question_mark", "help", "Help", "Explain this screen and list its keys.", show=True, key_display="?"
)
BACK = Command("back", "escape", "back", "Back", "Go back; nothing is lost.", show=True, key_display="Esc")
