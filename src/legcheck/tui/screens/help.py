"""The help window: a page on the screen it was called from, and that screen's keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Markdown

from legcheck.tui.commands import Command

HELP_FILE = Path(__file__).parents[1] / "help.md"


@cache
def help_pages() -> dict[str, str]:
    """The pages of help.md by topic: each begins with a heading `# topic`."""
    pages: dict[str, str] = {}
    for part in HELP_FILE.read_text(encoding="utf-8").split("\n# ")[1:]:
        topic, _, page = part.partition("\n")
        pages[topic.strip()] = page.strip()
    return pages


def key_table(commands: Sequence[Command]) -> Content:
    """Keys, names and explanations, one command a row."""
    words = [command.key_words() for command in commands]
    wide = max((cell_len(word) for word in words), default=0)
    rows = [
        Content.assemble(
            (word + " " * (wide - cell_len(word)), "bold"),
            "  ",
            (command.label, "bold"),
            ": ",
            Content(command.tooltip),
        )
        for word, command in zip(words, commands, strict=True)
    ]
    return Content("\n").join(rows)


class HelpDialog(ModalScreen[None]):
    """Help on one screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "close", "Close", id="help.close", tooltip="Close the help."),
    ]

    def __init__(self, topic: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self._topic = topic
        self._commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """Our own page, then the keys."""
        with Vertical(classes="dialog"), VerticalScroll():
            yield Markdown(help_pages().get(self._topic, ""))
            yield Label(Content.styled("Keys of this screen", "bold"), classes="dialog-title")
            yield Label(key_table(self._commands), classes="dialog-note")
            yield Label("Ctrl+P lists every command by name. Esc closes this help.", classes="dialog-foot")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
