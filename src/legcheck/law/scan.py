"""First pass over the lines: every label, every heading that opens a zone, in one sweep."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from legcheck.law import zones
from legcheck.law.markers import (
    Marker,
    article_marker,
    bare_marker,
    division_marker,
    named_marker,
    schedule_marker,
)
from legcheck.law.models import Role
from legcheck.law.numerals import leading_int
from legcheck.law.repairs import misread_number
from legcheck.law.source import SIDE_NOTE_LEVEL, Line

WORD_FAMILIES = ("article", "section", "fasl", "clause", "pilcrow", "dhara")


@dataclass(slots=True)
class Row:
    """A line that is text of the law, with its place and its labels."""

    index: int
    """Place among the rows."""
    line: Line
    text: str
    blank_before: bool
    start: int
    """Offset of its first character that is no blank."""
    article: Marker | None = None
    bare: Marker | None = None
    named: Marker | None = None
    division: Marker | None = None
    schedule: Marker | None = None
    zone: str = ""
    """`contents`, `explanatory`, `notes`, `schedule`, or empty for the law itself."""
    open_quote: bool = False
    """A quotation begun on an earlier line is still open."""


@dataclass(slots=True)
class Scan:
    """All rows of a text, and what the law calls its articles."""

    rows: list[Row]
    family: str = ""
    closing: list[int] = field(default_factory=list)
    mended: list[tuple[int, str]] = field(default_factory=list)
    """Rows whose number was mended, and how."""
    _enacting: list[int] | None = None

    @property
    def enacting(self) -> list[int]:
        """Rows with enacting words; looked for only where a table or a memorandum has to end."""
        if self._enacting is None:
            self._enacting = [row.index for row in self.rows if zones.enacts(row.text)]
        return self._enacting


def scan(lines: list[Line], *, recognised: bool = False) -> Scan:
    """Label every row; blank lines and furniture are left out. `recognised`: the text comes from OCR."""
    result = Scan([])
    blank = True
    named_open = footnote = False
    for line in lines:
        if line.furniture:
            continue
        text = line.text.strip()
        if not text:
            blank = True
            continue
        lead = 0 if line.text[0] == text[0] else len(line.text) - len(line.text.lstrip())
        row = Row(len(result.rows), line, text, blank, line.start + lead)
        if (blank and zones.FOOTNOTE.match(text)) or (footnote and not blank):
            line.role, footnote = Role.NOTE, True
        else:
            footnote = False
        blank = False
        _label(row, named_open)
        if recognised and row.article is None and row.division is None and (row.bare is None or text[0] in "[|"):
            _label_misread(row, result)
        if text.isupper() or line.level:
            named_open = named_open or text.upper().startswith("DISPOSICION")
        if zones.is_closing(text):
            result.closing.append(row.index)
        result.rows.append(row)
    result.family = _choose_family(result.rows)
    _track_quotes(result.rows)
    return result


def _label(row: Row, named_open: bool) -> None:
    text, level = row.text, row.line.level
    if level == SIDE_NOTE_LEVEL or row.line.role is Role.NOTE:
        return
    first = text[0]
    if "a" <= first <= "z":
        return  # no label begins with a small Latin letter
    if "0" <= first <= "9":
        row.bare = bare_marker(text)
        return
    row.article = article_marker(text, loose=level > 0)
    if row.article is None or row.article.family in ("fasl", "section"):
        row.division = division_marker(text)
    if row.article is None and row.division is None:
        row.bare = bare_marker(text)
        if row.bare is None:
            row.named = named_marker(text, short=named_open)
            if row.named is None:
                row.schedule = schedule_marker(text, glued=row.line.glued)


def _label_misread(row: Row, result: Scan) -> None:
    """A number that OCR misread is a candidate like any other; the count decides."""
    found = misread_number(row.text)
    if found is None:
        return
    number, end, mended = found
    row.bare = Marker("bare", number, "", 0, end, True, False)
    if mended:
        result.mended.append((row.index, f"{row.text[:end].strip()} read as {number}"))


def _choose_family(rows: list[Row]) -> str:
    """The word with the most different numbers; `bare` where plain numbers clearly outnumber every word."""
    rows = _before_memorandum(rows)
    seen: dict[str, set[str]] = defaultdict(set)
    longest: Counter[str] = Counter()
    for row in rows:
        marker = row.article
        if marker is not None and marker.firm:
            family = marker.family
            if family == "section" and row.division is not None and not _is_section_title(row):
                continue
            seen[family].add(marker.number)
            longest[family] = len(seen[family])
    bare = len({row.bare.number for row in rows if row.bare is not None and row.bare.firm})
    if not longest:
        return "bare"
    through = {name: _through(numbers) for name, numbers in seen.items()}
    family, count = max(longest.items(), key=lambda item: (through[item[0]], item[1], item[0] == "article"))
    if family == "section" and seen["article"] and len(seen["article"]) >= 3 and count < 3 * len(seen["article"]):
        family, count = "article", len(seen["article"])
    if count < 3 and bare > count + 2:
        return "bare"
    first = next((r.index for r in rows if r.article is not None and r.article.family == family and r.article.firm), 0)
    if _counts_up(rows[:first]) >= max(3, count):
        return "bare"  # sections by number alone; the words begin in an annexed treaty
    if bare > 5 * count and _counts_up(rows) > 3 * count:
        return "bare"
    return family


def _through(numbers: set[str]) -> int:
    """How far numbers count through from 1; 0 below three."""
    reached = 0
    while str(reached + 1) in numbers:
        reached += 1
    return reached if reached >= 3 else 0


def _before_memorandum(rows: list[Row]) -> list[Row]:
    """The rows up to a memorandum behind the law, which speaks of `Clause 5` where the law says `5.`."""
    for row in rows[len(rows) // 3 :]:
        if len(row.text) < 120 and zones.is_explanatory(row.text):
            return rows[: row.index]
    return rows


def _is_section_title(row: Row) -> bool:
    return row.article is not None and row.article.number[:1].isdigit()


def _counts_up(rows: list[Row]) -> int:
    """How far bare numbers count through from 1, restarts left out."""
    highest = 0
    for row in rows:
        number = leading_int(row.bare.number) if row.bare is not None and row.bare.firm else None
        if number is not None and number == highest + 1:
            highest = number
    return highest


_OPENING, _CLOSING_QUOTES = "“«", "”»"


def _track_quotes(rows: list[Row]) -> None:
    """Mark rows that begin inside a quotation; curly and angled marks only, a blank page of text resets nothing."""
    is_open = False
    since = 0
    for row in rows:
        if is_open and row.index - since > 400:
            is_open = False  # a mark that was never closed
        row.open_quote = is_open
        text = row.text
        if "“" in text or "”" in text or "«" in text or "»" in text:
            for char in text:
                if char in _OPENING:
                    is_open, since = True, row.index
                elif char in _CLOSING_QUOTES:
                    is_open = False
