"""Building lines with structure marks while a reader walks a tree of elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from legcheck.law.models import Kind, Role
from legcheck.law.source import Line, Mark
from legcheck.law.units import DEPTH_NOTE, DEPTH_ZONE

_SPACES = re.compile(r"\s+")


def words_of(element: Any, skip: frozenset[str] = frozenset()) -> str:
    """All text of an element in one line, some inner elements left out."""
    return _SPACES.sub(" ", "".join(_pieces(element, skip))).strip()


def _pieces(element: Any, skip: frozenset[str]) -> Iterator[str]:
    stack: list[tuple[Any, bool]] = [(element, False)]
    # an own stack: element trees may be deeper than Python's
    while stack:
        node, is_tail = stack.pop()
        if is_tail:
            if node.tail:
                yield node.tail
            continue
        if isinstance(node.tag, str) and _name(node) not in skip:
            if node.text:
                yield node.text
            for inner in reversed(node):
                stack.append((inner, True))
                stack.append((inner, False))


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


class Marker:
    """Lines in order; `unit` opens a unit whose mark goes to the next line and whose end is known on leaving."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.waiting: list[Mark] = []
        self.prefix = ""

    def line(self, text: str, *, level: int = 0) -> None:
        """Add a line of text; a waiting prefix (a number) goes before it."""
        if self.prefix:
            text, self.prefix = f"{self.prefix} {text}".rstrip(), ""
        if not text:
            return
        self.lines.append(Line(text, level=level, marks=tuple(self.waiting)))
        self.waiting = []

    def blank(self) -> None:
        """Add an empty line between units, unless a unit waits for its first line."""
        if self.lines and self.lines[-1].text and not self.waiting:
            self.lines.append(Line(""))

    def label(self, text: str) -> None:
        """A number that is printed before the next line's text; waiting units that have begun stand before it."""
        self.prefix = f"{self.prefix} {text}".strip()

    @contextmanager
    def unit(self, kind: Kind, depth: int, **more: Any) -> Iterator[Mark]:
        """A unit from the next line to the last line added inside."""
        mark = Mark(kind, more.pop("number", None), depth, **more)
        mark.column = len(self.prefix) + 1 if self.prefix else 0
        self.waiting.append(mark)
        try:
            yield mark
        finally:
            if mark in self.waiting:
                if self.prefix:
                    self.line("")
                else:
                    self.waiting.remove(mark)
            mark.last = max(0, len(self.lines) - 1)
            while mark.last > 0 and not self.lines[mark.last].text:
                mark.last -= 1

    @contextmanager
    def zone(self, role: Role, name: str, heading: str = "") -> Iterator[Mark]:
        """A block of one role at the top level."""
        with self.unit(Kind.BLOCK, DEPTH_ZONE, role=role, name=name, heading=heading) as mark:
            yield mark

    def note(self, text: str, name: str = "note") -> None:
        """An editor's note as a unit of its own."""
        if text:
            with self.unit(Kind.BLOCK, DEPTH_NOTE, role=Role.NOTE, name=name):
                self.line(text)
