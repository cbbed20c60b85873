"""The look of the Word report: styles, numbering and page geometry, set on python-docx's default template."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from legcheck.report.writers.word.elements import Element, child, element

SERIF, SANS = "Times New Roman", "Arial"
"""Fonts that every office program has, or has a twin of the same widths for; both hold Arabic in Word."""
NAVY = "1F3864"
HEAD_FILL = "DCE4EE"
BOX_FILL = "F3F6FA"
BODY, NUMBERED, QUOTE, NOTE = "LegBody", "LegNumbered", "LegQuote", "LegNote"
CELL, CELL_HEAD, CELL_QUOTE, CELL_NOTE, CELL_CENTRED = (
    "LegCell",
    "LegCellHead",
    "LegCellQuote",
    "LegCellNote",
    "LegCellCentred",
)
CELL_BULLET, BULLET, CAPTION, LEGEND = "LegCellBullet", "LegBullet", "LegCaption", "LegLegend"
BOX, BOX_BULLET = "LegBox", "LegBoxBullet"
TITLE, SUBTITLE, STATUS, RECOMMENDATION, RUNNING = (
    "LegTitle",
    "LegSubtitle",
    "LegStatus",
    "LegRecommendation",
    "LegRunning",
)
CONTENTS, TOC = "LegContents", ("TOC1", "TOC2")
RTL_INDENT = {QUOTE: 567, CELL_QUOTE: 170}
RTL_RIGHT = {QUOTE: 1134, CELL_QUOTE: 0}
"""Indents of right-to-left quotes in twentieths of a point: where lines begin, and where they end."""
NUMBERING_ID = 901
BULLETS_ID = 902

# id: name, based on, font, points, bold, colour, space before and after (points), left indent and first line (cm)
_PARAGRAPH_STYLES: dict[str, tuple[str, str, str, float, bool, str, float, float, float, float]] = {
    BODY: ("Report Body", "", SERIF, 11, False, "", 0, 6, 1.0, 0),
    NUMBERED: ("Report Numbered Paragraph", BODY, SERIF, 11, False, "", 0, 6, 1.0, -1.0),
    RECOMMENDATION: ("Report Recommendation", NUMBERED, SERIF, 11, False, "", 0, 10, 1.0, -1.0),
    QUOTE: ("Report Quote", BODY, SERIF, 10.5, False, "", 0, 4, 2.0, 0),
    NOTE: ("Report Note", BODY, SERIF, 9.5, False, "", 0, 6, 1.0, 0),
    BULLET: ("Report Bullet", BODY, SERIF, 11, False, "", 0, 3, 1.6, -0.6),
    # smaller than the body, so that the summary keeps to its page
    BOX: ("Report Box", BODY, SERIF, 10, False, "", 0, 3, 0, 0),
    BOX_BULLET: ("Report Box Bullet", BULLET, SERIF, 10, False, "", 0, 2, 0.8, -0.5),
    CAPTION: ("Report Caption", "", SANS, 9.5, True, NAVY, 10, 3, 0, 0),
    LEGEND: ("Report Legend", "", SANS, 7.5, False, "404040", 3, 12, 0, 0),
    CELL: ("Report Cell", "", SANS, 8, False, "", 1, 2, 0, 0),
    CELL_CENTRED: ("Report Cell Centred", CELL, SANS, 8, False, "", 1, 2, 0, 0),
    CELL_HEAD: ("Report Cell Head", CELL, SANS, 8, True, NAVY, 2, 2, 0, 0),
    CELL_QUOTE: ("Report Cell Quote", CELL, SERIF, 9, False, "", 0, 1, 0.3, 0),
    CELL_NOTE: ("Report Cell Note", CELL, SANS, 7.5, False, "404040", 0, 2, 0, 0),
    CELL_BULLET: ("Report Cell Bullet", CELL, SANS, 8, False, "", 0, 2, 0.5, -0.4),
    TITLE: ("Report Title", "", SANS, 26, True, NAVY, 6, 12, 0, 0),
    SUBTITLE: ("Report Subtitle", "", SANS, 13, False, "404040", 0, 14, 0, 0),
    STATUS: ("Report Status", "", SANS, 20, True, "9C1C1C", 60, 12, 0, 0),
    RUNNING: ("Report Running Line", "", SANS, 8, False, "404040", 0, 0, 0, 0),
    CONTENTS: ("Report Contents Title", "", SANS, 14, True, NAVY, 18, 6, 0, 0),
    TOC[0]: ("toc 1", "", SANS, 10, False, "", 4, 2, 0, 0),
    TOC[1]: ("toc 2", "", SANS, 9.5, False, "", 0, 1, 0.8, 0),
}
_HEADINGS = ((16.0, 22.0, 8.0), (13.0, 16.0, 6.0), (11.0, 12.0, 4.0))
"""Points, space before, space after, by level."""


def prepare(document: Any, language: str) -> None:
    """Set styles, numbering, language and compatibility of a new python-docx document."""
    _set_defaults(document, language)
    for style_id, row in _PARAGRAPH_STYLES.items():
        _add_style(document, style_id, *row)
    for level, (points, before, after) in enumerate(_HEADINGS, 1):
        _set_heading(document.styles[f"Heading {level}"], points, before, after)
    _add_numbering(document)
    _set_compatibility(document)


def set_page(section: Any, landscape: bool) -> None:
    """A4, upright or landscape."""
    width, height = Cm(21.0), Cm(29.7)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = 1 if landscape else 0
    section.left_margin = section.right_margin = Cm(1.5 if landscape else 2.4)
    section.top_margin, section.bottom_margin = Cm(1.9), Cm(1.7)
    section.header_distance = section.footer_distance = Cm(0.9)


def text_width(landscape: bool) -> int:
    """Width between the margins in twentieths of a point."""
    return round((29.7 - 3.0 if landscape else 21.0 - 4.8) / 2.54 * 1440)


def _set_defaults(document: Any, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in list(defaults):
        defaults.remove(old)
    defaults.append(_fonts(SERIF))
    child(defaults, "sz", val=22)
    child(defaults, "szCs", val=22)
    child(defaults, "lang", val="en-GB" if language == "en" else language, eastAsia="zh-CN", bidi="ar-SA")


def _fonts(name: str) -> Element:
    return element("rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name)


def _add_style(
    document: Any,
    style_id: str,
    name: str,
    based_on: str,
    font: str,
    points: float,
    bold: bool,
    colour: str,
    before: float,
    after: float,
    left: float,
    first: float,
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=style_id in TOC)
    style.element.set(qn("w:styleId"), style_id)
    base = style.element.find(qn("w:basedOn"))
    if base is None:
        base = OxmlElement("w:basedOn")
        style.element.insert(1, base)
    base.set(qn("w:val"), based_on or "Normal")
    _set_font(style, font, points, bold, colour)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.left_indent, layout.first_line_indent = Cm(left), Cm(first)
    layout.line_spacing = 1.0 if font == SANS else 1.1
    if style_id in {CAPTION, STATUS, CONTENTS}:
        layout.keep_with_next = True
    if style_id in {CELL_CENTRED, RUNNING}:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if style_id in {NUMBERED, RECOMMENDATION, BULLET, CELL_BULLET, BOX_BULLET}:
        _link_numbering(style, NUMBERING_ID if style_id in {NUMBERED, RECOMMENDATION} else BULLETS_ID)


def _set_font(style: Any, font: str, points: float, bold: bool, colour: str) -> None:
    style.font.size, style.font.bold = Pt(points), bold
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, _fonts(font))
    for tag, value in (("bCs", None), ("szCs", str(round(points * 2)))):
        for old in properties.findall(qn(f"w:{tag}")):
            properties.remove(old)
        if tag != "bCs" or bold:
            after = properties.find(qn("w:b" if tag == "bCs" else "w:sz"))
            made = element(tag)
            if value:
                made.set(qn("w:val"), value)
            after.addnext(made)


def _link_numbering(style: Any, number: int) -> None:
    properties = style.element.get_or_add_pPr()
    link = element("numPr")
    child(link, "numId", val=number)
    # the schema wants numPr before spacing and indents
    before = [n for n in properties if n.tag in {qn("w:keepNext"), qn("w:keepLines"), qn("w:pageBreakBefore")}]
    (before[-1].addnext if before else lambda e: properties.insert(0, e))(link)


def _set_heading(style: Any, points: float, before: float, after: float) -> None:
    _set_font(style, SANS, points, True, NAVY)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.keep_with_next = True


def _add_numbering(document: Any) -> None:
    """One list numbered 1, 2, 3 … through the whole report, and one list of bullets."""
    numbering = document.part.numbering_part.element
    first_number = numbering.find(qn("w:num"))
    for number, kind, sign in ((NUMBERING_ID, "decimal", "%1."), (BULLETS_ID, "bullet", "•")):
        abstract = element("abstractNum", abstractNumId=number)
        child(abstract, "multiLevelType", val="singleLevel")
        level = child(abstract, "lvl", ilvl=0)
        child(level, "start", val=1)
        child(level, "numFmt", val=kind)
        child(level, "suff", val="tab")
        child(level, "lvlText", val=sign)
        child(level, "lvlJc", val="left")
        first_number.addprevious(abstract)
        made = child(numbering, "num", numId=number)
        child(made, "abstractNumId", val=number)


def _set_compatibility(document: Any) -> None:
    """Without this Word opens the file in compatibility mode."""
    settings = document.settings.element
    for preview in settings.findall(qn("w:savePreviewPicture")):
        settings.remove(preview)
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = child(settings, "compat")
    for old in list(compat):
        compat.remove(old)
    child(compat, "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
