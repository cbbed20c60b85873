"""Units to provisions: ends, parents, roles, numbers and ids."""

from __future__ import annotations

import re
from collections.abc import Callable

from legcheck.law.labels import citation
from legcheck.law.models import EVIDENCE_ROLES, Kind, Provision, Role
from legcheck.law.units import DEPTH_TOP, Unit

_ID = re.compile(r"[^0-9A-Za-z\u0080-\uffff-]+")
_SHORT = {
    Kind.PART: "part",
    Kind.TITLE: "title",
    Kind.CHAPTER: "ch",
    Kind.SECTION: "s",
    Kind.ARTICLE: "a",
    Kind.SCHEDULE: "sch",
    Kind.BLOCK: "b",
}


def build(
    units: list[Unit], length: int, language: str, page_at: Callable[[int], int | None] | None = None
) -> tuple[Provision, ...]:
    """A tree from units in order of start; every unit ends where the next one that is not inside it begins.

    `page_at` gives the page of an offset, where the format has pages.
    """
    units = sorted(units, key=lambda u: (u.start, u.depth))
    ends, parents = _nest(units, length)
    while any(end <= unit.start for unit, end in zip(units, ends, strict=True)):
        # two units that claim one place: the outer one has it
        units = [unit for unit, end in zip(units, ends, strict=True) if end > unit.start]
        ends, parents = _nest(units, length)
    ids: dict[str, int] = {}
    made: list[Provision] = []
    for i, unit in enumerate(units):
        parent = made[parents[i]] if parents[i] >= 0 else None
        role = unit.role or (parent.role if parent is not None else Role.BODY)
        number = (
            unit.number or None
            if unit.top
            else (parent.number if parent is not None and not _is_division(unit) else None)
        )
        host = unit.host if unit.top else (parent.host if parent is not None else None)
        identity = _identity(unit, parent, ids, role)
        made.append(
            Provision(
                identity,
                parent.id if parent is not None else None,
                unit.kind,
                number,
                host,
                citation(unit, parent, language),
                unit.heading,
                unit.start,
                ends[i],
                role,
                page_at(unit.start) if page_at is not None else unit.page,
            )
        )
    return tuple(made)


def _is_division(unit: Unit) -> bool:
    return unit.depth < DEPTH_TOP


def _nest(units: list[Unit], length: int) -> tuple[list[int], list[int]]:
    """End and parent index of each unit."""
    ends = [length] * len(units)
    parents = [-1] * len(units)
    open_units: list[int] = []
    for i, unit in enumerate(units):
        while open_units and (
            units[open_units[-1]].depth >= unit.depth or (units[open_units[-1]].end or length + 1) <= unit.start
        ):
            closed = open_units.pop()
            ends[closed] = min(units[closed].end or unit.start, unit.start)
        parents[i] = open_units[-1] if open_units else -1
        open_units.append(i)
    for i in reversed(open_units):
        ends[i] = min(units[i].end or length, length)
    for i in range(len(units)):
        if parents[i] >= 0:
            ends[i] = min(ends[i], ends[parents[i]])
    return ends, parents


def _identity(unit: Unit, parent: Provision | None, ids: dict[str, int], role: Role) -> str:
    """A stable id: `s18`, `s18.1.b`, `part2.ch1`; a second of the same name gets `~2`."""
    own = _ID.sub("-", unit.number).strip("-")
    if unit.top:
        base = f"{_SHORT.get(unit.kind, 's')}{own or 'x'}"
        if role not in EVIDENCE_ROLES:
            base = f"{role.value}.{base}"
        elif role is Role.INSERTED:
            base = f"{parent.id}+{base}" if parent is not None else f"+{base}"
    elif unit.depth < DEPTH_TOP:
        base = (
            f"{_SHORT.get(unit.kind, unit.name or 'b')}{own}"
            if unit.kind is not Kind.BLOCK
            else (unit.name or "block") + own
        )
        if parent is not None:
            base = f"{parent.id}.{base}"
    else:
        base = f"{parent.id if parent is not None else ''}.{own or unit.kind.value}"
    count = ids.get(base, 0) + 1
    ids[base] = count
    return base if count == 1 else f"{base}~{count}"
