"""Where an item's expressions stand in a law: the raw material of scores, reasons and documented absence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legcheck.checklist.models import Item
from legcheck.matching.expressions import Expression, parse
from legcheck.matching.fuzzy import spellings
from legcheck.matching.index import LawIndex
from legcheck.matching.rarity import rarity
from legcheck.matching.search import Match, Searcher
from legcheck.matching.words import stemmer


@dataclass(frozen=True, slots=True)
class Hit:
    """One expression of an item with all its matches in a law."""

    expression: Expression
    element: str | None
    """None where the expression signals the item as a whole."""
    body: tuple[Match, ...]
    units: tuple[int, ...]
    """Unit of each body match."""
    headings: tuple[Match, ...]
    heading_numbers: tuple[int, ...]
    """Number of the heading of each heading match."""
    strength: float
    """In (0, 1]: rare in this law and made of several words is strong."""

    @property
    def count(self) -> int:
        """Matches in the evidence text; of a heading expression those in headings."""
        return len(self.headings) if self.expression.heading else len(self.body)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """An item's expressions in one language, in order: the item's own, then by element."""

    item: str
    entries: tuple[tuple[str | None, Expression], ...]

    @property
    def partial(self) -> tuple[tuple[str | None, Expression], ...]:
        """The entries of which a part can agree: no headings, nothing negative."""
        return tuple((name, e) for name, e in self.entries if not (e.negative or e.heading))


def lexicon(item: Item, language: str) -> Lexicon:
    """The parsed expressions of an item; empty where there are none in that language."""
    written = item.expressions.get(language)
    if written is None:
        return Lexicon(item.id, ())
    entries: list[tuple[str | None, Expression]] = [(None, parse(e)) for e in written.item]
    for name, sources in written.elements.items():
        entries.extend((name, parse(e)) for e in sources)
    return Lexicon(item.id, tuple(entries))


LAW_SHARE = 0.25
"""Exponent of an expression's rarity in the law. Small, because deleting evidence makes what is left rarer."""
WEIGHT_BY_WORDS = (0.0, 0.55, 0.8, 0.95)
"""Strength of an expression of one, two, three or more words: a longer phrase says more."""


@dataclass(slots=True)
class Finder:
    """Finds the expressions of any item in one law."""

    index: LawIndex
    body: Searcher = field(init=False)
    headings: Searcher = field(init=False)
    _found: dict[str, Hit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.body = Searcher(self.index.body)
        self.headings = Searcher(self.index.headings)

    def expect(self, lexicons: Sequence[Lexicon]) -> None:
        """Say beforehand what will be searched, so that damaged spellings of it can be recognised."""
        stem = stemmer(self.index.language)
        words = {w for lex in lexicons for _, e in lex.entries for slot in e.slots for w in slot.split("|")}
        wanted = {stem(word) for word in words if not word.endswith("*")}
        self.body.spellings = spellings(wanted, self.index.body)

    def hits(self, lex: Lexicon) -> tuple[Hit, ...]:
        """All expressions of an item, also those that were not found."""
        return tuple(self._hit(element, expression) for element, expression in lex.entries)

    def _hit(self, element: str | None, expression: Expression) -> Hit:
        known = self._found.get(expression.source)
        if known is None:
            known = self._found[expression.source] = self._search(expression)
        if known.element == element:
            return known
        return Hit(
            known.expression, element, known.body, known.units, known.headings, known.heading_numbers, known.strength
        )

    def _search(self, expression: Expression) -> Hit:
        headings = tuple(self.headings.find(expression))
        body = () if expression.heading else tuple(self.body.find(expression))
        owners = self.index.body.owners
        units = tuple(owners[first] for first, _ in body)
        numbers = tuple(self.index.headings.owners[first] for first, _ in headings)
        frequency = len(set(numbers)) if expression.heading else len(set(units))
        strength = rarity(frequency, len(self.index.units)) ** LAW_SHARE * WEIGHT_BY_WORDS[min(expression.words, 3)]
        return Hit(expression, None, body, units, headings, numbers, strength)
