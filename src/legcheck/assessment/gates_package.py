"""The gates of the package: a law that is quoted as evidence stays, with the text that was quoted."""

from __future__ import annotations

from legcheck.assessment.models import Assessment, PackageLaw, Quoted


def refuse_law(law: PackageLaw, assessment: Assessment) -> str | None:
    """Why a law cannot be put into the package in this way; None where it can."""
    old = next((one for one in assessment.laws if one.id == law.id), None)
    if not law.id.strip():
        return "A law needs an id."
    if not law.title.strip():
        return f"The law {law.id} needs a title."
    if not law.stored:
        return f"The text of {law.id} is not stored: add the law with its text."
    if law.translation_of is not None and law.translation_of not in {one.id for one in assessment.laws} - {law.id}:
        return f"{law.id} is said to translate {law.translation_of}, which is not in the package: add that law first."
    quoted = _quoted_by(law.id, assessment)
    if old is not None and old.stored != law.stored and quoted:
        return (
            f"Another text cannot take the place of {law.id}, which is quoted on {quoted}: add it as a law of its own."
        )
    return None


def refuse_remove_law(law_id: str, assessment: Assessment) -> str | None:
    """Why a law cannot leave the package; None where it can."""
    if all(law.id != law_id for law in assessment.laws):
        return f"There is no law {law_id} in the package."
    if quoted := _quoted_by(law_id, assessment):
        return f"{law_id} is quoted as evidence on {quoted}: reject that evidence before you remove the law."
    translation = next((law.id for law in assessment.laws if law.translation_of == law_id), None)
    return f"{translation} is a translation of {law_id}: remove it first." if translation else None


def _quoted_by(law_id: str, assessment: Assessment) -> str | None:
    """The first item with accepted evidence from that law."""
    for finding in assessment.findings.values():
        for evidence in finding.accepted:
            if isinstance(evidence.source, Quoted) and evidence.source.law == law_id:
                return finding.item
    return None
