"""Reading order from places on the page: furniture, columns, side notes, labels in the margin."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median

from legcheck.law.source import SIDE_NOTE_LEVEL, Line, Source


@dataclass(slots=True)
class Printed:
    """A printed line: its text and place in points, origin at the lower left."""

    text: str
    x0: float
    x1: float
    y: float
    bold: bool
    page: int
    furniture: str = ""
    note: bool = False

    @property
    def width(self) -> float:
        """Length of the line in points."""
        return self.x1 - self.x0


Bounds = tuple[tuple[float, float], ...]
"""Left and right edges of the columns of a page."""

_LABEL = re.compile(
    r"^[“\"‘(\[]{0,2}[0-9٠-٩A-Za-z]{1,5}(?:\s?[.)\]]+|\.?\([0-9A-Za-z]{1,4}\))+(?:\([0-9a-zA-Z]{1,4}\))*[.:]?$|^[•·–—-]$"
)
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|de|sur)\s*\d{1,4})?\W*$", re.IGNORECASE
)
SAME_ROW = 2.0
"""Points that baselines of one row may differ."""


def arrange(pages: list[list[Printed]], sizes: list[tuple[float, float]]) -> Source:
    """All pages in reading order; columns in different languages become texts of their own."""
    find_furniture(pages, sizes)
    bounds = _column_bounds(pages, sizes)
    noted = _find_side_notes(pages) if not bounds else 0
    source = Source("pdf", [])
    if bounds:
        _by_columns(pages, bounds, source)
    else:
        for page in pages:
            source.lines += _flow([line for line in page if not line.furniture])
    source.lines += [
        Line(line.text, page=line.page, furniture=line.furniture) for page in pages for line in page if line.furniture
    ]
    if noted:
        source.warnings.append(f"{noted} side notes were put before the sections they stand beside.")
    empty = sum(1 for page in pages if not page)
    if empty:
        source.warnings.append(f"{empty} of {len(pages)} pages hold no text; pictures on them were not read.")
    return source


def find_furniture(pages: list[list[Printed]], sizes: list[tuple[float, float]]) -> None:
    """Mark running headers, footers and page numbers: margin lines that come again on many pages."""
    seen: Counter[str] = Counter()
    margins: list[list[tuple[Printed, str]]] = []
    for page, (_, height) in zip(pages, sizes, strict=True):
        high, low = 0.84 * height, 0.13 * height
        edge = [(line, _normal(line.text)) for line in page if line.y > high or line.y < low]
        margins.append(edge)
        seen.update({words for _, words in edge})
    often = max(3, 0.3 * len(pages)) if len(pages) > 3 else max(2, len(pages))
    for page, edge, (_, height) in zip(pages, margins, sizes, strict=True):
        for line, words in edge:
            if words and seen[words] >= often:
                line.furniture = "page header" if line.y > height / 2 else "page footer"
        _mark_page_number(page, [line for line, _ in edge])


def _mark_page_number(page: list[Printed], edge: list[Printed]) -> None:
    kept = [line for line in page if not line.furniture]
    if not kept:
        return
    top, bottom = max(line.y for line in kept), min(line.y for line in kept)
    for line in edge:
        if not line.furniture and line.y in (top, bottom) and _PAGE_NUMBER.match(line.text):
            line.furniture = "page number"


_DIGITS_AND_BLANKS = re.compile(r"[\d\s]+")


def _normal(text: str) -> str:
    return _DIGITS_AND_BLANKS.sub("", text).lower()


def _column_bounds(pages: list[list[Printed]], sizes: list[tuple[float, float]]) -> Bounds:
    """The columns that most pages share, empty where the law runs over the full width."""
    votes: dict[int, list[Bounds]] = defaultdict(list)
    filled = 0
    for page, (width, _) in zip(pages, sizes, strict=True):
        body = [line for line in page if not line.furniture]
        if len(body) < 10:
            continue
        filled += 1
        found = _bands(body, width)
        if len(found) > 1:
            votes[len(found)].append(found)
    if not votes:
        return ()
    count, kept = max(votes.items(), key=lambda item: len(item[1]))
    if len(kept) < 0.4 * filled:
        return ()
    return tuple((median(b[i][0] for b in kept), median(b[i][1] for b in kept)) for i in range(count))


def _bands(lines: list[Printed], width: float) -> Bounds:
    """Bands of the page that no line leaves, if each is wide and full enough to be a column."""
    merged: list[list[float]] = []
    for x0, x1 in sorted((line.x0, line.x1) for line in lines):
        if merged and x0 <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], x1)
        else:
            merged.append([x0, x1])
    if not 2 <= len(merged) <= 4:
        return ()
    for left, right in merged:
        inside = sum(1 for line in lines if left <= line.x0 <= right)
        if right - left < 0.17 * width or inside < 0.17 * len(lines) or inside < 4:
            return ()
    return tuple((left, right) for left, right in merged)


def _by_columns(pages: list[list[Printed]], bounds: Bounds, source: Source) -> None:
    """Columns one after the other: through the whole file where their languages differ, else page by page."""
    from legcheck.law.readers.texts import split_texts

    streams: list[list[Line]] = [[] for _ in bounds]
    starts = [left for left, _ in bounds]
    by_page: list[list[list[Line]]] = []
    for page in pages:
        parts: list[list[Printed]] = [[] for _ in bounds]
        for line in page:
            if not line.furniture:
                at = max((i for i, left in enumerate(starts) if line.x0 >= left - 12), default=0)
                parts[at].append(line)
        flows = [_flow(part) for part in parts]
        by_page.append(flows)
        for stream, flow in zip(streams, flows, strict=True):
            stream += flow
    if not split_texts(streams, source):
        source.lines = [line for flows in by_page for flow in flows for line in flow]


def _flow(lines: list[Printed]) -> list[Line]:
    """One column of one page from top to bottom: rows joined, gaps kept as blank lines, notes before their section."""
    notes = [line for line in lines if line.note]
    rows = _rows([line for line in lines if not line.note])
    if not rows:
        return [Line(line.text, page=line.page) for line in notes]
    leading = _leading(rows)
    before = _notes_by_row(notes, rows, leading)
    out: list[Line] = []
    for i, (y, text, bold, page) in enumerate(rows):
        if i and rows[i - 1][0] - y > 1.45 * leading:
            out.append(Line("", page=page))
        for block in before.get(i, ()):
            out += [Line(line.text, level=SIDE_NOTE_LEVEL, page=line.page) for line in block]
        out.append(Line(text, bold=bold, page=page))
    if out:
        out.append(Line("", page=out[-1].page)) if _ends_paragraph(out[-1].text) else None
    return out


def _ends_paragraph(text: str) -> bool:
    return text.rstrip()[-1:] in ".;:"


Row = tuple[float, str, bool, int]


def _rows(lines: list[Printed]) -> list[Row]:
    """Join what stands on one baseline, a margin label before its text."""
    ordered = sorted(lines, key=lambda line: (-line.y, line.x0))
    rows: list[list[Printed]] = []
    for line in ordered:
        if rows and abs(rows[-1][0].y - line.y) <= SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    out: list[Row] = []
    for row in rows:
        if len(row) == 1:
            out.append((row[0].y, row[0].text, row[0].bold, row[0].page))
            continue
        row.sort(key=lambda line: line.x0)
        last = row[-1].text
        arabic = not last.isascii() and sum("\u0590" <= c <= "\u08ff" for c in last) > 0.3 * len(last)
        pieces = row[::-1] if arabic else row
        text = " ".join(piece.text for piece in pieces)
        bold = all(p.bold for p in row) or (row[0].bold and bool(_LABEL.match(row[0].text)))
        out.append((row[0].y, text, bold, row[0].page))
    return out


def _leading(rows: list[Row]) -> float:
    steps = sorted(a[0] - b[0] for a, b in itertools.pairwise(rows) if 4 < a[0] - b[0] < 40)
    # the lower third: in a page of short paragraphs most steps are paragraph gaps
    return steps[len(steps) // 4] if steps else 12.0


def _find_side_notes(pages: list[list[Printed]]) -> int:
    """Mark narrow lines that stand beside wide ones: marginal notes. Returns how many notes there are."""
    blocks = 0
    marked: list[list[Printed]] = []
    for page in pages:
        body = [line for line in page if not line.furniture]
        found = _side_notes_of(body)
        marked.append(found)
        blocks += len(_note_blocks(found))
    if blocks < 3:
        return 0
    for found in marked:
        for line in found:
            line.note = True
    return blocks


def _side_notes_of(lines: list[Printed]) -> list[Printed]:
    if len(lines) < 6:
        return []
    wide = sorted(line.width for line in lines)[int(0.85 * len(lines))]
    broad = [line for line in lines if line.width > 0.5 * wide]
    if not broad:
        return []
    step = 13.0
    narrow = [line for line in lines if line.width < 0.42 * wide and not _LABEL.match(line.text)]
    broad.sort(key=lambda line: line.y)
    heights = [line.y for line in broad]

    def beside(line: Printed, reach: float, gap: float) -> bool:
        """A broad line stands to the left or right, at most so far up or down."""
        near = broad[bisect_right(heights, line.y - reach) : bisect_left(heights, line.y + reach)]
        return any(line.x1 < b.x0 - gap or line.x0 > b.x1 + gap for b in near)

    sure = [line for line in narrow if beside(line, 0.75 * step, 2)]
    grown = list(sure)
    chosen = {id(line) for line in sure}
    for line in sorted(narrow, key=lambda one: -one.y):
        if id(line) in chosen or not sure:
            continue
        near = any(abs(line.x0 - s.x0) < 1.5 and 4 < abs(line.y - s.y) < step for s in grown)
        blocked = near and any(abs(line.y - b.y) < 3 and line.x0 < b.x1 and b.x0 < line.x1 for b in broad)
        if near and not blocked and beside(line, 2.2 * step, 0):
            grown.append(line)
            chosen.add(id(line))
    return grown


def _note_blocks(notes: list[Printed]) -> list[list[Printed]]:
    """Side notes line by line to whole notes: same left edge, close below each other."""
    blocks: list[list[Printed]] = []
    for line in sorted(notes, key=lambda one: (round(one.x0 / 4), -one.y)):
        last = blocks[-1][-1] if blocks else None
        if last is not None and abs(last.x0 - line.x0) < 6 and 0 < last.y - line.y < 14:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


_SECTION_ROW = re.compile(r"^[“\"‘]?\d{1,3}[A-Z]{0,2}\.|^[“\"‘]?(?:Section|Article|Art\.)\s")


def _notes_by_row(notes: list[Printed], rows: list[Row], leading: float) -> dict[int, list[list[Printed]]]:
    """The row before which each note goes: the section that begins nearest to the note's first line."""
    placed: dict[int, list[list[Printed]]] = defaultdict(list)
    for block in sorted(_note_blocks(notes), key=lambda b: -b[0].y):
        y = block[0].y
        starts = [i for i, row in enumerate(rows) if abs(row[0] - y) < 2.6 * leading and _SECTION_ROW.match(row[1])]
        near = min(starts or range(len(rows)), key=lambda i: abs(rows[i][0] - y))
        placed[near].append(block)
    return placed
