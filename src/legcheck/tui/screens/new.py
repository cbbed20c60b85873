"""The steps of a new assessment, by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from legcheck.assessment import Book, CorrectLaw, Setup
from legcheck.errors import LegcheckError
from legcheck.tui.commands import Command, bindings
from legcheck.tui.paths import expanded
from legcheck.tui.plain import plain
from legcheck.tui.screens.steps import CHECKLISTS, KIND, PROFILES, TREATIES_STEP, WHO, Step, StepScreen, form
from legcheck.tui.setup_forms import originals_first, save_fields
from legcheck.tui.widgets.fields import FieldGroup
from legcheck.tui.widgets.laws_step import LawsStep

LAWS: Step = ("laws", "The laws")
SAVE: Step = ("save", "Where to save")

TABLE = (
    Command("new.next", "f2", "next", "Next step", "Go to the next step; after the last one, begin.", True),
    Command(
        "new.edit", "f3", "law('edit')", "Describe law", "Edit title, date, status, language, level of the law.", True
    ),
    Command("new.remove", "f4", "law('remove')", "Remove law", "Take the law under the cursor out.", True),
    Command(
        "new.check",
        "f6",
        "law('check')",
        "How it was read",
        "Check how the law was read, and put it right: language, roles, numbers, splits.",
        True,
    ),
    Command("help", "f1", "help", "Help", "Explain this screen and list its keys.", True),
    Command(
        "back", "escape", "back", "Back", "Go to the step before; from the first one, leave.", True, key_display="Esc"
    ),
)


class NewScreen(StepScreen[None]):
    """Seven steps, then the assessment opens."""

    TABLE = TABLE
    TOPIC = "new"
    NAME = "New assessment"
    STEPS = (WHO, PROFILES, TREATIES_STEP, KIND, LAWS, CHECKLISTS, SAVE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(TABLE)

    def __init__(self, laws: Sequence[str] = (), profiles: Sequence[str] = ()) -> None:
        """`laws` are files to read at once, `profiles` are ticked at the start."""
        super().__init__(profiles=profiles)
        self._given = tuple(laws)

    def part(self, name: str) -> Widget:
        """The steps of the laws and of the file, beside the common ones."""
        if name == LAWS[0]:
            return LawsStep(self._given, widget_id=name)
        if name == SAVE[0]:
            return form(name, save_fields(""), Static(id="new-summary", markup=False))
        return super().part(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys for laws only where the laws are."""
        return self.step == LAWS[0] if action == "law" else True

    def focus_step(self, name: str) -> None:
        """Start in the laws where some are there."""
        if name == LAWS[0]:
            self.query_one(LawsStep).focus_first()
        else:
            super().focus_step(name)

    def missing(self, name: str) -> str:
        """No assessment without a law."""
        return self.query_one(LawsStep).missing() if name == LAWS[0] else super().missing(name)

    def prepare(self, name: str) -> None:
        """Propose a file, and sum up what was answered."""
        super().prepare(name)
        if name != SAVE[0]:
            return
        answers, laws = self.answers(), self.query_one(LawsStep)
        group = self.query_one("#save").query_one(FieldGroup)
        if not group.values()["path"]:
            stem = re.sub(r"\W+", "-", answers["title"].lower()).strip("-") or "assessment"
            group.set_value("path", str(Path.cwd() / f"{stem[:60]}.legcheck"))
        count = len(laws.entries)
        rows = [f"{answers['country']}: {answers['title']}, by {answers['name']}"]
        rows.append("One law in the package" if count == 1 else f"{count} laws in the package")
        rows += [f"  {entry.details.title} ({entry.details.status})" for entry in laws.entries]
        rows.append(f"{self.asked()} items will be asked")
        self.query_one("#new-summary", Static).update(plain("\n".join(rows)))

    def action_law(self, what: str) -> None:
        """Do something with the law under the cursor."""
        step = self.query_one(LawsStep)
        {"edit": step.edit, "remove": step.take_out, "check": step.check}[what]()

    def finish(self) -> None:
        """Make the file and open it; ask then about the groups that profiles propose."""
        setup, path = self.setup(), expanded(self.answers()["path"])
        if path.suffix != ".legcheck":
            path = path.with_name(path.name + ".legcheck")
        self.legcheck.open_book(lambda: self._create(path, setup), replace=True, fresh=True)

    def _create(self, path: Path, setup: Setup) -> Book:
        """The new file with its laws; removed again where a law cannot be stored."""
        book = self.legcheck.services.create_book(path, setup)
        try:
            for entry in originals_first(self.query_one(LawsStep).entries):
                read = entry.details.model_copy(update={"language": entry.law.language})
                book.add_law(entry.law, read)
                book.record(*(CorrectLaw(law=entry.law.id, correction=one) for one in entry.corrections))
        except LegcheckError:
            book.close()
            path.unlink(missing_ok=True)
            raise
        return book
