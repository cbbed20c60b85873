"""The last row of a screen: its most needed keys, as many as fit, and always help and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from legcheck.tui.commands import Command

GAP = 2
"""Cells between two keys."""
KEPT = frozenset({"help", "back"})
"""Ids of commands that never give way."""
_PALETTE = Content.from_markup("[@click=app.command_palette][b $footer-key-foreground]Ctrl+P[/] all commands[/]")


class KeyBar(Widget, can_focus=False):
    """One row. It is drawn, not built of widgets: the keys change with every move of the focus."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $footer-background;
        color: $footer-foreground;
        text-wrap: nowrap;
        text-overflow: clip;
        link-style: none;
        link-color: $footer-foreground;
        link-background: $footer-background;
        link-style-hover: underline;
        link-color-hover: $footer-foreground;
        link-background-hover: $footer-background;
    }
    """

    def __init__(self, table: Sequence[Command], state: Callable[[str], bool | None]) -> None:
        """`state` says of an action: True, None where it is greyed, False where it is hidden."""
        super().__init__()
        self._table = tuple(command for command in table if command.show)
        self._state = state

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys that fit, in the order of the table."""
        states = {c.id: self._state(c.action.partition("(")[0]) for c in self._table}
        commands = [c for c in self._table if states[c.id] is not False]
        shown = fitting(commands, self.size.width)
        hints = [_hint(c, greyed=states[c.id] is None) for c in commands if c.id in shown]
        row = Content(" " * GAP).join(hints)
        if row.cell_length + GAP + _PALETTE.cell_length <= self.size.width:
            row = Content.assemble(row, " " * GAP, _PALETTE)
        return row


def fitting(commands: Sequence[Command], width: int) -> set[str]:
    """Ids of the commands that fit: those that are kept, then the others in their order until one is too wide."""
    kept = [c for c in commands if c.id in KEPT]
    left = width - sum(_width(c) + GAP for c in kept) + GAP
    shown = {c.id for c in kept}
    for command in commands:
        if command.id in KEPT:
            continue
        left -= _width(command) + GAP
        if left < 0:
            break
        shown.add(command.id)
    return shown


def _width(command: Command) -> int:
    return cell_len(command.first_key()) + 1 + cell_len(command.label)


def _hint(command: Command, *, greyed: bool) -> Content:
    action = command.action if command.action.startswith("app.") else f"screen.{command.action}"
    style = "[dim]" if greyed else f"[@click={action}]"
    key = "[b $footer-key-foreground]$key[/]"
    return Content.from_markup(f"{style}{key} $label[/]", key=command.first_key(), label=command.label)
