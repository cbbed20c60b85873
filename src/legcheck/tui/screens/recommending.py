"""Recommendations and questions to the authorities."""

from __future__ import annotations

from uuid import uuid4

from textual.content import Content

from legcheck.assessment import draft_recommendation
from legcheck.assessment.decisions import PutQuestion, PutRecommendation, RemoveRecommendation
from legcheck.assessment.models import Question, Recommendation, RecommendationStatus, Urgency
from legcheck.checklist.models import Item
from legcheck.errors import LegcheckError
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.plain import one_line, plain
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.dialogs import ChooseDialog, FormDialog
from legcheck.tui.widgets.fields import Area, Field, Line, Pick, same, yes_no


class RecommendationActions(AssessBase):
    """What follows from a gap."""

    def action_recommend(self) -> None:
        """Draft, write, link, edit or unlink recommendations of the item."""
        self._recommend(self.item)

    @dialogue
    def _recommend(self, item: Item) -> Dialogue:
        dialog = ChooseDialog(f"Recommendations on {item.citation()}", self._offers(item))
        chosen = yield dialog
        if chosen is None:
            return
        verb, _, name = chosen.partition(" ")
        known = next((r for r in self.assessment.recommendations if r.id == name), None)
        if verb == "draft":
            yield from self._edit(self._draft(item))
        elif verb == "own":
            yield from self._edit(Recommendation(id=_free_id("R", item), items=(item.id,), action=""))
        elif known and verb == "link":
            linked = known.model_copy(update={"items": (*known.items, item.id)})
            self.decide(PutRecommendation(recommendation=linked), said="Linked: several items now share it.")
        elif known and verb == "edit":
            yield from self._edit(known)
        elif known and verb == "unlink":
            self._unlink(item, known)

    def _offers(self, item: Item) -> list[tuple[str, Content]]:
        every = self.assessment.recommendations
        mine = [r for r in every if item.id in r.items]
        others = [r for r in every if item.id not in r.items]
        offers = [(f"edit {r.id}", plain(f"Edit: {_line(r)}")) for r in mine]
        if gap := self.gap(item):
            offers.append(("draft", Content(f"Draft from the checklist ({gap})")))
        offers.append(("own", Content("Write one by hand")))
        offers += [(f"link {r.id}", plain(f"Share one of {', '.join(r.items)}: {_line(r)}")) for r in others]
        offers += [(f"unlink {r.id}", plain(f"Take off this item: {_line(r)}")) for r in mine]
        return offers

    def _draft(self, item: Item) -> Recommendation | None:
        taken = {r.id for r in self.assessment.recommendations}
        try:
            return draft_recommendation(
                item,
                self.assessment.finding(item.id),
                self.assessment.laws,
                self.assessment.setup,
                taken=taken,
                language=self.assessment.setup.report_language,
            )
        except LegcheckError as error:
            self.tell_error(error)
            return None

    def _unlink(self, item: Item, known: Recommendation) -> None:
        left = tuple(i for i in known.items if i != item.id)
        if left:
            self.decide(PutRecommendation(recommendation=known.model_copy(update={"items": left})), said="Taken off.")
        else:
            self.decide(RemoveRecommendation(recommendation=known.id), said="Withdrawn; z brings it back.")

    def _edit(self, recommendation: Recommendation | None) -> Dialogue:
        if recommendation is None:
            return
        title = f"Recommendation on {', '.join(recommendation.items)}"
        values = yield FormDialog(title, _fields(recommendation))
        if values:
            update = {**values, "key": values["key"] == "yes"}
            changed = Recommendation.model_validate({**recommendation.model_dump(), **update})
            self.decide(PutRecommendation(recommendation=changed), said="Recommendation recorded.")

    def action_question(self) -> None:
        """Put a question to the authorities, or edit one on this item."""
        self._ask(self.item)

    @dialogue
    def _ask(self, item: Item) -> Dialogue:
        mine = [q for q in self.assessment.questions if item.id in q.items]
        chosen: str | None = "new"
        if mine:
            options = [
                ("new", Content("A new question")),
                *((q.id, plain(f"Edit: {one_line(q.text, 90)}")) for q in mine),
            ]
            chosen = yield ChooseDialog("Questions to the authorities", options)
        if chosen is None:
            return
        fresh = Question(id=_free_id("Q", item), text="", items=(item.id,))
        question = next((q for q in mine if q.id == chosen), fresh)
        fields: list[Field] = [
            Area("text", "Question", question.text, required=True),
            Line("addressee", "To whom", question.addressee),
            Line("date", "Date", question.date),
            Area("answer", "Answer", question.answer),
        ]
        values = yield FormDialog(f"Question on {item.citation()}", fields)
        if values:
            self.decide(PutQuestion(question=question.model_copy(update=values)), said="Question recorded.")


def _free_id(kind: str, item: Item) -> str:
    """An id that two assessors who work apart will not both give."""
    return f"{kind}-{item.id}-{uuid4().hex[:6]}"


def _line(recommendation: Recommendation) -> str:
    return f"({recommendation.urgency}) {one_line(recommendation.action, 100)}"


def _fields(r: Recommendation) -> list[Field]:
    return [
        Area(
            "action",
            "What to do (the report puts its lead, such as “It is recommended to”, before it)",
            r.action,
            True,
            4,
        ),
        Pick("urgency", "Urgency (urge only on mandatory items)", same(*Urgency), r.urgency),
        yes_no("key", "Key recommendation", r.key),
        Line("addressee", "Addressee", r.addressee),
        Line("article", "National provision to amend, or where to insert", r.article),
        Area("reason", "Reason", r.reason, rows=3),
        Line("legal_basis", "Legal basis", r.legal_basis),
        Area("wording", "Suggested wording", r.wording, rows=4),
        Line("wording_source", "Source of the wording", r.wording_source),
        Pick("status", "Status", same(*RecommendationStatus), r.status),
    ]
