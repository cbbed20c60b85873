"""Read a written report back as a reader would see it: its visible text, one string per paragraph."""

from __future__ import annotations

import io

import docx
import lxml.html
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

_SHOWN = {qn("w:t"): lambda e: e.text or "", qn("w:tab"): lambda e: "\t", qn("w:br"): lambda e: "\n"}


def word_paragraphs(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return [word_text(p) for p in body.iter(qn("w:p"))]


def word_text(paragraph: object) -> str:
    # tab stops of a style are elements of the same name inside w:pPr
    nodes = (e for e in paragraph.iter(*_SHOWN) if e.getparent().tag == qn("w:r"))
    return "".join(_SHOWN[e.tag](e) for e in nodes)


def html_paragraphs(content: bytes | str) -> list[str]:
    text = content.decode("utf-8") if isinstance(content, bytes) else content
    page = lxml.html.document_fromstring(text)
    return [e.text_content() for e in page.iter("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5")]


def markdown_paragraphs(content: bytes, *, flavour: str = "commonmark") -> list[str]:
    if flavour == "typographer":
        reader = MarkdownIt("js-default", {"typographer": True}).enable(["replacements"])
    else:
        reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return html_paragraphs(reader.render(content.decode("utf-8")))


def squeezed(text: str) -> str:
    """Spaces as a browser shows them."""
    return " ".join(text.split(" ")).strip()
