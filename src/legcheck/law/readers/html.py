"""HTML: the visible text of the law's part of a page, block by block."""

from __future__ import annotations

import re
from typing import Any

from legcheck.errors import UnreadableLawError
from legcheck.law.encoding import decode
from legcheck.law.models import Role
from legcheck.law.source import Line, Source

_SKIP = frozenset(
    {"script", "style", "nav", "header", "footer", "form", "button", "select", "noscript", "template",
    "svg", "iframe", "head",
     "aside", "input", "textarea", "object", "video", "audio", "canvas", "dialog", "menu"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "tbody", "thead",
    "section", "article", "blockquote",
     "center", "dl", "dt", "dd", "pre", "body", "main", "address", "figure", "hr", "html", "fieldset", "caption"}
)  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_STRUCK = frozenset({"strike", "del", "s"})
_AKN_BLOCKS = ("akn-p", "akn-section", "akn-article", "akn-subsection", "akn-paragraph", "akn-chapter",
    "akn-part", "akn-intro",
               "akn-content", "akn-blockList", "akn-item", "akn-listIntroduction", "akn-subparagraph",
               "akn-longTitle", "akn-hcontainer")  # fmt: skip
_ROOTS = ("la-akoma-ntoso", "main", "article")
MAX_DEPTH = 400


def read_html(name: str, data: bytes) -> Source:
    """Lines of a web page; menus, scripts and forms are left out."""
    root = _parse(name, data)
    source = Source("html", [])
    title = root.findtext(".//title")
    start = _law_part(root)
    walker = _Walker(source.lines)
    walker.walk(start, 0, False, False)
    walker.flush()
    h1 = root.find(".//h1")
    heading = " ".join("".join(h1.itertext()).split()) if h1 is not None else ""
    source.title = heading if len(heading) > 12 else " ".join((title or "").split())
    return source


def _parse(name: str, data: bytes) -> Any:
    from lxml import etree, html

    text, _, _ = decode(data, declared=True)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError, RecursionError):
        raise UnreadableLawError(f"{name} holds no readable web page. Save the page again as complete HTML.") from None
    if root is None:
        raise UnreadableLawError(f"{name} holds no readable web page. Save the page again as complete HTML.")
    return root


def _law_part(root: Any) -> Any:
    """The element that holds the law: an Akoma Ntoso part, main or article with most of the text, else the body."""
    whole = len("".join(root.itertext()))
    for tag in _ROOTS:
        found = root.findall(f".//{tag}")
        if found:
            best = max(found, key=lambda e: len("".join(e.itertext())))
            if tag == "la-akoma-ntoso" or len("".join(best.itertext())) > 0.4 * whole:
                return best
    body = root.find("body")
    return body if body is not None else root


class _Walker:
    """Collects inline text into lines; a block starts a new one."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.pieces: list[str] = []
        self.level = 0
        self.letters = 0
        self.bold = 0
        self.struck = 0
        self.begins_bold = False

    def walk(self, element: Any, depth: int, bold: bool, struck: bool) -> None:
        """Walk one element; nesting beyond MAX_DEPTH is read without structure."""
        tag = element.tag
        if (
            not isinstance(tag, str)
            or tag in _SKIP
            or element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
        ):
            return
        if depth > MAX_DEPTH:
            self.add("".join(element.itertext()), bold, struck)
            return
        bold = bold or tag in _BOLD
        struck = struck or tag in _STRUCK
        block = tag in _BLOCKS or _is_akn_block(element)
        if block:
            self.flush()
            if tag[0] == "h" and tag[1:].isdigit():
                self.level = int(tag[1:])
        if tag == "br":
            self.flush(keep_level=True)
        if tag in ("td", "th") and self.pieces:
            self.pieces.append("\t")
        pre = tag == "pre"
        if element.text:
            self.add(element.text, bold, struck, pre=pre)
        for child in element:
            self.walk(child, depth + 1, bold, struck)
            if child.tail:
                self.add(child.tail, bold, struck, pre=pre)
        if block:
            self.flush()
            if tag in ("p", "div", "li", "table") and self.lines and self.lines[-1].text:
                self.lines.append(Line(""))

    def add(self, text: str, bold: bool, struck: bool, *, pre: bool = False) -> None:
        """Add inline text to the line in work."""
        if pre and "\n" in text:
            for row in text.split("\n"):
                self.add(row, bold, struck)
                self.flush(keep_level=True)
            return
        words = re.sub(r"[ \t\r\n\f]+", " ", text)
        if not words:
            return
        count = len(words.strip())
        if count and not self.letters:
            self.begins_bold = bold
        self.letters += count
        self.bold += count if bold else 0
        self.struck += count if struck else 0
        self.pieces.append(words)

    def flush(self, *, keep_level: bool = False) -> None:
        """End the line in work."""
        text = re.sub(r" {2,}", " ", "".join(self.pieces)).strip(" ")
        if text.strip():
            role = Role.SUPERSEDED if self.struck > 0.8 * self.letters else None
            self.lines.append(Line(text, level=self.level, bold=self.begins_bold, role=role))
        self.pieces = []
        self.letters = self.bold = self.struck = 0
        self.begins_bold = False
        if not keep_level:
            self.level = 0


def _is_akn_block(element: Any) -> bool:
    name = element.get("class")
    return bool(name) and name.startswith("akn-") and name.split()[0] in _AKN_BLOCKS
