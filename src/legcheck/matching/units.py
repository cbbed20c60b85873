"""The units that are ranked: top-level sections and articles of a law that are evidence by role.

An inserted article of another law is a unit of its own, and its text is not counted again in the amending
article that prints it. A law without numbered provisions is ranked by its lowest unnumbered blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

from legcheck.law.models import EVIDENCE_ROLES, Kind, Law, Provision

_ABOVE = frozenset({Kind.PART, Kind.TITLE, Kind.CHAPTER})


@dataclass(frozen=True, slots=True)
class Unit:
    """One provision that can be a candidate."""

    order: int
    provision: Provision
    ancestors: tuple[Provision, ...]
    """From the nearest enclosing provision to the outermost."""


def _is_top(provision: Provision, parent: Provision | None) -> bool:
    """Whether a numbered provision is the section or article itself and not a part of one."""
    if provision.number is None or provision.kind in _ABOVE:
        return False
    if parent is None or parent.number is None or parent.kind in _ABOVE:
        return True
    return (parent.number, parent.host) != (provision.number, provision.host)


def units_of(law: Law) -> tuple[Unit, ...]:
    """The candidate units of a law, in order of the text."""
    by_id = {p.id: p for p in law.provisions}
    parents = {p.id: by_id.get(p.parent) if p.parent else None for p in law.provisions}
    has_children = {p.parent for p in law.provisions if p.parent}
    covered: set[str] = set()
    units: list[Unit] = []
    for provision in law.provisions:
        parent = parents[provision.id]
        inside = parent is not None and parent.id in covered
        top = _is_top(provision, parent)
        loose = provision.number is None and provision.id not in has_children and not inside
        if inside:
            covered.add(provision.id)
        if provision.role not in EVIDENCE_ROLES or not (top or loose) or provision.start >= provision.end:
            continue
        covered.add(provision.id)
        units.append(Unit(len(units), provision, _ancestors(provision, parents)))
    return tuple(units)


def _ancestors(provision: Provision, parents: dict[str, Provision | None]) -> tuple[Provision, ...]:
    chain: list[Provision] = []
    above = parents[provision.id]
    while above is not None and len(chain) < 12:
        chain.append(above)
        above = parents[above.id]
    return tuple(chain)
