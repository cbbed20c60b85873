"""XML laws: Akoma Ntoso, the Canadian statute DTD, German gii-norm; other XML as plain lines."""

from __future__ import annotations

import re
from typing import Any

from legcheck.errors import UnreadableLawError
from legcheck.law.encoding import decode
from legcheck.law.readers.docx_numbering import local
from legcheck.law.readers.marking import words_of
from legcheck.law.source import Line, Source
from legcheck.law.xmlsafe import parse_xml

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")


def read_xml(name: str, data: bytes) -> Source:
    """Lines of an XML law, with the structure that the format states."""
    root = parse_xml(name, _clean(data))
    kind = local(root)
    if kind in ("Statute", "Regulation", "Bill"):
        from legcheck.law.readers.xml_canada import read_canadian

        return read_canadian(root)
    if kind == "dokumente":
        from legcheck.law.readers.xml_gii import read_gii

        return read_gii(root)
    if kind == "akomaNtoso":
        from legcheck.law.readers.xml_akn import read_akn

        return read_akn(root)
    if kind == "html":
        from legcheck.law.readers.html import read_html

        return read_html(name, data)
    return _plain(name, root)


def _clean(data: bytes) -> bytes:
    """Without byte order mark; as UTF-8 where the declared encoding is not what the bytes are."""
    data = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:64]:
        text, _, _ = decode(data)
        return _DECLARATION.sub(b"", text.encode("utf-8"))
    return data


def _plain(name: str, root: Any) -> Source:
    """XML of an unknown kind: one line for each element that holds text itself."""
    source = Source("xml", [])
    mixed: dict[Any, bool] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        inner_text = any((child.tail or "").strip() for child in element)
        if ((element.text or "").strip() or inner_text) and not _inside_line(element, root, mixed):
            source.lines += [Line(words_of(element)), Line("")]
    if not source.lines:
        raise UnreadableLawError(f"{name} is XML that holds no text. Choose the file that holds the law's text.")
    source.warnings.append("The kind of XML is not known; its text was read without the structure that it states.")
    return source


def _inside_line(element: Any, root: Any, mixed: dict[Any, bool]) -> bool:
    """True where an element above has text of its own around it, so that it is part of that line."""
    above = element.getparent()
    while above is not None and above is not root:
        if above not in mixed:
            mixed[above] = bool((above.text or "").strip()) or any((child.tail or "").strip() for child in above)
        if mixed[above]:
            return True
        above = above.getparent()
    return False
