"""A law met with a checklist: all that is worked out over the whole law before any item is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from legcheck.law.models import Law, Role
from legcheck.matching.arrays import Bools, Floats, Ints, Ragged, grouped, ints, spans
from legcheck.matching.bm25 import Bm25, build
from legcheck.matching.compiled import Compiled
from legcheck.matching.index import LawIndex, index_law
from legcheck.matching.links import Links, links_of
from legcheck.matching.prompts import Wording, wording_of
from legcheck.matching.rarity import rarities
from legcheck.matching.words import fold

_DEFINITIONS = re.compile(
    r"\b(?:interpretation|definitions?|defined terms|definiciones?|definicoes|glosario|terminologie)\b|تعاريف|تعريفات"
)
_FRONT = re.compile(
    r"\b(?:short title|commencement|citation|entry into force|entree en vigueur|entrada en vigor|titre abrege|"
    r"repeals?|abrogation|derogacion|savings?|regulations|rules|reglement|reglamentacion|vigencia)\b"
)
LAW_SHARE = 0.25
"""Exponent of an expression's rarity in the law. Small, because deleting evidence makes what is left rarer."""
WEIGHT_BY_WORDS = np.array([0.0, 0.55, 0.8, 0.95])
"""Strength of an expression of one, two, three or more words: a longer phrase says more."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Matches of all expressions in the body of a law, by expression and there in order."""

    by_expression: Ragged
    """Numbers of matches."""
    firsts: Ints
    ends: Ints
    units: Ints


@dataclass(slots=True)
class LawView:
    """A law ready to be matched."""

    index: LawIndex
    hits: Hits
    heading_hits: Hits
    """Its units are headings."""
    units_by_expression: Ragged
    """Units that an expression stands in, each once."""
    headings_by_expression: Ragged
    strengths: Floats
    """In (0, 1] by expression: rare in this law and made of several words is strong."""
    defined_by_expression: Ragged
    """Definitions that an expression stands in."""
    often: Ints
    """Matches of each expression in the body; of a heading expression those in headings."""
    occurring: Bools
    """Whether an expression stands anywhere."""
    bm25: Bm25
    heading_bm25: Bm25
    links: Links
    traits: dict[str, Floats]
    """Per unit: log length, definitions section, front or final matter, inserted."""
    _wordings: dict[int, Wording] = field(default_factory=dict)

    @property
    def checklist(self) -> Compiled:
        """The items it was met with."""
        return self.index.checklist

    @property
    def units(self) -> int:
        """Number of units that can be candidates."""
        return len(self.index.units)

    @property
    def words(self) -> int:
        """Words of evidence text."""
        return len(self.index.stems)

    def wording(self, unit: int) -> Wording:
        """What a unit's wording shows; read once."""
        known = self._wordings.get(unit)
        if known is None:
            law = self.index.law
            known = self._wordings[unit] = wording_of(law.text_of(self.index.units[unit].provision), law.language)
        return known


def view_of(law: Law, checklist: Compiled, earlier: LawView | None = None) -> LawView:
    """Index a law and find its links and traits. Linear in its length.

    Of an earlier view with the same checklist what still holds is taken over; the result is the same without it.
    """
    usable = earlier is not None and earlier.checklist is checklist
    with checklist.plan.lock:
        index = index_law(law, checklist, earlier.index if earlier and usable else None)
        links = links_of(index)
    count, plan, found = len(index.units), checklist.plan, index.found
    owner = np.repeat(np.arange(count, dtype=np.int64), found.counts)
    begun = index.offsets[owner]
    body = _hits(len(plan), found.expressions, found.firsts + begun, found.ends + begun, owner, plan.heading)
    heads = index.heading_found
    heading = np.repeat(np.arange(len(heads.counts), dtype=np.int64), heads.counts)
    begun = index.headings.offsets[heading]
    above = _hits(len(plan), heads.expressions, heads.firsts + begun, heads.ends + begun, heading, None)
    units, headings = _once(body, len(plan), count), _once(above, len(plan), len(heads.counts))
    frequency = np.where(plan.heading, headings.counts, units.counts)
    stems = len(plan.vocabulary.stems)
    return LawView(
        index,
        body,
        above,
        units,
        headings,
        rarities(frequency, count) ** LAW_SHARE * WEIGHT_BY_WORDS[plan.words],
        _defined(body, links, len(plan)),
        np.where(plan.heading, above.by_expression.counts, body.by_expression.counts),
        (units.counts > 0) | (headings.counts > 0),
        build(index.stems, index.owners, count, stems),
        _heading_bm25(index, stems),
        links,
        _traits(index),
    )


def _hits(size: int, expressions: Ints, firsts: Ints, ends: Ints, units: Ints, left_out: Bools | None) -> Hits:
    """Matches by expression, those of some expressions left out."""
    if left_out is not None:
        kept = np.flatnonzero(~left_out[expressions])
        expressions, firsts, ends, units = expressions[kept], firsts[kept], ends[kept], units[kept]
    return Hits(grouped(expressions, np.arange(len(expressions), dtype=np.int64), size), firsts, ends, units)


def _once(hits: Hits, size: int, owners: int) -> Ragged:
    """Owners by expression, each once and rising."""
    expression = np.repeat(np.arange(size, dtype=np.int64), hits.by_expression.counts)
    keys = np.unique(expression * max(1, owners) + hits.units[hits.by_expression.values])
    return grouped(keys // max(1, owners), keys % max(1, owners), size)


def _defined(hits: Hits, links: Links, size: int) -> Ragged:
    """By expression the definitions whose span holds a match, each once."""
    order = np.argsort(hits.firsts, kind="stable")
    firsts = hits.firsts[order]
    begin = np.searchsorted(firsts, ints(d.first for d in links.definitions))
    end = np.searchsorted(firsts, ints(d.end for d in links.definitions))
    number = np.repeat(np.arange(len(begin), dtype=np.int64), end - begin)
    match = order[spans(begin, end - begin)]
    inside = hits.ends[match] <= ints(d.end for d in links.definitions)[number]
    expression = np.zeros(len(firsts), dtype=np.int64)
    expression[hits.by_expression.values] = np.repeat(np.arange(size, dtype=np.int64), hits.by_expression.counts)
    keys = np.unique(expression[match[inside]] * max(1, len(begin)) + number[inside])
    return grouped(keys // max(1, len(begin)), keys % max(1, len(begin)), size)


def _heading_bm25(index: LawIndex, stems: int) -> Bm25:
    """BM25 of the headings of the units alone, owned by the units."""
    reading = index.headings
    heading = reading.owners
    own = np.flatnonzero(index.heading_own[heading]) if len(heading) else heading
    owner = index.heading_units.values[index.heading_units.offsets[heading[own]]]
    forms = index.checklist.plan.vocabulary.stems_of(reading.forms[own])
    return build(forms, owner, len(index.units), stems)


def _traits(index: LawIndex) -> dict[str, Floats]:
    headings = [fold(unit.provision.heading) for unit in index.units]
    return {
        "length": np.log1p(index.body.counts) / 6.0,
        "definitions": np.array([bool(_DEFINITIONS.search(h)) for h in headings], dtype=np.float64),
        "front": np.array([bool(_FRONT.search(h)) for h in headings], dtype=np.float64),
        "inserted": np.array([u.provision.role is Role.INSERTED for u in index.units], dtype=np.float64),
    }
