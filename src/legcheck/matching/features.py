"""What the model sees: numbers in about [0, 1] for an item against each unit, and for an item against a law.

Ranking features may be relative within a law; presence features are absolute, because scaling per query
erases the signal that nothing is there (matching.md, section 0, point 7).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from legcheck.checklist.models import Item
from legcheck.matching.bm25 import Floats
from legcheck.matching.hits import Hit, Lexicon
from legcheck.matching.view import LawView
from legcheck.matching.words import ARTICLES, STOP, stemmer

RANK = (
    "coverage",
    "coverage_linked",
    "share_found",
    "item_best",
    "item_volume",
    "element_volume",
    "heading_item",
    "heading_element",
    "heading_above",
    "words_prose",
    "words_expressions",
    "words_heading",
    "words_prose_relative",
    "words_expressions_relative",
    "negative",
    "length",
    "definitions",
    "front",
    "inserted",
    "first",
)
"""Names of the ranking features, one column each."""

PRESENCE = (
    "top_score",
    "second_score",
    "coverage",
    "coverage_linked",
    "coverage_union",
    "share_found",
    "item_best",
    "item_volume",
    "element_volume",
    "heading_item",
    "heading_element",
    "words_prose",
    "words_expressions",
    "words_heading",
    "expressions_found",
    "neighbours",
    "negative",
    "many_units",
)
"""Names of the presence features."""

VIA_DEFINITION = 0.8
VIA_REFERENCE = 0.6
"""How much an element counts that was found in a definition or a cited section instead of the unit itself."""
FOUND_FROM = 0.2
"""Strength from which an element counts as found: below it stands a single word that is everywhere."""


@dataclass(slots=True)
class Query:
    """An item as it is searched in one language."""

    item: Item
    lexicon: Lexicon
    prose: list[tuple[str, float]]
    title: list[tuple[str, float]]
    bag: list[tuple[str, float]]
    elements: tuple[str, ...]


def query_of(item: Item, lex: Lexicon, language: str) -> Query:
    """Words and expressions of an item; prose falls back to English where the language has none."""
    text = item.text.get(language) or item.text.get("en")
    names = tuple(e.name for e in item.facts.elements)
    title = text.title if text else " ".join(names)
    prose = " ".join([title, text.obligation, *(e.means for e in text.elements.values())]) if text else title
    words = [
        w.text
        for _, expression in lex.entries
        if not expression.negative
        for side in expression.sides
        for phrase in side
        for slot in phrase
        for w in slot
        if not w.prefix
    ]
    return Query(
        item,
        lex,
        _stems(prose.replace("-", " ").split(), language, 1.0),
        _stems(title.replace("-", " ").split(), language, 1.0),
        _stems(words, language, 0.5),
        names,
    )


def _stems(words: list[str], language: str, power: float) -> list[tuple[str, float]]:
    stem = stemmer(language)
    skip = STOP.get(language, frozenset()) | ARTICLES.get(language, frozenset())
    clean = [w.strip(".,;:()[]\"'“”‘’?!").lower() for w in words]
    counts = Counter(stem(w) for w in clean if len(w) > 1 and w not in skip)
    return [(s, float(n) ** power if power != 1.0 else 1.0) for s, n in counts.items()]


@dataclass(slots=True)
class ItemView:
    """An item met with a law."""

    query: Query
    hits: tuple[Hit, ...]
    strengths: Floats
    """Elements by units: how strongly each element was found in the unit itself."""
    linked: Floats
    """The same with definitions and references."""
    rank: Floats
    """Units by RANK."""
    found: float
    """Share of the expressions that stand anywhere in the law."""

    def drop(self) -> None:
        """Forget the matrices, which for a code of thousands of articles are large."""
        self.strengths = self.linked = self.rank = np.zeros((0, 0))


def item_view(view: LawView, query: Query) -> ItemView:
    """Meet one item with one law."""
    hits = view.finder.hits(query.lexicon)
    count, elements = view.units, len(query.elements)
    by_name = {name: k for k, name in enumerate(query.elements)}
    strengths = np.zeros((elements, count))
    defined = np.zeros((elements, len(view.links.definitions)))
    item_best, item_sum, element_sum, negative = (np.zeros(count) for _ in range(4))
    heading_item, heading_element, above = (np.zeros(count) for _ in range(3))
    found = 0
    for hit in hits:
        if not hit.body and not hit.headings:
            continue
        found += 1
        units = np.unique(np.asarray(hit.units, dtype=np.int64))
        if hit.expression.negative:
            negative[units] = 1.0
            continue
        row = by_name.get(hit.element) if hit.element else None
        if row is None:
            item_best[units] = np.maximum(item_best[units], hit.strength)
            item_sum[units] += hit.strength
        else:
            strengths[row, units] = np.maximum(strengths[row, units], hit.strength)
            element_sum[units] += hit.strength
            _in_definitions(view, hit, defined[row])
        for number in hit.heading_numbers:
            members, own = view.index.heading_units[number]
            target = (heading_item if row is None else heading_element) if own else above
            target[members] = np.maximum(target[members], hit.strength)
    linked = _linked(view, strengths, defined)
    prose = view.bm25.score(query.prose)
    bag = view.bm25.score(query.bag)
    share = max(1, elements)
    rank = np.column_stack(
        [
            strengths.sum(axis=0) / share,
            linked.sum(axis=0) / share,
            (linked >= FOUND_FROM).sum(axis=0) / share,
            item_best,
            np.log1p(item_sum),
            np.log1p(element_sum),
            heading_item,
            heading_element,
            above,
            prose,
            bag,
            view.heading_bm25.score(query.title),
            prose / max(float(prose.max(initial=0.0)), 1e-9),
            bag / max(float(bag.max(initial=0.0)), 1e-9),
            negative,
            view.traits[:, 0],
            view.traits[:, 1],
            view.traits[:, 2],
            view.traits[:, 3],
            (view.traits[:, 4] == 0).astype(float),
        ]
    )
    return ItemView(query, hits, strengths, linked, rank, found / max(1, len(hits)))


def _in_definitions(view: LawView, hit: Hit, row: Floats) -> None:
    """Note an element's match in the definitions whose span holds it."""
    for first, end in hit.body:
        for number, definition in enumerate(view.links.definitions):
            if definition.first <= first and end <= definition.end:
                row[number] = max(row[number], hit.strength)


def _linked(view: LawView, strengths: Floats, defined: Floats) -> Floats:
    linked = strengths.copy()
    for citing, cited in view.links.references:
        linked[:, citing] = np.maximum(linked[:, citing], VIA_REFERENCE * strengths[:, cited])
    for row in np.flatnonzero(defined.any(axis=1)):
        linked[row] = np.maximum(linked[row], VIA_DEFINITION * (view.uses * defined[row]).max(axis=1))
    return linked


def presence_features(view: LawView, seen: ItemView, scores: Floats, neighbours: float) -> Floats:
    """One row of PRESENCE for an item and a law; `scores` are the ranking scores of the units."""
    if not view.units:
        return np.zeros(len(PRESENCE))
    column = {name: seen.rank[:, k] for k, name in enumerate(RANK)}
    order = np.argsort(-scores, kind="stable")
    top = order[0]
    strongest = np.sort(seen.strengths.max(axis=1)) if len(seen.strengths) else np.zeros(1)
    return np.array(
        [
            scores[top],
            scores[order[1]] if len(order) > 1 else scores[top],
            column["coverage"].max(),
            column["coverage_linked"].max(),
            strongest.mean(),
            column["share_found"][top],
            column["item_best"].max(),
            column["item_volume"].max(),
            column["element_volume"].max(),
            column["heading_item"].max(),
            column["heading_element"].max(),
            column["words_prose"].max(),
            column["words_expressions"].max(),
            column["words_heading"].max(),
            seen.found,
            neighbours,
            column["negative"][top],
            np.log1p(view.units) / 6.0,
        ]
    )
