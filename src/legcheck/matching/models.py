"""What matching says of an item: candidates with their reasons, and presence. Suggestions, never grades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Via(StrEnum):
    """How an element was reached from the candidate's provision."""

    SELF = "self"
    DEFINITION = "definition"
    REFERENCE = "reference"


class Basis(StrEnum):
    """What a presence rests on."""

    EXPRESSIONS = "expressions"
    """The checklist has expressions in the law's language."""
    WORDS = "words"
    """No expressions in that language: shared words only; presence is weak and `not met` needs a search note."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element was found: a span of a law inside the named provision."""

    law: str
    provision: str
    start: int
    end: int
    via: Via
    expression: str
    """The checklist's expression that matched here."""


@dataclass(frozen=True, slots=True)
class ElementMatch:
    """One element of an item against one candidate."""

    name: str
    found: bool
    places: tuple[Place, ...]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Spans inside the candidate's own provision."""
        return tuple((p.start, p.end) for p in self.places if p.via is Via.SELF)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provision that matching proposes for an item. Never evidence until a person accepts it."""

    law: str
    provision: str
    number: str | None
    host: str | None
    label: str
    score: float
    """Comparable within one item only; candidates are listed by falling score."""
    start: int
    end: int
    elements: tuple[ElementMatch, ...]
    signals: tuple[Place, ...]
    """Matched expressions that signal the item as a whole, and shared words; with `elements` the reason why."""
    prompts: tuple[str, ...] = ()
    """Things to look at: a weakened modal, a reprinted schedule, a passing mention. Prompts, not grades."""


@dataclass(frozen=True, slots=True)
class Searched:
    """One expression that was searched, and how often it stands in the package's evidence text."""

    element: str | None
    expression: str
    count: int


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """All that matching says of one item over the package."""

    item: str
    presence: float
    """In [0, 1]; the highest of the package's laws."""
    presence_by_law: dict[str, float]
    candidates: Sequence[Candidate]
    """Best first. In a screening the reasons of each are worked out when someone first looks."""
    searched: Sequence[Searched]
    basis: Basis


class Band(StrEnum):
    """How presence is shown: three bands, never a percentage (design.md, section 2)."""

    LIKELY = "likely dealt with"
    UNCLEAR = "unclear"
    PROBABLY_NOT = "probably not"


LIKELY_FROM = 0.65
PROBABLY_NOT_BELOW = 0.35
"""Edges of the bands. On labelled laws left out of the fit, 86 % of the likely items are there and 88 % of the
probably-not items are not (1,378 pairs in English, French and Spanish)."""


def band(presence: float) -> Band:
    """The band of a presence in [0, 1]."""
    if presence >= LIKELY_FROM:
        return Band.LIKELY
    return Band.PROBABLY_NOT if presence < PROBABLY_NOT_BELOW else Band.UNCLEAR
