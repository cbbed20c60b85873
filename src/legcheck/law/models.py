"""A law as it was read: stored text and a tree of provisions, each a span of it.

All offsets are absolute, half-open and counted in code points of `Law.text`. The text is the reader's output
in reading order and is never changed afterwards: cleaning for matching happens on copies.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a provision's text is; only `body` and `inserted` are evidence by default."""

    BODY = "body"
    INSERTED = "inserted"
    PREAMBLE = "preamble"
    CONTENTS = "contents"
    SCHEDULE = "schedule"
    EXPLANATORY = "explanatory"
    SUPERSEDED = "superseded"
    NOTE = "note"


EVIDENCE_ROLES = frozenset({Role.BODY, Role.INSERTED})


class Kind(StrEnum):
    """What a provision is called."""

    PART = "part"
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    SUBSECTION = "subsection"
    PARAGRAPH = "paragraph"
    LETTER = "letter"
    SCHEDULE = "schedule"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered unit of a law, or a block of text that has no number (preamble, schedule)."""

    id: str
    """Unique and stable within the law for the same text, for example `s18`, `s18.1.b`."""
    parent: str | None
    """The id of the enclosing provision; None at the top."""
    kind: Kind
    number: str | None
    """Number of the top-level section or article it stands in, as printed, ASCII digits; None above that level."""
    host: str | None
    """For an inserted provision the number of the amending article that prints it."""
    label: str
    """The full citation as a lawyer writes it in the law's language: `Section 18(1)(b)`."""
    heading: str
    """Its own heading, empty where there is none."""
    start: int
    end: int
    role: Role
    page: int | None = None
    """Page of the source where it starts, counted from 1; None where the format has no pages."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A span of the stored text that belongs to no provision, and why (page header, rule, page number …)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class TextPart:
    """One text of a file that may hold several (a gazette, language columns)."""

    id: str
    title: str
    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Law:
    """One law as read from one file. Own texts of provisions plus `unplaced` partition `text`."""

    id: str
    """The file's stem, unique in a package."""
    file: str
    """Name of the source file, without its folder."""
    title: str
    language: str
    """ISO 639-1."""
    sha256: str
    """Of the source file's bytes, hexadecimal."""
    format: str
    text: str
    provisions: tuple[Provision, ...]
    """In order of `start`; a parent stands before its children."""
    unplaced: tuple[Unplaced, ...] = ()
    texts: tuple[TextPart, ...] = ()
    warnings: tuple[str, ...] = ()
    generated: tuple[tuple[int, int], ...] = ()
    """Spans of automatic numbers that the word processor generates; a quotation may mark them."""

    def quote(self, start: int, end: int) -> str:
        """The exact stored text of a span."""
        return self.text[start:end]

    def text_of(self, provision: Provision) -> str:
        """The exact stored text of a provision, its children's included."""
        return self.text[provision.start : provision.end]

    def provision(self, provision_id: str) -> Provision:
        """The provision with that id; raises KeyError where there is none."""
        for provision in self.provisions:
            if provision.id == provision_id:
                return provision
        raise KeyError(provision_id)

    def children(self, provision_id: str | None) -> tuple[Provision, ...]:
        """The direct children in order; of None the top-level provisions."""
        return tuple(p for p in self.provisions if p.parent == provision_id)
