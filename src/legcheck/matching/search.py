"""Finding expressions in an index: each word is looked up once, phrases are checked from their rarest word."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from legcheck.matching.expressions import GAP, NEAR, Expression, Phrase, Sequence_, Slot
from legcheck.matching.index import TokenIndex
from legcheck.matching.words import ARTICLES, fold, stemmer

Match = tuple[int, int]
"""First token and the token after the last one."""


@dataclass(slots=True)
class Searcher:
    """Looks expressions up in one index; words and phrases are remembered."""

    index: TokenIndex
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Stems of the text that are taken for a damaged form of the key, see `fuzzy.py`."""
    _slots: dict[Slot, tuple[frozenset[int], list[int]]] = field(default_factory=dict)
    _phrases: dict[Phrase, list[Match]] = field(default_factory=dict)
    _articles: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._articles = ARTICLES.get(self.index.language, frozenset())

    def find(self, expression: Expression) -> list[Match]:
        """All matches in order of the text, not overlapping by their start."""
        for slot in expression.slots:
            if slot not in self._articles and not self._slot(slot)[1]:
                return []
        found = self._side(expression.sides[0])
        for side in expression.sides[1:]:
            if not found:
                break
            found = self._near(found, self._side(side))
        return found

    def positions(self, slot: Slot) -> list[int]:
        """Token positions of one place of a phrase; empty for an article."""
        return self._slot(slot)[1]

    def _side(self, side: Sequence_) -> list[Match]:
        found = self._phrase(side[0])
        for phrase in side[1:]:
            if not found:
                break
            found = self._then(found, self._phrase(phrase))
        return found

    def _slot(self, slot: Slot) -> tuple[frozenset[int], list[int]]:
        known = self._slots.get(slot)
        if known is None:
            forms: set[int] = set()
            for word in slot.split("|"):
                if word in self._articles:
                    continue
                if word.endswith("*"):
                    forms.update(self.index.forms_of_prefix(fold(word[:-1])))
                else:
                    stem = stemmer(self.index.language)(word)
                    for spelling in (stem, *self.spellings.get(stem, ())):
                        forms.update(self.index.forms_of_stem(spelling))
            known = self._slots[slot] = (frozenset(forms), self.index.positions(sorted(forms)))
        return known

    def _phrase(self, phrase: Phrase) -> list[Match]:
        known = self._phrases.get(phrase)
        if known is None:
            known = self._phrases[phrase] = self._adjacent(phrase)
        return known

    def _adjacent(self, phrase: Phrase) -> list[Match]:
        slots = [self._slot(slot) for slot in phrase if slot not in self._articles]
        if not slots or not all(positions for _, positions in slots):
            return []
        size = len(slots)
        rarest, *others = sorted(range(size), key=lambda k: len(slots[k][1]))
        forms, sentences = self.index.forms, self.index.sentences
        last = len(forms) - size
        firsts = [p - rarest for p in slots[rarest][1] if rarest <= p <= last + rarest]
        for shift in others:
            allowed = slots[shift][0]
            firsts = [first for first in firsts if forms[first + shift] in allowed]
        end = size - 1
        return [(first, first + size) for first in firsts if sentences[first] == sentences[first + end]]

    def _then(self, left: list[Match], right: list[Match]) -> list[Match]:
        """Left followed by right with at most GAP words between."""
        starts = [m[0] for m in right]
        sentences = self.index.sentences
        found = []
        for first, end in left:
            at = bisect_left(starts, end)
            if at < len(right):
                start, stop = right[at]
                if start - end <= GAP and sentences[first] == sentences[stop - 1]:
                    found.append((first, stop))
        return found

    def _near(self, left: list[Match], right: list[Match]) -> list[Match]:
        """Left and right with at most NEAR words between, in either order; the nearest right is taken."""
        starts = [m[0] for m in right]
        sentences = self.index.sentences
        found = []
        for first, end in left:
            at = bisect_left(starts, first)
            best: tuple[int, Match] | None = None
            for start, stop in right[max(0, at - 2) : at + 2]:
                overlap = start < end and stop > first
                gap = start - end if start >= end else first - stop
                whole = (min(first, start), max(end, stop))
                if overlap or gap > NEAR or sentences[whole[0]] != sentences[whole[1] - 1]:
                    continue
                if best is None or gap < best[0]:
                    best = (gap, whole)
            if best:
                found.append(best[1])
        return found
