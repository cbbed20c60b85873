"""Tables, facts, charts and boxes in Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docx.oxml.ns import qn

from legcheck.report.blocks import Bar, Box, Cell, Chart, Column, Facts, Row, Table
from legcheck.report.text import visible
from legcheck.report.writers.word import styles
from legcheck.report.writers.word.elements import Anchors, Element, add_text, child, element, paragraph

Fill = Callable[[Element, Cell, bool], None]
"""Puts the blocks of a cell into it; True: centred."""

BAR_COLOURS = {
    "met": ("2E6B34", "FFFFFF"),
    "partly-met": ("F2C14E", "000000"),
    "not-met": ("B23A3A", "FFFFFF"),
    "conflicts": ("4B1D6B", "FFFFFF"),
    "not-applicable": ("D0D0D0", "000000"),
    "not-assessed": ("FFFFFF", "000000"),
}
"""Background and text by grade; each sign is different too."""
_MAY_SPLIT = 900
_MAY_SPLIT_STACKED = 300
"""Characters of a cell from which its row may break across pages: sooner where cells hold quotes."""


def table(block: Table, width: int, anchors: Anchors, fill: Fill) -> Element:
    """A table with a repeated header row."""
    made = _table(block.columns, width, visible(block.caption))
    head = child(made, "tr")
    properties = child(head, "trPr")
    child(properties, "cantSplit")
    child(properties, "tblHeader")
    for column in block.columns:
        cell = _cell(head, round(width * column.share), styles.HEAD_FILL)
        content = paragraph(styles.CELL_HEAD, keep_next=True)
        if column.centred:
            child(content.find(qn("w:pPr")), "jc", val="center")
        add_text(content, column.title)
        cell.append(content)
    for row in block.rows:
        _add_row(made, row, block, width, anchors, fill)
    return made


def _add_row(made: Element, row: Row, block: Table, width: int, anchors: Anchors, fill: Fill) -> None:
    line = child(made, "tr")
    if _length(row) < (_MAY_SPLIT_STACKED if block.stacked else _MAY_SPLIT):
        child(child(line, "trPr"), "cantSplit")
    for index, (content, column) in enumerate(zip(row.cells, block.columns, strict=True)):
        cell = _cell(line, round(width * column.share))
        fill(cell, content, column.centred)
        if index == 0 and row.anchor:
            start = element("p")
            anchors.mark(start, row.anchor)
            first = cell.find(qn("w:p"))
            position = 1 if first.find(qn("w:pPr")) is not None else 0
            for offset, mark in enumerate(list(start)):
                first.insert(position + offset, mark)


def _length(row: Row) -> int:
    """Characters of the row's longest cell."""
    return max(
        sum(
            sum(map(len, block.lines))
            if hasattr(block, "lines")
            else sum(len(r.text) for r in getattr(block, "runs", ()))
            for block in cell
        )
        for cell in row.cells
    )


def facts(block: Facts, width: int, fill: Fill) -> Element:
    """Labels on the left, what stands for them on the right."""
    columns = (Column("", 0.27), Column("", 0.73))
    made = _table(columns, width, "", first_column=True)
    for label, content in block.rows:
        line = child(made, "tr")
        child(child(line, "trPr"), "cantSplit")
        head = paragraph(styles.CELL_HEAD)
        add_text(head, label)
        _cell(line, round(width * 0.27), styles.BOX_FILL).append(head)
        fill(_cell(line, round(width * 0.73)), content, False)
    return made


def chart(block: Chart, width: int) -> Element:
    """Bars as rows of signs on a ground of their colour, with the counts beside them."""
    columns = (Column("", 0.3), Column("", 0.7))
    made = _table(columns, width, visible(block.caption), first_column=True)
    for bar in block.bars:
        line = child(made, "tr")
        child(child(line, "trPr"), "cantSplit")
        label = paragraph(styles.CELL, keep_next=True)
        add_text(label, bar.label)
        _cell(line, round(width * 0.3)).append(label)
        _cell(line, round(width * 0.7)).append(_bar(bar))
    return made


def _bar(bar: Bar) -> Element:
    content = paragraph(styles.CELL)
    for part in bar.parts:
        ground, ink = BAR_COLOURS[part.key]
        run = child(content, "r")
        properties = child(run, "rPr")
        child(properties, "color", val=ink)
        child(properties, "spacing", val=20)
        child(properties, "shd", val="clear", color="auto", fill=ground)
        child(run, "t").text = part.sign * part.count
    counts = ", ".join(f"{part.count} {part.word.lower()}" for part in bar.parts)
    child(content.find(qn("w:pPr")), "jc", val="left")
    child(child(content, "r"), "br")
    add_text(content, counts)
    return content


def box(block: Box, width: int, fill: Callable[[Element, Box], None]) -> Element:
    """A frame of one cell."""
    made = _table((Column("", 1.0),), width, "")
    cell = _cell(child(made, "tr"), width, styles.BOX_FILL)
    margins = child(cell.find(qn("w:tcPr")), "tcMar")
    for side in ("top", "left", "bottom", "right"):
        child(margins, side, w=170, type="dxa")
    fill(cell, block)
    return made


def _table(columns: Sequence[Column], width: int, title: str, *, first_column: bool = False) -> Element:
    made = element("tbl")
    properties = child(made, "tblPr")
    child(properties, "tblW", w=width, type="dxa")
    borders = child(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        child(borders, side, val="single", sz=4, space=0, color="9AA5B1")
    child(properties, "tblLayout", type="fixed")
    margins = child(properties, "tblCellMar")
    for side, size in (("top", 30), ("left", 85), ("bottom", 30), ("right", 85)):
        child(margins, side, w=size, type="dxa")
    child(properties, "tblLook", val="00A0" if first_column else "0020", firstRow=int(not first_column))
    if title:
        child(properties, "tblCaption", val=title)
    grid = child(made, "tblGrid")
    for column in columns:
        child(grid, "gridCol", w=round(width * column.share))
    return made


def _cell(row: Element, width: int, fill: str = "") -> Element:
    made = child(row, "tc")
    properties = child(made, "tcPr")
    child(properties, "tcW", w=width, type="dxa")
    if fill:
        child(properties, "shd", val="clear", color="auto", fill=fill)
    return made
