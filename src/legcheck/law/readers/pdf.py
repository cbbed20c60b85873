"""PDF: the text layer with its places on the page, put in reading order; OCR where the layer is no text."""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from typing import Any

from legcheck.errors import UnreadableLawError
from legcheck.law.readers.dispatch import Progress
from legcheck.law.readers.pdf_layout import Printed, arrange
from legcheck.law.source import Source

MAX_PAGES = 3000
SAMPLE = 4_000
"""Characters looked at to tell text from a scan or a broken encoding."""
MIN_CHARS_PER_PAGE = 40
"""Fewer letters than this a page on average: the pages are pictures."""


def read_pdf(name: str, data: bytes, *, language: str | None, progress: Progress | None) -> Source:
    """Lines of a PDF; raises UnreadableLawError for damaged, protected, endless files and scans without OCR."""
    pages, sizes = extract(name, data, progress)
    letters = sum(map(str.isalpha, "".join(line.text for page in pages for line in page)[:SAMPLE]))
    reason = ""
    if letters < MIN_CHARS_PER_PAGE * max(1, len(pages)) and letters < 2000:
        reason = "it is a scan: its pages are pictures without text"
    elif is_garbled(pages):
        reason = "its text layer is in a font encoding that no program can read as text"
    if reason:
        from legcheck.law.readers.ocr import read_scan

        return read_scan(name, data, len(pages), reason, language=language, progress=progress)
    source = arrange(pages, sizes)
    source.format = "pdf"
    return source


def extract(
    name: str, data: bytes, progress: Progress | None = None
) -> tuple[list[list[Printed]], list[tuple[float, float]]]:
    """Printed lines of every page, in the order of the content stream, and the page sizes in points."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableLawError(
                f"{name} is protected by a password. Save or print it to a PDF without one."
            ) from None
        raise UnreadableLawError(
            f"{name} is damaged or cut short and cannot be opened as a PDF. Get the file again."
        ) from None
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise UnreadableLawError(
                f"{name} has {count:,} pages; at most {MAX_PAGES:,} are read. Save the pages of the law alone."
            )
        if count == 0:
            raise UnreadableLawError(f"{name} has no pages; it is damaged. Get the file again.")
        pages: list[list[Printed]] = []
        sizes: list[tuple[float, float]] = []
        for number in range(count):
            try:
                page = document[number]
                sizes.append(page.get_size())
                pages.append(_page_lines(page, number + 1))
                page.close()
            except pdfium.PdfiumError:
                pages.append([])
                if len(sizes) < len(pages):
                    sizes.append((595.0, 842.0))
            if progress is not None and number % 25 == 0:
                progress("reading page", number + 1, count)
        return pages, sizes
    finally:
        document.close()


def _page_lines(page: Any, number: int) -> list[Printed]:
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    handle = textpage.raw
    text = textpage.get_text_range()
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    lines: list[Printed] = []
    position = 0
    count = textpage.count_chars()
    direct = count == len(text)
    rows = text.split("\r\n")
    # more runs than lines: some lines may hold columns
    parted = raw.FPDFText_CountRects(handle, 0, count) > 1.1 * sum(1 for row in rows if row.strip())
    for row in rows:
        body = row.rstrip()
        stripped = body.lstrip()
        if stripped:
            first = position + len(body) - len(stripped)
            last = position + len(body) - 1
            if not direct:
                first = max(0, raw.FPDFText_GetCharIndexFromTextIndex(handle, first))
                last = max(0, raw.FPDFText_GetCharIndexFromTextIndex(handle, last))
            raw.FPDFText_GetCharOrigin(handle, first, x, y)
            raw.FPDFText_GetCharBox(handle, last, left, right, bottom, top)
            begin, baseline, end = x.value, y.value, right.value
            if end < begin:  # right to left, or a hyphenated line whose end is on the next
                raw.FPDFText_GetCharBox(handle, first, left, right, bottom, top)
                begin, end = min(begin, end, left.value), max(end, begin, right.value)
            bold = raw.FPDFText_GetFontWeight(handle, first) >= 600
            runs = raw.FPDFText_CountRects(handle, first, len(stripped)) if parted and " " in stripped else 1
            pieces = _pieces(textpage, runs, len(stripped)) if 1 < runs < MAX_RECTS else ()
            if pieces:
                lines += [Printed(text, x0, x1, baseline, bold, number) for text, x0, x1 in pieces]
            elif "\ufffe" in stripped or "\x02" in stripped:
                lines += _split_hyphen(stripped, begin, end, baseline, bold, number)
            else:
                lines.append(Printed(stripped, begin, end, baseline, bold, number))
        position += len(row) + 2
    textpage.close()
    return lines


WIDE_GAP = 14.0
"""Points between two runs of one printed line that no word space explains: columns, or a label and its text."""
MIN_RUN, MAX_RUNS, MAX_RECTS = 12, 4, 40
"""A run in a column has at least so many characters, a page at most so many columns, a line fewer pieces than that."""
_LABEL = re.compile(r"\(?[0-9A-Za-z]{1,4}[.)]+")


def _pieces(textpage: Any, rects: int, count: int) -> list[tuple[str, float, float]]:
    """The runs of a line that wide gaps part, each with its edges; empty where there is no such gap.

    `rects`: how many rectangles pdfium has just counted in the line; `count`: its characters.
    """
    import pypdfium2.raw as raw

    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    groups: list[list[float]] = []
    for i in range(rects):
        raw.FPDFText_GetRect(textpage.raw, i, left, top, right, bottom)
        if groups and -2 < left.value - groups[-1][1] <= WIDE_GAP:
            groups[-1][1] = right.value
            groups[-1][2], groups[-1][3] = min(groups[-1][2], bottom.value), max(groups[-1][3], top.value)
        else:
            groups.append([left.value, right.value, bottom.value, top.value])
    if not 2 <= len(groups) <= MAX_RUNS or any(b[0] <= a[1] for a, b in pairwise(groups)):
        return []
    runs = [(textpage.get_text_bounded(g[0] - 0.5, g[2], g[1] + 0.5, g[3]).strip(), g[0], g[1]) for g in groups]
    whole = "".join(text for text, _, _ in runs).replace(" ", "")
    # justified headings have wide gaps between single words; columns have wide gaps between whole runs
    runs_of_text = all(
        text and "\n" not in text and (len(text) >= MIN_RUN or _LABEL.match(text)) for text, _, _ in runs
    )
    return runs if runs_of_text and len(whole) <= count else []


def _split_hyphen(text: str, begin: float, end: float, baseline: float, bold: bool, page: int) -> list[Printed]:
    """pdfium joins a word hyphenated at a line end with U+FFFE; the two printed lines are put back."""
    pieces = re.split("[\ufffe\x02]", text)
    return [
        Printed(piece + ("-" if i < len(pieces) - 1 else ""), begin, end, baseline - 0.01 * i, bold, page)
        for i, piece in enumerate(pieces)
        if piece
    ]


_PLAIN_SCRIPTS = re.compile(
    r"[A-Za-z\u00df-\u00f6\u00f8-\u017f]{3,}|[\u0370-\u058f\u05d0-\u06ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}"
)
_ODD = re.compile(r"[\u00a1-\u00de\u00f7\u0192-\u024f\u02b0-\u02ff\u2044\u2200-\u25ff]")
_SIGNS = re.compile(r"[^\s\d.,;:()\-]+")
MAX_ODD = 0.08
"""Share of odd signs among the letters; legislation in any language stays below 0.03."""


def is_garbled(pages: list[list[Printed]]) -> bool:
    """True where the letters are not those of any language: a legacy font encoding read as Latin.

    Real text is runs of letters of one script; mojibake mixes capitals with accents, fractions and mathematical signs.
    """
    text = "\n".join(line.text for page in pages[:40] for line in page)
    if len(text) > SAMPLE:
        slices = (len(text) // 5, len(text) // 2, 3 * len(text) // 4)
        text = "".join(text[at : at + SAMPLE // 3] for at in slices)  # the first page may be a table with dots
    signs = sum(map(len, _SIGNS.findall(text)))
    if signs < 200:
        return False
    odd = sum(1 for c in _ODD.findall(text) if c not in "«»º°ªÀÁÂÃÇÉÊÈÍÓÔÕÚÑÜÖÄ§¿¡")
    words = sum(len(w) for w in _PLAIN_SCRIPTS.findall(text))
    return odd > MAX_ODD * signs or words < 0.5 * signs
