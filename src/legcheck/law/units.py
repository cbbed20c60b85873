"""Units: what the outline finds, before it becomes a tree of provisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from legcheck.law.models import Kind, Role

DEPTH_ZONE = 0
DEPTH_DIVISION = 1
DEPTH_TOP = 20
DEPTH_SUB = 21
DEPTH_INSERTED = 40
DEPTH_NOTE = 60
"""Depths leave room between them: divisions nest in zones, articles in divisions,
articles of other laws in articles."""


@dataclass(slots=True)
class Unit:
    """One unit of a law: where it starts, what it is, how deep it nests. Ends follow from depths unless given."""

    start: int
    kind: Kind
    depth: int
    number: str = ""
    """Its own number, tidied: `18`, `1`, `b`."""
    heading: str = ""
    role: Role | None = None
    """None: the role of the unit it stands in."""
    host: str | None = None
    printed: str = ""
    """Its label as printed, for example `(b)`."""
    word: str = ""
    """Its word as printed, for example `Article`; empty for a bare number."""
    name: str = ""
    """The family of a division (`part`, `chapter` …) or the zone's name."""
    top: bool = False
    """It is a section or article whose number counts for all below it."""
    end: int | None = None
    page: int | None = None
    content: int = -1
    """Offset after its label, where sub-units may begin; -1: same as start."""
    term: str = ""
    """The defined term below which its list stands: several definitions of one section each have an `(a)`."""
    notes: list[str] = field(default_factory=list)
