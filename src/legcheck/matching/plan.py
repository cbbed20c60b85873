"""The expressions of a checklist, ready to meet any law of one language: each word, phrase and side once.

A word of a law is looked up once for all expressions: the plan tells which places of phrases it can fill.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from threading import RLock
from typing import TypeVar

import numpy as np

from legcheck.checklist.expressions import Expression, Phrase, Sequence_, Slot
from legcheck.matching.arrays import Ints, Ragged, ragged
from legcheck.matching.fuzzy import Neighbours
from legcheck.matching.vocabulary import Vocabulary
from legcheck.matching.words import ARTICLES, fold

NONE = -1


Key = TypeVar("Key")


def number_of(numbers: dict[Key, int], key: Key) -> int:
    """The number of a key, given in order of first sight."""
    return numbers.setdefault(key, len(numbers))


class Plan:
    """Numbered expressions, their places, phrases and sides, and which words fill which place."""

    def __init__(self, language: str, expressions: Sequence[Expression]) -> None:
        self.language = language
        self.vocabulary = Vocabulary(language)
        self.lock = RLock()
        """Held while a law is read: words get numbers then, and two screenings may run at once."""
        self._articles = ARTICLES.get(language, frozenset())
        slots: dict[Slot, int] = {}
        phrases: dict[tuple[int, ...], int] = {}
        sequences: dict[tuple[int, ...], int] = {}

        def phrase(words: Phrase) -> int:
            return number_of(phrases, tuple(number_of(slots, s) for s in words if s not in self._articles))

        def sequence(parts: Sequence_) -> int:
            return number_of(sequences, tuple(phrase(part) for part in parts))

        sides = [[sequence(side) for side in e.sides] for e in expressions]
        self.sides = _padded(sides)
        self.needs = ragged([[slots[s] for s in e.slots if s not in self._articles] for e in expressions])
        self.heading = np.array([e.heading for e in expressions], dtype=bool)
        self.negative = np.array([e.negative for e in expressions], dtype=bool)
        self.words = np.array([min(e.words, 3) for e in expressions], dtype=np.int64)
        self.phrases = _padded(list(phrases))
        self.sequences = _padded(list(sequences))
        self.slots = slots
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._prefixes: dict[str, list[int]] = defaultdict(list)
        for slot, number in slots.items():
            self._enter(slot, number)
        self._longest = max(map(len, self._prefixes), default=0)
        self._shortest = min(map(len, self._prefixes), default=1)
        self._filled: list[tuple[int, ...]] = []
        self._neighbours = Neighbours(self._stems)
        self._near: list[tuple[str, ...]] = []
        self._damaged: list[int] = []

    def _enter(self, slot: Slot, number: int) -> None:
        for word in slot.split("|"):
            if word in self._articles:
                continue
            if word.endswith("*"):
                self._prefixes[fold(word[:-1])].append(number)
            else:
                stem = self.vocabulary.stem(word)
                self.vocabulary.stem_number(stem)
                self._stems[stem].append(number)

    def __len__(self) -> int:
        return len(self.heading)

    def filled_by(self, forms: Ints, repairs: dict[int, tuple[str, ...]]) -> Ragged:
        """The places that each of these word forms can fill; `repairs` are stems to read as others."""
        known, vocabulary = self._filled, self.vocabulary
        for form in range(len(known), len(vocabulary)):
            known.append(self._places(*vocabulary.form(form)))
        lists = [known[form] for form in forms.tolist()]
        if repairs:
            stems = vocabulary.stems_of(forms).tolist()
            for k, stem in enumerate(stems):
                if stem in repairs:
                    more = (n for word in repairs[stem] for n in self._stems[word])
                    lists[k] = tuple(sorted({*lists[k], *more}))
        return ragged(lists)

    def _places(self, folded: str, stem: str) -> tuple[int, ...]:
        found = list(self._stems.get(stem, ()))
        for size in range(self._shortest, min(len(folded), self._longest) + 1):
            found += self._prefixes.get(folded[:size], ())
        return tuple(sorted(set(found)))

    def repairs(self, stems: Ints) -> dict[int, tuple[str, ...]]:
        """Of a law's different stems those that are damaged spellings, with the words they stand for.

        Only a word that the law does not print rightly elsewhere is taken to be meant.
        """
        names = self.vocabulary.stems
        for number in range(len(self._near), len(names)):
            self._near.append(self._neighbours.of(names[number]))
            if self._near[-1]:
                self._damaged.append(number)
        present = np.zeros(len(names), dtype=bool)
        present[stems] = True
        found: dict[int, tuple[str, ...]] = {}
        for number in self._damaged:
            if present[number]:
                near = tuple(w for w in self._near[number] if not present[self.vocabulary.stem_number(w)])
                if near:
                    found[number] = near
        return found


def _padded(rows: Sequence[Sequence[int]]) -> Ints:
    """Rows as a matrix, filled up with NONE."""
    table = np.full((len(rows), max(map(len, rows), default=1) or 1), NONE, dtype=np.int64)
    for k, row in enumerate(rows):
        table[k, : len(row)] = row
    return table
