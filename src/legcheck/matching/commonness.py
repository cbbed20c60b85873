"""How much a word tells one item from the others: rare among the items' expressions, or in most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from legcheck.matching.lexicon import Lexicon
from legcheck.matching.rarity import rarity
from legcheck.matching.words import fold, stemmer


class Commonness:
    """Rarity of words over the lexicons of one language; every word is rare where there is one item."""

    def __init__(self, lexicons: Sequence[Lexicon], language: str) -> None:
        self._stem = stemmer(language)
        self._items = sum(1 for lex in lexicons if lex.entries)
        self._counts: Counter[str] = Counter()
        for lex in lexicons:
            words = {word for _, e in lex.entries for slot in e.slots for word in slot.split("|")}
            self._counts.update({self._key(word) for word in words})
        self._known: dict[str, float] = {}

    def _key(self, word: str) -> str:
        return fold(word[:-1]) + "*" if word.endswith("*") else self._stem(word)

    def rarity(self, slot: str) -> float:
        """Of a place in an expression: that of its commonest alternative."""
        known = self._known.get(slot)
        if known is None:
            most = max(self._counts[self._key(word)] for word in slot.split("|"))
            known = self._known[slot] = rarity(max(1, most), self._items)
        return known
