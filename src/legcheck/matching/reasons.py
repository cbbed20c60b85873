"""Why a provision is proposed: each element with the places where its expressions stand, in the stored text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from legcheck.law.models import Law, Provision
from legcheck.matching.features import Query
from legcheck.matching.hits import Hit
from legcheck.matching.index import TokenIndex
from legcheck.matching.models import ElementMatch, Place, Via
from legcheck.matching.search import Match
from legcheck.matching.view import LawView

MOST_OWN = 8
"""Places of one element shown inside the candidate."""
MOST_LINKED = 3
"""Places of one element shown in definitions or cited sections."""
MOST_WORDS = 6
"""Shared words shown where no expression matched."""


@dataclass(slots=True)
class Reasons:
    """Places of one item in one law, sorted by unit."""

    view: LawView
    query: Query
    hits: tuple[Hit, ...]
    units: list[int]
    """Units that may be asked for."""
    _by_unit: dict[int, list[tuple[Hit, Match]]] = field(default_factory=dict)
    _heads: dict[int, list[tuple[Hit, Match]]] = field(default_factory=dict)

    _own_places: dict[int, list[tuple[str | None, Place]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        links = self.view.links
        needed = set(self.units)
        for unit in self.units:
            needed.update(links.cited_by.get(unit, ()))
            needed.update(links.definitions[n].unit for n in links.used_by.get(unit, ()))
        for hit in self.hits:
            for match, unit in zip(hit.body, hit.units, strict=True):
                if unit in needed:
                    self._by_unit.setdefault(unit, []).append((hit, match))
            for match, number in zip(hit.headings, hit.heading_numbers, strict=True):
                members, own = self.view.index.heading_units[number]
                if own:
                    self._heads.setdefault(members[0], []).append((hit, match))

    def elements(self, unit: int) -> tuple[ElementMatch, ...]:
        """All elements of the item against a unit, found or not."""
        places: dict[str, list[Place]] = {name: [] for name in self.query.elements}
        for name, place in self._own(unit):
            if name in places:
                places[name].append(place)
        linked: dict[str, list[Place]] = {name: [] for name, found in places.items() if not found}
        for name, place in self._linked(unit) if linked else ():
            if name in linked:
                linked[name].append(place)
        return tuple(
            ElementMatch(
                name, bool(own or linked.get(name)), _few(own, MOST_OWN) + _few(linked.get(name, []), MOST_LINKED)
            )
            for name, own in places.items()
        )

    def signals(self, unit: int) -> tuple[Place, ...]:
        """Places of expressions for the item as a whole; shared words where there is no expression at all."""
        own = [place for name, place in self._own(unit) if name is None]
        if self._own(unit):
            return _few(own, MOST_OWN)
        return self._shared_words(unit)

    def negatives(self, unit: int) -> tuple[Place, ...]:
        """Places of expressions that count against the item."""
        return tuple(
            self._place(self.view.index.body, match, hit.expression.source, Via.SELF)
            for hit, match in self._by_unit.get(unit, ())
            if hit.expression.negative
        )

    def _own(self, unit: int) -> list[tuple[str | None, Place]]:
        known = self._own_places.get(unit)
        if known is None:
            known = self._own_places[unit] = self._find_own(unit)
        return known

    def _find_own(self, unit: int) -> list[tuple[str | None, Place]]:
        index = self.view.index
        found = [
            (hit.element, self._place(index.body, match, hit.expression.source, Via.SELF))
            for hit, match in self._by_unit.get(unit, ())
            if not hit.expression.negative
        ]
        for hit, match in self._heads.get(unit, ()):
            place = self._heading_place(unit, match, hit.expression.source)
            if place and not hit.expression.negative:
                found.append((hit.element, place))
        return found

    def _linked(self, unit: int) -> list[tuple[str | None, Place]]:
        links, found = self.view.links, []
        body = self.view.index.body
        for number in links.used_by.get(unit, ()):
            definition = links.definitions[number]
            found += [
                (hit.element, self._place(body, match, hit.expression.source, Via.DEFINITION))
                for hit, match in self._by_unit.get(definition.unit, ())
                if definition.first <= match[0] and match[1] <= definition.end and not hit.expression.negative
            ]
        for cited in links.cited_by.get(unit, ()):
            found += [
                (hit.element, self._place(body, match, hit.expression.source, Via.REFERENCE))
                for hit, match in self._by_unit.get(cited, ())
                if not hit.expression.negative
            ]
        return found

    def _place(self, index: TokenIndex, match: Match, source: str, via: Via) -> Place:
        law = self.view.index.law
        order = self.view.index.provision_of_token
        start, end = index.starts[match[0]], index.ends[match[1] - 1]
        deepest = law.provisions[order[match[0]]]
        if end > deepest.end:
            deepest = _holding(law, self.view.index.units[index.owners[match[0]]].provision.id, start, end)
        return Place(law.id, deepest.id, start, end, via, source)

    def _heading_place(self, unit: int, match: Match, source: str) -> Place | None:
        """A place in the unit's heading, where the heading stands in one piece in the text."""
        provision = self.view.index.units[unit].provision
        headings = self.view.index.headings
        start, end = headings.starts[match[0]], headings.ends[match[1] - 1]
        law = self.view.index.law
        if not law.text.find(provision.heading, provision.start, provision.end) >= 0:
            start, end = provision.start, min(provision.end, provision.start + len(provision.heading))
        return Place(law.id, provision.id, start, end, Via.SELF, source)

    def _shared_words(self, unit: int) -> tuple[Place, ...]:
        """The rarest words that the unit shares with the item, each where it first stands."""
        body, text = self.view.index.body, self.view.index.law.text
        weights = self.view.bm25.weights(unit)
        shared = {stem: weights[stem] for stem, _ in (*self.query.prose, *self.query.bag) if stem in weights}
        best = sorted(shared, key=lambda stem: (-shared[stem], stem))[:MOST_WORDS]
        first = bisect_left(body.starts, self.view.index.units[unit].provision.start)
        places = []
        for stem in best:
            positions = body.positions(body.forms_of_stem(stem))
            at = next(p for p in positions[bisect_left(positions, first) :] if body.owners[p] == unit)
            places.append(self._place(body, (at, at + 1), text[body.starts[at] : body.ends[at]], Via.SELF))
        return tuple(sorted(places, key=lambda p: p.start))


def _holding(law: Law, top: str, start: int, end: int) -> Provision:
    """The deepest provision at or under `top` that holds the whole span."""
    best = law.provision(top)
    for provision in law.provisions:
        if best.start <= provision.start <= start and end <= provision.end <= best.end and provision is not best:
            best = provision
    return best


def _few(places: list[Place], most: int) -> tuple[Place, ...]:
    """Places in order of the text, one per span and the longest where they overlap at their start."""
    seen: dict[int, Place] = {}
    for place in places:
        other = seen.get(place.start)
        if other is None or place.end > other.end:
            seen[place.start] = place
    return tuple(seen[start] for start in sorted(seen)[:most])
