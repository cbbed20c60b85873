"""Numbers of recommendations: counted until the file is validated, frozen from then on."""

from __future__ import annotations

from collections.abc import Sequence

from legcheck.assessment.models import Assessment, Recommendation
from legcheck.checklist.models import Item


def numbered(assessment: Assessment, items: Sequence[Item]) -> tuple[tuple[int, Recommendation], ...]:
    """All recommendations with their numbers, rising.

    Frozen numbers stay; the others follow in the order of `items`, each by the first item that it serves.
    """
    place = {item.id: number for number, item in enumerate(items)}
    fresh = [r for r in assessment.recommendations if r.number is None]
    fresh.sort(key=lambda r: min((place[i] for i in r.items if i in place), default=len(place)))
    counted = [(r.number, r) for r in assessment.recommendations if r.number is not None]
    counted += enumerate(fresh, start=assessment.numbers_used + 1)
    return tuple(sorted(counted, key=lambda pair: pair[0]))


def frozen_numbers(assessment: Assessment, items: Sequence[Item]) -> dict[str, int]:
    """The numbers that freeze when the assessment is validated now: recommendation id to number."""
    return {recommendation.id: number for number, recommendation in numbered(assessment, items)}
