"""Word forms and stems of one language by number. It only grows, so a number once given stays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from legcheck.matching.arrays import Ints, ints
from legcheck.matching.tokens import joined
from legcheck.matching.words import fold, stemmer


class Vocabulary:
    """Numbers for printed words: those with the same folded form and stem share one."""

    def __init__(self, language: str) -> None:
        self.stem = stemmer(language)
        """The comparable stem of a word."""
        self.stems: list[str] = []
        self._stem_numbers: dict[str, int] = {}
        self._printed: dict[str, int] = {}
        self._forms: dict[tuple[str, str], int] = {}
        self._listed: list[tuple[str, str]] = []
        self._stem_of: list[int] = []
        self._array: Ints = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._listed)

    def numbers(self, words: Sequence[str]) -> Ints:
        """Form number of each word as printed."""
        known = self._printed
        return ints([known[w] if w in known else self._new(w) for w in words])

    def _new(self, printed: str) -> int:
        word = joined(printed)
        key = (fold(word), self.stem(word))
        number = self._forms.setdefault(key, len(self._forms))
        if number == len(self._listed):
            self._listed.append(key)
            self._stem_of.append(self.stem_number(key[1]))
        self._printed[printed] = number
        return number

    def form(self, number: int) -> tuple[str, str]:
        """Folded form and stem."""
        return self._listed[number]

    def stem_number(self, stem: str) -> int:
        """The number of a stem."""
        number = self._stem_numbers.setdefault(stem, len(self.stems))
        if number == len(self.stems):
            self.stems.append(stem)
        return number

    def stems_of(self, forms: Ints) -> Ints:
        """Stem numbers of word forms."""
        if len(self._array) < len(self._stem_of):
            self._array = ints(self._stem_of)
        return self._array[forms]
