"""Finding an article's heading: behind its number, on the line below, or on the line above."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from statistics import median

from legcheck.law.markers import Marker
from legcheck.law.scan import Row
from legcheck.law.source import SIDE_NOTE_LEVEL
from legcheck.law.zones import is_note_line

MAX_HEADING = 160
MAX_CHINESE_HEADING = 30
_RUN_IN = re.compile(
    r"^[\s—–\-.:|]*([A-ZÁÉÍÓÚÑÂÊÔÀÇ][^.;:\n]{2,90}?)\s{0,6}(?:\.?\s{0,6}[—–]+_*\s{0,6}|[.:]\s{0,6}[-–—]?\s{1,9})(?=[A-ZÁÉÍÓÚÑ¿«“\"({\[\d])"
)
_FIRST_LABEL = re.compile(r"^(.{3,100}?)\s{1,9}\(\s?1\s?\)\s")


@dataclass(slots=True, frozen=True)
class Style:
    """Where this law puts its headings, by the vote of its own articles."""

    above: bool
    """On the line above the number (side notes, bold lines)."""
    inline: bool
    """Behind the number, alone on its line."""
    below: bool
    """On the line below a line that holds the label alone."""
    run_in: bool
    """Behind the number, ended by a full stop, the text following on the same line."""
    width: float = 0.0
    """The usual length of a full line where lines are wrapped, else 0."""


def heading_style(picks: list[tuple[Row, Marker]], rows: list[Row]) -> Style:
    """Vote over the articles of the body."""
    if not picks:
        return Style(False, False, False, False)
    width = _width(rows)
    above = sum(1 for r, m in picks if not _levelled_title(r, m) and above_heading(r, rows) is not None)
    rests = [(r, r.text[m.end :].strip()) for r, m in picks]
    inline = sum(1 for r, rest in rests if rest and is_title(rest, width) and _has_text_below(r, rows))
    alone = [r for r, rest in rests if not rest]
    below = sum(1 for r in alone if _title_below(r, rows, width))
    run_in = sum(1 for _, rest in rests if _RUN_IN.match(rest) and _short(_RUN_IN.match(rest)))
    half = 0.5 * len(picks)
    noted = sum(1 for r, _ in picks if r.index and _is_side_note(rows[r.index - 1]))
    is_above = above > 0.6 * len(picks) and above > 1 and (above > inline or noted > 0.5 * len(picks))
    return Style(
        above=is_above,
        inline=inline > half and not is_above,
        below=bool(alone) and below > 0.6 * len(alone) and len(alone) > 0.4 * len(picks),
        run_in=run_in > 0.15 * len(picks) and run_in > 1,
        width=width,
    )


def _short(found: re.Match[str] | None) -> bool:
    return found is not None and len(found.group(1).split()) <= 10


def _levelled_title(row: Row, marker: Marker) -> bool:
    return bool(row.line.level and row.text[marker.end :].strip())


def _width(rows: list[Row]) -> float:
    """The usual length of lines that run on to the next, 0 where lines are whole paragraphs."""
    wrapped = [len(r.text) for r, n in itertools.pairwise(rows) if not n.blank_before and 30 < len(r.text) < 130]
    if len(wrapped) < 0.35 * len(rows):
        return 0.0
    return median(wrapped)


def is_title(text: str, width: float = 0.0) -> bool:
    """Short, begun by a capital or caseless letter, ended like no sentence."""
    text = text.strip()
    if not text or len(text) > MAX_HEADING or text[-1] in ",;:—–-。；，：、؛،।":
        return False
    if text[0] > "\u2e80" and len(text) > MAX_CHINESE_HEADING:
        return False
    if width and len(text) > 0.8 * width:
        return False
    if text[0].islower() or not any(c.isalpha() for c in text):
        return False
    words = text.split()
    return len(words) <= 22 and not (text.endswith(".") and len(words) > 14)


def _has_text_below(row: Row, rows: list[Row]) -> bool:
    if row.index + 1 >= len(rows):
        return False
    below = rows[row.index + 1]
    return below.article is None and below.division is None and not below.text[0].islower()


def _title_below(row: Row, rows: list[Row], width: float) -> bool:
    if row.index + 2 >= len(rows):
        return False
    below, after = rows[row.index + 1], rows[row.index + 2]
    if below.article is not None or below.division is not None or is_note_line(below.text):
        return False
    titled = below.line.bold or below.line.level > 0 or (is_title(below.text, width) and below.text[-1] not in ".،؛")
    return titled and len(below.text) < MAX_HEADING and after.article is None and not below.text.startswith("(")


def above_heading(row: Row, rows: list[Row]) -> int | None:
    """Index of the first row of a heading right above a label; None where the row above is text."""
    at = row.index - 1
    if at < 0 or not _may_belong(rows[at], row):
        return None
    note = _is_side_note(rows[at])
    if not note and _heads_division(rows, at):
        return None
    first = at
    while first > 0 and row.index - first < (12 if note else 5) and _goes_on(rows, first, row, note):
        first -= 1
    words = " ".join(r.text for r in rows[first : row.index])
    if note:
        return first
    marked = rows[first].line.bold or rows[first].line.level > 0
    if not is_title(words) or words.startswith("(") or (words.endswith(".") and not marked):
        return None
    above = rows[first - 1] if first else None
    free = rows[first].blank_before or marked or above is None or above.text[-1] in '.;:)”"—?'
    return first if free or (above is not None and (above.division is not None or above.article is not None)) else None


def _goes_on(rows: list[Row], first: int, row: Row, note: bool) -> bool:
    """True where the row above `first` is an earlier line of the same heading."""
    above = rows[first - 1]
    if not _may_belong(above, row) or _is_side_note(above) != note:
        return False
    if note:
        return True
    if rows[first].blank_before or (rows[first].line.bold and not above.line.bold) or _heads_division(rows, first - 1):
        return False
    return above.text[-1] not in '.;:—”"!?' and len(above.text) < MAX_HEADING


def _heads_division(rows: list[Row], at: int) -> bool:
    """The line below `TITLE I` is the title's heading, not that of the article below it."""
    above = rows[at - 1].division if at else None
    return above is not None and not rows[at - 1].text[above.end :].strip()


def _may_belong(row: Row, below: Row) -> bool:
    """A row without a label of its own, in the same zone, no editor's note."""
    labelled = row.article is not None or row.division is not None or row.bare is not None or row.schedule is not None
    same_zone = row.zone == below.zone or {row.zone, below.zone} <= {"", "schedule"}
    return not labelled and same_zone and not is_note_line(row.text)


def _is_side_note(row: Row) -> bool:
    return row.line.furniture == "" and row.line.level == SIDE_NOTE_LEVEL


@dataclass(slots=True)
class Headed:
    """A heading and where the article and its text begin."""

    heading: str
    start: int
    content: int


def headed(row: Row, marker: Marker, rows: list[Row], style: Style) -> Headed:
    """The heading of one article, by the style of its law."""
    start, content = row.start, row.line.start + _lead(row) + marker.end
    rest = row.text[marker.end :].strip()
    if row.line.level and row.line.level != SIDE_NOTE_LEVEL and rest:
        return _levelled(row, rows, rest, start)
    if style.above:
        first = above_heading(row, rows)
        if first is not None:
            words = " ".join(r.text for r in rows[first : row.index])
            return Headed(_clean(words), rows[first].start, content)
    if rest and style.inline and is_title(rest, 0.0) and _has_text_below(row, rows):
        return Headed(_clean(rest), start, row.line.end)
    if rest and row.line.bold:
        more = bold_below(row, rows)
        words = " ".join([rest, *(r.text for r in more)])
        last = more[-1] if more else row
        if is_title(words) and _has_text_below(last, rows) and _whole_bold(row):
            return Headed(_clean(words), start, last.line.end)
    if rest:
        return _behind(rest, style, start, content)
    if _title_below(row, rows, style.width) and (style.below or rows[row.index + 1].line.bold):
        below = rows[row.index + 1]
        return Headed(_clean(below.text), start, below.line.end)
    return Headed("", start, content)


def bold_below(row: Row, rows: list[Row]) -> list[Row]:
    """Rows on which a bold heading goes on: bold too, right below, no label of their own."""
    more: list[Row] = []
    for below in rows[row.index + 1 : row.index + 7]:
        labelled = below.article is not None or below.division is not None or below.bare is not None
        if (
            labelled
            or not below.line.bold
            or below.blank_before
            or below.zone != row.zone
            or below.text.startswith("(")
        ):
            break
        more.append(below)
    return more


def _whole_bold(row: Row) -> bool:
    return row.line.bold and len(row.text) < MAX_HEADING and not row.text.endswith((";", ","))


def _behind(rest: str, style: Style, start: int, content: int) -> Headed:
    if style.run_in or style.inline:
        found = _RUN_IN.match(rest)
        if found and _short(found) and not style.inline:
            return Headed(_clean(found.group(1)), start, content)
        before = _FIRST_LABEL.match(rest)
        if before and is_title(before.group(1)):
            return Headed(_clean(before.group(1)), start, content)
        if found and _short(found):
            return Headed(_clean(found.group(1)), start, content)
    before = _FIRST_LABEL.match(rest)
    if before and is_title(before.group(1)) and "," not in before.group(1):
        return Headed(_clean(before.group(1)), start, content)
    return Headed("", start, content)


def _levelled(row: Row, rows: list[Row], rest: str, start: int) -> Headed:
    """A heading line of the format; a sentence that was marked up as a heading is text, not heading."""
    words = rest.split()
    sentence = (
        len(words) > 22 or rest[-1:] in ",;" or (row.index + 1 < len(rows) and rows[row.index + 1].text[0].islower())
    )
    if sentence:
        return Headed("", start, row.line.start + _lead(row) + len(row.text) - len(rest))
    return Headed(_clean(rest), start, row.line.end)


def _lead(row: Row) -> int:
    return len(row.line.text) - len(row.line.text.lstrip())


def _clean(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" -–—*_")
    return text[:-1].rstrip() if text.endswith((".", ":")) and not text.endswith(("etc.", "..")) else text
