"""Build samples/*.docx from their Markdown, with real Word numbering: `python scripts/build_samples.py`.

Numbers are not typed into the Word file: parts, sections, subsections and letters are levels of one numbering
definition, as a drafting office makes them, so that the sample exercises what real bills need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
LEVELS = (
    ("upperRoman", "PART %1 —", "Heading 1", False),
    ("decimal", "%2.", "Heading 2", True),
    ("decimal", "(%3)", None, False),
    ("lowerLetter", "(%4)", None, False),
)
"""Format, text, linked style, and whether the count runs on across the level above."""
PATTERNS = (
    (re.compile(r"## PART [IVX]+ — (.*)"), 0),
    (re.compile(r"### \d+\. (.*)"), 1),
    (re.compile(r"\(\d+\) (.*)"), 2),
    (re.compile(r"\([a-z]\) (.*)"), 3),
)
ABSTRACT, BODY = 90, 90
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
"""Document dates, so that a rebuilt sample differs only where its text does."""


def element(tag: str, **attributes: str) -> OxmlElement:
    """One WordprocessingML element."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_numbering(document: Document) -> None:
    """One multi-level definition, linked to the heading styles, and one number instance of it."""
    numbering = document.part.numbering_part.element
    abstract = element("w:abstractNum", abstractNumId=str(ABSTRACT))
    abstract.append(element("w:multiLevelType", val="multilevel"))
    for index, (form, text, style, runs_on) in enumerate(LEVELS):
        level = element("w:lvl", ilvl=str(index))
        level.append(element("w:start", val="1"))
        level.append(element("w:numFmt", val=form))
        if runs_on:
            level.append(element("w:lvlRestart", val="0"))
        if style:
            level.append(element("w:pStyle", val=style.replace(" ", "")))
        level.append(element("w:lvlText", val=text))
        level.append(element("w:lvlJc", val="left"))
        indent = element("w:pPr")
        indent.append(element("w:ind", left=str(360 * max(index - 1, 0)), hanging="0"))
        level.append(indent)
        abstract.append(level)
    first = numbering.find(qn("w:num"))
    numbering.insert(list(numbering).index(first) if first is not None else len(numbering), abstract)
    number = element("w:num", numId=str(BODY))
    number.append(element("w:abstractNumId", val=str(ABSTRACT)))
    numbering.append(number)
    for index, (_, _, style, _) in enumerate(LEVELS):
        if style:
            properties = document.styles[style].element.get_or_add_pPr()
            properties.append(number_properties(index))


def number_properties(level: int) -> OxmlElement:
    """The reference of a paragraph or style to its level."""
    properties = element("w:numPr")
    properties.append(element("w:ilvl", val=str(level)))
    properties.append(element("w:numId", val=str(BODY)))
    return properties


def blocks(markdown: str) -> Iterator[str]:
    """The paragraphs of a sample, its front matter left out."""
    body = markdown.split("---\n", 2)[2]
    for block in body.split("\n\n"):
        if block.strip():
            yield block.strip()


def add_block(document: Document, block: str) -> None:
    """One paragraph, numbered by Word where the Markdown types a number."""
    for pattern, level in PATTERNS:
        match = pattern.fullmatch(block)
        if match:
            paragraph = document.add_paragraph(match[1], style=LEVELS[level][2])
            if LEVELS[level][2] is None:
                numbered(paragraph, level)
            return
    if block.startswith("# "):
        document.add_paragraph(block[2:], style="Title")
    elif block.startswith("## "):
        document.add_paragraph(block[3:]).runs[0].bold = True
    else:
        document.add_paragraph(block)


def numbered(paragraph: Paragraph, level: int) -> None:
    """Number one paragraph directly, as lists are."""
    paragraph._p.get_or_add_pPr().append(number_properties(level))


def build(name: str) -> Path:
    """Write one sample as DOCX beside its Markdown."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = FIXED
    document.core_properties.author = "legcheck"
    add_numbering(document)
    lines = list(blocks((SAMPLES / f"{name}.md").read_text(encoding="utf-8")))
    contents_end = next(i for i, block in enumerate(lines) if block.startswith("A BILL"))
    for number, block in enumerate(lines):
        if 0 < number < contents_end:
            for line in block.splitlines():
                document.add_paragraph(line)
        else:
            add_block(document, block)
    target = SAMPLES / f"{name}.docx"
    document.save(str(target))
    return target


if __name__ == "__main__":
    print(build("tarrova-bill").name)
