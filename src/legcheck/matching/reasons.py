"""Why a provision is proposed: each element with the places where its expressions stand, in the stored text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from legcheck.law.models import Law, Provision
from legcheck.matching.arrays import Bools, Ints, ints
from legcheck.matching.models import ElementMatch, Place, Via
from legcheck.matching.view import LawView

MOST_OWN = 8
"""Places of one element shown inside the candidate."""
MOST_LINKED = 3
"""Places of one element shown in definitions or cited sections."""
MOST_WORDS = 6
"""Shared words shown where no expression matched."""


class Spot(NamedTuple):
    """A match of an expression: where it stands, before it is worth a `Place`."""

    element: str | None
    """None for the item as a whole."""
    source: str
    first: int
    """First token, and the token after the last."""
    end: int
    start: int
    stop: int
    provision: int
    """Position of the deepest provision at its start."""
    unit: int


class Reasons:
    """Places of one item in one law, for some of its units."""

    def __init__(self, view: LawView, item: int, units: list[int]) -> None:
        """Gather the matches of item number `item` in `units` and in what they lean on."""
        self.view = view
        self.item = item
        self.lexicon = view.checklist.lexicons[item]
        self.names = view.checklist.elements[item]
        self.units = frozenset(units)
        """Units that may be asked for."""
        self.wholes = frozenset(e.source for name, e in self.lexicon.entries if name is None)
        """Expressions that signal the item as a whole."""
        self._units = ints(units)
        self._spots: dict[int, list[Spot]] = {}
        self._against: dict[int, list[str]] = {}
        self._heads: dict[int, list[Spot]] = {}
        self._words: dict[int, list[tuple[Spot, Via]]] | None = None
        if self.lexicon.entries:
            expressions = view.checklist.entries.expression[view.checklist.entries.of(item, item + 1)]
            self._gather(expressions, self._needed())
            self._gather_headings(expressions)

    def _needed(self) -> Bools:
        """The units asked for and those they lean on."""
        links = self.view.links
        needed = np.zeros(self.view.units, dtype=bool)
        needed[self._units] = True
        needed[links.cited_by.values[links.cited_by.gather(self._units)[1]]] = True
        if links.definitions:
            used = links.used_by.values[links.used_by.gather(self._units)[1]]
            needed[links.homes[used]] = True
        return needed

    def _gather(self, expressions: Ints, needed: Bools) -> None:
        index, hits, entries = self.view.index, self.view.hits, self.lexicon.entries
        entry, at = hits.by_expression.gather(expressions)
        match = hits.by_expression.values[at]
        kept = np.flatnonzero(needed[hits.units[match]])
        entry, match = entry[kept], match[kept]
        first, end, unit = hits.firsts[match], hits.ends[match], hits.units[match]
        start = index.begins[unit] + index.body.starts[first]
        stop = index.begins[unit] + index.body.ends[end - 1]
        columns = (entry, first, end, start, stop, index.deepest[start], unit)
        for number, *rest in zip(*(c.tolist() for c in columns), strict=True):
            name, expression = entries[number]
            if expression.negative:
                self._against.setdefault(rest[-1], []).append(expression.source)
            else:
                self._spots.setdefault(rest[-1], []).append(Spot(name, expression.source, *rest))

    def _gather_headings(self, expressions: Ints) -> None:
        """Matches in the units' own headings; all of a heading that does not stand in one piece in the text."""
        index, hits, law = self.view.index, self.view.heading_hits, self.view.index.law
        entry, at = hits.by_expression.gather(expressions)
        match = hits.by_expression.values[at]
        for number, found in zip(entry.tolist(), match.tolist(), strict=True):
            heading = int(hits.units[found])
            name, expression = self.lexicon.entries[number]
            if not index.heading_own[heading] or expression.negative:
                continue
            unit = int(index.heading_units.row(heading)[0])
            first, end, begin = int(hits.firsts[found]), int(hits.ends[found]), int(index.heading_begins[heading])
            provision = index.units[unit].provision
            start, stop = begin + int(index.headings.starts[first]), begin + int(index.headings.ends[end - 1])
            if not law.text.startswith(provision.heading, begin):
                start, stop = provision.start, min(provision.end, provision.start + len(provision.heading))
            spot = Spot(name, expression.source, first, end, start, stop, int(index.tops[unit]), unit)
            self._heads.setdefault(unit, []).append(spot)

    def elements(self, unit: int) -> tuple[ElementMatch, ...]:
        """All elements of the item against a unit, found or not."""
        own: dict[str | None, list[Spot]] = {name: [] for name in self.names}
        for spot in self._own(unit):
            own.setdefault(spot.element, []).append(spot)
        missing = {name for name in self.names if not own[name]}
        linked: dict[str | None, list[tuple[Spot, Via]]] = {}
        for spot, via in self._linked(unit, missing) if missing else ():
            linked.setdefault(spot.element, []).append((spot, via))
        return tuple(self._element(name, own[name], linked.get(name, [])) for name in self.names)

    def _element(self, name: str, own: list[Spot], linked: list[tuple[Spot, Via]]) -> ElementMatch:
        if own:
            return ElementMatch(name, True, self._few([(spot, Via.SELF) for spot in own], MOST_OWN))
        return ElementMatch(name, bool(linked), self._few(linked, MOST_LINKED) if linked else ())

    def signals(self, unit: int) -> tuple[Place, ...]:
        """Places of expressions for the item as a whole; shared words where there is no expression at all."""
        own = self._own(unit)
        if own:
            return self._few([(spot, Via.SELF) for spot in own if spot.element is None], MOST_OWN)
        return self._shared_words(unit)

    def negatives(self, unit: int) -> tuple[str, ...]:
        """Expressions that count against the item and stand in the unit."""
        return tuple(dict.fromkeys(self._against.get(unit, ())))

    def _own(self, unit: int) -> list[Spot]:
        return [*self._spots.get(unit, ()), *self._heads.get(unit, ())]

    def _linked(self, unit: int, wanted: set[str]) -> Iterator[tuple[Spot, Via]]:
        """Matches of the wanted elements in the definitions that the unit uses and in the sections it cites."""
        links = self.view.links
        if not self._spots:
            return
        for number in links.used_by.row(unit).tolist():
            definition = links.definitions[number]
            for spot in self._spots.get(definition.unit, ()):
                if spot.element in wanted and definition.first <= spot.first and spot.end <= definition.end:
                    yield spot, Via.DEFINITION
        for cited in links.cited_by.row(unit).tolist():
            for spot in self._spots.get(cited, ()):
                if spot.element in wanted:
                    yield spot, Via.REFERENCE

    def _few(self, found: list[tuple[Spot, Via]], most: int) -> tuple[Place, ...]:
        """Places in order of the text, one per span and the longest where they begin together."""
        seen: dict[int, tuple[Spot, Via]] = {}
        for spot, via in found:
            other = seen.get(spot.start)
            if other is None or spot.stop > other[0].stop:
                seen[spot.start] = (spot, via)
        return tuple(self._place(*seen[start]) for start in sorted(seen)[:most])

    def _place(self, spot: Spot, via: Via) -> Place:
        index = self.view.index
        deepest = index.law.provisions[spot.provision]
        if spot.stop > deepest.end:
            deepest = _holding(index.law, index.units[spot.unit].provision, spot.start, spot.stop)
        return Place(index.law.id, deepest.id, spot.start, spot.stop, via, spot.source)

    def _shared_words(self, unit: int) -> tuple[Place, ...]:
        """The rarest words that the unit shares with the item, each where it first stands."""
        if self._words is None:
            self._words = self._shared()
        return self._few(self._words.get(unit, []), MOST_WORDS)

    def _shared(self) -> dict[int, list[tuple[Spot, Via]]]:
        """For each unit asked for the weightiest words that it shares with the item, of equal ones the earlier."""
        checklist, bm25, index = self.view.checklist, self.view.bm25, self.view.index
        stems = np.concatenate([checklist.prose.stems.row(self.item), checklist.bag.stems.row(self.item)])
        keys = bm25.shared(np.unique(stems), self._units)
        owner = bm25.where[keys]
        order = np.lexsort((bm25.first[keys], -bm25.weights[keys], owner))
        keys, owner = keys[order], owner[order]
        rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
        keys, owner = keys[rank < MOST_WORDS], owner[rank < MOST_WORDS]
        first = bm25.first[keys]
        start, stop = index.begins[owner] + index.body.starts[first], index.begins[owner] + index.body.ends[first]
        columns = (first, start, stop, index.deepest[start], owner)
        found: dict[int, list[tuple[Spot, Via]]] = {}
        for token, begin, end, provision, unit in zip(*(c.tolist() for c in columns), strict=True):
            spot = Spot(None, index.law.text[begin:end], token, token + 1, begin, end, provision, unit)
            found.setdefault(unit, []).append((spot, Via.SELF))
        return found


def _holding(law: Law, top: Provision, start: int, end: int) -> Provision:
    """The deepest provision at or under `top` that holds the whole span."""
    best = top
    for provision in law.provisions:
        if best.start <= provision.start <= start and end <= provision.end <= best.end and provision is not best:
            best = provision
    return best
