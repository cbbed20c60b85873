"""Making evidence, and checking that a quotation is still what the law says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from legcheck.assessment.models import Cited, Evidence, EvidenceState, Quoted
from legcheck.law.models import Law

if TYPE_CHECKING:  # its room loads numpy, which no assessment needs
    from legcheck.matching.models import Candidate


class QuoteCheck(StrEnum):
    """What became of a quotation when it was read again."""

    EXACT = "exact"
    CHANGED = "changed"
    LAW_MISSING = "law not in the package"
    NOT_READ = "not read by the tool"


def quote_check(evidence: Evidence, laws: Mapping[str, Law]) -> QuoteCheck:
    """Read the quotation again from the stored text; a cited act was never read."""
    source = evidence.source
    if isinstance(source, Cited):
        return QuoteCheck.NOT_READ
    if source.law not in laws:
        return QuoteCheck.LAW_MISSING
    text = laws[source.law].text
    inside = 0 <= source.start < source.end <= len(text)
    return QuoteCheck.EXACT if inside and text[source.start : source.end] == source.quote else QuoteCheck.CHANGED


def from_candidate(
    candidate: Candidate, laws: Mapping[str, Law], state: EvidenceState = EvidenceState.ACCEPTED
) -> Evidence:
    """A machine suggestion that the assessor accepted or rejected; raises KeyError where its law is not there."""
    law = laws[candidate.law]
    quote = law.quote(candidate.start, candidate.end)
    source = Quoted(
        law=candidate.law,
        provision=candidate.provision,
        label=candidate.label,
        start=candidate.start,
        end=candidate.end,
        quote=quote,
        suggested=True,
    )
    return Evidence(id=evidence_id(source), state=state, source=source)


def from_provision(law: Law, provision_id: str, span: tuple[int, int] | None = None) -> Evidence:
    """Evidence found by hand: a provision, or a span inside it; raises KeyError where it is not there."""
    provision = law.provision(provision_id)
    start, end = span or (provision.start, provision.end)
    source = Quoted(
        law=law.id,
        provision=provision.id,
        label=provision.label,
        start=start,
        end=end,
        quote=law.quote(start, end),
        suggested=False,
    )
    return Evidence(id=evidence_id(source), source=source)


def from_cited(cited: Cited) -> Evidence:
    """Evidence from an act that was not loaded, as the assessor described it."""
    return Evidence(id=evidence_id(cited), source=cited)


def evidence_id(source: Quoted | Cited) -> str:
    """The id of evidence, the same for the same place in the same law whoever finds it."""
    if isinstance(source, Quoted):
        return f"{source.law}:{source.start}-{source.end}"
    described = "\x1f".join((source.title, source.date, source.article, source.quote))
    return f"cited:{hashlib.sha256(described.encode()).hexdigest()[:16]}"
