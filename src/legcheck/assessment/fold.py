"""Folding the journal: what each decision does to an assessment, and which decisions are in force.

Pure. The same events always give the same assessment; undo and redo are events like any other, so that taking
something back is a fold without it.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from legcheck.assessment import decisions as d
from legcheck.assessment.models import (
    Assessment,
    Evidence,
    Finding,
    Grade,
    PackageLaw,
    Question,
    Quoted,
    Recommendation,
    Validation,
    WorkStatus,
)
from legcheck.law.corrections import CorrectionKind

V = TypeVar("V", bound=Evidence | PackageLaw | Question | Recommendation)


class FoldError(ValueError):
    """An event that makes no sense after those before it; only a damaged journal holds one."""


@dataclass
class Timeline:
    """Which decisions are in force, and what can be taken back or brought back."""

    done: list[int] = field(default_factory=list)
    """Sequence numbers of decisions in force, rising; without `see` and the undos themselves."""
    taken: list[tuple[int, int]] = field(default_factory=list)
    """Undos in force that can be undone in turn, latest last: (the undo's number, the decision's)."""
    undone: set[int] = field(default_factory=set)
    """Decisions not in force."""

    def add(self, event: d.Event) -> None:
        """Take one more event into account; raises FoldError for an undo of nothing."""
        match event.decision:
            case d.See():
                pass
            case d.Undo(event=target):
                self._undo(event.seq, target)
            case _:
                self.done.append(event.seq)
                self.taken.clear()

    def _undo(self, seq: int, target: int) -> None:
        redo = next((pair for pair in self.taken if pair[0] == target), None)
        if redo:
            self.taken.remove(redo)
            self.undone.discard(redo[1])
            insort(self.done, redo[1])
        elif target in self.done:
            self.done.remove(target)
            self.undone.add(target)
            self.taken.append((seq, target))
        else:
            raise FoldError(f"event {seq} takes back event {target}, which is not in force")

    @property
    def undoable(self) -> int | None:
        """The decision that undo takes back; the first one, the set-up, stays."""
        return self.done[-1] if len(self.done) > 1 else None

    @property
    def redoable(self) -> int | None:
        """The undo that redo takes back."""
        return self.taken[-1][0] if self.taken else None


def timeline(events: Iterable[d.Event]) -> Timeline:
    """The timeline after those events."""
    line = Timeline()
    for event in events:
        line.add(event)
    return line


def in_force(events: Sequence[d.Event]) -> list[d.Event]:
    """The events that count, in order: without undos and without what they took back."""
    undone = timeline(events).undone
    return [event for event in events if event.seq not in undone and not isinstance(event.decision, d.Undo)]


def replay(events: Sequence[d.Event]) -> Assessment:
    """The assessment after those events; raises FoldError where they do not fit together."""
    state: Assessment | None = None
    for event in in_force(events):
        state = apply(state, event)
    if state is None:
        raise FoldError("the journal has no beginning")
    return state


def apply(state: Assessment | None, event: d.Event) -> Assessment:
    """The assessment after one more event that is no undo; raises FoldError where it does not fit."""
    decision = event.decision
    if isinstance(decision, d.SetUp):
        return state.model_copy(update={"setup": decision.setup}) if state else Assessment(setup=decision.setup)
    if state is None:
        raise FoldError(f"event {event.seq} stands before the set-up")
    match decision:
        case d.See(item=item):
            return state.model_copy(update={"seen": item})
        case d.SetFileStatus():
            return _file_status(state, decision)
        case d.CorrectLaw():
            return _correct(state, decision, event.seq)
        case d.Undo():
            raise FoldError(f"event {event.seq} is an undo and cannot be applied alone")
        case d.PutLaw() | d.RemoveLaw() | d.PutRecommendation() | d.RemoveRecommendation() | d.PutQuestion():
            return _lists(state, decision, event.seq)
        case _:
            return _finding(state, decision, event)


def _lists(state: Assessment, decision: Any, seq: int) -> Assessment:
    """Laws, recommendations and questions: put and removed by id."""
    match decision:
        case d.PutLaw(law=law):
            return state.model_copy(update={"laws": _put(state.laws, _with_corrections(law, state))})
        case d.RemoveLaw(law=law_id):
            return state.model_copy(update={"laws": _without(state.laws, law_id, seq)})
        case d.PutRecommendation(recommendation=new):
            old = next((r for r in state.recommendations if r.id == new.id), None)
            # a frozen number stays, whatever the editor sends
            new = new.model_copy(update={"number": old.number if old else None})
            return state.model_copy(update={"recommendations": _put(state.recommendations, new)})
        case d.RemoveRecommendation(recommendation=gone):
            return state.model_copy(update={"recommendations": _without(state.recommendations, gone, seq)})
        case d.PutQuestion(question=question):
            return state.model_copy(update={"questions": _put(state.questions, question)})
        case _:
            raise FoldError(f"event {seq} is of an unknown kind")


def _with_corrections(law: PackageLaw, state: Assessment) -> PackageLaw:
    """The law described anew keeps the corrections of its reading; another text begins without any."""
    old = next((one for one in state.laws if one.id == law.id), None)
    kept = old.corrections if old and old.stored == law.stored else ()
    return law.model_copy(update={"corrections": kept})


def _correct(state: Assessment, decision: d.CorrectLaw, seq: int) -> Assessment:
    """The correction joins those of its law; evidence that it moved gets its new place and is to be rechecked."""
    old = next((law for law in state.laws if law.id == decision.law), None)
    if old is None:
        raise FoldError(f"event {seq} corrects {decision.law!r}, which is not there")
    changes: dict[str, Any] = {"corrections": (*old.corrections, decision.correction)}
    if decision.correction.kind is CorrectionKind.LANGUAGE:
        changes["language"] = decision.correction.value.lower()
    findings = {item: _moved(finding, decision) for item, finding in state.findings.items()}
    return state.model_copy(update={"laws": _put(state.laws, old.model_copy(update=changes)), "findings": findings})


def _moved(finding: Finding, decision: d.CorrectLaw) -> Finding:
    if not any(_is_moved(one, decision) for one in finding.evidence):
        return finding
    return finding.model_copy(update={"evidence": tuple(_placed(one, decision) for one in finding.evidence)})


def _placed(evidence: Evidence, decision: d.CorrectLaw) -> Evidence:
    if not _is_moved(evidence, decision):
        return evidence
    place = decision.moved[evidence.id]
    source = evidence.source.model_copy(update={"provision": place.provision, "label": place.label})
    return evidence.model_copy(update={"source": source, "recheck": True})


def _is_moved(evidence: Evidence, decision: d.CorrectLaw) -> bool:
    source = evidence.source
    return isinstance(source, Quoted) and source.law == decision.law and evidence.id in decision.moved


def _put(values: tuple[V, ...], new: V) -> tuple[V, ...]:
    """The values with the new one in the place of its namesake, or at the end."""
    if any(value.id == new.id for value in values):
        return tuple(new if value.id == new.id else value for value in values)
    return (*values, new)


def _without(values: tuple[V, ...], gone: str, seq: int) -> tuple[V, ...]:
    kept = tuple(value for value in values if value.id != gone)
    if len(kept) == len(values):
        raise FoldError(f"event {seq} removes {gone!r}, which is not there")
    return kept


def _file_status(state: Assessment, decision: d.SetFileStatus) -> Assessment:
    """The file's status; with `validated` the recommendations' numbers freeze."""
    numbered = tuple(
        r if r.number is not None else r.model_copy(update={"number": decision.numbers.get(r.id)})
        for r in state.recommendations
    )
    used = max([state.numbers_used, *decision.numbers.values()])
    return state.model_copy(update={"status": decision.status, "recommendations": numbered, "numbers_used": used})


def _finding(state: Assessment, decision: Any, event: d.Event) -> Assessment:
    """Decisions on one item's finding. The first one takes it from `to do` to `in work`."""
    finding = state.finding(decision.item)
    changes = _CHANGES[type(decision)](finding, decision, event)
    if finding.status is WorkStatus.TO_DO:
        changes = {"status": WorkStatus.IN_WORK} | changes
    findings = state.findings | {finding.item: finding.model_copy(update=changes)}
    return state.model_copy(update={"findings": findings})


def _grade(finding: Finding, decision: d.SetGrade, event: d.Event) -> dict[str, Any]:
    """A grade carries a name and a date; a new one has not been validated."""
    graded = decision.grade is not Grade.NOT_ASSESSED
    changes: dict[str, Any] = {
        "grade": decision.grade,
        "graded_by": event.by if graded else "",
        "graded_at": event.at if graded else "",
    }
    if decision.reason is not None:
        changes["reason"] = decision.reason
    if decision.absence is not None:
        changes["absence"] = decision.absence
    if decision.search_note is not None:
        changes["search_note"] = decision.search_note
    if decision.grade is not finding.grade:
        changes["validation"] = Validation.NONE
    return changes


def _tick(finding: Finding, decision: d.TickElement, event: d.Event) -> dict[str, Any]:
    return {"elements": finding.elements | {decision.element: decision.tick}}


def _add_evidence(finding: Finding, decision: d.AddEvidence, event: d.Event) -> dict[str, Any]:
    if any(e.id == decision.evidence.id for e in finding.evidence):
        raise FoldError(f"event {event.seq} adds evidence {decision.evidence.id!r} a second time")
    return {"evidence": (*finding.evidence, decision.evidence)}


def _set_evidence(finding: Finding, decision: d.SetEvidence, event: d.Event) -> dict[str, Any]:
    old = next((e for e in finding.evidence if e.id == decision.evidence), None)
    if old is None:
        raise FoldError(f"event {event.seq} changes evidence {decision.evidence!r}, which is not there")
    fields = ("state", "note", "translation", "translator")
    changes = {name: getattr(decision, name) for name in fields if getattr(decision, name) is not None}
    if decision.state is not None:
        changes["recheck"] = False
    return {"evidence": _put(finding.evidence, old.model_copy(update=changes))}


def _write(finding: Finding, decision: d.Write, event: d.Event) -> dict[str, Any]:
    return {decision.field: decision.text}


def _status(finding: Finding, decision: d.SetStatus, event: d.Event) -> dict[str, Any]:
    return {"status": decision.status}


def _validation(finding: Finding, decision: d.SetValidation, event: d.Event) -> dict[str, Any]:
    return {"validation": decision.validation}


_CHANGES: dict[type, Callable[..., dict[str, Any]]] = {
    d.SetGrade: _grade,
    d.TickElement: _tick,
    d.AddEvidence: _add_evidence,
    d.SetEvidence: _set_evidence,
    d.Write: _write,
    d.SetStatus: _status,
    d.SetValidation: _validation,
}
