"""What matching suggests for an item, in words: reasons, never percentages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from legcheck.assessment import Parallel
from legcheck.assessment.models import Cited, Evidence, EvidenceState, Finding, Quoted
from legcheck.law.models import Law
from legcheck.matching.models import Band, Basis, Candidate, ItemMatch, Place, Via, band
from legcheck.tui.plain import lines, one_line, plain
from legcheck.tui.signs import BAND_SIGNS, STATE_SIGNS
from legcheck.tui.widgets.law_view import Mark, MarkKind

MOST_MATCHED = 3
"""Matched wordings named per element: the others are marked in the text below."""
MATCHED_SHOWN = 48
"""Characters shown of a matched wording."""

WORDS_ONLY = "No expressions exist in this law's language: shared words only, weak. Not met needs your own search note."


def presence_words(match: ItemMatch, laws: Sequence[Law]) -> Content:
    """The band of presence over the package and, with several laws, those that carry it."""
    here = band(match.presence)
    alike = [name for name, presence in match.presence_by_law.items() if band(presence) is here]
    each = f"  (in {', '.join(alike)})" if len(laws) > 1 and here is not Band.PROBABLY_NOT else ""
    weak = plain(WORDS_ONLY, "bold") if match.basis is Basis.WORDS else None
    return lines(
        Content.assemble("Suggestion: ", (f"{BAND_SIGNS[here]} {here}", "bold"), plain(each, "$text-muted")), weak
    )


def recorded_state(candidate: Candidate, finding: Finding) -> EvidenceState | None:
    """Whether the assessor accepted or rejected this very span for the item."""
    for evidence in finding.evidence:
        source = evidence.source
        if isinstance(source, Quoted) and (source.law, source.start, source.end) == (
            candidate.law,
            candidate.start,
            candidate.end,
        ):
            return evidence.state
    return None


def candidate_row(candidate: Candidate, law: Law, state: EvidenceState | None, *, several: bool) -> Content:
    """Place, heading, law where there are several, what the assessor made of it; then elements found and missing."""
    heading = next((p.heading for p in law.provisions if p.id == candidate.provision), "")
    mark = f"{STATE_SIGNS[state]}  " if state else ""
    name = f"  [{one_line(law.title, 28)}]" if several else ""
    first = Content.assemble(
        plain(mark, "bold"), plain(candidate.label, "bold"), plain(f"  {one_line(heading, 60)}{name}")
    )
    return lines(first, plain("  " + elements_line(candidate), "$text-muted"))


def elements_line(candidate: Candidate) -> str:
    """`found: … · missing: …`, or the signals where the item has no elements found."""
    found = [e.name for e in candidate.elements if e.found]
    missing = [e.name for e in candidate.elements if not e.found]
    parts = []
    if found:
        parts.append("found: " + ", ".join(found))
    if missing:
        parts.append("missing: " + ", ".join(missing))
    return " · ".join(parts) or "matched words only"


def reason_words(candidate: Candidate, laws: Sequence[Law]) -> Content:
    """Why it is suggested: the words of the law that matched, where elements were reached, what to look at."""
    parts = [f"{e.name}: {'; '.join(_matched(e.places, laws))}" for e in candidate.elements if e.found]
    signals = _matched(candidate.signals, laws)
    if signals:
        parts.append("signals: " + "; ".join(signals))
    prompts = [plain(f"Look at: {prompt}", "bold") for prompt in candidate.prompts]
    return lines(plain("Why: " + " | ".join(parts)) if parts else None, *prompts)


def _matched(places: Iterable[Place], laws: Sequence[Law]) -> list[str]:
    """The first few matched wordings of the law, each once, and in which provision where it is another one."""
    by_id = {law.id: law for law in laws}
    words: dict[str, None] = {}
    for place in places:
        law = by_id[place.law]
        there = "" if place.via is Via.SELF else f" (by {place.via} in {_label(law, place.provision)})"
        words[f"“{one_line(law.quote(place.start, place.end), MATCHED_SHOWN)}”{there}"] = None
    return list(words)[:MOST_MATCHED]


def _label(law: Law, provision_id: str) -> str:
    return next((p.label for p in law.provisions if p.id == provision_id), provision_id)


def match_marks(candidate: Candidate) -> list[Mark]:
    """The matched spans inside the candidate's own provision."""
    spans = {span for element in candidate.elements for span in element.spans}
    spans |= {(p.start, p.end) for p in candidate.signals if p.via is Via.SELF and p.law == candidate.law}
    return [Mark(start, end, MarkKind.MATCH) for start, end in sorted(spans)]


def evidence_marks(findings: Iterable[Finding], law_id: str) -> list[Mark]:
    """Accepted quotes in a law."""
    return [
        Mark(e.source.start, e.source.end, MarkKind.EVIDENCE)
        for finding in findings
        for e in finding.accepted
        if isinstance(e.source, Quoted) and e.source.law == law_id
    ]


def parallel_words(parallel: Parallel | None) -> Content:
    """The other language version of a candidate, with which of the two is official; empty where there is none."""
    if parallel is None:
        return Content("")
    kind = "Official text" if parallel.official else "Translation"
    head = f"{kind} ({parallel.language}), {parallel.provision.label}, {one_line(parallel.title, 40)} — T takes both: "
    return Content.assemble(plain(head, "bold"), plain(f"“{one_line(parallel.text, 600)}”"))


def place_words(evidence: Evidence) -> str:
    """Where evidence stands, without its law."""
    source = evidence.source
    return source.article if isinstance(source, Cited) else source.label
