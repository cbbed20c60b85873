"""Forms as data: a few kinds of field, one widget that shows them and gives their values back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Label, TextArea

from legcheck.tui.plain import one_line, plain, shown
from legcheck.tui.widgets.choice import Choice


@dataclass(frozen=True)
class Line:
    """One line of text."""

    name: str
    label: str
    value: str = ""
    required: bool = False
    hint: str = ""
    suggester: Suggester | None = None


@dataclass(frozen=True)
class Area:
    """Several lines of text."""

    name: str
    label: str
    value: str = ""
    required: bool = False
    rows: int = 4


@dataclass(frozen=True)
class Pick:
    """One of a few values, all in sight."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Value and words."""
    value: str
    required: bool = False


@dataclass(frozen=True)
class Say:
    """A sentence between fields, from a law or from us; never a value."""

    text: Content


Field = Line | Area | Pick
Part = Field | Say


def yes_no(name: str, label: str, value: bool) -> Pick:
    """A question answered by yes or no."""
    return Pick(name, label, (("no", "no"), ("yes", "yes")), "yes" if value else "no")


def same(*values: str) -> tuple[tuple[str, str], ...]:
    """Options whose words are their values."""
    return tuple((value, value) for value in values)


class FieldGroup(VerticalGroup):
    """The fields of a form, one below the other."""

    DEFAULT_CSS = """
    FieldGroup { height: auto; }
    FieldGroup > Label { color: $text-muted; padding: 0 1; }
    FieldGroup > .missing { color: $text-error; text-style: bold; }
    FieldGroup > .say { color: $foreground; padding: 0 1; margin: 0 0 1 0; }
    FieldGroup > Input { margin: 0 0 1 0; }
    FieldGroup > Choice { margin: 0 0 1 0; }
    FieldGroup > TextArea { margin: 0 0 1 0; border: none; padding: 0 1; background: $surface; }
    FieldGroup > TextArea:focus { border: none; background: $boost; }
    """

    def __init__(self, parts: Sequence[Part], widget_id: str | None = None, *, quick: bool = False) -> None:
        """`quick`: Enter in any line is for the form to decide, not only in the last one."""
        super().__init__(id=widget_id)
        self._parts = tuple(parts)
        self._quick = quick

    @property
    def fields(self) -> tuple[Field, ...]:
        """The parts that hold values."""
        return tuple(part for part in self._parts if not isinstance(part, Say))

    def compose(self) -> ComposeResult:
        """A label and a widget for each field."""
        for part in self._parts:
            if isinstance(part, Say):
                yield Label(part.text, classes="say")
            else:
                yield Label(_label(part), id=f"label-{part.name}")
                yield from self._widget(part)

    def _widget(self, field: Field) -> Iterator[Input | TextArea | Choice]:
        name = f"field-{field.name}"
        if isinstance(field, Line):
            box = Input(one_line(field.value), placeholder=field.hint, id=name, compact=True, suggester=field.suggester)
            box.cursor_blink = False
            yield box
        elif isinstance(field, Area):
            area = TextArea(shown(field.value), id=name, compact=True, highlight_cursor_line=False)
            area.cursor_blink = False
            area.styles.height = field.rows
            yield area
        else:
            yield Choice(field.options, field.value, widget_id=name)

    def values(self) -> dict[str, str]:
        """Name and present value of every field; what was typed, without control characters and outer white space."""
        return {field.name: self._value(field) for field in self.fields}

    def _value(self, field: Field) -> str:
        widget = self.query_one(f"#field-{field.name}")
        if isinstance(widget, TextArea):
            text, first = widget.text, shown(field.value)
        elif isinstance(widget, (Input, Choice)):
            text, first = widget.value, one_line(field.value)
        else:
            raise TypeError(f"{field.name} has no value")
        # what nobody touched comes back as it was, signs that no field can show included
        return field.value if text == first else shown(text).strip()

    def set_value(self, name: str, value: str) -> None:
        """Put a value into a field."""
        widget = self.query_one(f"#field-{name}")
        if isinstance(widget, TextArea):
            widget.load_text(shown(value))
        elif isinstance(widget, (Input, Choice)):
            widget.value = one_line(value)

    def first_missing(self) -> str | None:
        """Label of the first required field that is empty; focuses it and marks its label."""
        missing: list[Field] = []
        for field in self.fields:
            lacking = field.required and not self._value(field)
            self.query_one(f"#label-{field.name}").set_class(lacking, "missing")
            if lacking:
                missing.append(field)
        if not missing:
            return None
        self.query_one(f"#field-{missing[0].name}").focus()
        return missing[0].label

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self.fields:
            self.query_one(f"#field-{self.fields[0].name}").focus()

    def is_last(self, widget: object) -> bool:
        """Whether a widget is the last field."""
        return bool(self.fields) and widget is self.query_one(f"#field-{self.fields[-1].name}")

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Enter goes to the next field; in the last one the form decides."""
        if not self._quick and not self.is_last(event.input):
            event.stop()
            self.screen.focus_next()


def _label(field: Field) -> Content:
    return Content.assemble(plain(field.label), ("  (needed)", "italic") if field.required else "")
