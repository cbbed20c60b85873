"""The journal in words, for the history on screen and the change log of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legcheck.assessment import decisions as d
from legcheck.assessment.fold import timeline
from legcheck.assessment.models import Evidence, EvidenceState, Quoted, Recommendation
from legcheck.law.corrections import CorrectionKind

_SHOWN = 60
"""Characters of a text that a sentence shows."""

_FIELDS = {
    "reason": "reason",
    "absence": "absence statement",
    "search_note": "own search",
    "comment": "comment",
    "practice_note": "practice note",
}
_CORRECTIONS = {
    CorrectionKind.LANGUAGE: "language",
    CorrectionKind.ROLE: "role of {where}",
    CorrectionKind.NUMBER: "number of {where}",
    CorrectionKind.SPLIT: "split of {where}, the new article being",
    CorrectionKind.JOIN: "{where}, joined to the one before it",
}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One decision as it is shown."""

    seq: int
    at: str
    """ISO 8601 with seconds, UTC."""
    by: str
    item: str | None
    """The item that it concerns, if it is one item's."""
    sentence: str
    """Without the item's id: `graded partly met`."""
    undone: bool
    """Taken back since; kept in the journal all the same."""


def history(events: Sequence[d.Event], item: str | None = None) -> tuple[HistoryLine, ...]:
    """All decisions in order, or those on one item; `see` is left out, undo and redo show as `undone`."""
    undone = timeline(events).undone
    labels = _evidence_labels(events)
    lines = (
        HistoryLine(e.seq, e.at, e.by, _item(e.decision), sentence(e.decision, labels), e.seq in undone)
        for e in events
        if not isinstance(e.decision, d.See | d.Undo)
    )
    return tuple(line for line in lines if item is None or line.item == item)


def sentence(decision: d.Decision, labels: dict[str, str] | None = None) -> str:
    """What was decided, in the past tense and without the item's id. `labels`: evidence id to citation."""
    match decision:
        case d.SetUp(setup=setup):
            return f"set up the assessment “{setup.title}” ({setup.country})"
        case d.PutLaw(law=law):
            return f"put {law.title} into the package of laws"
        case d.RemoveLaw(law=law_id):
            return f"removed {law_id} from the package of laws"
        case d.CorrectLaw():
            return _correction(decision)
        case d.PutRecommendation(recommendation=recommendation):
            return f"wrote recommendation {_name(recommendation)}"
        case d.RemoveRecommendation(recommendation=gone):
            return f"withdrew recommendation {gone}"
        case d.PutQuestion(question=question):
            return f"wrote the question {_short(question.text)}"
        case d.SetFileStatus(status=status):
            return f"set the assessment to {status}"
        case d.See() | d.Undo():
            return decision.kind
        case _:
            return _on_finding(decision, labels or {})


def _correction(decision: d.CorrectLaw) -> str:
    one = decision.correction
    what = _CORRECTIONS[one.kind].format(where=one.provision)
    value = f" {one.value}" if one.value else ""
    count = len(decision.moved)
    again = f"; {count} pieces of evidence to be checked again" if count > 1 else ""
    again = "; one piece of evidence to be checked again" if count == 1 else again
    return f"corrected the reading of {decision.law}: {what}{value}{again}"


def _on_finding(decision: d.Decision, labels: dict[str, str]) -> str:
    match decision:
        case d.SetGrade(grade=grade):
            return f"graded {grade}"
        case d.TickElement(element=element, tick=tick):
            return f"ticked “{element}” {tick}"
        case d.AddEvidence(evidence=evidence):
            verb = "accepted" if evidence.state is EvidenceState.ACCEPTED else "rejected"
            return f"{verb} {citation(evidence)}{_how(evidence)}"
        case d.SetEvidence(state=state, evidence=evidence_id):
            name = labels.get(evidence_id, evidence_id)
            return f"{state} {name}" if state else f"described {name}"
        case d.Write(field=field, text=text):
            return f"wrote the {_FIELDS[field]} {_short(text)}" if text.strip() else f"emptied the {_FIELDS[field]}"
        case d.SetStatus(status=status):
            return f"set the work status to {status}"
        case d.SetValidation(validation=validation):
            return f"set the validation to {validation}"
        case _:
            return decision.kind


def citation(evidence: Evidence) -> str:
    """Where evidence stands: label and law."""
    source = evidence.source
    return f"{source.label}, {source.law}" if isinstance(source, Quoted) else f"{source.article}, {source.title}"


def _how(evidence: Evidence) -> str:
    source = evidence.source
    if not isinstance(source, Quoted):
        return " (cited, not read by the tool)"
    return " (suggested)" if source.suggested else " (found by hand)"


def _item(decision: d.Decision) -> str | None:
    item: str | None = getattr(decision, "item", None)
    if isinstance(decision, d.PutRecommendation) and len(decision.recommendation.items) == 1:
        return decision.recommendation.items[0]
    return item


def _evidence_labels(events: Sequence[d.Event]) -> dict[str, str]:
    added = (e.decision.evidence for e in events if isinstance(e.decision, d.AddEvidence))
    return {evidence.id: citation(evidence) for evidence in added}


def _name(recommendation: Recommendation) -> str:
    return f"{recommendation.id}: {_short(recommendation.action)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _SHOWN else f"“{line[: _SHOWN - 1].rstrip()}…”"
