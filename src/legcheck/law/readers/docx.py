"""Word files: paragraphs with Word's automatic numbers, tracked changes in two views, footnotes, tables, fields."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import Any

from legcheck.errors import UnreadableLawError
from legcheck.law import safety
from legcheck.law.models import Role
from legcheck.law.readers.dispatch import View
from legcheck.law.readers.docx_numbering import Numbering, attr, child, is_on, local, number_attr, read_numbering
from legcheck.law.source import Line, Source
from legcheck.law.xmlsafe import parse_xml

MAX_PART = 40 * 1024 * 1024
"""Bytes of one XML part: a law of a million words has about 15 MB."""
MAX_DEPTH = 150

_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_TRANSPARENT = frozenset(
    {"hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase"}
)


def read_docx(name: str, data: bytes, *, view: View = "final") -> Source:
    """Lines of a Word file.

    `view` is `final` (tracked insertions in, deletions out) or `original`. Each view has its own right numbers.
    """
    with safety.open_zip(name, data) as archive:
        main = _main_part(archive, name)
        folder = main.rpartition("/")[0]
        root = parse_xml(name, safety.read_member(archive, main, name, MAX_PART))
        numbering = read_numbering(
            _part(archive, f"{folder}/numbering.xml", name), _part(archive, f"{folder}/styles.xml", name)
        )
        notes = {kind: _part(archive, f"{folder}/{kind}s.xml", name) for kind in ("footnote", "endnote")}
        comments = _part(archive, f"{folder}/comments.xml", name)
    body = child(root, "body")
    if body is None:
        raise UnreadableLawError(f"{name} is a Word file without a text body; it is damaged. Save it anew.")
    reader = _Reader(numbering, view)
    reader.block(body, 0)
    reader.footnotes(notes)
    source = Source("docx", reader.lines)
    source.warnings = reader.warnings(sum(1 for c in comments if local(c) == "comment") if comments is not None else 0)
    source.generated = reader.generated
    source.title = reader.title
    return source


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    """The path of the main document part, which is word/document.xml in nearly all files."""
    names = archive.namelist()
    if "word/document.xml" in names:
        return "word/document.xml"
    found = sorted(n for n in names if n.startswith("word/document") and n.endswith(".xml"))
    if not found:
        raise UnreadableLawError(f"{name} lacks its main part (word/document.xml); it is damaged. Save it anew.")
    return found[0]


def _part(archive: zipfile.ZipFile, path: str, name: str) -> Any | None:
    if path not in archive.namelist():
        return None
    return parse_xml(name, safety.read_member(archive, path, name, MAX_PART))


@dataclass(slots=True)
class _Text:
    """A paragraph's text while it is collected."""

    pieces: list[str]
    letters: int = 0
    bold: int = 0
    boxes: list[Any] | None = None


class _Reader:
    """Walks the document in order, counting as Word counts."""

    def __init__(self, numbering: Numbering, view: View) -> None:
        self.numbering = numbering
        self.final = view == "final"
        self.lines: list[Line] = []
        self.generated: list[tuple[int, str]] = []
        self.notes: list[tuple[str, str]] = []
        self.title = ""
        self.carried = ""
        self.changes = 0
        self.hidden = 0
        self.in_contents = False

    def block(self, element: Any, depth: int) -> None:
        """Paragraphs, tables and containers of them."""
        if depth > MAX_DEPTH:
            return
        for inner in element:
            kind = local(inner)
            if kind == "p":
                self.paragraph(inner, depth)
            elif kind == "tbl":
                self.table(inner, depth)
            elif kind == "sdt":
                before = self.in_contents
                self.in_contents = before or _is_contents(inner)
                self.block(inner, depth + 1)
                self.in_contents = before
            elif kind in _INSERTED or kind in _DELETED:
                self.changes += 1
                if (kind in _INSERTED) == self.final:
                    self.block(inner, depth + 1)
            elif kind in ("sdtContent", "customXml", "smartTag"):
                self.block(inner, depth + 1)
            elif kind == "AlternateContent":
                self.block(_branch(inner), depth + 1)

    def paragraph(self, element: Any, depth: int) -> None:
        """One paragraph: its number, its text, then text boxes anchored in it."""
        properties = child(element, "pPr")
        text = _Text([])
        self.inline(element, text, 0)
        words = "".join(text.pieces)
        if self._mark_is_gone(properties):
            self.carried += words  # the paragraph runs into the next one and has no number of its own
        else:
            words, self.carried = self.carried + words, ""
            self._add(words, properties, text)
        for box in text.boxes or ():
            self.block(box, depth + 1)

    def _mark_is_gone(self, properties: Any | None) -> bool:
        """A paragraph mark that the view does not have joins its paragraph to the next."""
        run = child(properties, "rPr")
        if run is None:
            return False
        gone = _DELETED if self.final else _INSERTED
        changed = any(local(inner) in (_DELETED | _INSERTED) for inner in run)
        self.changes += changed
        return any(local(inner) in gone for inner in run)

    def _add(self, words: str, properties: Any | None, text: _Text) -> None:
        style_element = child(properties, "pStyle")
        style_id = attr(style_element, "val") if style_element is not None else None
        numbers = child(properties, "numPr")
        if numbers is not None and any(local(n) == "ins" for n in numbers) and not self.final:
            numbers = None
        place = self.numbering.place_of(
            number_attr(child(numbers, "numId")), number_attr(child(numbers, "ilvl")), style_id
        )
        label, suffix = self.numbering.next_label(*place) if place is not None else ("", "nothing")
        chain = self.numbering.style_chain(style_id)
        level = _heading_level(properties, chain)
        role = Role.CONTENTS if self.in_contents or _is_contents_style(chain) else None
        bold = bool(text.letters) and (text.bold > 0.9 * text.letters or any(s.bold for _, s in chain))
        if chain and chain[0][1].name.lower() == "title" and words.strip() and not self.title:
            self.title = " ".join(words.split())
        if label:
            self.generated.append((len(self.lines), label))
            words = label + ("" if suffix == "nothing" or not words.strip() else " ") + words
        for piece in words.split("\n") if words.strip() else ():
            self.lines.append(Line(piece, level=level, bold=bold, role=role))
        self.lines.append(Line(""))

    def inline(self, element: Any, text: _Text, depth: int) -> None:
        """Runs and what wraps them."""
        if depth > MAX_DEPTH:
            return
        for inner in element:
            kind = local(inner)
            if kind == "r":
                self.run(inner, text)
            elif kind in _INSERTED or kind in _DELETED:
                self.changes += 1
                if (kind in _INSERTED) == self.final:
                    self.inline(inner, text, depth + 1)
            elif kind in _TRANSPARENT:
                self.inline(inner, text, depth + 1)
            elif kind == "AlternateContent":
                self.inline(_branch(inner), text, depth + 1)

    def run(self, element: Any, text: _Text) -> None:
        """The characters of one run."""
        properties = child(element, "rPr")
        if is_on(child(properties, "vanish")):
            self.hidden += 1
            return
        bold = is_on(child(properties, "b"))
        for inner in element:
            piece = self._piece(inner, text)
            if piece:
                text.pieces.append(piece)
                count = len(piece.strip())
                text.letters += count
                text.bold += count if bold else 0

    def _piece(self, element: Any, text: _Text) -> str:
        kind = local(element)
        if kind == "t" or (kind == "delText" and not self.final):
            return element.text or ""
        if kind in ("tab", "ptab"):
            return "\t"
        if kind in ("br", "cr"):
            return "" if attr(element, "type") in ("page", "column") else "\n"
        if kind == "noBreakHyphen":
            return "\u2011"
        if kind == "sym":
            return _symbol(attr(element, "char"))
        if kind in ("footnoteReference", "endnoteReference"):
            self.notes.append((kind[: -len("Reference")], attr(element, "id") or ""))
            return f"[{len(self.notes)}]"
        if kind in ("drawing", "pict", "object"):
            self._boxes(element, text)
        if kind == "AlternateContent":
            branch = _branch(element)
            return "".join(self._piece(inner, text) for inner in branch)
        return ""

    def _boxes(self, element: Any, text: _Text) -> None:
        found = [e for e in element.iter() if local(e) == "txbxContent"]
        if found:
            text.boxes = [*(text.boxes or []), *found]

    def table(self, element: Any, depth: int) -> None:
        """Rows in order; a row of one-line cells becomes one line with tabs."""
        for row in _rows_of(element, self.final):
            cells: list[list[Line]] = []
            for cell in row:
                start = len(self.lines)
                self.block(cell, depth + 1)
                cells.append([line for line in self.lines[start:] if line.text.strip()])
                del self.lines[start:]
            self._row(cells)

    def _row(self, cells: list[list[Line]]) -> None:
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
            first = filled[0][0]
            words = "\t".join(cell[0].text for cell in filled)
            self.lines.append(Line(words, level=first.level, bold=first.bold, role=first.role))
        else:
            for cell in filled:
                self.lines += cell
        self.lines.append(Line(""))

    def footnotes(self, parts: dict[str, Any | None]) -> None:
        """Foot- and endnotes behind the text, as notes, each with the sign that stands in the text."""
        texts: dict[tuple[str, str], Any] = {}
        for kind, part in parts.items():
            for note in part if part is not None else ():
                texts[kind, attr(note, "id") or ""] = note
        for sign, key in enumerate(list(self.notes), 1):
            if key not in texts:
                continue
            collected = _Text([])
            for paragraph in texts[key].iter():
                if local(paragraph) == "p":
                    self.inline(paragraph, collected, 0)
                    collected.pieces.append(" ")
            words = " ".join("".join(collected.pieces).split())
            if words:
                self.lines.append(Line(f"[{sign}] {words}", role=Role.NOTE))

    def warnings(self, comments: int) -> list[str]:
        """What a reader of this law should know about the file."""
        said: list[str] = []
        if self.changes:
            view = "as if all were accepted" if self.final else "as if all were rejected"
            said.append(f"The file holds tracked changes; it was read {view}.")
        count = len([label for _, label in self.generated if label != "•"])
        if count:
            said.append(f"{count} numbers come from Word's automatic numbering; they are part of the text read.")
        if comments:
            said.append(f"{comments} comments in the margin were left out.")
        if self.hidden:
            said.append("Hidden text was left out.")
        return said


def _branch(element: Any) -> Any:
    """Of alternative contents the first that is not empty: a text box is there twice, once for old programs."""
    branches = [inner for inner in element if local(inner) in ("Choice", "Fallback")]
    for branch in branches:
        if len(branch):
            return branch
    return ()


def _rows_of(table: Any, final: bool) -> list[list[Any]]:
    gone = _DELETED if final else _INSERTED
    rows: list[list[Any]] = []
    for element in table.iter():
        if local(element) != "tr" or _nearest_table(element) is not table:
            continue
        properties = child(element, "trPr")
        if properties is not None and any(local(p) in gone for p in properties):
            continue
        cells = [c for c in element.iter() if local(c) == "tc" and _nearest_row(c) is element]
        rows.append(cells)
    return rows


def _nearest_table(element: Any) -> Any:
    above = element.getparent()
    while above is not None and local(above) != "tbl":
        above = above.getparent()
    return above


def _nearest_row(element: Any) -> Any:
    above = element.getparent()
    while above is not None and local(above) != "tr":
        above = above.getparent()
    return above


def _symbol(char: str | None) -> str:
    """A character of a symbol font; private-use ones are bullets and arrows that have no text meaning."""
    try:
        code = int(char or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 else "•"


def _heading_level(properties: Any | None, chain: list[tuple[str, Any]]) -> int:
    own = number_attr(child(properties, "outlineLvl"))
    if own is None:
        own = next((style.outline for _, style in chain if style.outline is not None), None)
    if own is not None and 0 <= own < 9:
        return own + 1
    for _, style in chain:
        name = style.name.lower()
        if name.startswith("heading ") and name[8:9].isdigit():
            return int(name[8])
        if name == "title":
            return 1
    return 0


def _is_contents_style(chain: list[tuple[str, Any]]) -> bool:
    return any(style.name.lower().startswith("toc ") for _, style in chain)


def _is_contents(element: Any) -> bool:
    gallery = next((e for e in element.iter() if local(e) == "docPartGallery"), None)
    return gallery is not None and "table of contents" in (attr(gallery, "val") or "").lower()
