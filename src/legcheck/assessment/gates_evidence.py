"""The gates of evidence: a quotation is exact, a cited act says who checked it, and a grade keeps its citation."""

from __future__ import annotations

from collections.abc import Mapping

from legcheck.assessment import decisions as d
from legcheck.assessment.models import Cited, Evidence, EvidenceState, Finding, Grade, Quoted
from legcheck.law.models import Law, Provision


def refuse_evidence(evidence: Evidence, finding: Finding, laws: Mapping[str, Law]) -> str | None:
    """Why evidence cannot be added to a finding; None where it can."""
    if any(e.id == evidence.id or e.source == evidence.source for e in finding.evidence):
        return f"That provision is recorded for {finding.item} already: accept or reject it in the list of evidence."
    if problem := _translation(evidence.translation, evidence.translator):
        return problem
    if isinstance(evidence.source, Cited):
        return _cited(evidence.source)
    return _quoted(evidence.source, laws)


def refuse_set_evidence(
    decision: d.SetEvidence, finding: Finding, laws: Mapping[str, Law], *, own_search: bool
) -> str | None:
    """Why recorded evidence cannot be changed in this way; None where it can."""
    old = next((e for e in finding.evidence if e.id == decision.evidence), None)
    if old is None:
        return f"{finding.item} has no evidence {decision.evidence}."
    translation = old.translation if decision.translation is None else decision.translation
    translator = old.translator if decision.translator is None else decision.translator
    if problem := _translation(translation, translator):
        return problem
    if decision.state is EvidenceState.ACCEPTED and isinstance(old.source, Quoted):
        return _quoted(old.source, laws)
    last = finding.accepted == (old,)
    if decision.state is EvidenceState.REJECTED and last and _rests_on_evidence(finding, own_search):
        return (
            f"{finding.item} is graded {finding.grade} on this evidence alone: change the grade before you reject it."
        )
    return None


def _rests_on_evidence(finding: Finding, own_search: bool) -> bool:
    """Whether the grade would stand on nothing without accepted evidence."""
    if finding.grade is Grade.NOT_MET:
        return not finding.absence.strip() or (own_search and not finding.search_note.strip())
    return finding.grade in {Grade.MET, Grade.PARTLY_MET, Grade.CONFLICTS}


def _translation(text: str, translator: str) -> str | None:
    return "A translation needs the name of its translator." if text.strip() and not translator.strip() else None


def _cited(cited: Cited) -> str | None:
    """The five things a reader needs to check an act that was not loaded; its date may be unknown."""
    wanted = {
        "its title": cited.title,
        "the article": cited.article,
        "the quotation": cited.quote,
        "who checked it": cited.checked_by,
        "when it was checked": cited.checked_on,
    }
    missing = [name for name, value in wanted.items() if not value.strip()]
    return f"An act that was not loaded needs {', '.join(missing)}." if missing else None


def _quoted(quoted: Quoted, laws: Mapping[str, Law]) -> str | None:
    """The quotation is the stored text of its span, and the span lies in the provision."""
    law = laws.get(quoted.law)
    if law is None:
        return f"The law {quoted.law} is not in the package: add it, or cite the act by hand."
    provision = _provision(law, quoted.provision)
    if provision is None:
        return f"{quoted.law} has no provision {quoted.provision}."
    if not provision.start <= quoted.start < quoted.end <= provision.end:
        return (
            f"The quotation does not lie within {provision.label or provision.id}: choose the provision that holds it."
        )
    if law.quote(quoted.start, quoted.end) != quoted.quote:
        return f"The quotation differs from the text of {provision.label or provision.id}: take it from the law anew."
    return None


def _provision(law: Law, provision_id: str) -> Provision | None:
    return next((p for p in law.provisions if p.id == provision_id), None)
