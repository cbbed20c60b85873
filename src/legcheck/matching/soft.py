"""Partial agreement: how much of an expression's wording stands together in one passage of a unit.

Statutes seldom use the exact phrase a checklist foresees. Where the exact search finds nothing, the share of
the expression's words that stand in one passage still tells a near miss from silence. Words are weighted by their
rarity among the items, not in the law: what is left of a law must not count for more because evidence was deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from legcheck.matching.commonness import Commonness
from legcheck.matching.expressions import Expression, Slot
from legcheck.matching.search import Searcher

PASSAGE = 45
"""Words of a passage at most: a definitions section may be one sentence of thousands of words."""
ENOUGH = 1.6
"""Rarity that the agreeing words must bring together before the agreement counts in full."""

Rows = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(slots=True)
class Passages:
    """The passages of a stream of text and which words stand in them."""

    searcher: Searcher
    owners: int
    commonness: Commonness | None = None
    """Where known, a word counts less that is in the expressions of many items."""
    _passage_of_token: list[int] = field(init=False)
    _firsts: Ints = field(init=False)
    """First passage of each owner that has any."""
    _filled: Ints = field(init=False)
    """Owners that have passages, in the order of `_firsts`."""
    _count: int = field(init=False)
    _slots: dict[Slot, tuple[Ints, float]] = field(default_factory=dict)
    _table: Rows = field(init=False)
    _places: dict[str, int] = field(default_factory=dict)
    """Row of each fetched expression in `_table`."""

    def __post_init__(self) -> None:
        index = self.searcher.index
        passages: list[int] = []
        firsts: dict[int, int] = {}
        current, begun, last = -1, 0, (-1, -1)
        for position, key in enumerate(zip(index.owners, index.sentences, strict=True)):
            if key != last or position - begun >= PASSAGE:
                current, begun, last = current + 1, position, key
                firsts.setdefault(key[0], current)
            passages.append(current)
        self._passage_of_token = passages
        self._filled = np.asarray(list(firsts), dtype=np.int64)
        self._firsts = np.asarray(list(firsts.values()), dtype=np.int64)
        self._count = current + 1
        self._table = np.zeros((0, self.owners), dtype=np.float32)

    def agreement(self, expressions: Sequence[Expression]) -> Rows:
        """For each expression and owner the best agreement in one passage, in [0, 1]."""
        if not all(e.source in self._places for e in expressions):
            self.fetch(expressions)
        return self._table[[self._places[e.source] for e in expressions]]

    def fetch(self, expressions: Sequence[Expression]) -> None:
        """Work out the agreement of many expressions at once; what was fetched before is forgotten."""
        wanted = list({e.source: e for e in expressions}.values())
        self._places = {e.source: k for k, e in enumerate(wanted)}
        self._table = np.zeros((len(wanted), self.owners), dtype=np.float32)
        if not self._count or not wanted:
            return
        cells: list[Ints] = []
        amounts: list[float] = []
        whole = np.zeros((len(wanted), 1))
        for row, expression in enumerate(wanted):
            for slot in expression.slots:
                passages, weight = self._slot(slot)
                whole[row] += weight
                if len(passages):
                    cells.append(passages + row * self._count)
                    amounts.append(weight)
        if not cells:
            return
        weights = np.repeat(amounts, [len(c) for c in cells])
        agreed = np.bincount(np.concatenate(cells), weights, minlength=len(wanted) * self._count)
        best = np.maximum.reduceat(agreed.reshape(len(wanted), self._count), self._firsts, axis=1)
        self._table[:, self._filled] = best / np.maximum(whole, 1e-6) * np.minimum(1.0, best / ENOUGH)

    def _slot(self, slot: Slot) -> tuple[Ints, float]:
        """The passages in which one place of an expression is filled, and what it says."""
        known = self._slots.get(slot)
        if known is None:
            positions = self.searcher.positions(slot)
            where = dict.fromkeys([self._passage_of_token[p] for p in positions])
            passages = np.array(list(where), dtype=np.int64) if where else _NONE
            known = self._slots[slot] = (passages, self.commonness.rarity(slot) if self.commonness else 1.0)
        return known
