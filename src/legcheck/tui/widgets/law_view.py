"""The exact text of a law, or of a span of it, with marked spans. Draws only the rows in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from legcheck.law.models import EVIDENCE_ROLES, Law
from legcheck.tui.linewrap import Rows, wrap
from legcheck.tui.plain import shown

GUTTER = 3
"""Cells left of the text: one for the choice, one for what the row holds, one empty."""


class MarkKind(StrEnum):
    """Why a span stands out; later kinds are drawn over earlier ones."""

    ASIDE = "aside"
    EVIDENCE = "evidence"
    MATCH = "match"
    FOUND = "found"
    CURSOR = "cursor"


_GUTTER_SIGNS = {MarkKind.EVIDENCE: "✓", MarkKind.MATCH: "•", MarkKind.FOUND: "/"}
_ORDER = {kind: place for place, kind in enumerate(MarkKind)}


@dataclass(frozen=True)
class Mark:
    """A marked span of the law's text."""

    start: int
    end: int
    kind: MarkKind


class LawView(ScrollView, can_focus=True):
    """A window on a law's stored text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "law-view--gutter",
        *(f"law-view--{kind}" for kind in MarkKind),
    }

    def __init__(self, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.law: Law | None = None
        self._window = (0, 0)
        self._text = ""
        self._rows = Rows([])
        self._width = 0
        self._marks: tuple[Mark, ...] = ()
        self._asides: tuple[Mark, ...] = ()
        self._cursor: Mark | None = None
        self._by_row: dict[int, list[Mark]] = {}
        self._styles: dict[str, Style] = {}

    def show(self, law: Law | None, start: int = 0, end: int | None = None) -> None:
        """Show a law, or a span of it, from its beginning."""
        if law is not self.law:
            self._text = shown(law.text) if law else ""
        self.law = law
        self._window = (start, len(self._text) if end is None else end)
        self._marks, self._cursor = (), None
        self._asides = tuple(_asides(law)) if law else ()
        self._rewrap()
        self.scroll_to(0, 0, animate=False, immediate=True)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Replace the marked spans."""
        self._marks = tuple(marks)
        self._index_marks()

    def set_cursor(self, start: int, end: int) -> None:
        """Mark the chosen span and bring its beginning into sight."""
        self._cursor = Mark(start, end, MarkKind.CURSOR)
        self.refresh()
        self.reveal(start, end)

    def reveal(self, start: int, end: int | None = None) -> None:
        """Scroll so that a span can be seen, its beginning at least."""
        rows = self._rows.rows_of(start, start + 1 if end is None else end)
        top, height = self.scroll_offset.y, max(self.scrollable_content_region.height, 1)
        if top <= rows.start and rows.stop <= top + height:
            return
        fits = len(rows) <= height
        if fits and rows.start >= top:
            target = rows.stop - height + min(2, height - len(rows))
        else:
            target = rows.start - (1 if height > 3 else 0)
        self.scroll_to(y=max(target, 0), animate=False, immediate=True)

    def top_offset(self) -> int:
        """The offset of the first character in sight."""
        row = min(self.scroll_offset.y, len(self._rows) - 1)
        return self._rows[row][0] if row >= 0 else 0

    def page_rows(self) -> int:
        """How many rows are in sight."""
        return max(self.scrollable_content_region.height, 1)

    def offset_at_row(self, delta: int, offset: int) -> int:
        """The offset so many rows below (or above) the row of `offset`."""
        row = min(max(self._rows.row_of(offset) + delta, 0), max(len(self._rows) - 1, 0))
        return self._rows[row][0] if len(self._rows) else 0

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew where the width changed, keeping the place."""
        if self.scrollable_content_region.width != self._width:
            top = self.top_offset()
            self._rewrap()
            self.scroll_to(y=self._rows.row_of(top) if len(self._rows) else 0, animate=False, immediate=True)
            if self._cursor:
                self.call_after_refresh(self.reveal, self._cursor.start, self._cursor.end)

    def notify_style_update(self) -> None:
        """Forget styles of the old theme."""
        super().notify_style_update()
        self._styles = {}

    def _rewrap(self) -> None:
        self._width = self.scrollable_content_region.width
        if self._width <= 0:
            # not laid out yet: the first resize wraps
            return
        width = max(self._width - GUTTER, 10)
        start, end = self._window
        self._rows = Rows(wrap(self._text, start, end, width) if self._text else [])
        self.virtual_size = Size(self._width, len(self._rows))
        self._index_marks()

    def _index_marks(self) -> None:
        by_row: dict[int, list[Mark]] = defaultdict(list)
        start, end = self._window
        for mark in (*self._asides, *self._marks):
            if len(self._rows) and mark.start < end and start < mark.end:
                for row in self._rows.rows_of(max(mark.start, start), min(mark.end, end)):
                    by_row[row].append(mark)
        self._by_row = by_row
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row: its gutter, then the text in pieces of one style each."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if row >= len(self._rows):
            return Strip.blank(width, base)
        start, end = self._rows[row]
        marks = sorted(self._by_row.get(row, ()), key=lambda mark: _ORDER[mark.kind])
        if self._cursor and self._cursor.start < max(end, start + 1) and start < self._cursor.end:
            marks.append(self._cursor)
        segments = [self._gutter(marks), *self._pieces(start, end, marks, base)]
        return Strip(segments).adjust_cell_length(width, base)

    def _gutter(self, marks: list[Mark]) -> Segment:
        cursor = "┃" if any(m.kind is MarkKind.CURSOR for m in marks) else " "
        sign = next((_GUTTER_SIGNS[m.kind] for m in reversed(marks) if m.kind in _GUTTER_SIGNS), " ")
        return Segment(cursor + sign + " ", self._style("gutter"))

    def _pieces(self, start: int, end: int, marks: list[Mark], base: Style) -> Iterable[Segment]:
        edges = {start, end}
        for mark in marks:
            edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
        cuts = sorted(edges)
        for left, right in pairwise(cuts):
            style = base
            for mark in marks:
                if mark.start <= left and right <= mark.end:
                    style += self._style(mark.kind)
            piece = self._text[left:right]
            yield Segment(piece, style)

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"law-view--{name}", partial=name != "gutter")
        return self._styles[name]


class ReadingView(LawView, inherit_bindings=False):
    """A law view whose keys are its screen's: they move a choice instead of the window."""


def _asides(law: Law) -> Iterable[Mark]:
    """Text that is no evidence by default: drawn fainter, and said in words by whoever shows the law."""
    for span in law.unplaced:
        yield Mark(span.start, span.end, MarkKind.ASIDE)
    for provision in law.provisions:
        if provision.role not in EVIDENCE_ROLES:
            yield Mark(provision.start, provision.end, MarkKind.ASIDE)
