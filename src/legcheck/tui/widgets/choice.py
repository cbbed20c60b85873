"""One choice among a few, all in sight on one or two rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """A row of options of which one is chosen: `(●) party  (○) signatory`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Previous", show=False, id="choice.previous"),
        Binding("right,space", "step(1)", "Next", show=False, id="choice.next"),
    ]

    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; padding: 0 1; }
    Choice:focus { background: $boost; }
    """

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> Choice:
            """The choice that changed."""
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str, widget_id: str | None = None) -> None:
        """Options are (value, words); `value` is the chosen one, empty where none is yet."""
        super().__init__(id=widget_id)
        self._options = tuple(options)
        self.set_reactive(Choice.value, value)

    def render(self) -> Content:
        """All options, the chosen one marked by sign and weight."""
        parts: list[Content] = []
        for value, words in self._options:
            chosen = value == self.value
            # no-break spaces keep the sign and its words on one row
            text = ("(●)" if chosen else "(○)") + "\N{NO-BREAK SPACE}" + words.replace(" ", "\N{NO-BREAK SPACE}")
            style = ("bold reverse" if self.has_focus else "bold") if chosen else ""
            parts.append(Content.styled(text, style))
        return Content("  ").join(parts)

    def action_step(self, step: int) -> None:
        """Choose the next or the previous option."""
        values = [value for value, _ in self._options]
        if self.value in values:
            self.value = values[(values.index(self.value) + step) % len(values)]
        else:
            self.value = values[0 if step > 0 else -1]
        self.post_message(self.Changed(self, self.value))
