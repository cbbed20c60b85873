"""Partial agreement: how much of an expression's wording stands together in one passage of a unit.

Statutes seldom use the exact phrase a checklist foresees. Where the exact search finds nothing, the share of
the expression's words that stand in one passage still tells a near miss from silence. Words are weighted by their
rarity among the items, not in the law: what is left of a law must not count for more because evidence was deleted.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from legcheck.matching.arrays import Ints, Ragged, grouped
from legcheck.matching.compiled import Compiled
from legcheck.matching.plan import NONE

PASSAGE = 45
"""Words of a passage at most: a definitions section may be one sentence of thousands of words."""
ENOUGH = 1.6
"""Rarity that the agreeing words must bring together before the agreement counts in full."""
CELLS = 2_000_000
"""Expressions times passages worked on at once."""

Single = npt.NDArray[np.float32]


class Agreement:
    """Best partial agreement by unit: of each element, of each item's own expressions, and the mean of all."""

    def __init__(self, owners: int, rows: int, items: int) -> None:
        self.elements: Single = np.zeros((owners, rows), dtype=np.float32)
        self.item: Single = np.zeros((owners, items), dtype=np.float32)
        self.mean = np.zeros((owners, items))
        self.coverage = np.zeros((owners, items))
        """Mean of the item's elements, and the highest of them."""
        self.best: Single = np.zeros((owners, items), dtype=np.float32)

    def pick(self, other: Agreement, owners: Ints) -> Agreement:
        """These owners, where numbers past the own ones mean those of the other."""
        whole = Agreement(0, 0, 0)
        whole.elements = np.concatenate([self.elements, other.elements])[owners]
        whole.item = np.concatenate([self.item, other.item])[owners]
        whole.mean = np.concatenate([self.mean, other.mean])[owners]
        whole.coverage = np.concatenate([self.coverage, other.coverage])[owners]
        whole.best = np.concatenate([self.best, other.best])[owners]
        return whole


def passages_of(sentences: Ints) -> Ints:
    """Number of the passage of each token: a sentence, cut after PASSAGE words."""
    if not len(sentences):
        return sentences
    places = np.arange(len(sentences), dtype=np.int64)
    turns = np.concatenate([[True], sentences[1:] != sentences[:-1]])
    begun = np.maximum.accumulate(np.where(turns, places, 0))
    return np.cumsum(turns | ((places - begun) % PASSAGE == 0)) - 1


def agreement(checklist: Compiled, places: Ragged, sentences: Ints, counts: Ints) -> Agreement:
    """Agreement of all partial expressions; `counts` is the number of tokens of each owner."""
    out = Agreement(len(counts), int(checklist.rows[-1]), len(checklist.items))
    passages = passages_of(sentences)
    if not len(passages):
        return out
    total = int(passages[-1]) + 1
    filled = np.flatnonzero(counts)
    firsts = passages[(np.cumsum(counts) - counts)[filled]]
    where = _different(places, passages, total)
    entries = checklist.entries
    partial = np.flatnonzero(entries.partial)
    bounds = np.searchsorted(entries.item[partial], np.arange(len(checklist.items) + 1))
    most = max(1, CELLS // total)
    low = 0
    while low < len(checklist.items):
        high = int(np.searchsorted(bounds, bounds[low] + most, side="right")) - 1
        high = min(max(high, low + 1), len(checklist.items))
        chosen = partial[bounds[low] : bounds[high]]
        if len(chosen):
            best = _best(checklist, where, entries.expression[chosen], total, firsts)
            _enter(out, best, entries.item[chosen], entries.row[chosen], filled)
        low = high
    starts, sizes = checklist.rows[:-1], np.diff(checklist.rows)
    out.coverage = np.add.reduceat(out.elements.astype(np.float64), starts, axis=1) / sizes
    out.best = np.maximum.reduceat(out.elements, starts, axis=1)
    return out


def _different(places: Ragged, passages: Ints, total: int) -> Ragged:
    """The passages in which each place is filled, each once."""
    slot = np.repeat(np.arange(len(places), dtype=np.int64), places.counts)
    step = max(1, 16_000_000 // total)
    found = []
    for low in range(0, len(places), step):
        high = min(low + step, len(places))
        marks = np.zeros((high - low) * total, dtype=bool)
        part = slice(places.offsets[low], places.offsets[high])
        marks[(slot[part] - low) * total + passages[places.values[part]]] = True
        found.append(np.flatnonzero(marks) + low * total)
    cells = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
    return grouped(cells // total, cells % total, len(places))


def _best(checklist: Compiled, where: Ragged, expressions: Ints, total: int, firsts: Ints) -> Single:
    """Expressions by filled owners: the best agreement in one passage, in [0, 1]."""
    needs, rarity = checklist.plan.needs, checklist.rarity
    row, at = needs.gather(expressions)
    slots = needs.values[at]
    size = len(expressions)
    whole = checklist.whole[expressions][:, None]
    which, cells = where.gather(slots)
    cells = where.values[cells] + row[which] * total
    agreed = np.bincount(cells, rarity[slots][which], minlength=size * total).reshape(size, total)
    best = np.maximum.reduceat(agreed, firsts, axis=1)
    return np.asarray(best / np.maximum(whole, 1e-6) * np.minimum(1.0, best / ENOUGH), dtype=np.float32)


def _enter(out: Agreement, best: Single, item: Ints, row: Ints, filled: Ints) -> None:
    """Reduce expressions to elements and items: neighbours with the same item and row are one group."""
    turns = np.flatnonzero(np.concatenate([[True], (item[1:] != item[:-1]) | (row[1:] != row[:-1])]))
    most = np.maximum.reduceat(best, turns, axis=0)
    whole = row[turns] == NONE
    out.item[np.ix_(filled, item[turns[whole]])] = most[whole].T
    out.elements[np.ix_(filled, row[turns[~whole]])] = most[~whole].T
    starts = np.flatnonzero(np.concatenate([[True], item[1:] != item[:-1]]))
    sizes = np.diff([*starts, len(item)])
    sums = np.add.reduceat(best.astype(np.float64), starts, axis=0) / sizes[:, None]
    out.mean[np.ix_(filled, item[starts])] = sums.T


__all__ = ["Agreement", "agreement", "passages_of"]
