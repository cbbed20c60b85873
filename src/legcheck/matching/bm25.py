"""BM25 over the units of a law, with absolute scores (Robertson and Zaragoza 2009, k1 1.2, b 0.75)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from legcheck.matching.arrays import Floats, Ints, Ragged, offsets_of

K1 = 1.2
B = 0.75


@dataclass(frozen=True, slots=True)
class Bm25:
    """Weights of stems in owners, sorted by stem."""

    owners: int
    keys: Ints
    """Stem times owners plus owner, rising."""
    weights: Floats
    where: Ints
    """Owner of each weight."""
    first: Ints
    """The first token that a weight stands for."""
    idf: Floats
    """By stem number; of a stem that does not occur, that of a stem in no owner."""
    bounds: Ints
    """Where the weights of each stem begin."""

    def score(self, stems: Ragged, weights: Floats, low: int, high: int) -> Floats:
        """Score of each owner for the queries low … high - 1, as a share of what each could reach: in [0, 1].

        Queries are lists of stems with weights beside them; the result is queries by owners.
        """
        begin, end = stems.offsets[low], stems.offsets[high]
        asked, weight = stems.values[begin:end], weights[begin:end]
        query = np.repeat(np.arange(high - low, dtype=np.int64), stems.counts[low:high])
        best = np.bincount(query, weight * self.idf[asked] * (K1 + 1), minlength=high - low)
        which, at = Ragged(self.where, self.bounds).gather(asked)
        cells = query[which] * self.owners + self.where[at]
        total = np.bincount(cells, weight[which] * self.weights[at], minlength=(high - low) * self.owners)
        return np.asarray(total.reshape(high - low, self.owners) / np.where(best > 0, best, 1.0)[:, None])

    def shared(self, stems: Ints, owners: Ints) -> Ints:
        """Where in `keys` the pairs of these stems and owners are, as far as they occur."""
        if not len(self.keys) or not len(stems):
            return stems[:0]
        wanted = (stems[:, None] * self.owners + owners[None, :]).ravel()
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.asarray(at[self.keys[at] == wanted])


def build(stems: Ints, owner: Ints, owners: int, vocabulary: int) -> Bm25:
    """BM25 of tokens, given by stem number and owner 0 … `owners` - 1; `vocabulary` is the number of stems."""
    lengths = np.bincount(owner, minlength=owners).astype(np.float64)
    norm = K1 * (1 - B + B * lengths / max(1.0, float(lengths.mean()) if owners else 1.0))
    keys, first, counts = np.unique(stems * max(owners, 1) + owner, return_index=True, return_counts=True)
    stem, where = np.divmod(keys, max(owners, 1))
    frequency = np.bincount(stem, minlength=vocabulary)
    idf = np.log(1 + (owners - frequency + 0.5) / (frequency + 0.5))
    often = counts.astype(np.float64)
    weights = idf[stem] * often * (K1 + 1) / (often + norm[where])
    return Bm25(owners, keys, weights, where, first, idf, offsets_of(frequency))
