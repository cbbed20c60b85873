"""A checklist compiled for laws of one language: what does not depend on any law, worked out once.

Kept for the last few checklists and languages, so that a second law, or a changed one, starts at once.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from threading import Lock

import numpy as np

from legcheck.checklist.expressions import Expression
from legcheck.checklist.models import Item
from legcheck.matching.arrays import Bools, Floats, Ints, Ragged, ints, offsets_of, ragged
from legcheck.matching.commonness import Commonness
from legcheck.matching.lexicon import Lexicon, lexicon
from legcheck.matching.plan import NONE, Plan
from legcheck.matching.words import ARTICLES, STOP

KEPT = 6
"""Compiled checklists that are remembered."""


@dataclass(frozen=True, slots=True)
class Entries:
    """All expressions of all items, in order: one entry for each line of an item's expressions."""

    expression: Ints
    """Number in the plan."""
    item: Ints
    row: Ints
    """Row of the element; NONE where the expression signals the item as a whole."""
    bounds: Ints
    """Where the entries of each item begin."""
    partial: Bools
    """Of which a part can agree: no headings, nothing negative."""

    def of(self, low: int, high: int) -> slice:
        """The entries of the items low … high - 1."""
        return slice(int(self.bounds[low]), int(self.bounds[high]))


@dataclass(frozen=True, slots=True)
class Words:
    """For each item stems with weights."""

    stems: Ragged
    weights: Floats


@dataclass(frozen=True, slots=True)
class Compiled:
    """Items ready to be matched in one language."""

    language: str
    items: tuple[Item, ...]
    lexicons: tuple[Lexicon, ...]
    expressions: tuple[Expression, ...]
    """The different ones, in the order of the plan."""
    plan: Plan
    entries: Entries
    elements: tuple[tuple[str, ...], ...]
    rows: Ints
    """Where the element rows of each item begin; an item without elements has one row that stays empty."""
    prose: Words
    title: Words
    bag: Words
    rarity: Floats
    """By place: how much it tells one item from the others."""
    whole: Floats
    """By expression: what all its words say together."""
    expressed: Bools
    """By item: whether the checklist has expressions of it in the language."""


_LOCK = Lock()
_KNOWN: OrderedDict[tuple[str, tuple[int, ...]], Compiled] = OrderedDict()


def compiled(items: Sequence[Item], language: str) -> Compiled:
    """Compile items for a language, or take them as they were compiled before."""
    key = (language, tuple(map(id, items)))  # the kept value holds the items, so that their identity stays theirs
    with _LOCK:
        known = _KNOWN.get(key)
        if known is None:
            known = _KNOWN[key] = _compile(tuple(items), language)
            if len(_KNOWN) > KEPT:
                _KNOWN.popitem(last=False)
        else:
            _KNOWN.move_to_end(key)
    return known


def _compile(items: tuple[Item, ...], language: str) -> Compiled:
    lexicons = tuple(lexicon(item, language) for item in items)
    different = {e.source: e for lex in lexicons for _, e in lex.entries}
    plan = Plan(language, tuple(different.values()))
    elements = tuple(tuple(e.name for e in item.facts.elements) for item in items)
    rows = offsets_of(ints(max(1, len(names)) for names in elements))
    common = Commonness(lexicons, language)
    return Compiled(
        language,
        items,
        lexicons,
        tuple(different.values()),
        plan,
        _entries(lexicons, elements, rows, {source: k for k, source in enumerate(different)}),
        elements,
        rows,
        *_queries(items, lexicons, plan),
        np.array([common.rarity(slot) for slot in plan.slots], dtype=np.float64),
        np.array([sum(common.rarity(slot) for slot in e.slots) for e in different.values()], dtype=np.float64),
        np.array([bool(lex.entries) for lex in lexicons], dtype=bool),
    )


def _entries(
    lexicons: Sequence[Lexicon], elements: Sequence[tuple[str, ...]], rows: Ints, numbers: dict[str, int]
) -> Entries:
    expression, item, row, partial = [], [], [], []
    for number, (lex, names) in enumerate(zip(lexicons, elements, strict=True)):
        place = {name: int(rows[number]) + k for k, name in enumerate(names)}
        for name, e in lex.entries:
            expression.append(numbers[e.source])
            item.append(number)
            row.append(place.get(name, NONE) if name else NONE)
            partial.append(not (e.negative or e.heading))
    bounds = offsets_of(ints(len(lex.entries) for lex in lexicons))
    return Entries(ints(expression), ints(item), ints(row), bounds, np.array(partial, dtype=bool))


def _queries(items: Sequence[Item], lexicons: Sequence[Lexicon], plan: Plan) -> tuple[Words, Words, Words]:
    """Words of prose and title, and of the expressions; prose falls back to English where there is none."""
    prose, titles, bags = [], [], []
    for item, lex in zip(items, lexicons, strict=True):
        text = item.text.get(plan.language) or item.text.get("en")
        title = text.title if text else " ".join(e.name for e in item.facts.elements)
        told = " ".join([title, text.obligation, *(e.means for e in text.elements.values())]) if text else title
        prose.append(_stems(told.replace("-", " ").split(), plan))
        titles.append(_stems(title.replace("-", " ").split(), plan))
        bags.append(_stems(_words_of(lex), plan, damped=True))
    return _joined(prose), _joined(titles), _joined(bags)


def _words_of(lex: Lexicon) -> list[str]:
    return [
        word.rstrip("*")
        for _, expression in lex.entries
        if not expression.negative
        for side in expression.sides
        for phrase in side
        for slot in phrase
        for word in slot.split("|")
    ]


def _stems(words: Iterable[str], plan: Plan, damped: bool = False) -> list[tuple[int, float]]:
    """Different stems with weight 1; `damped`: with the square root of how often they stand there."""
    vocabulary = plan.vocabulary
    skip = STOP.get(plan.language, frozenset()) | ARTICLES.get(plan.language, frozenset())
    clean = [w.strip(".,;:()[]\"'“”‘’?!").lower() for w in words]
    counts = Counter(vocabulary.stem(w) for w in clean if len(w) > 1 and w not in skip)
    return [(vocabulary.stem_number(s), sqrt(n) if damped else 1.0) for s, n in counts.items()]


def _joined(queries: Sequence[Sequence[tuple[int, float]]]) -> Words:
    weights = np.array([weight for query in queries for _, weight in query], dtype=np.float64)
    return Words(ragged([[stem for stem, _ in query] for query in queries]), weights)
