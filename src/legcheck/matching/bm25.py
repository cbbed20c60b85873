"""BM25 over the units of a law, in numpy, with absolute scores (Robertson and Zaragoza 2009, k1 1.2, b 0.75)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

import numpy as np
import numpy.typing as npt

from legcheck.matching.index import TokenIndex

Floats = npt.NDArray[np.float64]
K1 = 1.2
B = 0.75


@dataclass(slots=True)
class Bm25:
    """Term weights by stem: the owners a stem stands in, and its weight there."""

    owners: int
    _terms: dict[str, tuple[npt.NDArray[np.int64], Floats]]
    _idf: dict[str, float]
    _unseen: float
    _rows: list[dict[str, float]] = field(default_factory=list)

    def score(self, query: Iterable[tuple[str, float]]) -> Floats:
        """Score of each owner for weighted stems, as a share of what the query could reach: in [0, 1]."""
        total = np.zeros(self.owners)
        best = 0.0
        for stem, weight in query:
            best += weight * self._idf.get(stem, self._unseen) * (K1 + 1)
            term = self._terms.get(stem)
            if term is not None:
                total[term[0]] += weight * term[1]
        return total / best if best else total

    def weights(self, owner: int) -> dict[str, float]:
        """Weight of each stem of one owner."""
        if not self._rows:
            self._rows.extend({} for _ in range(self.owners))
            for stem, (where, weights) in self._terms.items():
                for row, weight in zip(where.tolist(), weights.tolist(), strict=True):
                    self._rows[row][stem] = weight
        return self._rows[owner]


def build(index: TokenIndex, owners: int) -> Bm25:
    """BM25 of a token index over its owners 0 … `owners` - 1. Linear in tokens."""
    counts: dict[str, dict[int, int]] = {}
    lengths = np.zeros(owners)
    for form, owner in zip(index.forms, index.owners, strict=True):
        row = counts.setdefault(index.stems_of_forms[form], {})
        row[owner] = row.get(owner, 0) + 1
        lengths[owner] += 1
    norm = K1 * (1 - B + B * lengths / max(1.0, lengths.mean() if owners else 1.0))
    terms: dict[str, tuple[npt.NDArray[np.int64], Floats]] = {}
    idfs: dict[str, float] = {}
    for stem, row in counts.items():
        where = np.fromiter(row.keys(), dtype=np.int64, count=len(row))
        often = np.fromiter(row.values(), dtype=np.float64, count=len(row))
        idfs[stem] = log(1 + (owners - len(row) + 0.5) / (len(row) + 0.5))
        terms[stem] = (where, idfs[stem] * often * (K1 + 1) / (often + norm[where]))
    return Bm25(owners, terms, idfs, log(1 + (owners + 0.5) / 0.5))
