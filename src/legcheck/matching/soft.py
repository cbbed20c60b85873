"""Partial agreement: how much of an expression's wording stands together in one passage of a unit.

Statutes seldom use the exact phrase a checklist foresees. Where the exact search finds nothing, the share of
the expression's words (weighted by rarity) that stand in one passage still tells a near miss from silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from legcheck.matching.commonness import Commonness
from legcheck.matching.expressions import Expression, Slot
from legcheck.matching.rarity import rarity
from legcheck.matching.search import Searcher

PASSAGE = 45
"""Words of a passage at most: a definitions section may be one sentence of thousands of words."""
ENOUGH = 1.6
"""Rarity that the agreeing words must bring together before the agreement counts in full."""

LAW_SHARE = 0.25
"""Weight of a word's rarity in the law beside its rarity among the items. Small, because deleting evidence makes
what is left rarer in the law, and must not make it look like more."""

Rows = npt.NDArray[np.float32]


@dataclass(slots=True)
class Passages:
    """The passages of a stream of text and which words stand in them."""

    searcher: Searcher
    owners: int
    commonness: Commonness | None = None
    """Where known, a word counts less that is in the expressions of many items."""
    _passage_of_token: npt.NDArray[np.int64] = field(init=False)
    _firsts: npt.NDArray[np.int64] = field(init=False)
    """First passage of each owner that has any."""
    _filled: npt.NDArray[np.int64] = field(init=False)
    """Owners that have passages, in the order of `_firsts`."""
    _count: int = field(init=False)
    _rows: dict[Slot, int] = field(default_factory=dict)
    _matrix: list[Rows] = field(default_factory=list)
    _rarities: list[float] = field(default_factory=list)

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
        self._passage_of_token = np.asarray(passages, dtype=np.int64)
        self._filled = np.asarray(list(firsts), dtype=np.int64)
        self._firsts = np.asarray(list(firsts.values()), dtype=np.int64)
        self._count = current + 1

    def agreement(self, expressions: list[Expression]) -> Rows:
        """For each expression and owner the best agreement in one passage, in [0, 1]."""
        result = np.zeros((len(expressions), self.owners), dtype=np.float32)
        if not self._count or not expressions:
            return result
        widest = max(len(e.slots) for e in expressions)
        numbers = np.zeros((len(expressions), widest), dtype=np.int64)
        weights = np.zeros((len(expressions), widest), dtype=np.float32)
        for row, expression in enumerate(expressions):
            for column, slot in enumerate(expression.slots):
                numbers[row, column] = self._row(slot)
                weights[row, column] = self._rarities[numbers[row, column]]
        used, places = np.unique(numbers, return_inverse=True)
        incidence = np.stack([self._matrix[k] for k in used])
        places = places.reshape(numbers.shape)
        agreed = np.zeros((len(expressions), self._count), dtype=np.float32)
        for column in range(widest):
            agreed += weights[:, column, None] * incidence[places[:, column]]
        best = np.maximum.reduceat(agreed, self._firsts, axis=1)
        whole = weights.sum(axis=1, keepdims=True)
        result[:, self._filled] = best / np.maximum(whole, 1e-6) * np.minimum(1.0, best / ENOUGH)
        return result

    def _row(self, slot: Slot) -> int:
        number = self._rows.get(slot)
        if number is None:
            positions = self.searcher.positions(slot)
            number = self._rows[slot] = len(self._matrix)
            row = np.zeros(self._count, dtype=np.float32)
            if positions:
                row[self._passage_of_token[positions]] = 1.0
            owners = self.searcher.index.owners
            self._matrix.append(row)
            here = min(1.2, rarity(len({owners[p] for p in positions}), self.owners))
            among_items = self.commonness.rarity(slot) if self.commonness else 1.0
            self._rarities.append(here**LAW_SHARE * among_items ** (1 - LAW_SHARE))
        return number
