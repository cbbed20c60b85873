"""gii-norm, the XML of Gesetze im Internet: one `norm` for each heading and section."""

from __future__ import annotations

import re
from typing import Any

from legcheck.law.models import Kind, Role
from legcheck.law.readers.docx_numbering import attr, local
from legcheck.law.readers.marking import Marker, words_of
from legcheck.law.readers.xml_canada import OPEN_END
from legcheck.law.source import Source
from legcheck.law.units import DEPTH_DIVISION, DEPTH_SUB, DEPTH_TOP, DEPTH_ZONE

_SECTION = re.compile(r"^(?:\(XXXX\)\s*)?(§§?|Art\.?|Artikel)\s*(.+)$")
_SUBSECTION = re.compile(r"^\((\d+[a-z]?)\)")
_SKIP = frozenset({"FnR", "noindex"})
_ROLES = {
    "inhaltsübersicht": Role.CONTENTS, "inhaltsverzeichnis": Role.CONTENTS, "eingangsformel": Role.PREAMBLE,
    "präambel": Role.PREAMBLE, "schlußformel": Role.NOTE, "schlussformel": Role.NOTE,
}  # fmt: skip
MAX_DEPTH = 100


def read_gii(root: Any) -> Source:
    """Lines and marks of a German federal law."""
    out = Marker()
    source = Source("xml-gii", out.lines, structured=True, language="de")
    for norm in root:
        if local(norm) == "norm":
            _norm(norm, out, source)
    return source


def _find(element: Any | None, *path: str) -> Any | None:
    for name in path:
        element = next((e for e in element if local(e) == name), None) if element is not None else None
    return element


def _norm(norm: Any, out: Marker, source: Source) -> None:
    meta = _find(norm, "metadaten")
    unit, name = _find(meta, "gliederungseinheit"), _find(meta, "enbez")
    out.blank()
    if name is not None:
        _named(norm, words_of(name), meta, out)
    elif unit is not None:
        _division(unit, norm, out)
    else:
        _head(norm, meta, out, source)


def _head(norm: Any, meta: Any | None, out: Marker, source: Source) -> None:
    long, short = _find(meta, "langue"), _find(meta, "kurzue")
    title = words_of(long, _SKIP) if long is not None else ""
    if not source.title:
        source.title = words_of(short) if short is not None else title
    with out.zone(Role.PREAMBLE, "preamble"):
        out.line(title)
        _content(norm, out)
    _notes(norm, out)


def _division(unit: Any, norm: Any, out: Marker) -> None:
    label, title = _find(unit, "gliederungsbez"), _find(unit, "gliederungstitel")
    code = _find(unit, "gliederungskennzahl")
    depth = max(1, len(words_of(code)) // 3) if code is not None else 1
    printed, heading = words_of(label) if label is not None else "", words_of(title) if title is not None else ""
    kind = (
        Kind.PART
        if "teil" in printed.lower() or "buch" in printed.lower()
        else Kind.CHAPTER
        if "kapitel" in printed.lower()
        else Kind.SECTION
    )
    with out.unit(kind, DEPTH_DIVISION + min(8, 2 * depth), heading=heading, printed=printed):
        out.line(f"{printed} {heading}".strip(), level=min(6, depth))
    if out.lines and out.lines[-1].marks:
        out.lines[-1].marks[-1].last = OPEN_END
    _content(norm, out)


def _named(norm: Any, name: str, meta: Any, out: Marker) -> None:
    title = _find(meta, "titel")
    heading = words_of(title, _SKIP) if title is not None else ""
    role = _ROLES.get(name.lower())
    if role is not None:
        with out.zone(role, role.value, name):
            out.line(name)
            _content(norm, out)
        return
    found = _SECTION.match(name)
    if found is None:
        with out.unit(Kind.SCHEDULE, DEPTH_ZONE, role=Role.SCHEDULE, heading=heading, printed=name, name="schedule"):
            out.line(f"{name} {heading}".strip())
            _content(norm, out)
        return
    kind = Kind.SECTION if found.group(1).startswith("§") else Kind.ARTICLE
    with out.unit(
        kind, DEPTH_TOP, number=found.group(2).strip(), heading=heading, top=True, printed=name, word=found.group(1)
    ):
        out.line(f"{name} {heading}".strip())
        _content(norm, out)
        _notes(norm, out)


def _content(norm: Any, out: Marker) -> None:
    content = _find(norm, "textdaten", "text")
    if content is not None:
        for element in content:
            if local(element) not in ("Footnotes",):
                _block(element, out, DEPTH_SUB, 0)


def _notes(norm: Any, out: Marker) -> None:
    for path in (("textdaten", "fussnoten"), ("textdaten", "text", "Footnotes")):
        notes = _find(norm, *path)
        if notes is not None:
            out.note(words_of(notes))


def _block(element: Any, out: Marker, depth: int, nesting: int) -> None:
    """Paragraphs with their subsection numbers, lists, tables."""
    kind = local(element)
    if nesting > MAX_DEPTH:
        out.line(words_of(element))
    elif kind == "P":
        found = _SUBSECTION.match(words_of(element)[:12])
        if found:
            with out.unit(Kind.SUBSECTION, depth, number=found.group(1), printed=found.group(0)):
                _inline(element, out, depth + 1, nesting + 1)
        else:
            _inline(element, out, depth + 1, nesting + 1)
    elif kind == "DL":
        _list(element, out, depth, nesting)
    elif kind == "row":
        out.line("\t".join(words_of(cell) for cell in element))
    elif kind in ("Title", "Ident", "pre", "LA", "Citation"):
        _inline(element, out, depth, nesting + 1)
    elif len(element) == 0:
        out.line(words_of(element))
    else:
        for inner in element:
            _block(inner, out, depth, nesting + 1)


def _inline(element: Any, out: Marker, depth: int, nesting: int) -> None:
    """Running text, broken by lists and line breaks."""
    pieces = [element.text or ""]
    for inner in element:
        kind = local(inner)
        if kind in ("DL", "table", "pre"):
            out.line(re.sub(r"\s+", " ", "".join(pieces)).strip())
            pieces = []
            _block(inner, out, depth, nesting + 1)
        elif kind == "BR":
            pieces.append(" ")
        elif kind not in _SKIP:
            pieces.append(words_of(inner))
        pieces.append(inner.tail or "")
    out.line(re.sub(r"\s+", " ", "".join(pieces)).strip())


def _list(element: Any, out: Marker, depth: int, nesting: int) -> None:
    """A list of terms: each label with its text is a unit."""
    kind = Kind.LETTER if (attr(element, "Type") or "").startswith("alpha") else Kind.PARAGRAPH
    label = ""
    for inner in element:
        if local(inner) == "DT":
            label = words_of(inner)
        elif local(inner) == "DD":
            with out.unit(kind, depth, number=label.strip(".)("), printed=label):
                out.label(label)
                for part in inner:
                    _inline(part, out, depth + 1, nesting + 1)
                if out.prefix:
                    out.line(words_of(inner))
