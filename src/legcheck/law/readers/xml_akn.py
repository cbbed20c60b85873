"""Akoma Ntoso 3 (and 2): hierarchical containers with `num` and `heading`, quoted structures, notes."""

from __future__ import annotations

import re
from typing import Any

from legcheck.law.markers import article_marker, bare_marker, division_marker
from legcheck.law.models import Kind, Role
from legcheck.law.numerals import tidy_number
from legcheck.law.readers.docx_numbering import attr, local
from legcheck.law.readers.marking import Marker, words_of
from legcheck.law.source import Source
from legcheck.law.units import DEPTH_DIVISION, DEPTH_INSERTED, DEPTH_SUB, DEPTH_TOP, DEPTH_ZONE

_DIVISIONS = {
    "book": (0, Kind.PART), "tome": (0, Kind.PART), "part": (1, Kind.PART), "subpart": (2, Kind.PART),
    "title": (3, Kind.TITLE),
    "subtitle": (4, Kind.TITLE), "chapter": (5, Kind.CHAPTER), "subchapter": (6, Kind.CHAPTER),
    "division": (7, Kind.SECTION),
    "subdivision": (8, Kind.SECTION), "section": (9, Kind.SECTION), "subsection": (10, Kind.SECTION),
}  # fmt: skip
_SUBS = frozenset(
    {
        "subsection",
        "paragraph",
        "subparagraph",
        "clause",
        "subclause",
        "point",
        "indent",
        "alinea",
        "item",
        "list",
        "sublist",
        "hcontainer",
    }
)
_NOTES = frozenset({"authorialNote", "remark"})
_LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ara": "ar", "rus": "ru",
    "zho": "zh", "chi": "zh", "deu": "de", "swa": "sw", "kin": "rw"}  # fmt: skip
MAX_DEPTH = 120


def read_akn(root: Any) -> Source:
    """Lines and marks of an Akoma Ntoso document."""
    names = {local(e) for e in root.iter()}
    walker = _Walker("article" if "article" in names else "section")
    source = Source("xml-akn", walker.out.lines, structured=True)
    for element in root.iter():
        kind = local(element)
        if kind == "FRBRlanguage" and source.language is None:
            source.language = _LANGUAGES.get(attr(element, "language") or "")
        if kind == "FRBRalias" and not source.title:
            source.title = attr(element, "value") or ""
        if kind in ("docTitle", "shortTitle") and not source.title:
            source.title = words_of(element)
    walker.inside(root, 0)
    return source


class _Walker:
    """Walks the document; the basic unit is the article, or the section where there are no articles."""

    def __init__(self, basic: str) -> None:
        self.out = Marker()
        self.basic = basic
        self.host: str | None = None
        self.inserted = False
        self.level = 0
        self.inside_basic = False

    def inside(self, element: Any, depth: int) -> None:
        """Everything in an element, in order."""
        if depth > MAX_DEPTH:
            self.out.line(words_of(element))
            return
        for inner in element:
            self.one(inner, depth + 1)

    def one(self, element: Any, depth: int) -> None:
        """One element by its kind."""
        kind = local(element)
        if kind in ("meta", ""):
            return
        if kind in ("preface", "preamble", "coverPage"):
            with self.out.zone(Role.PREAMBLE, "preamble"):
                self.inside(element, depth)
        elif kind == "toc":
            with self.out.zone(Role.CONTENTS, "contents"):
                self.inside(element, depth)
        elif kind == "conclusions":
            with self.out.zone(Role.NOTE, "closing"):
                self.inside(element, depth)
        elif kind in ("attachment", "component", "schedule"):
            self.attachment(element, depth)
        elif kind == "quotedStructure":
            self.quoted(element, depth)
        elif kind == self.basic and not (self.inside_basic and not self.inserted):
            self.article(element, depth)
        elif kind in _SUBS and self.inside_basic:
            self.sub(element, depth)
        elif kind in _DIVISIONS and not self.inside_basic:
            self.division(element, kind, depth)
        elif kind in (
            "p",
            "heading",
            "subheading",
            "num",
            "listIntroduction",
            "listConclusion",
            "docTitle",
            "longTitle",
            "td",
            "th",
            "li",
            "crossHeading",
        ):
            self.text(element)
        elif kind in _NOTES:
            self.out.note(words_of(element))
        elif kind == "tr":
            self.out.line("\t".join(words_of(cell) for cell in element))
        elif len(element) == 0:
            self.out.line(words_of(element))
        else:
            self.inside(element, depth)

    def text(self, element: Any) -> None:
        """A line of text, quoted structures in it walked apart, its notes behind it."""
        quoted = [e for e in element.iter() if local(e) == "quotedStructure"]
        self.out.line(words_of(element, _NOTES | {"quotedStructure"}))
        for inner in quoted:
            self.quoted(inner, 0)
        for note in element.iter():
            if local(note) in _NOTES:
                self.out.note(words_of(note))

    def attachment(self, element: Any, depth: int) -> None:
        """A schedule or annex; its articles have its role."""
        heading = next((words_of(e) for e in element.iter() if local(e) in ("heading", "docTitle")), "")
        before, self.inside_basic = self.inside_basic, False
        with self.out.unit(Kind.SCHEDULE, DEPTH_ZONE, role=Role.SCHEDULE, heading=heading, name="schedule"):
            self.inside(element, depth)
        self.inside_basic = before

    def quoted(self, element: Any, depth: int) -> None:
        """Text of another law printed in full."""
        before = (self.inserted, self.inside_basic, self.level)
        self.inserted, self.level = True, 0
        self.inside_basic = not any(local(e) == self.basic for e in element.iter())
        self.inside(element, depth)
        self.inserted, self.inside_basic, self.level = before

    def division(self, element: Any, kind: str, depth: int) -> None:
        """A part, chapter and so on, with everything in it."""
        rank, named = _DIVISIONS[kind]
        num, heading = _child_words(element, "num"), _child_words(element, "heading")
        found = division_marker(num) if num else None
        printed = num or kind.capitalize()
        self.out.blank()
        with self.out.unit(
            named,
            DEPTH_DIVISION + rank,
            heading=heading,
            printed=printed,
            number=found.number if found else tidy_number(num),
        ):
            self.out.line(f"{num} {heading}".strip() or printed, level=min(6, rank + 1))
            self.rest(element, depth)

    def article(self, element: Any, depth: int) -> None:
        """The basic unit."""
        num, heading = _child_words(element, "num"), _child_words(element, "heading")
        number = _number(num)
        host = self.host if self.inserted else None
        if not self.inserted:
            self.host = number
        before = (self.inside_basic, self.level)
        self.inside_basic, self.level = True, 0
        kind = Kind.ARTICLE if self.basic == "article" else Kind.SECTION
        self.out.blank()
        with self.out.unit(
            kind, DEPTH_INSERTED if self.inserted else DEPTH_TOP, number=number, heading=heading, host=host, top=True,
            role=Role.INSERTED if self.inserted else None, printed=num, word="Article" if kind is Kind.ARTICLE else "",
        ):  # fmt: skip
            self.out.line(f"{num} {heading}".strip())
            self.rest(element, depth)
        self.inside_basic, self.level = before

    def sub(self, element: Any, depth: int) -> None:
        """A unit inside the basic one; without a number it is only text."""
        num = _child_words(element, "num")
        if not num:
            self.rest(element, depth)
            return
        base = DEPTH_INSERTED + 1 if self.inserted else DEPTH_SUB
        inner = num.strip("()[] .:-–—")
        kind = (
            Kind.SUBSECTION
            if self.level == 0 and inner[:1].isdigit()
            else Kind.PARAGRAPH
            if self.level < 2
            else Kind.LETTER
        )
        with self.out.unit(
            kind,
            base + min(self.level, 12),
            number=tidy_number(inner),
            heading=_child_words(element, "heading"),
            printed=num,
        ):
            self.out.label(num)
            self.level += 1
            self.rest(element, depth)
            self.level -= 1
            if self.out.prefix:
                self.out.line("")

    def rest(self, element: Any, depth: int) -> None:
        """What stands in a unit behind its number and heading."""
        for inner in element:
            if local(inner) == "num" or (local(inner) == "heading" and not self.out.prefix):
                if local(inner) == "heading" and self.level > 0:
                    self.out.line(words_of(inner))
                continue
            self.one(inner, depth + 1)


def _child_words(element: Any, name: str) -> str:
    return next((words_of(e, _NOTES) for e in element if local(e) == name), "")


def _number(num: str) -> str | None:
    """The number in a `num` element, without its word."""
    if not num:
        return None
    found = article_marker(num, loose=True) or bare_marker(num)
    if found is not None:
        return found.number
    return tidy_number(re.sub(r"^\D*?(?=\d|[IVXL]+\b)", "", num)) or None
