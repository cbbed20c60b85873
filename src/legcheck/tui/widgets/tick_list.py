"""A list whose options are ticked, with a sign that does not rest on colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from legcheck.tui.plain import plain


class TickList(OptionList):
    """Options `[x]` and `[ ]`; Space or Enter changes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", show=False, id="ticks.tick", tooltip="Tick or untick."),
    ]

    class Changed(Message):
        """A tick changed."""

    def __init__(self, options: Sequence[tuple[str, str, bool]], widget_id: str | None = None) -> None:
        """Options are (value, words, ticked)."""
        self._words = {value: words for value, words, _ in options}
        self._ticked = {value for value, _, ticked in options if ticked}
        super().__init__(*(Option(self._row(value), id=value) for value in self._words), id=widget_id)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ticked values in their order."""
        return tuple(value for value in self._words if value in self._ticked)

    @on(OptionList.OptionSelected)
    def _toggle(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        value = event.option_id or ""
        self._ticked ^= {value}
        self.replace_option_prompt(value, self._row(value))
        self.post_message(self.Changed())

    def _row(self, value: str) -> Content:
        return Content(" [x] " if value in self._ticked else " [ ] ").append(plain(self._words[value]))
