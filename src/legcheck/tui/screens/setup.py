"""Changing the set-up of an assessment: the steps of its beginning, filled with what was answered."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from legcheck.assessment import Assessment, Grade, Setup, items_asked
from legcheck.tui.commands import Command, bindings
from legcheck.tui.plain import plain
from legcheck.tui.screens.steps import CHECKLISTS, KIND, PROFILES, TREATIES_STEP, WHO, Step, StepScreen, form
from legcheck.tui.setup_forms import distribution_fields

LAST: Step = ("last", "Distribution, and what changes")

TABLE = (
    Command("new.next", "f2", "next", "Next step", "Go to the next step; after the last one, record.", True),
    Command("help", "f1", "help", "Help", "Explain this screen and list its keys.", True),
    Command(
        "back", "escape", "back", "Back", "Go to the step before; from the first one, leave.", True, key_display="Esc"
    ),
)


class SetupScreen(StepScreen[Setup | None]):
    """Returns the changed set-up; None where it was left."""

    TABLE = TABLE
    TOPIC = "setup"
    NAME = "Set-up"
    STEPS = (WHO, PROFILES, TREATIES_STEP, KIND, CHECKLISTS, LAST)
    BINDINGS: ClassVar[list[BindingType]] = bindings(TABLE)

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(assessment.setup, assessment.setup.profiles)
        self._assessment = assessment

    def part(self, name: str) -> Widget:
        """The last step beside the common ones."""
        if name == LAST[0]:
            return form(name, distribution_fields(self.now), Static(id="new-summary", markup=False))
        return super().part(name)

    def prepare(self, name: str) -> None:
        """Say in the last step what the changes do to the items."""
        super().prepare(name)
        if name == LAST[0]:
            rows = change_words(self._assessment, self._ids(self._assessment.setup), self._ids(self.setup()))
            self.query_one("#new-summary", Static).update(plain("\n".join(rows)))

    def _ids(self, setup: Setup) -> list[str]:
        return [item.id for item in items_asked(setup, self.legcheck.catalogue)]

    def finish(self) -> None:
        """Return the set-up."""
        self.dismiss(self.setup())


def change_words(assessment: Assessment, before: list[str], after: list[str]) -> list[str]:
    """How many items are asked from now on, and what becomes of those that are not any more."""
    gone = [item for item in before if item not in after]
    graded = sum(assessment.finding(item).grade is not Grade.NOT_ASSESSED for item in gone)
    new = sum(item not in before for item in after)
    rows = [f"{len(after)} items are asked; now {len(before)} are."]
    if new:
        rows.append(f"{new} are new.")
    if gone:
        rows.append(f"{len(gone)} are not asked any more; what was recorded on them stays in the file.")
    if graded:
        rows.append(f"{graded} of those have a grade: the report will not show it.")
    return [*rows, "", "F2 records the change; z takes it back."]
