"""Damaged spellings: words of a law that are one edit away from a word that is searched.

Scans turn `trafficking` into `traffcking`. Only a long word of the law that no expression knows is taken for
a damaged form, and only of a word that the law does not print rightly elsewhere, so that `migrate` is never
read as `migrant` where both are words of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from legcheck.matching.index import TokenIndex

SHORTEST = 7
"""Letters of a stem below which one edit makes another word too often."""


def _without_one(word: str) -> set[str]:
    return {word[:k] + word[k + 1 :] for k in range(len(word))} | {word}


def spellings(wanted: Iterable[str], index: TokenIndex) -> dict[str, tuple[str, ...]]:
    """For each wanted stem that the text lacks, the stems of the text that are one edit away."""
    known = set(wanted)
    present = set(index.stems)
    strange = sorted(s for s in present - known if len(s) >= SHORTEST and s.isalpha())
    missing = sorted(s for s in known - present if len(s) >= SHORTEST and s.isalpha())
    if not strange or not missing:
        return {}
    near: dict[str, list[str]] = defaultdict(list)
    for stem in strange:
        for key in _without_one(stem):
            near[key].append(stem)
    found: dict[str, tuple[str, ...]] = {}
    for stem in missing:
        options = {other for key in _without_one(stem) for other in near.get(key, ())}
        close = tuple(
            o for o in sorted(options) if o[0] == stem[0] and DamerauLevenshtein.distance(o, stem, score_cutoff=1) <= 1
        )
        if close:
            found[stem] = close
    return found
