"""What the other items say of a law: whether it deals with the matter at all, and with the related obligations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p

from legcheck.checklist.models import Item


def neighbours(items: Sequence[Item], agreement: Mapping[str, float]) -> dict[str, float]:
    """For each item the mean of the other items for the same kinds of law; its own where it is alone."""
    groups: dict[tuple[str, ...], list[float]] = {}
    for item in items:
        groups.setdefault(_kind(item), []).append(agreement[item.id])
    return {item.id: _others(groups[_kind(item)], agreement[item.id]) for item in items}


def related(items: Sequence[Item], agreement: Mapping[str, float]) -> dict[str, float]:
    """For each item the mean of the items that the register names as related; its own where none was met."""
    means: dict[str, float] = {}
    for item in items:
        values = [agreement[other] for other in item.facts.related if other in agreement]
        means[item.id] = sum(values) / len(values) if values else agreement[item.id]
    return means


def centrality(item: Item) -> float:
    """How many obligations the register relates to this one, on a log scale in about [0, 1].

    Laws deal with central obligations more often. It is the same in every law: no help within an item.
    """
    return log1p(len(item.facts.related)) / 2.5


def _kind(item: Item) -> tuple[str, ...]:
    return tuple(sorted(item.facts.applies_to))


def _others(group: list[float], own: float) -> float:
    return (sum(group) - own) / (len(group) - 1) if len(group) > 1 else own
