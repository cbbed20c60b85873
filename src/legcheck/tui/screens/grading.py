"""Grades, ticks and the texts of a finding."""

from __future__ import annotations

from textual import work
from textual.content import Content

from legcheck.assessment.decisions import SetGrade, SetStatus, TickElement, Write
from legcheck.assessment.gates import NEEDS_REASON
from legcheck.assessment.models import Grade, Tick, WorkStatus
from legcheck.matching.models import Basis
from legcheck.tui.candidates import WORDS_ONLY
from legcheck.tui.plain import plain
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.dialogs import ChooseDialog, FormDialog
from legcheck.tui.widgets.fields import Area, Line, Part, Say
from legcheck.tui.widgets.panes import ItemPane

_TITLES = {
    "reason": "Reason for the grade",
    "absence": "Absence statement: what was searched, and the nearest misses",
    "comment": "Comment",
    "practice_note": "Practice note: how it works in fact",
}
_TICKS = list(Tick)


class GradeActions(AssessBase):
    """What a person says of an item."""

    @work
    async def action_grade(self, word: str) -> None:
        """Record a grade; asks for the reason or the absence statement where the rules need one."""
        grade = Grade(word)
        if grade is Grade.NOT_MET:
            decision = await self._not_met()
        elif grade in NEEDS_REASON and not self.finding.reason:
            decision = await self._with_reason(grade)
        else:
            decision = SetGrade(item=self.current, grade=grade)
        if decision and self.decide(decision):
            gap = self.gap()
            hint = f" {gap.capitalize()}: R offers a draft recommendation." if gap else ""
            self.tell(f"{self.item.citation()}: {grade}.{hint}")

    async def _with_reason(self, grade: Grade) -> SetGrade | None:
        values = await self.app.push_screen_wait(
            FormDialog(f"{self.item.citation()}: {grade}", [Area("reason", "Why", required=True, rows=6)])
        )
        return SetGrade(item=self.current, grade=grade, reason=values["reason"]) if values else None

    async def _not_met(self) -> SetGrade | None:
        """With accepted evidence the grade can rest on it; without, on what was searched."""
        finding, match = self.finding, self.match
        parts: list[Part] = [Area("reason", "Why (you may leave it empty)", finding.reason, rows=3)]
        if not finding.accepted:
            absence = finding.absence
            if not absence and match is not None:
                absence = self.legcheck.services.absence_text(match, tuple(self.laws.values()))
            parts = [
                Area("absence", "What was searched, and the nearest misses", absence, required=True, rows=6),
                *parts,
            ]
            if match is not None and match.basis is Basis.WORDS:
                parts = [
                    Say(plain(WORDS_ONLY, "bold")),
                    Line("note", "Your own search: what you looked for, and how", required=True),
                    *parts,
                ]
        values = await self.app.push_screen_wait(FormDialog(f"{self.item.citation()}: not met", parts))
        if values is None:
            return None
        statement = values.get("absence")
        if statement and values.get("note"):
            statement = f"{statement}\nAssessor's own search: {values['note']}"
        return SetGrade(item=self.current, grade=Grade.NOT_MET, reason=values["reason"], absence=statement)

    def action_tick(self) -> None:
        """Give the element under the cursor its next tick."""
        name = self.query_one(ItemPane).element()
        if name is None:
            self.tell("This item has no elements.")
            return
        present = self.finding.elements.get(name, Tick.OPEN)
        tick = _TICKS[(_TICKS.index(present) + 1) % len(_TICKS)]
        self.decide(TickElement(item=self.current, element=name, tick=tick))

    @work
    async def action_write(self, field: str) -> None:
        """Write one text of the finding."""
        value = str(getattr(self.finding, field))
        parts = [Area("text", self.item.prose().title, value, rows=8)]
        values = await self.app.push_screen_wait(FormDialog(_TITLES[field], parts))
        if values is not None and values["text"] != value:
            self.decide(Write.model_validate({"item": self.current, "field": field, "text": values["text"]}))

    @work
    async def action_status(self) -> None:
        """Set the work status."""
        present = self.finding.status
        options = [(str(s), Content(("● " if s is present else "○ ") + s)) for s in WorkStatus]
        chosen = await self.app.push_screen_wait(ChooseDialog("Work status", options))
        if chosen and chosen != present:
            self.decide(SetStatus(item=self.current, status=WorkStatus(chosen)))
