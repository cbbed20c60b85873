"""A report as a plain document: blocks of text that know nothing of Word, HTML or Markdown.

Every format is a rendering of the same blocks, so that none can say less than another. Text in a block is
never markup; writers escape it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Face(StrEnum):
    """How a run looks; meaning never depends on it."""

    PLAIN = "plain"
    STRONG = "strong"
    TERM = "term"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text on one line."""

    text: str
    face: Face = Face.PLAIN
    target: str = ""
    """Anchor in the same document that the run links to."""


Runs = tuple[Run, ...]


class Style(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    NOTE = "note"
    TITLE = "title"
    SUBTITLE = "subtitle"
    STATUS = "status"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` where it is one of the report's numbered paragraphs."""

    runs: Runs
    number: int | None = None
    anchor: str = ""
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Quote:
    """Text of a law, or a translation or proposed wording, shown as it stands: a paragraph for each line."""

    lines: tuple[str, ...]
    language: str = ""
    """ISO 639-1; empty where it is not known."""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 for chapters and annexes."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: headings of levels 1 and 2."""

    title: str
    hint: str
    """How to show page numbers in Word; vanishes when the table is updated."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, where the format has pages."""


Cell = tuple["Paragraph | Quote | Bullets", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its share of the width."""

    title: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `note` says what each mark means and is never empty."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Runs
    stacked: bool = False
    """Cells hold quotes or several paragraphs: formats without rich cells show one record after another."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what stands for them, without a header row."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a bar: so many items with one mark."""

    key: str
    word: str
    sign: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of counted items, each item shown by the sign of its grade; never by colour alone."""

    caption: str
    bars: tuple[Bar, ...]
    note: Runs


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart, as a summary in a frame."""

    blocks: tuple[Paragraph | Bullets | Facts, ...]


Block = Paragraph | Quote | Bullets | Heading | Contents | PageBreak | Table | Facts | Chart | Box


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pages of one orientation."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    subject: str
    author: str
    language: str
    created: datetime
    header: str
    footer: str
    page_words: tuple[str, str]
    """The words around the page figures: ("Page", "of")."""
    sections: tuple[Section, ...] = field(default=())

    def headings(self) -> tuple[Heading, ...]:
        """The headings of levels 1 and 2 in order, for a table of contents."""
        return tuple(b for s in self.sections for b in s.blocks if isinstance(b, Heading) and b.level <= 2)
