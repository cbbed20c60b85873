"""Grades, ticks and the texts of a finding."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from textual.content import Content
from textual.screen import Screen

from legcheck.assessment import own_search_needed
from legcheck.assessment.decisions import SetGrade, SetStatus, TickElement, Write
from legcheck.assessment.gates import NEEDS_REASON
from legcheck.assessment.models import Grade, Tick, WorkStatus
from legcheck.checklist.models import Item
from legcheck.tui.candidates import WORDS_ONLY
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.plain import plain
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.dialogs import ChooseDialog, FormDialog
from legcheck.tui.widgets.fields import Area, Part, Say
from legcheck.tui.widgets.panes import ItemPane

_TITLES = {
    "reason": "Reason for the grade",
    "absence": "Absence statement: what was searched, and the nearest misses",
    "search_note": "Your own search: what you looked for, and how",
    "comment": "Comment",
    "practice_note": "Practice note: how it works in fact",
}
_TICKS = list(Tick)

Grading = Generator[Screen[Any], Any, SetGrade | None]
"""Asks what a grade needs and ends in the decision; None where the form was left."""


class GradeActions(AssessBase):
    """What a person says of an item."""

    def action_grade(self, word: str) -> None:
        """Record a grade; asks for the reason or the absence statement where the rules need one."""
        grade, item = Grade(word), self.item
        if grade is Grade.NOT_MET or (grade in NEEDS_REASON and not self.finding.reason):
            self._ask_and_grade(item, grade)
        else:
            self._record_grade(item, SetGrade(item=item.id, grade=grade))

    @dialogue
    def _ask_and_grade(self, item: Item, grade: Grade) -> Dialogue:
        wanted = self._not_met(item) if grade is Grade.NOT_MET else self._with_reason(item, grade)
        decision = yield from wanted
        if decision:
            self._record_grade(item, decision)

    def _record_grade(self, item: Item, decision: SetGrade) -> None:
        if self.decide(decision):
            gap = self.gap(item)
            hint = f" {gap.capitalize()}: R offers a draft recommendation." if gap else ""
            self.tell(f"{item.citation()}: {decision.grade}.{hint}")

    def _with_reason(self, item: Item, grade: Grade) -> Grading:
        values = yield FormDialog(f"{item.citation()}: {grade}", [Area("reason", "Why", required=True, rows=6)])
        return SetGrade(item=item.id, grade=grade, reason=values["reason"]) if values else None

    def _not_met(self, item: Item) -> Grading:
        """With accepted evidence the grade can rest on it; without, on what was searched."""
        finding, match = self.assessment.finding(item.id), self.match_of(item.id)
        parts: list[Part] = [Area("reason", "Why (you may leave it empty)", finding.reason, rows=3)]
        if not finding.accepted:
            absence = finding.absence
            if not absence and match is not None:
                absence = self.legcheck.services.absence_text(match, tuple(self.laws.values()))
            parts = [
                Area("absence", "What was searched, and the nearest misses", absence, required=True, rows=6),
                *parts,
            ]
            if own_search_needed(item, self.assessment.laws):
                own = Area("note", "Your own search: what you looked for, and how", finding.search_note, True, 3)
                parts = [Say(plain(WORDS_ONLY, "bold")), own, *parts]
        values = yield FormDialog(f"{item.citation()}: not met", parts)
        if values is None:
            return None
        return SetGrade(
            item=item.id,
            grade=Grade.NOT_MET,
            reason=values["reason"],
            absence=values.get("absence"),
            search_note=values.get("note"),
        )

    def action_tick(self) -> None:
        """Give the element under the cursor its next tick."""
        name = self.query_one(ItemPane).element()
        if name is None:
            self.tell("This item has no elements.")
            return
        present = self.finding.elements.get(name, Tick.OPEN)
        tick = _TICKS[(_TICKS.index(present) + 1) % len(_TICKS)]
        self.decide(TickElement(item=self.current, element=name, tick=tick))

    def action_write(self, field: str) -> None:
        """Write one text of the finding."""
        self._write_text(self.item, field)

    @dialogue
    def _write_text(self, item: Item, field: str) -> Dialogue:
        value = str(getattr(self.assessment.finding(item.id), field))
        parts = [Area("text", item.prose().title, value, rows=8)]
        values = yield FormDialog(_TITLES[field], parts)
        if values is not None and values["text"] != value:
            self.decide(Write.model_validate({"item": item.id, "field": field, "text": values["text"]}))

    def action_status(self) -> None:
        """Set the work status."""
        self._ask_status(self.current)

    @dialogue
    def _ask_status(self, item_id: str) -> Dialogue:
        present = self.assessment.finding(item_id).status
        options = [(str(s), Content(("● " if s is present else "○ ") + s)) for s in WorkStatus]
        chosen = yield ChooseDialog("Work status", options)
        if chosen and chosen != present:
            self.decide(SetStatus(item=item_id, status=WorkStatus(chosen)))
