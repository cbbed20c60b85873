"""The steps of a new assessment, by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher, Footer, Input, Static

from legcheck.assessment import Book, Setup
from legcheck.errors import LegcheckError
from legcheck.tui.commands import Command, bindings
from legcheck.tui.paths import expanded
from legcheck.tui.plain import plain
from legcheck.tui.screens.base import CommandScreen
from legcheck.tui.setup_forms import kind_fields, save_fields, setup_of, treaty_fields, who_fields
from legcheck.tui.widgets.choose_checklists import ChecklistsStep
from legcheck.tui.widgets.fields import FieldGroup
from legcheck.tui.widgets.laws_step import LawsStep

STEPS = (
    ("who", "Who assesses what"),
    ("treaties", "The State and the treaties"),
    ("kind", "System, kind of law, basis"),
    ("laws", "The laws"),
    ("checklists", "Checklists and filters"),
    ("save", "Where to save"),
)

TABLE = (
    Command("new.next", "f2", "next", "Next step", "Go to the next step; after the last one, begin.", True),
    Command(
        "new.edit", "f3", "law('edit')", "Describe law", "Edit title, date, status, language, level of the law.", True
    ),
    Command("new.remove", "f4", "law('remove')", "Remove law", "Take the law under the cursor out.", True),
    Command(
        "new.warnings", "f6", "law('warnings')", "How it was read", "Show how the law was read and its warnings.", True
    ),
    Command("help", "f1", "help", "Help", "Explain this screen and list its keys.", True),
    Command(
        "back", "escape", "back", "Back", "Go to the step before; from the first one, leave.", True, key_display="Esc"
    ),
)


class NewScreen(CommandScreen[None]):
    """Six steps, then the assessment opens."""

    TABLE = TABLE
    TOPIC = "new"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TABLE)

    def __init__(self, laws: Sequence[str] = ()) -> None:
        """`laws` are files to read at once."""
        super().__init__()
        self._given = tuple(laws)
        self._step = 0

    def compose(self) -> ComposeResult:
        """One step in sight."""
        yield Static(id="new-title", markup=False)
        with ContentSwitcher(initial="who"):
            with VerticalScroll(id="who", can_focus=False):
                yield FieldGroup(who_fields())
            with VerticalScroll(id="treaties", can_focus=False):
                yield FieldGroup(treaty_fields())
            with VerticalScroll(id="kind", can_focus=False):
                yield FieldGroup(kind_fields())
            yield LawsStep(self._given, widget_id="laws")
            yield ChecklistsStep(self.legcheck.catalogue, widget_id="checklists")
            with VerticalScroll(id="save", can_focus=False):
                yield FieldGroup(save_fields(""))
                yield Static(id="new-summary", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the first step."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys for laws only where the laws are."""
        return STEPS[self._step][0] == "laws" if action == "law" else True

    def _show(self) -> None:
        name, title = STEPS[self._step]
        self.query_one(ContentSwitcher).current = name
        words = f"New assessment   step {self._step + 1} of {len(STEPS)}: {title}"
        self.query_one("#new-title", Static).update(Content.assemble((words, "bold"), "   F2 next, Esc back"))
        if name == "save":
            self._prepare_save()
        if name == "laws":
            self.query_one(LawsStep).focus_first()
        elif name == "checklists":
            self.query_one(ChecklistsStep).focus_first()
        else:
            self.query_one(f"#{name}").query_one(FieldGroup).focus_first()
        self.refresh_bindings()

    def _prepare_save(self) -> None:
        answers, laws = self._answers(), self.query_one(LawsStep)
        group = self.query_one("#save").query_one(FieldGroup)
        if not group.values()["path"]:
            stem = re.sub(r"\W+", "-", answers["title"].lower()).strip("-") or "assessment"
            group.set_value("path", str(Path.cwd() / f"{stem[:60]}.legcheck"))
        count = len(laws.entries)
        rows = [f"{answers['country']}: {answers['title']}, by {answers['name']}", f"{count} laws in the package"]
        rows += [f"  {entry.details.title} ({entry.details.status})" for entry in laws.entries]
        rows.append(self.query_one(ChecklistsStep).words())
        self.query_one("#new-summary", Static).update(plain("\n".join(rows)))

    def _answers(self) -> dict[str, str]:
        values: dict[str, str] = {}
        for name in ("who", "treaties", "kind", "save"):
            values.update(self.query_one(f"#{name}").query_one(FieldGroup).values())
        return values

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_next()

    def action_next(self) -> None:
        """Go on, if this step is complete."""
        trouble = self._missing()
        if trouble:
            self.tell(trouble, severity="warning")
        elif self._step + 1 < len(STEPS):
            self._step += 1
            self._show()
        else:
            self._begin()

    def _missing(self) -> str:
        name = STEPS[self._step][0]
        if name == "laws":
            return self.query_one(LawsStep).missing()
        if name == "checklists":
            return self.query_one(ChecklistsStep).missing()
        label = self.query_one(f"#{name}").query_one(FieldGroup).first_missing()
        return f"Please fill in: {label}." if label else ""

    def action_back(self) -> None:
        """Go to the step before, or leave."""
        if self._step:
            self._step -= 1
            self._show()
        else:
            self.dismiss(None)

    def action_law(self, what: str) -> None:
        """Do something with the law under the cursor."""
        step = self.query_one(LawsStep)
        {"edit": step.edit, "remove": step.take_out, "warnings": step.show_warnings}[what]()

    def _begin(self) -> None:
        answers, chosen = self._answers(), self.query_one(ChecklistsStep)
        setup = setup_of(
            answers,
            self.legcheck.catalogue,
            checklists=chosen.checklists(),
            levels=chosen.levels(),
            instruments=chosen.instruments(),
        )
        path = expanded(answers["path"])
        if path.suffix != ".legcheck":
            path = path.with_name(path.name + ".legcheck")
        self.legcheck.open_book(lambda: self._create(path, setup), replace=True)

    def _create(self, path: Path, setup: Setup) -> Book:
        """The new file with its laws; removed again where a law cannot be stored."""
        book = self.legcheck.services.create_book(path, setup)
        try:
            for entry in self.query_one(LawsStep).entries:
                book.add_law(entry.law, entry.details)
        except LegcheckError:
            book.close()
            path.unlink(missing_ok=True)
            raise
        return book
