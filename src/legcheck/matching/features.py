"""What the model sees: numbers in about [0, 1] for an item against each unit, and for an item against a law.

Ranking features may be relative within a law; presence features are absolute, because scaling per query
erases the signal that nothing is there (matching.md, section 0, point 7).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt

import numpy as np

from legcheck.checklist.models import Item
from legcheck.matching.bm25 import Floats
from legcheck.matching.hits import Hit, Lexicon
from legcheck.matching.view import LawView
from legcheck.matching.words import ARTICLES, STOP, stemmer

RANK = (
    "coverage",
    "coverage_linked",
    "item_best",
    "item_volume",
    "element_volume",
    "heading_item",
    "heading_element",
    "heading_above",
    "soft_coverage",
    "soft_best",
    "soft_item",
    "soft_mean",
    "soft_linked",
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
)
"""Names of the ranking features, one column each."""

PRESENCE = (
    "score_top3",
    "soft_item",
    "soft_item_top3",
    "soft_mean_top3",
    "soft_coverage_top3",
    "coverage_linked",
    "expressions_found",
    "words_prose",
    "words_heading",
    "heading_item",
    "negative",
    "related",
    "centrality",
)
"""Names of the presence features."""

VIA_DEFINITION = 0.8
VIA_REFERENCE = 0.6
"""How much an element counts that was found in a definition or a cited section instead of the unit itself."""


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
        word.rstrip("*")
        for _, expression in lex.entries
        if not expression.negative
        for side in expression.sides
        for phrase in side
        for slot in phrase
        for word in slot.split("|")
    ]
    return Query(
        item,
        lex,
        _stems(prose.replace("-", " ").split(), language),
        _stems(title.replace("-", " ").split(), language),
        _stems(words, language, damped=True),
        names,
    )


def _stems(words: list[str], language: str, damped: bool = False) -> list[tuple[str, float]]:
    """Different stems with weight 1; `damped`: with the square root of how often they stand there."""
    stem = stemmer(language)
    skip = STOP.get(language, frozenset()) | ARTICLES.get(language, frozenset())
    clean = [w.strip(".,;:()[]\"'“”‘’?!").lower() for w in words]
    counts = Counter(stem(w) for w in clean if len(w) > 1 and w not in skip)
    return [(s, sqrt(n) if damped else 1.0) for s, n in counts.items()]


@dataclass(slots=True)
class ItemView:
    """An item met with a law."""

    query: Query
    hits: tuple[Hit, ...]
    strengths: Floats
    """Elements by units: how strongly each element was found in the unit itself."""
    soft: Floats
    """Elements by units: the best partial agreement."""
    rank: Floats
    """Units by RANK."""
    found: float
    """Share of the expressions that stand anywhere in the law."""

    def drop(self) -> None:
        """Forget the matrices, which for a code of thousands of articles are large."""
        self.strengths = self.soft = self.rank = np.zeros((0, 0))


def item_view(view: LawView, query: Query) -> ItemView:
    """Meet one item with one law."""
    hits = view.finder.hits(query.lexicon)
    exact = _exact(view, query, hits)
    soft, soft_item, soft_mean = _partial(view, query)
    columns = {
        "coverage": exact.strengths.mean(axis=0),
        "coverage_linked": _linked(view, exact.strengths, exact.defined).mean(axis=0),
        "item_best": exact.item_best,
        "item_volume": np.log1p(exact.item_sum),
        "element_volume": np.log1p(exact.element_sum),
        "heading_item": exact.heading_item,
        "heading_element": exact.heading_element,
        "heading_above": exact.heading_above,
        "soft_coverage": soft.mean(axis=0),
        "soft_best": soft.max(axis=0),
        "soft_item": soft_item,
        "soft_mean": soft_mean,
        "soft_linked": _cited(view, soft).mean(axis=0),
        "negative": exact.negative,
        **_words(view, query),
        **view.traits,
    }
    rank = np.column_stack([columns[name] for name in RANK]) if view.units else np.zeros((0, len(RANK)))
    found = sum(1 for h in hits if h.body or h.headings) / max(1, len(hits))
    return ItemView(query, hits, exact.strengths, soft, rank, found)


def _words(view: LawView, query: Query) -> dict[str, Floats]:
    """Shared words: of the prose, of the expressions, and of title and heading."""
    prose, bag = view.bm25.score(query.prose), view.bm25.score(query.bag)
    return {
        "words_prose": prose,
        "words_expressions": bag,
        "words_heading": view.heading_bm25.score(query.title),
        "words_prose_relative": prose / max(float(prose.max(initial=0.0)), 1e-9),
        "words_expressions_relative": bag / max(float(bag.max(initial=0.0)), 1e-9),
    }


@dataclass(slots=True)
class _Exact:
    """What exact matches of expressions say of each unit."""

    strengths: Floats
    defined: Floats
    """Elements by definitions."""
    item_best: Floats
    item_sum: Floats
    element_sum: Floats
    heading_item: Floats
    heading_element: Floats
    heading_above: Floats
    negative: Floats


def _exact(view: LawView, query: Query, hits: tuple[Hit, ...]) -> _Exact:
    count, rows = view.units, max(1, len(query.elements))
    by_name = {name: k for k, name in enumerate(query.elements)}
    zeros = [np.zeros(count) for _ in range(7)]
    out = _Exact(np.zeros((rows, count)), np.zeros((rows, len(view.links.definitions))), *zeros)
    for hit in hits:
        if not hit.body and not hit.headings:
            continue
        units = np.unique(np.asarray(hit.units, dtype=np.int64))
        if hit.expression.negative:
            out.negative[units] = 1.0
            continue
        row = by_name.get(hit.element) if hit.element else None
        if row is None:
            out.item_best[units] = np.maximum(out.item_best[units], hit.strength)
            out.item_sum[units] += hit.strength
        else:
            out.strengths[row, units] = np.maximum(out.strengths[row, units], hit.strength)
            out.element_sum[units] += hit.strength
            _in_definitions(view, hit, out.defined[row])
        for number in hit.heading_numbers:
            members, own = view.index.heading_units[number]
            target = (out.heading_item if row is None else out.heading_element) if own else out.heading_above
            target[members] = np.maximum(target[members], hit.strength)
    return out


def _partial(view: LawView, query: Query) -> tuple[Floats, Floats, Floats]:
    """Partial agreement by element, of the item's own expressions, and its mean over all expressions."""
    entries = query.lexicon.partial
    agreed = view.passages.agreement([e for _, e in entries]).astype(np.float64)
    nothing = np.zeros(view.units)

    rows: dict[str | None, list[int]] = {}
    for number, (name, _) in enumerate(entries):
        rows.setdefault(name, []).append(number)

    def best(wanted: str | None) -> Floats:
        return np.asarray(agreed[rows[wanted]].max(axis=0)) if wanted in rows else nothing

    soft = np.stack([best(name) for name in query.elements]) if query.elements else np.zeros((1, view.units))
    return soft, best(None), np.asarray(agreed.mean(axis=0)) if entries else nothing


def _in_definitions(view: LawView, hit: Hit, row: Floats) -> None:
    """Note an element's match in the definitions whose span holds it."""
    for first, end in hit.body:
        for number, definition in enumerate(view.links.definitions):
            if definition.first <= first and end <= definition.end:
                row[number] = max(row[number], hit.strength)


def _cited(view: LawView, strengths: Floats) -> Floats:
    """Strengths with those of cited sections added at a discount."""
    links = view.links
    if not links.references:
        return strengths
    linked = strengths.copy()
    best = np.maximum.reduceat(strengths[:, links.cited], links.firsts, axis=1)
    linked[:, links.citing] = np.maximum(linked[:, links.citing], VIA_REFERENCE * best)
    return linked


def _linked(view: LawView, strengths: Floats, defined: Floats) -> Floats:
    """Strengths with those of cited sections and of used definitions added at a discount."""
    linked = _cited(view, strengths).copy()
    for row in np.flatnonzero(defined.any(axis=1)):
        linked[row] = np.maximum(linked[row], VIA_DEFINITION * (view.uses * defined[row]).max(axis=1))
    return linked


def presence_features(view: LawView, seen: ItemView, scores: Floats) -> dict[str, float]:
    """PRESENCE of an item in a law by name; `scores` are the ranking scores of the units.

    `related` and `centrality` look beyond the item and are left at 0 for `context.py`.
    """
    if not view.units:
        return dict.fromkeys(PRESENCE, 0.0)
    top = np.argsort(-scores, kind="stable")[0]
    values = {
        **dict(zip(RANK, seen.rank.max(axis=0), strict=True)),
        "score_top3": top3(scores),
        **{
            f"{name}_top3": top3(seen.rank[:, RANK.index(name)]) for name in ("soft_item", "soft_mean", "soft_coverage")
        },
        "expressions_found": seen.found,
        "negative": seen.rank[top, RANK.index("negative")],
        "related": 0.0,
        "centrality": 0.0,
    }
    return {name: float(values[name]) for name in PRESENCE}


def top3(values: Floats) -> float:
    """Mean of the three highest: evidence seldom stands in one provision alone."""
    return float(np.sort(values)[-3:].mean())
