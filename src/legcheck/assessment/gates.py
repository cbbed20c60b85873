"""The gates: which decisions the rules of trust refuse, each with one sentence that says what is missing.

Rules of design.md, section 1. Pure: the same decision in the same state is always refused, or always taken.
"""

from __future__ import annotations

from collections.abc import Mapping

from legcheck.assessment import decisions as d
from legcheck.assessment.corrections import refuse_correction, unchecked
from legcheck.assessment.gates_evidence import refuse_evidence, refuse_set_evidence
from legcheck.assessment.gates_package import refuse_law, refuse_remove_law
from legcheck.assessment.models import (
    Assessment,
    FileStatus,
    Finding,
    Grade,
    Recommendation,
    Setup,
    Urgency,
    Validation,
)
from legcheck.assessment.own_search import own_search_needed
from legcheck.assessment.scope import items_asked, items_in_scope
from legcheck.checklist.models import Catalogue, Item, Level
from legcheck.errors import UnknownChecklistError
from legcheck.law.models import Law

NEEDS_EVIDENCE = frozenset({Grade.MET, Grade.PARTLY_MET, Grade.CONFLICTS})
NEEDS_REASON = frozenset({Grade.PARTLY_MET, Grade.NOT_APPLICABLE})

_ALWAYS = (d.See, d.Undo, d.SetFileStatus, d.SetStatus, d.PutQuestion)
_AFTER_VALIDATION = (d.PutRecommendation,)


def refusal(decision: d.Decision, assessment: Assessment, catalogue: Catalogue, laws: Mapping[str, Law]) -> str | None:
    """Why the decision cannot be recorded now; None where it can.

    `laws` are the package's laws by id, as read. An undo is not judged here: the journal knows what is in force.
    """
    if closed := _closed(decision, assessment):
        return closed
    match decision:
        case d.PutLaw(law=law):
            return refuse_law(law, assessment)
        case d.RemoveLaw(law=law_id):
            return refuse_remove_law(law_id, assessment)
        case d.CorrectLaw():
            return refuse_correction(decision, laws)
        case d.PutRecommendation(recommendation=recommendation):
            return _recommendation(recommendation, catalogue)
        case d.RemoveRecommendation(recommendation=gone):
            there = any(r.id == gone for r in assessment.recommendations)
            return None if there else f"There is no recommendation {gone}."
        case d.PutQuestion(question=question):
            if not question.text.strip():
                return "A question to the authorities needs a text."
            return _unknown(question.items, catalogue)
        case d.SetFileStatus(status=status):
            return _file_status(status, assessment, catalogue)
        case d.SetUp(setup=setup):
            return refuse_setup(setup) or _checklists(setup, catalogue)
        case d.Undo():
            return None
        case _:
            return _on_item(decision, assessment, catalogue, laws)


def refuse_setup(setup: Setup) -> str | None:
    """No finding without a name behind it; None where there is one."""
    if not setup.assessor.name.strip():
        return "An assessment needs the name of its assessor: every finding is signed."
    return None


def _checklists(setup: Setup, catalogue: Catalogue) -> str | None:
    """Checklists and profiles are known, and leave something to ask."""
    try:
        asked = items_asked(setup, catalogue)
    except UnknownChecklistError as error:
        return str(error)
    return None if asked else "That leaves no item to ask: choose more checklists, themes, levels or instruments."


def _closed(decision: d.Decision, assessment: Assessment) -> str | None:
    """A validated file keeps its findings; a final one keeps everything but its questions and work status."""
    if assessment.status is FileStatus.DRAFT or isinstance(decision, _ALWAYS):
        return None
    if assessment.status is FileStatus.VALIDATED and isinstance(decision, _AFTER_VALIDATION):
        return None
    return f"The assessment is {assessment.status}: set its status back to draft to change it."


def _on_item(decision: d.Decision, assessment: Assessment, catalogue: Catalogue, laws: Mapping[str, Law]) -> str | None:
    """Decisions that carry an item."""
    item_id: str = getattr(decision, "item", "")
    if unknown := _unknown((item_id,), catalogue):
        return None if isinstance(decision, d.See) else unknown
    item, finding = catalogue.item(item_id), assessment.finding(item_id)
    own_search = own_search_needed(item, assessment.laws)
    match decision:
        case d.SetGrade():
            return grade_refusal(decision, finding, item, own_search=own_search)
        case d.TickElement(element=element):
            known = [fact.name for fact in item.facts.elements]
            return None if element in known else f"{item_id} has no element {element!r}: it has {', '.join(known)}."
        case d.AddEvidence(evidence=evidence):
            return refuse_evidence(evidence, finding, laws)
        case d.SetEvidence():
            return refuse_set_evidence(decision, finding, laws, own_search=own_search)
        case d.Write(field=field, text=text):
            return _write(field, text, finding, own_search)
        case d.SetValidation(validation=validation):
            if finding.grade is Grade.NOT_ASSESSED and validation is not Validation.NONE:
                return f"{item_id} is not assessed: the workshop can only validate a finding that has a grade."
    return None


def grade_refusal(decision: d.SetGrade, finding: Finding, item: Item, *, own_search: bool) -> str | None:
    """No citation, no grade; some grades need a reason; `conflicts` only where a law can conflict.

    `own_search`: matching has no expressions for the item in any law's language.
    """
    grade = decision.grade
    if grade is Grade.CONFLICTS and not item.facts.conflicts:
        return f"{item.id} cannot be graded conflicts: no law provides the contrary of this obligation; use not met."
    reason = finding.reason if decision.reason is None else decision.reason
    absence = finding.absence if decision.absence is None else decision.absence
    note = finding.search_note if decision.search_note is None else decision.search_note
    update = {"grade": grade, "reason": reason, "absence": absence, "search_note": note}
    return unsupported(finding.model_copy(update=update), own_search=own_search)


def unsupported(finding: Finding, *, own_search: bool = False) -> str | None:
    """What a finding lacks to carry its grade; None where nothing."""
    grade = finding.grade
    if grade in NEEDS_EVIDENCE and not finding.accepted:
        return f"{finding.item} cannot be graded {grade} without evidence: accept a provision, or cite an act, first."
    if grade is Grade.NOT_MET and not finding.accepted and not finding.absence.strip():
        return (
            f"{finding.item} cannot be graded not met without a citation: accept a provision as evidence, "
            "or record where nothing was found and what was searched for."
        )
    if grade is Grade.NOT_MET and not finding.accepted and own_search and not finding.search_note.strip():
        return (
            f"{finding.item} cannot be graded not met without your own search: legcheck has no expressions for it in "
            "the language of these laws. Write down what you looked for, and how, or accept a provision as evidence."
        )
    if grade in NEEDS_REASON and not finding.reason.strip():
        return f"{finding.item} cannot be graded {grade} without a written reason."
    return None


def _write(field: str, text: str, finding: Finding, own_search: bool) -> str | None:
    """A text on which the grade rests cannot be emptied."""
    if field not in {"reason", "absence", "search_note"} or text.strip():
        return None
    if unsupported(finding.model_copy(update={field: text}), own_search=own_search):
        what = field.replace("_", " ")
        return f"{finding.item} is graded {finding.grade} on this {what}: change the grade before you empty it."
    return None


def _recommendation(new: Recommendation, catalogue: Catalogue) -> str | None:
    if not new.action.strip():
        return "A recommendation needs an action: say what is to be done."
    if not new.items:
        return "A recommendation needs at least one item that it serves."
    if unknown := _unknown(new.items, catalogue):
        return unknown
    mandatory = any(catalogue.item(item).facts.level is Level.MANDATORY for item in new.items)
    if new.urgency is Urgency.URGE and not mandatory:
        return "Only a recommendation on a mandatory item can urge: choose recommend or invite."
    return None


def _file_status(status: FileStatus, assessment: Assessment, catalogue: Catalogue) -> str | None:
    """VALIDATED, and then FINAL, only when every item in scope is."""
    if status is FileStatus.DRAFT:
        return None
    findings = [assessment.finding(item.id) for item in items_in_scope(assessment, catalogue)]
    left = [f.item for f in findings if f.grade is Grade.NOT_ASSESSED or f.validation is Validation.NONE]
    if not findings:
        return f"The assessment cannot be {status}: no item is in scope."
    if left:
        return (
            f"The assessment cannot be {status} yet: {len(left)} of {len(findings)} items in scope "
            f"are not validated, first {left[0]}."
        )
    if again := unchecked(assessment):
        return (
            f"The assessment cannot be {status} yet: a law was corrected under the evidence of {len(again)} items, "
            f"first {again[0]}; look at that evidence and accept it again, or reject it."
        )
    return None


def _unknown(items: tuple[str, ...], catalogue: Catalogue) -> str | None:
    known = {item.id for item in catalogue.items}
    unknown = next((item for item in items if item not in known), None)
    return f"There is no item {unknown} in the checklists of this version." if unknown is not None else None
