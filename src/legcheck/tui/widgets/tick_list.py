"""A list whose options are ticked, with a sign that does not rest on colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        """A person changed a tick."""

        def __init__(self, ticks: TickList, value: str) -> None:
            super().__init__()
            self.ticks = ticks
            self.value = value

        @property
        def control(self) -> TickList:
            """The list whose tick changed."""
            return self.ticks

    def __init__(self, options: Sequence[tuple[str, str, bool]], widget_id: str | None = None) -> None:
        """Options are (value, words, ticked)."""
        self._words = {value: words for value, words, _ in options}
        self._ticked = {value for value, _, ticked in options if ticked}
        self._known = set(self._words)
        super().__init__(*self._rows(), id=widget_id)

    @property
    def values(self) -> tuple[str, ...]:
        """All values that are offered."""
        return tuple(self._words)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ticked values in their order."""
        return tuple(value for value in self._words if value in self._ticked)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (value, words) instead: those offered before keep their ticks, new ones are ticked."""
        self._words = dict(options)
        self._ticked |= self._words.keys() - self._known
        self._known |= self._words.keys()
        self._show()

    def tick(self, values: Iterable[str]) -> None:
        """Tick these and no others; sends no message."""
        self._ticked = set(values)
        self._show()

    def _show(self) -> None:
        place = self.highlighted
        self.set_options(self._rows())
        if place is not None and self._words:
            self.highlighted = min(place, len(self._words) - 1)

    def _rows(self) -> list[Option]:
        return [Option(self._row(value), id=value) for value in self._words]

    @on(OptionList.OptionSelected)
    def _toggle(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        value = event.option_id or ""
        self._ticked ^= {value}
        self.replace_option_prompt(value, self._row(value))
        self.post_message(self.Changed(self, value))

    def _row(self, value: str) -> Content:
        return Content(" [x] " if value in self._ticked else " [ ] ").append(plain(self._words[value]))
