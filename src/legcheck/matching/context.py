"""What the other items say of a law: whether it deals with the related obligations, and how central this one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p

from legcheck.checklist.models import Item


def related(items: Sequence[Item], agreement: Mapping[str, float]) -> dict[str, float]:
    """For each item the mean of the items that the register names as related; its own where none was met."""
    means: dict[str, float] = {}
    for facts in (item.facts for item in items):
        values = [agreement[other] for other in facts.related if other in agreement]
        means[facts.id] = sum(values) / len(values) if values else agreement[facts.id]
    return means


def centrality(item: Item) -> float:
    """How many obligations the register relates to this one, on a log scale in about [0, 1].

    Laws deal with central obligations more often. It is the same in every law: no help within an item.
    """
    return log1p(len(item.facts.related)) / 2.5
