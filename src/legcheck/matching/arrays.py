"""Small helpers for lists of lists kept as two arrays, so that work on thousands of short lists is done at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def ints(values: Iterable[int]) -> Ints:
    """An integer array of any iterable, also of an empty one."""
    return np.array(list(values), dtype=np.int64)


def spans(starts: Ints, counts: Ints) -> Ints:
    """All numbers of all ranges `starts[k] … starts[k] + counts[k] - 1`, one range after the other."""
    total = int(counts.sum())
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(total, dtype=np.int64)


def offsets_of(counts: Ints) -> Ints:
    """Where each list begins in the joined values, and the end of the last: one longer than `counts`."""
    out = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=out[1:])
    return out


@dataclass(frozen=True, slots=True)
class Ragged:
    """A list of lists: list k is `values[offsets[k]:offsets[k + 1]]`."""

    values: Ints
    offsets: Ints

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def counts(self) -> Ints:
        """Length of each list."""
        return np.diff(self.offsets)

    def row(self, number: int) -> Ints:
        """One list."""
        return self.values[self.offsets[number] : self.offsets[number + 1]]

    def gather(self, rows: Ints) -> tuple[Ints, Ints]:
        """For these lists in turn: which of them a value comes from, and where it stands in `values`."""
        starts = self.offsets[rows]
        counts = self.offsets[rows + 1] - starts
        return np.repeat(np.arange(len(rows), dtype=np.int64), counts), spans(starts, counts)


def ragged(lists: Sequence[Sequence[int]]) -> Ragged:
    """From Python lists."""
    return Ragged(ints(v for row in lists for v in row), offsets_of(ints(map(len, lists))))


def grouped(keys: Ints, values: Ints, size: int) -> Ragged:
    """Values by key 0 … size - 1; within a key in their order."""
    order = np.argsort(keys, kind="stable")
    return Ragged(values[order], offsets_of(np.bincount(keys, minlength=size).astype(np.int64)))
