"""Damaged spellings: words of a law that are one edit away from a word that is searched.

Scans turn `trafficking` into `traffcking`. Only a long word of the law that no expression knows is taken for
a damaged form, and only of a word that the law does not print rightly elsewhere, so that `migrate` is never
read as `migrant` where both are words of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

SHORTEST = 7
"""Letters of a stem below which one edit makes another word too often."""


def _long(stem: str) -> bool:
    return len(stem) >= SHORTEST and stem.isalpha()


def _without_one(word: str) -> set[str]:
    return {word[:k] + word[k + 1 :] for k in range(len(word))} | {word}


class Neighbours:
    """Finds the searched stems that are one edit away from a stem of a law. Each stem is looked at once."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = frozenset(wanted)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for stem in sorted(filter(_long, self._wanted)):
            for key in _without_one(stem):
                self._keys[key].append(stem)
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, stem: str) -> tuple[str, ...]:
        """The searched stems near this one; none where the stem is searched itself."""
        known = self._known.get(stem)
        if known is None:
            known = self._known[stem] = self._near(stem) if _long(stem) and stem not in self._wanted else ()
        return known

    def _near(self, stem: str) -> tuple[str, ...]:
        options = {other for key in _without_one(stem) for other in self._keys.get(key, ())}
        return tuple(
            o for o in sorted(options) if o[0] == stem[0] and DamerauLevenshtein.distance(o, stem, score_cutoff=1) <= 1
        )
