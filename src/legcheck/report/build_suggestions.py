"""What the machine suggests for items that nobody has assessed. Never evidence, never beside a grade."""

from __future__ import annotations

from collections.abc import Mapping

from legcheck.law.models import Law
from legcheck.law.quotation import quote_lines
from legcheck.matching.models import Basis, Candidate, ItemMatch, band
from legcheck.report.text import is_rtl, one_line
from legcheck.report.view import CandidateView, ItemView, SuggestionView

QUOTED = 3
"""Candidates per item that are quoted; the further ones are named. A report must stay readable."""


def suggestion_view(
    item: ItemView, match: ItemMatch, laws: Mapping[str, Law], names: Mapping[str, str]
) -> SuggestionView:
    """All candidates of one item: the first quoted with the reason why, the further ones by label."""
    known = [c for c in match.candidates if c.law in laws]
    return SuggestionView(
        item=item.id,
        title=item.title,
        instrument=item.instrument,
        article=item.article,
        band=band(match.presence),
        weak=match.basis is Basis.WORDS,
        first=tuple(_candidate(c, laws[c.law], names) for c in known[:QUOTED]),
        further=tuple(one_line(_name(c, names)) for c in known[QUOTED:]),
    )


def _name(candidate: Candidate, names: Mapping[str, str]) -> str:
    if len(names) < 2:
        return candidate.label
    return f"{candidate.label} ({names.get(candidate.law, candidate.law)})"


def _candidate(candidate: Candidate, law: Law, names: Mapping[str, str]) -> CandidateView:
    return CandidateView(
        law=names.get(candidate.law, candidate.law),
        label=one_line(_name(candidate, names)),
        lines=quote_lines(law, candidate.start, candidate.end),
        language=law.language,
        rtl=is_rtl(law.quote(candidate.start, candidate.end), law.language),
        found=tuple(e.name for e in candidate.elements if e.found),
        missing=tuple(e.name for e in candidate.elements if not e.found),
        signals=tuple(dict.fromkeys(one_line(p.expression) for p in candidate.signals)),
        prompts=tuple(one_line(p) for p in candidate.prompts),
    )
