"""Choosing a span of a law by keyboard: by provision, by sentence or by line, with an anchor to extend it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from legcheck.law.models import Law, Provision, Role

Span = tuple[int, int]

_SENTENCE_END = re.compile(r"(?<=[.;:!?؟؛。；])[\"”’)\]]?\s+|\n\s*\n")


_NO_END = re.compile(
    r"(?:\b(?:No|Nos|Cap|Art|Arts|Sec|ss?|para|paras|inc|cf|Dr|Mr|Mrs|lit|Abs|Nr)"
    r"|(?<![^\n])[ \t]*\(?\w{1,4})\.[\"”’)\]]?\s*\Z"
)
"""A full stop behind a number at the head of a line, or behind an abbreviation, ends no sentence."""


class Unit(StrEnum):
    """What one step of the cursor covers."""

    PROVISION = "provision"
    SENTENCE = "sentence"
    LINE = "line"


@dataclass(frozen=True)
class Picked:
    """A chosen span and the smallest provision that holds it."""

    law: Law
    provision: Provision
    start: int
    end: int


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def provision_at(law: Law, start: int, end: int | None = None) -> Provision | None:
    """The smallest provision that holds the span; None where no single provision does."""
    stop = start + 1 if end is None else end
    holders = [p for p in law.provisions if p.start <= start and stop <= p.end]
    return min(holders, key=lambda p: p.end - p.start, default=None)


def spans_of(law: Law, unit: Unit) -> list[Span]:
    """All spans of a unit in reading order, without white space at their ends."""
    if unit is Unit.PROVISION:
        found = [(p.start, p.end) for p in law.provisions]
    elif unit is Unit.LINE:
        found = _split(law.text, 0, len(law.text), re.compile(r"\n"))
    else:
        edges = sorted({0, len(law.text), *(p.start for p in law.provisions), *(p.end for p in law.provisions)})
        found = [s for a, b in pairwise(edges) for s in _joined(law.text, _split(law.text, a, b, _SENTENCE_END))]
    return [(a, b) for a, b in (trimmed(law.text, *span) for span in found) if a < b]


def _split(text: str, start: int, end: int, breaks: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    pos = start
    for match in breaks.finditer(text, start, end):
        spans.append((pos, match.end()))
        pos = match.end()
    spans.append((pos, end))
    return spans


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """The spans with those joined to the next whose full stop ends no sentence."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and _NO_END.search(text, joined[-1][0], joined[-1][1]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


class Picker:
    """A cursor over the spans of a law."""

    def __init__(self, law: Law, unit: Unit = Unit.PROVISION) -> None:
        self.law = law
        self.unit = unit
        self._spans: dict[Unit, list[Span]] = {}
        self._starts: dict[Unit, list[int]] = {}
        self._index = 0
        self._anchor: int | None = None

    def _all(self) -> list[Span]:
        if self.unit not in self._spans:
            spans = spans_of(self.law, self.unit) or [(0, len(self.law.text))]
            self._spans[self.unit] = spans
            self._starts[self.unit] = [start for start, _ in spans]
        return self._spans[self.unit]

    @property
    def anchored(self) -> bool:
        """Whether moving extends the span."""
        return self._anchor is not None

    @property
    def cursor(self) -> Span:
        """The span under the cursor, without what the anchor adds."""
        return self._all()[self._index]

    def span(self) -> Span:
        """The chosen span: from the anchor to the cursor."""
        here = self.cursor
        if self._anchor is None:
            return here
        there = self._all()[self._anchor]
        return min(here[0], there[0]), max(here[1], there[1])

    def move(self, step: int) -> None:
        """Move by so many spans, stopping at both ends."""
        self._index = min(max(self._index + step, 0), len(self._all()) - 1)

    def go(self, offset: int) -> None:
        """Move to the span that holds an offset, or to the last one before it."""
        spans = self._all()
        index = max(bisect_right(self._starts[self.unit], offset) - 1, 0)
        while index and self.unit is Unit.PROVISION and spans[index][1] <= offset:
            index -= 1
        self._index = index

    def go_provision(self, provision: Provision) -> None:
        """Move to a provision, as far as the unit allows."""
        start, end = trimmed(self.law.text, provision.start, provision.end)
        self.go(start)
        if self.unit is Unit.PROVISION and (start, end) in self._all():
            self._index = self._all().index((start, end))

    def widen(self) -> None:
        """Move to the provision around the present one."""
        start, end = self.cursor
        spans = self._all()
        for index in range(self._index - 1, -1, -1):
            if spans[index][0] <= start and end <= spans[index][1]:
                self._index = index
                return

    def next_unit(self) -> Unit:
        """Change to the next unit at the same place; drops the anchor."""
        offset = self.cursor[0]
        units = list(Unit)
        self.unit = units[(units.index(self.unit) + 1) % len(units)]
        self._anchor = None
        self.go(offset)
        return self.unit

    def toggle_anchor(self) -> bool:
        """Set the anchor here, or drop it; tells whether it is set."""
        self._anchor = self._index if self._anchor is None else None
        return self.anchored

    def picked(self) -> Picked | None:
        """The chosen span with its provision; None where it crosses the border of provisions."""
        start, end = self.span()
        provision = provision_at(self.law, start, end)
        return Picked(self.law, provision, start, end) if provision else None


ROLE_WORDS = {
    Role.BODY: "",
    Role.INSERTED: "text inserted in another law",
    Role.PREAMBLE: "preamble",
    Role.CONTENTS: "table of contents",
    Role.SCHEDULE: "schedule",
    Role.EXPLANATORY: "explanatory text",
    Role.SUPERSEDED: "superseded wording",
    Role.NOTE: "note",
}
"""What the reader says of text that is no body text: only body and inserted text is evidence by default."""
