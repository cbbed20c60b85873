"""What a reader hands over: lines in reading order, with what the format itself says about them."""

from __future__ import annotations

from dataclasses import dataclass, field

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
        line.start = position
        pieces.append(line.text)
        position += len(line.text) + 1
    return "\n".join(pieces)
