"""Small windows that ask for something and return a typed value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, OptionList
from textual.widgets.option_list import Option

from legcheck.tui.plain import plain
from legcheck.tui.widgets.fields import FieldGroup, Part

CANCEL = Binding("escape", "cancel", "Cancel", id="dialog.cancel", tooltip="Close without changing anything.")
SAVE = Binding("f2", "save", "Save", id="dialog.save", tooltip="Save what the form holds.")


class FormDialog(ModalScreen[dict[str, str] | None]):
    """A form; returns its values, or None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE, CANCEL]

    def __init__(
        self, title: str, parts: Sequence[Part], *, note: Content | None = None, save: str = "Save", quick: bool = False
    ) -> None:
        """`quick`: Enter in any one-line field saves; otherwise only in the last one."""
        super().__init__()
        self._title = title
        self._parts = tuple(parts)
        self._note = note
        self._save = save
        self._quick = quick

    def compose(self) -> ComposeResult:
        """Title, note, fields, buttons."""
        with Vertical(classes="dialog"):
            yield Label(plain(self._title, "bold"), classes="dialog-title")
            with VerticalScroll(can_focus=False):
                if self._note:
                    yield Label(self._note, classes="dialog-note")
                yield FieldGroup(self._parts, quick=self._quick)
            with HorizontalGroup(classes="dialog-buttons"):
                yield Button(plain(f"{self._save} (F2)"), id="save", variant="primary", compact=True)
                yield Button("Cancel (Esc)", id="cancel", compact=True)

    def on_mount(self) -> None:
        """Start in the first field."""
        self.query_one(FieldGroup).focus_first()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    @on(Button.Pressed, "#save")
    def _pressed_save(self) -> None:
        self.action_save()

    @on(Button.Pressed, "#cancel")
    def _pressed_cancel(self) -> None:
        self.action_cancel()

    def action_save(self) -> None:
        """Return the values if nothing needed is missing."""
        group = self.query_one(FieldGroup)
        missing = group.first_missing()
        if missing:
            self.notify(f"Please fill in: {missing}.", severity="warning", markup=False)
        else:
            self.dismiss(group.values())

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)


class ChooseDialog(ModalScreen[str | None]):
    """A list to choose from; returns the chosen id, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [CANCEL]

    def __init__(self, title: str, options: Sequence[tuple[str, Content]], *, note: Content | None = None) -> None:
        super().__init__()
        self._title = title
        self._options = tuple(options)
        self._note = note

    def compose(self) -> ComposeResult:
        """Title, note, list."""
        with Vertical(classes="dialog"):
            yield Label(plain(self._title, "bold"), classes="dialog-title")
            if self._note:
                yield Label(self._note, classes="dialog-note")
            yield OptionList(*(Option(content, id=name) for name, content in self._options))
            yield Label("Enter chooses, Esc goes back", classes="dialog-foot")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)


class ConfirmDialog(ModalScreen[bool]):
    """A question with yes and no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "Yes", id="confirm.yes"),
        Binding("n,escape", "answer(False)", "No", id="confirm.no"),
    ]

    def __init__(self, question: Content, *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._question = question
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="dialog small"):
            yield Label(self._question, classes="dialog-note")
            yield Label(f"y or Enter: {self._yes}      n or Esc: {self._no}", classes="dialog-foot", markup=False)

    def action_answer(self, answer: bool) -> None:
        """Return the answer."""
        self.dismiss(answer)


class ReadDialog(ModalScreen[None]):
    """Text to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", "Close", id="read.close", tooltip="Close this window."),
    ]

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Title and scrolling text."""
        with Vertical(classes="dialog"):
            yield Label(plain(self._title, "bold"), classes="dialog-title")
            with VerticalScroll():
                yield Label(self._text, classes="dialog-note")
            yield Label("Esc closes", classes="dialog-foot")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


class GroupDialog(ModalScreen[bool | None]):
    """Items to be judged together: True confirms, False declines, None leaves it open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Confirm", id="group.yes", tooltip="Confirm the group."),
        Binding("n", "answer(False)", "Decline", id="group.no", tooltip="Decline the group."),
        Binding("escape", "leave", "Later", id="group.later", tooltip="Leave it open."),
    ]

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Title, reason and items, answers. Enter does nothing: a group is not confirmed by habit."""
        with Vertical(classes="dialog"):
            yield Label(plain(f"Proposed as not applicable: {self._title}", "bold"), classes="dialog-title")
            with VerticalScroll():
                yield Label(self._text, classes="dialog-note")
            yield Label("y: confirm the whole group      n: decline      Esc: later", classes="dialog-foot")

    def action_answer(self, answer: bool) -> None:
        """Return the answer."""
        self.dismiss(answer)

    def action_leave(self) -> None:
        """Return nothing."""
        self.dismiss(None)
