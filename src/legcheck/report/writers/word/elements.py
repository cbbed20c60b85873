"""WordprocessingML in small pieces: runs, links, bookmarks and fields. Text is never parsed as XML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from legcheck.report.blocks import Document, Face, Row, Run, Table
from legcheck.report.text import visible

Element = Any
"""An lxml element; python-docx gives it no type."""

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_BOOKMARK_LENGTH = 40
"""Word refuses longer names."""


def element(tag: str, /, **attributes: str | int) -> Element:
    """An element of the `w` namespace with attributes of that namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def child(parent: Element, tag: str, /, **attributes: str | int) -> Element:
    """A new last child."""
    made = element(tag, **attributes)
    parent.append(made)
    return made


def paragraph(style: str, *, keep_next: bool = False, bidi: bool = False) -> Element:
    """An empty paragraph in a style, given by its id."""
    made = element("p")
    properties = child(made, "pPr")
    child(properties, "pStyle", val=style)
    if keep_next:
        child(properties, "keepNext")
    if bidi:
        child(properties, "bidi")
    return made


def directions(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces of one direction and whether it is right to left; neutral characters go with what stands before."""
    piece, rtl = "", False
    for char in text:
        strong = unicodedata.bidirectional(char)
        turn = True if _RTL.match(char) else False if strong == "L" else rtl
        if turn != rtl and piece:
            yield piece, rtl
            piece = ""
        piece, rtl = piece + char, turn
    if piece:
        yield piece, rtl


def add_text(
    parent: Element, text: str, face: Face = Face.PLAIN, *, language: str = "", rtl: bool | None = None
) -> None:
    """Add runs with the text; `rtl` None finds the direction piece by piece."""
    text = visible(text)
    for piece, backward in [(text, rtl)] if rtl is not None else directions(text):
        run = child(parent, "r")
        _add_properties(run, face, language, backward)
        for index, line in enumerate(piece.split("\n")):
            if index:
                child(run, "br")
            for number, part in enumerate(line.split("\t")):
                if number:
                    child(run, "tab")
                if part:
                    child(run, "t").text = part
                    run[-1].set(qn("xml:space"), "preserve")


def _add_properties(run: Element, face: Face, language: str, rtl: bool) -> None:
    properties = element("rPr")
    if face is Face.STRONG:
        child(properties, "b")
        child(properties, "bCs")
    if face is Face.TERM:
        child(properties, "i")
        child(properties, "iCs")
    if face is Face.QUIET:
        child(properties, "color", val="595959")
    if rtl:
        child(properties, "rtl")
    if language:
        child(properties, "lang", **({"bidi": language} if rtl else {"val": language}))
    elif rtl:
        child(properties, "lang", bidi="ar-SA")
    if len(properties):
        run.append(properties)


class Anchors:
    """Bookmark names for the anchors of a document, unique and as Word wants them."""

    def __init__(self, document: Document) -> None:
        self._names: dict[str, str] = {}
        self._numbered: set[str] = set()
        self._placed = 0
        taken: set[str] = set()
        for anchor, numbered in _anchors(document):
            name = re.sub(r"\W", "_", anchor, flags=re.ASCII)[:_BOOKMARK_LENGTH]
            if name in taken:
                name = f"{name[: _BOOKMARK_LENGTH - 6]}_{len(taken)}"
            taken.add(name)
            self._names[anchor] = name
            if numbered:
                self._numbered.add(anchor)

    def mark(self, parent: Element, anchor: str) -> None:
        """Put the bookmark of an anchor at the end of what the paragraph holds so far."""
        if anchor in self._names:
            self._placed += 1
            child(parent, "bookmarkStart", id=self._placed, name=self._names[anchor])
            child(parent, "bookmarkEnd", id=self._placed)

    def add_run(self, parent: Element, run: Run) -> None:
        """A run; a link where its target exists, a live reference where that is a numbered paragraph."""
        name = self._names.get(run.target)
        if name is None:
            add_text(parent, run.text, run.face)
        elif run.target in self._numbered:
            add_field(parent, rf"REF {name} \n \h", run.text, run.face)
        else:
            add_text(child(parent, "hyperlink", anchor=name, history=1), run.text, run.face)

    def name(self, anchor: str) -> str:
        """The bookmark's name."""
        return self._names[anchor]


def _anchors(document: Document) -> Iterator[tuple[str, bool]]:
    """All anchors of a document, and whether each is a numbered paragraph."""
    for section in document.sections:
        for block in section.blocks:
            anchor = getattr(block, "anchor", "")
            if anchor:
                yield anchor, getattr(block, "number", None) is not None
            if isinstance(block, Table):
                yield from ((row.anchor, False) for row in block.rows if isinstance(row, Row) and row.anchor)


def add_field(parent: Element, instruction: str, shown: str, face: Face = Face.PLAIN) -> None:
    """A field with the result that is shown until Word updates it."""
    begin_field(parent, instruction)
    add_text(parent, shown, face)
    end_field(parent)


def begin_field(parent: Element, instruction: str) -> None:
    """The start of a field; what follows up to `end_field` is its result."""
    child(child(parent, "r"), "fldChar", fldCharType="begin")
    code = child(child(parent, "r"), "instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    child(child(parent, "r"), "fldChar", fldCharType="separate")


def end_field(parent: Element) -> None:
    """The end of a field."""
    child(child(parent, "r"), "fldChar", fldCharType="end")
