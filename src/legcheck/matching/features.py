"""What the model sees: numbers in about [0, 1] for an item against each unit, and for an item against a law.

Ranking features may be relative within a law; presence features are absolute, because scaling per query
erases the signal that nothing is there (matching.md, section 0, point 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

from legcheck.matching.arrays import Bools, Floats, Ints
from legcheck.matching.plan import NONE
from legcheck.matching.view import LawView

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
    "score_best",
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
    "size",
    "short",
)
"""Names of the presence features."""

SHORTEST, LONGEST = 1_000, 20_000
"""Words of evidence text in the shortest and longest labelled laws, rounded. Between them `size` rises from 0 to 1,
since the best of many provisions looks good by chance. It does so in SIZES steps, so that no few words decide.
Below, `short` is the logarithm of the share: a text of a hundred words deals with a tenth of what a law of a
thousand does. Its weight is 1 by that reasoning and not fitted; beyond the longest nothing is assumed."""
SIZES = 3

VIA_DEFINITION = 0.8
VIA_REFERENCE = 0.6
"""How much an element counts that was found in a definition or a cited section instead of the unit itself."""


Table = dict[str, Floats]
"""RANK features by name, each items by units."""


def table_of(view: LawView, low: int, high: int) -> Table:
    """RANK features of the items low … high - 1 in one law."""
    exact, soft = _exact(view, low, high), view.index.found.soft
    starts = view.checklist.rows[low:high] - view.checklist.rows[low]
    sizes = np.diff(view.checklist.rows[low : high + 1])[:, None]

    def mean(rows: Floats) -> Floats:
        return np.asarray(np.add.reduceat(rows, starts, axis=0) / sizes)

    def part(values: npt.NDArray[Any]) -> Floats:
        return np.ascontiguousarray(values[:, low:high].T, dtype=np.float64)

    coverage, soft_coverage = mean(exact.strengths), part(soft.coverage)
    linked = len(view.links.cited_by.values) > 0
    return {
        "coverage": coverage,
        "coverage_linked": mean(_linked(view, exact.strengths, exact.defined))
        if linked or len(exact.defined[0])
        else coverage,
        "item_best": exact.item_best,
        "item_volume": np.log1p(exact.item_sum),
        "element_volume": np.log1p(exact.element_sum),
        "heading_item": exact.heading_item,
        "heading_element": exact.heading_element,
        "heading_above": exact.heading_above,
        "soft_coverage": soft_coverage,
        "soft_best": part(soft.best),
        "soft_item": part(soft.item),
        "soft_mean": part(soft.mean),
        "soft_linked": mean(_cited(view, _soft_elements(view, low, high))) if linked else soft_coverage,
        "negative": exact.negative,
        **_words(view, low, high),
        **{name: np.broadcast_to(values, (high - low, view.units)) for name, values in view.traits.items()},
    }


def _words(view: LawView, low: int, high: int) -> Table:
    """Shared words: of the prose, of the expressions, and of title and heading."""
    checklist = view.checklist
    prose = view.bm25.score(checklist.prose.stems, checklist.prose.weights, low, high)
    bag = view.bm25.score(checklist.bag.stems, checklist.bag.weights, low, high)
    return {
        "words_prose": prose,
        "words_expressions": bag,
        "words_heading": view.heading_bm25.score(checklist.title.stems, checklist.title.weights, low, high),
        "words_prose_relative": prose / np.maximum(prose.max(axis=1, initial=0.0), 1e-9)[:, None],
        "words_expressions_relative": bag / np.maximum(bag.max(axis=1, initial=0.0), 1e-9)[:, None],
    }


@dataclass(slots=True)
class _Exact:
    """What exact matches of expressions say of each unit: items by units, elements by units."""

    strengths: Floats
    defined: tuple[Ints, Ints, Floats]
    """Element, unit that uses a definition in which it stands, strength."""
    item_best: Floats
    item_sum: Floats
    element_sum: Floats
    heading_item: Floats
    heading_element: Floats
    heading_above: Floats
    negative: Floats


@dataclass(frozen=True, slots=True)
class _Asked:
    """The entries of some items: numbers of their expressions, item and element row counted from the first."""

    expression: Ints
    item: Ints
    row: Ints
    whole: Bools
    """Signals the item as a whole."""


def _asked(view: LawView, low: int, high: int) -> tuple[_Asked, Ints, Ints]:
    """Entries in favour of the items low … high - 1; and item and expression of those against."""
    entries = view.checklist.entries
    part = entries.of(low, high)
    expression, item = entries.expression[part], entries.item[part] - low
    row = entries.row[part]
    against = view.checklist.plan.negative[expression]
    keep = ~against
    shifted = np.where(row == NONE, 0, row - view.checklist.rows[low])
    asked = _Asked(expression[keep], item[keep], shifted[keep], (row == NONE)[keep])
    return asked, item[against], expression[against]


def _exact(view: LawView, low: int, high: int) -> _Exact:
    items, units = high - low, view.units
    rows = int(view.checklist.rows[high] - view.checklist.rows[low])
    asked, negative_item, negative_expression = _asked(view, low, high)
    where = view.units_by_expression
    which, at = where.gather(asked.expression)
    unit, strength = where.values[at], view.strengths[asked.expression[which]]
    cell = asked.item[which] * units + unit
    whole = asked.whole[which]
    strengths, item_best, negative = np.zeros(rows * units), np.zeros(items * units), np.zeros(items * units)
    np.maximum.at(item_best, cell[whole], strength[whole])
    part = ~whole
    np.maximum.at(strengths, asked.row[which][part] * units + unit[part], strength[part])
    against, at = where.gather(negative_expression)
    negative[negative_item[against] * units + where.values[at]] = 1.0
    own, of_elements, above = _in_headings(view, asked, items)
    tables = (
        item_best,
        np.bincount(cell[whole], strength[whole], minlength=items * units).astype(np.float64),
        np.bincount(cell[part], strength[part], minlength=items * units).astype(np.float64),
        own,
        of_elements,
        above,
        negative,
    )
    shaped = (table.reshape(items, units) for table in tables)
    return _Exact(strengths.reshape(rows, units), _in_definitions(view, asked), *shaped)


def _in_headings(view: LawView, asked: _Asked, items: int) -> tuple[Floats, Floats, Floats]:
    """Of headings: matches of the item as a whole and of elements in the unit's own, and of both in those above."""
    index, where = view.index, view.headings_by_expression
    entry, at = where.gather(asked.expression)
    heading = where.values[at]
    which, at = index.heading_units.gather(heading)
    entry, own = entry[which], index.heading_own[heading[which]]
    cell = asked.item[entry] * view.units + index.heading_units.values[at]
    strength, whole = view.strengths[asked.expression[entry]], asked.whole[entry]
    tables = (np.zeros(items * view.units), np.zeros(items * view.units), np.zeros(items * view.units))
    for table, chosen in zip(tables, (own & whole, own & ~whole, ~own), strict=True):
        np.maximum.at(table, cell[chosen], strength[chosen])
    return tables


def _in_definitions(view: LawView, asked: _Asked) -> tuple[Ints, Ints, Floats]:
    """Elements found inside a definition, for each unit that uses the defined term."""
    entries = np.flatnonzero(~asked.whole & (view.defined_by_expression.counts[asked.expression] > 0))
    which, at = view.defined_by_expression.gather(asked.expression[entries])
    user, unit = view.links.uses.gather(view.defined_by_expression.values[at])
    entry = entries[which[user]]
    return asked.row[entry], view.links.uses.values[unit], view.strengths[asked.expression[entry]]


def _soft_elements(view: LawView, low: int, high: int) -> Floats:
    """Partial agreement, elements by units."""
    rows = view.checklist.rows
    elements = view.index.found.soft.elements[:, rows[low] : rows[high]]
    return np.ascontiguousarray(elements.T, dtype=np.float64)


def _cited(view: LawView, strengths: Floats) -> Floats:
    """Strengths with those of cited sections added at a discount."""
    cited = view.links.cited_by
    if not len(cited.values):
        return strengths
    citing = np.flatnonzero(cited.counts)
    linked = strengths.copy()
    best = np.maximum.reduceat(strengths[:, cited.values], cited.offsets[citing], axis=1)
    linked[:, citing] = np.maximum(linked[:, citing], VIA_REFERENCE * best)
    return linked


def _linked(view: LawView, strengths: Floats, defined: tuple[Ints, Ints, Floats]) -> Floats:
    """Strengths with those of cited sections and of used definitions added at a discount."""
    linked = _cited(view, strengths)
    row, unit, strength = defined
    if len(row):
        linked = linked.copy()
        np.maximum.at(linked, (row, unit), VIA_DEFINITION * strength)
    return linked


def found_shares(view: LawView) -> Floats:
    """For each item the share of its expressions that stand anywhere in the law."""
    entries = view.checklist.entries
    items = len(view.checklist.items)
    there = np.bincount(entries.item, view.occurring[entries.expression], minlength=items)
    return np.asarray(there / np.maximum(1, np.diff(entries.bounds)))


def presence_features(table: Table, found: Floats, scores: Floats, words: int) -> Table:
    """PRESENCE by name, each by item; `scores` are ranking scores, items by units; `words` those of the law.

    `related` and `centrality` look beyond the item and are left at 0 for `context.py`.
    """
    items, units = scores.shape
    if not units:
        return {name: np.zeros(items) for name in PRESENCE}
    best = scores.argmax(axis=1)
    made = {
        "score_top3": top3(scores),
        "score_best": scores.max(axis=1),
        "soft_item_top3": top3(table["soft_item"]),
        "soft_mean_top3": top3(table["soft_mean"]),
        "soft_coverage_top3": top3(table["soft_coverage"]),
        "expressions_found": found,
        "negative": table["negative"][np.arange(items), best],
        "related": np.zeros(items),
        "centrality": np.zeros(items),
        "size": np.full(items, size(words)),
        "short": np.full(items, log(min(max(words, 1), SHORTEST) / SHORTEST)),
    }
    return {name: made[name] if name in made else table[name].max(axis=1) for name in PRESENCE}


def top3(values: Floats) -> Floats:
    """Mean of the three highest of each row: evidence seldom stands in one provision alone."""
    if values.shape[1] > 3:
        values = np.partition(values, values.shape[1] - 3, axis=1)[:, -3:]
    return np.asarray(np.sort(values, axis=1).mean(axis=1))


def size(words: int) -> float:
    """Size class of a law in [0, 1]: thirds of the way from the shortest to the longest, on a log scale."""
    way = log(min(max(words, SHORTEST), LONGEST) / SHORTEST) / log(LONGEST / SHORTEST)
    return round(SIZES * way) / SIZES
