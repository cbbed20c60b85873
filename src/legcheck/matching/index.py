"""A law cut into units and read: tokens by unit, headings, and what the checklist finds in each.

What is found in a unit depends on its text alone. Whatever stands unchanged in an earlier index of the law is
taken over from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from legcheck.law.models import EVIDENCE_ROLES, Law
from legcheck.matching.arrays import Bools, Ints, Ragged, ints, ragged
from legcheck.matching.compiled import Compiled
from legcheck.matching.found import Found, Repairs, find
from legcheck.matching.reading import Pieces, Reading, read
from legcheck.matching.units import Unit, units_of

Small = npt.NDArray[np.int32]
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class LawIndex:
    """A law, read and met with a checklist."""

    law: Law
    checklist: Compiled
    units: tuple[Unit, ...]
    tops: Ints
    """Position of each unit in `law.provisions`."""
    begins: Ints
    """Where the text of each unit begins in the law."""
    body: Reading
    found: Found
    repairs: Repairs
    headings: Reading
    """Owners are headings: those of the units and of what encloses them."""
    heading_found: Found
    heading_begins: Ints
    heading_units: Ragged
    """For each heading the units under it."""
    heading_own: Bools
    """Whether it is the heading of the unit itself."""
    deepest: Small
    """For each character the position of its deepest provision in `law.provisions`."""
    offsets: Ints
    """Where the tokens of each unit begin."""
    owners: Ints
    """Unit of each token."""
    stems: Ints
    """Stem number of each token."""

    @property
    def language(self) -> str:
        """Language the law was read in."""
        return self.law.language


def index_law(law: Law, checklist: Compiled, earlier: LawIndex | None = None) -> LawIndex:
    """Index the evidence text of a law. Linear in its length; `earlier` must be of the same checklist."""
    units = units_of(law)
    owner, deepest = _paint(law, units)
    vocabulary, begins = checklist.plan.vocabulary, ints(u.provision.start for u in units)
    texts = _pieces(law, owner, begins.tolist())
    body, change = _read(texts, checklist, earlier.body if earlier else None)
    present = vocabulary.stems_of(np.unique(body.forms))
    repairs = checklist.plan.repairs(present)
    old = earlier.found if earlier and earlier.repairs == repairs else None
    found = _find(checklist, body, change, old, repairs)
    places, heading_units, own, names = _headings(law, units)
    headings, heading_change = _read(names, checklist, earlier.headings if earlier else None)
    heading_found = _find(checklist, headings, heading_change, earlier.heading_found if earlier else None, {})
    places_of = {provision.id: k for k, provision in enumerate(law.provisions)}
    return LawIndex(
        law,
        checklist,
        units,
        ints(places_of[unit.provision.id] for unit in units),
        begins,
        body,
        found,
        repairs,
        headings,
        heading_found,
        places,
        heading_units,
        own,
        deepest,
        body.offsets,
        body.owners,
        vocabulary.stems_of(body.forms),
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """What differs from an earlier reading."""

    order: Ints
    """For each text its number in the earlier reading, or after its end that in `fresh`."""
    fresh: Reading


def _read(texts: Sequence[Pieces], checklist: Compiled, earlier: Reading | None) -> tuple[Reading, _Change | None]:
    """Read texts, those that the earlier reading holds excepted."""
    vocabulary, language = checklist.plan.vocabulary, checklist.language
    if earlier is None:
        return read(texts, vocabulary, language), None
    numbers = {pieces: k for k, pieces in enumerate(earlier.pieces)}
    new = [pieces for pieces in dict.fromkeys(texts) if pieces not in numbers]
    numbers |= {pieces: len(earlier.pieces) + k for k, pieces in enumerate(new)}
    change = _Change(ints(numbers[pieces] for pieces in texts), read(new, vocabulary, language))
    return earlier.pick(change.fresh, change.order), change


def _find(
    checklist: Compiled, reading: Reading, change: _Change | None, earlier: Found | None, repairs: Repairs
) -> Found:
    """Find what the earlier finding does not hold."""
    if change is None or earlier is None:
        return find(checklist, reading, repairs)
    return earlier.pick(find(checklist, change.fresh, repairs), change.order)


def _paint(law: Law, units: tuple[Unit, ...]) -> tuple[Small, Small]:
    """For each character its unit (NOWHERE where the text is no evidence) and its deepest provision."""
    owner = np.full(len(law.text) + 1, NOWHERE, dtype=np.int32)
    deepest = np.full(len(law.text) + 1, NOWHERE, dtype=np.int32)
    by_id = {u.provision.id: u.order for u in units}
    for order, provision in enumerate(law.provisions):
        deepest[provision.start : provision.end] = order
        if provision.id in by_id:
            owner[provision.start : provision.end] = by_id[provision.id]
        elif provision.role not in EVIDENCE_ROLES:
            owner[provision.start : provision.end] = NOWHERE
    for gap in law.unplaced:
        owner[gap.start : gap.end] = NOWHERE
    owner[-1] = NOWHERE
    return owner, deepest


def _pieces(law: Law, owner: Small, begins: list[int]) -> list[Pieces]:
    """The text of each unit, in pieces where other text stands inside it."""
    turns = np.concatenate([[0], np.flatnonzero(np.diff(owner)) + 1, [len(owner)]])
    pieces: list[list[tuple[int, str]]] = [[] for _ in begins]
    for start, end in zip(turns[:-1].tolist(), turns[1:].tolist(), strict=True):
        unit = int(owner[start])
        if unit != NOWHERE:
            pieces[unit].append((start - begins[unit], law.text[start:end]))
    return [tuple(p) for p in pieces]


def _headings(law: Law, units: tuple[Unit, ...]) -> tuple[Ints, Ragged, Bools, list[Pieces]]:
    """Headings of units and of what encloses them, each once: place, units under it, whether their own, text."""
    under: dict[str, list[int]] = {}
    for unit in units:
        for above in unit.ancestors:
            if above.heading:
                under.setdefault(above.id, []).append(unit.order)
    own = {u.provision.id: u.order for u in units}
    found: list[tuple[int, list[int], bool, str]] = []
    for p in law.provisions:
        if not p.heading:
            continue
        at = law.text.find(p.heading, p.start, p.end)
        place = at if at >= 0 else p.start
        if p.id in under:
            found.append((place, under[p.id], False, p.heading))
        if p.id in own:
            found.append((place, [own[p.id]], True, p.heading))
    return (
        ints(place for place, _, _, _ in found),
        ragged([members for _, members, _, _ in found]),
        np.array([is_own for _, _, is_own, _ in found], dtype=bool),
        [((0, heading),) for _, _, _, heading in found],
    )
