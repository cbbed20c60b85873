"""What the machine suggests for items that nobody has assessed. Never evidence, never beside a grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from legcheck.law import Law
from legcheck.law.quotation import quote_lines
from legcheck.matching import Basis, Candidate, ItemMatch, Place, band
from legcheck.report.text import is_rtl, one_line
from legcheck.report.view import CandidateView, ItemView, SuggestionView

QUOTED = 3
"""Candidates per item that are quoted; the further ones are named. A report must stay readable."""
WORDS = 6
"""Matched words per candidate that are shown as the reason why."""


def suggestion_view(
    item: ItemView, match: ItemMatch, laws: Mapping[str, Law], names: Mapping[str, str]
) -> SuggestionView:
    """All candidates of one item: the first quoted with the reason why, the further ones by label."""
    known = [c for c in match.candidates if c.law in laws]
    further: dict[str, list[str]] = {}
    for candidate in known[QUOTED:]:
        further.setdefault(names.get(candidate.law, candidate.law), []).append(one_line(candidate.label))
    return SuggestionView(
        item=item.id,
        title=item.title,
        instrument=item.instrument,
        article=item.article,
        band=band(match.presence),
        weak=match.basis is Basis.WORDS,
        first=tuple(_candidate(c, laws, names) for c in known[:QUOTED]),
        further=tuple((law, tuple(labels)) for law, labels in further.items()),
    )


def _candidate(candidate: Candidate, laws: Mapping[str, Law], names: Mapping[str, str]) -> CandidateView:
    law = laws[candidate.law]
    places = [*candidate.signals, *(place for e in candidate.elements for place in e.places)]
    return CandidateView(
        law=names.get(candidate.law, candidate.law),
        label=one_line(candidate.label),
        lines=quote_lines(law, candidate.start, candidate.end),
        language=law.language,
        rtl=is_rtl(law.quote(candidate.start, candidate.end), law.language),
        found=tuple(e.name for e in candidate.elements if e.found),
        missing=tuple(e.name for e in candidate.elements if not e.found),
        words=_words(places, laws),
        prompts=tuple(one_line(p) for p in candidate.prompts),
    )


def _words(places: Iterable[Place], laws: Mapping[str, Law]) -> tuple[str, ...]:
    """The words of the laws that matched, each once whatever its case."""
    found: dict[str, str] = {}
    for place in places:
        if place.law in laws:
            words = one_line(laws[place.law].quote(place.start, place.end))
            found.setdefault(words.casefold(), words)
    return tuple(found.values())[:WORDS]
