"""Correcting a law's reading: what is refused, and which evidence has to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping

from legcheck.assessment.decisions import CorrectLaw, Place
from legcheck.assessment.models import Assessment, Quoted
from legcheck.law import CorrectionError, CorrectionKind, Law, corrected
from legcheck.law.models import Provision


def refuse_correction(decision: CorrectLaw, laws: Mapping[str, Law]) -> str | None:
    """Why a correction cannot be made; None where it can. `laws` are the package's laws as corrected so far."""
    law = laws.get(decision.law)
    if law is None:
        return f"There is no law {decision.law} in the package."
    try:
        changed = corrected(law, decision.correction.value_for_law())
    except CorrectionError as error:
        return str(error)
    return None if changed != law else f"{law.file} reads like that already."


def moved_evidence(decision: CorrectLaw, assessment: Assessment, law: Law) -> dict[str, Place]:
    """The new place of all evidence, accepted or rejected, whose provision the correction changes.

    `law` is the reading before it. A quotation is the same text afterwards: only its place is another. Where no
    single provision holds it any more, the place is the provision in which it begins.
    """
    if decision.correction.kind is CorrectionKind.LANGUAGE:
        return {}
    before = {p.id: p for p in law.provisions}
    after = corrected(law, decision.correction.value_for_law())
    now = {p.id: p for p in after.provisions}
    moved: dict[str, Place] = {}
    for finding in assessment.findings.values():
        for evidence in finding.evidence:
            source = evidence.source
            if not isinstance(source, Quoted) or source.law != decision.law or evidence.id in moved:
                continue
            old = before.get(source.provision)
            if old is not None and now.get(old.id) == old:
                continue
            same = now.get(source.provision)
            kept = same is not None and same.start <= source.start and source.end <= same.end
            place = same if kept else _holder(after, source.start, source.end)
            if place:
                moved[evidence.id] = Place(provision=place.id, label=place.label)
    return moved


def unchecked(assessment: Assessment) -> tuple[str, ...]:
    """Items with accepted evidence that is to be looked at again."""
    return tuple(f.item for f in assessment.findings.values() if any(e.recheck for e in f.accepted))


def _holder(law: Law, start: int, end: int) -> Provision | None:
    """The smallest numbered provision around the span, else the one in which it begins, else any around that."""
    holding: list[Provision] = []
    for stop in (end, start + 1):
        holding = [p for p in law.provisions if p.start <= start and stop <= p.end]
        if numbered := [p for p in holding if p.number is not None]:
            return _smallest(numbered)
    return _smallest(holding) if holding else None


def _smallest(provisions: list[Provision]) -> Provision:
    return min(provisions, key=lambda p: p.end - p.start)
