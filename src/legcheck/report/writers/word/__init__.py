"""Word: real styles, live numbering and references, repeated header rows, right-to-left text."""

from __future__ import annotations

from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from legcheck.report.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Chart,
    Contents,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Style,
    Table,
)
from legcheck.report.writers.word import styles, tables
from legcheck.report.writers.word.elements import (
    Anchors,
    Element,
    add_field,
    add_text,
    begin_field,
    child,
    element,
    end_field,
    paragraph,
)
from legcheck.report.writers.word.packing import pack, set_properties

_STYLES = {
    Style.BODY: styles.BODY,
    Style.NOTE: styles.NOTE,
    Style.TITLE: styles.TITLE,
    Style.SUBTITLE: styles.SUBTITLE,
    Style.STATUS: styles.STATUS,
    Style.RECOMMENDATION: styles.RECOMMENDATION,
}
_CELL_STYLES = {Style.NOTE: styles.CELL_NOTE}


def render_word(document: Document) -> bytes:
    """The document as the bytes of a .docx file; the same bytes for the same document."""
    package = docx.Document()
    styles.prepare(package, document.language)
    set_properties(package, document)
    _Writer(package, document).write()
    return pack(package)


class _Writer:
    """Writes the blocks of a document into the body of a Word package."""

    def __init__(self, package: Any, document: Document) -> None:
        self._package = package
        self._document = document
        self._anchors = Anchors(document)
        self._width = 0

    def write(self) -> None:
        """All sections with their pages."""
        body = self._package.element.body
        for index, section in enumerate(self._document.sections):
            page = self._package.add_section(WD_SECTION.NEW_PAGE) if index else self._package.sections[0]
            styles.set_page(page, section.landscape)
            self._width = styles.text_width(section.landscape)
            if not index:
                self._add_running_lines(page)
            end = body.find(qn("w:sectPr"))
            for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
                for made in self._elements(block):
                    end.addprevious(made)
                if isinstance(block, Paragraph) and isinstance(following, Quote):
                    made.find(qn("w:pPr")).find(qn("w:pStyle")).addnext(element("keepNext"))

    def _add_running_lines(self, page: Any) -> None:
        """Header and footer of all pages."""
        head = page.header.paragraphs[0]._p
        self._restyle(head)
        add_text(head, self._document.header)
        foot = page.footer.paragraphs[0]._p
        self._restyle(foot)
        first, last = self._document.page_words
        add_text(foot, f"{self._document.footer} · {first} ")
        add_field(foot, "PAGE", "1")
        add_text(foot, f" {last} ")
        add_field(foot, "NUMPAGES", "1")

    @staticmethod
    def _restyle(line: Element) -> None:
        for old in list(line):
            line.remove(old)
        child(child(line, "pPr"), "pStyle", val=styles.RUNNING)

    def _elements(self, block: Block) -> list[Element]:
        """The XML of one block."""
        fill = self._fill_cell
        match block:
            case Paragraph():
                return [self._paragraph(block)]
            case Quote():
                return _quote(block, styles.QUOTE)
            case Bullets():
                return self._bullets(block, styles.BULLET)
            case Heading():
                return [self._heading(block)]
            case Contents():
                return self._contents(block)
            case PageBreak():
                made = element("p")
                child(child(made, "r"), "br", type="page")
                return [made]
            case Table():
                made = tables.table(block, self._width, self._anchors, fill)
                return [self._caption(block.caption), made, self._legend(block.note)]
            case Facts():
                return [tables.facts(block, self._width, fill), paragraph(styles.LEGEND)]
            case Chart():
                made = tables.chart(block, self._width)
                return [self._caption(block.caption), made, self._legend(block.note)]
            case Box():
                return [tables.box(block, self._width, self._fill_box), paragraph(styles.LEGEND)]

    def _paragraph(self, block: Paragraph, style: str = "") -> Element:
        chosen = style or _STYLES[block.style]
        if block.number is not None and block.style is Style.BODY:
            chosen = styles.NUMBERED
        made = paragraph(chosen)
        if block.anchor:
            self._anchors.mark(made, block.anchor)
        self._add_runs(made, block.runs)
        return made

    def _add_runs(self, parent: Element, runs: tuple[Run, ...]) -> None:
        for run in runs:
            self._anchors.add_run(parent, run)

    def _bullets(self, block: Bullets, style: str) -> list[Element]:
        made = []
        for runs in block.items:
            item = paragraph(style)
            self._add_runs(item, runs)
            made.append(item)
        return made

    def _heading(self, block: Heading) -> Element:
        made = paragraph(f"Heading{block.level}")
        self._anchors.mark(made, block.anchor)
        add_text(made, block.text)
        return made

    def _caption(self, words: str) -> Element:
        made = paragraph(styles.CAPTION)
        add_text(made, words)
        return made

    def _legend(self, runs: tuple[Run, ...]) -> Element:
        made = paragraph(styles.LEGEND)
        self._add_runs(made, runs)
        return made

    def _contents(self, block: Contents) -> list[Element]:
        """A field that Word can update, already holding the headings; the hint goes when it is updated."""
        title = paragraph(styles.CONTENTS)
        add_text(title, block.title)
        made = [title]
        for index, heading in enumerate(self._document.headings()):
            line = paragraph(styles.TOC[heading.level - 1])
            if index == 0:
                begin_field(line, r'TOC \o "1-2" \h \z \u')
            add_text(child(line, "hyperlink", anchor=self._anchors.name(heading.anchor), history=1), heading.text)
            made.append(line)
        hint = paragraph(styles.NOTE)
        add_text(hint, block.hint)
        end_field(hint)
        return [*made, hint]

    def _fill_cell(self, cell: Element, content: Cell, centred: bool) -> None:
        """Blocks into a table cell, which must end with a paragraph."""
        for block in content:
            match block:
                case Quote():
                    cell.extend(_quote(block, styles.CELL_QUOTE))
                case Bullets():
                    cell.extend(self._bullets(block, styles.CELL_BULLET))
                case Paragraph():
                    plain = styles.CELL_CENTRED if centred else styles.CELL
                    cell.append(self._paragraph(block, _CELL_STYLES.get(block.style, plain)))
        if not content:
            cell.append(paragraph(styles.CELL))

    def _fill_box(self, cell: Element, block: Box) -> None:
        for inner in block.blocks:
            if isinstance(inner, Paragraph):
                cell.append(self._paragraph(inner, styles.BOX))
            elif isinstance(inner, Bullets):
                cell.extend(self._bullets(inner, styles.BOX_BULLET))


def _quote(block: Quote, style: str) -> list[Element]:
    made = []
    for line in block.lines:
        item = paragraph(style, bidi=block.rtl)
        if block.rtl:
            # in a right-to-left paragraph "left" is the side where lines begin
            child(item.find(qn("w:pPr")), "ind", left=styles.RTL_INDENT[style], right=styles.RTL_RIGHT[style])
        add_text(item, line, language=block.language, rtl=block.rtl)
        made.append(item)
    return made
