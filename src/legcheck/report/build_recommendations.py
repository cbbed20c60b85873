"""Recommendations in the order of the report, with their numbers and letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legcheck.assessment import Assessment, numbered
from legcheck.checklist import Item
from legcheck.report.text import one_line, sentence
from legcheck.report.view import RecommendationView


def numbers_by_item(assessment: Assessment, items: Sequence[Item]) -> dict[str, tuple[int, ...]]:
    """For each item the numbers of the recommendations that answer it."""
    found: dict[str, tuple[int, ...]] = {}
    for number, recommendation in numbered(assessment, items):
        for item in recommendation.items:
            found[item] = (*found.get(item, ()), number)
    return found


def recommendation_views(
    assessment: Assessment, items: Sequence[Item], leads: Mapping[str, str]
) -> tuple[RecommendationView, ...]:
    """All recommendations by number; key ones carry a letter. `leads` open the sentence by urgency."""
    views, key = [], 0
    for number, r in numbered(assessment, items):
        views.append(
            RecommendationView(
                number=number,
                letter=_letter(key) if r.key else "",
                urgency=r.urgency,
                sentence=sentence(f"{leads[r.urgency]} {one_line(r.action)}"),
                addressee=one_line(r.addressee),
                article=one_line(r.article),
                reason=one_line(r.reason),
                legal_basis=one_line(r.legal_basis),
                wording=tuple(line.rstrip() for line in r.wording.splitlines() if line.strip()),
                wording_source=one_line(r.wording_source),
                status=r.status,
                items=r.items,
            )
        )
        key += r.key
    return tuple(views)


def _letter(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
