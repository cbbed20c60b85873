"""What a reader hands over: lines in reading order, with what the format itself says about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from legcheck.law.models import Kind, Role

SIDE_NOTE_LEVEL = 9
"""Heading depth that the PDF reader gives to side notes: a heading, but never a label."""


@dataclass(slots=True)
class Mark:
    """Structure that the format states outright (XML elements), so that nothing has to be guessed."""

    kind: Kind
    number: str | None
    depth: int
    """Nesting depth; a unit is the child of the last unit with a smaller depth."""
    heading: str = ""
    role: Role | None = None
    printed: str = ""
    """The label as printed, for example `(a)`."""
    word: str = ""
    """What the law calls the unit, for example `Article`; empty where it is not printed."""
    name: str = ""
    host: str | None = None
    top: bool = False
    column: int = 0
    """Where in its line the unit begins."""
    last: int = -1
    """Index of the last line of the unit."""


@dataclass(slots=True)
class Line:
    """One line of a law as the reader understood it."""

    text: str
    level: int = 0
    """Heading depth that the format states (`#`, h1, Word heading), 0 where it states none."""
    bold: bool = False
    """The line is emphasised as a whole, or opens with an emphasised label."""
    page: int | None = None
    furniture: str = ""
    """Why the line is no text of the law (page header, page number …); empty for text."""
    role: Role | None = None
    """A role that the format states: struck text is `superseded`, a footnote a `note`."""
    marks: tuple[Mark, ...] = ()
    glued: bool = False
    """It goes on right behind the line before: no line break stands between them in the file."""
    start: int = -1
    """Offset in the stored text, set by `compose`."""

    @property
    def end(self) -> int:
        """Offset after the last character of the line."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Block:
    """A run of lines that is a text of its own: a language column, or one law of a gazette."""

    id: str
    title: str
    language: str
    first: int
    """Index of its first line."""
    last: int
    """Index after its last line."""


@dataclass(slots=True)
class Source:
    """The result of a reader."""

    format: str
    lines: list[Line]
    title: str = ""
    language: str | None = None
    warnings: list[str] = field(default_factory=list)
    structured: bool = False
    """True where `Line.marks` state the whole structure."""
    blocks: list[Block] = field(default_factory=list)
    generated: list[tuple[int, str]] = field(default_factory=list)
    """Line index and label for numbers that the word processor generates."""
    complete: bool = True


def compose(source: Source) -> str:
    """Join the lines to the stored text and set their offsets; furniture goes to the end.

    Page furniture is moved behind the text, so that no quotation is interrupted by a page header.
    """
    position = 0
    pieces: list[str] = []
    moved = [line for line in source.lines if line.furniture]
    kept = [line for line in source.lines if not line.furniture]
    for line in kept + moved:
        if pieces and not line.glued:
            pieces.append("\n")
            position += 1
        line.start = position
        pieces.append(line.text)
        position += len(line.text)
    return "".join(pieces)


_INLINE_ARTICLE = re.compile(
    r"(?<=[.:;)»”])\s?(?=(?:Art\.|ART\.|Art[ií]culo|ART[IÍ]CULO|Article)\s\d{1,4}(?:[-.]\d+)*(?:\s?(?:bis|ter|quater))?(?:er|º|°)?\s?\.?[-—–]?\s?[.—–-]\s?[-—–(]?\s?[A-Z(«“\d])"
)

_PAGE_FOOT = re.compile(r"\s(?=Other African Legal Information Institutions\b)")
"""The foot of a legal information institute's page, which a converter left behind the last section."""
_INLINE_SCHEDULE = re.compile(
    r"(?<=[.;:”])\s?(?=(?:(?:FIRST|SECOND|THIRD|First|Second|Third)\s)?(?:SCHEDULE|Schedule|ANNEXE?|Annexe?|ANEXO|Anexo)\s(?:[IVX\d]+\s)?(?:[A-ZÀ-Ý]{2,}\s){3})"
)


_CUTS = (
    (_INLINE_ARTICLE, ("Art", "ART")),
    (_INLINE_SCHEDULE, ("Schedule", "SCHEDULE", "Anne", "ANNE", "Anexo", "ANEXO")),
    (_PAGE_FOOT, ("Institutions",)),
)
"""Where a line may be cut, and words without which it is not: most lines need no pattern."""


def split_inline(source: Source) -> None:
    """Cut lines in which an article begins behind a full stop or colon, where a converter lost the line break.

    The pieces are glued: the stored text is unchanged.
    """
    out: list[Line] = []
    moved: dict[int, int] = {}
    for index, line in enumerate(source.lines):
        moved[index] = len(out)
        text = line.text
        cuts = [] if len(text) < 40 or line.furniture or line.level else _cuts(text)
        if not cuts:
            out.append(line)
            continue
        edges = [0, *cuts, len(text)]
        for i, (begin, end) in enumerate(pairwise(edges)):
            bold = line.bold if i == 0 else True
            out.append(
                Line(
                    text[begin:end],
                    bold=bold,
                    page=line.page,
                    role=line.role if i == 0 else None,
                    glued=i > 0 or line.glued,
                )
            )
    source.lines = out
    source.generated = [(moved[index], label) for index, label in source.generated]


def _cuts(text: str) -> list[int]:
    found: set[int] = set()
    for pattern, words in _CUTS:
        for word in words:
            if word in text:
                found.update(m.end() for m in pattern.finditer(text))
                break
    return sorted(cut for cut in found if cut > 20)
