"""The JSON contract of `legcheck screen --json` (design.md, section 4). Fields are added, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legcheck.law import Law, law_json
from legcheck.matching.models import Candidate, ElementMatch, ItemMatch, Place, Via
from legcheck.matching.screening import Screening


def screening_json(screening: Screening, laws: Sequence[Law]) -> dict[str, Any]:
    """The contract as plain values, ready for `json.dumps`."""
    by_id = {law.id: law for law in laws}
    return {
        "laws": [_law(law) for law in laws],
        "items": [_item(match, by_id) for match in screening.items],
        "model": screening.model,
        "base_rates": screening.base_rates,
        "warnings": list(screening.warnings),
    }


def _law(law: Law) -> dict[str, Any]:
    """A law as `legcheck law --json` gives it, without its provisions."""
    entry = law_json(law)
    del entry["provisions"]
    return entry


def _item(match: ItemMatch, laws: dict[str, Law]) -> dict[str, Any]:
    return {
        "id": match.item,
        "presence": match.presence,
        "presence_by_law": match.presence_by_law,
        "basis": match.basis.value,
        "candidates": [_candidate(c, laws[c.law]) for c in match.candidates],
        "searched": [{"element": s.element, "expression": s.expression, "count": s.count} for s in match.searched],
    }


def _candidate(candidate: Candidate, law: Law) -> dict[str, Any]:
    return {
        "law": candidate.law,
        "provision": candidate.provision,
        "number": candidate.number,
        "host": candidate.host,
        "label": candidate.label,
        "score": candidate.score,
        "quote": law.quote(candidate.start, candidate.end),
        "start": candidate.start,
        "end": candidate.end,
        "elements": [_element(e) for e in candidate.elements],
        "signals": [_place(p) for p in candidate.signals],
        "prompts": list(candidate.prompts),
    }


def _element(element: ElementMatch) -> dict[str, Any]:
    return {
        "name": element.name,
        "found": element.found,
        "spans": [list(span) for span in element.spans],
        "places": [_place(p) for p in element.places],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "law": place.law,
        "provision": place.provision,
        "start": place.start,
        "end": place.end,
        "via": Via(place.via).value,
        "expression": place.expression,
    }
