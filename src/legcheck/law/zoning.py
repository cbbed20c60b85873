"""Which rows are contents, memorandum, notes or schedule, and which the law itself."""

from __future__ import annotations

from bisect import bisect_right

from legcheck.law import zones
from legcheck.law.markers import Marker
from legcheck.law.models import Role
from legcheck.law.numerals import leading_int
from legcheck.law.scan import Row, Scan


def mark_zones(scan: Scan, candidates: list[tuple[Row, Marker]]) -> None:
    """Give every row its zone, empty for the law itself."""
    rows = scan.rows
    for row in rows:
        if row.line.role is Role.CONTENTS:
            row.zone = "contents"
    _mark_contents(scan, candidates)
    _mark_explanatory(scan, candidates)
    in_notes = in_schedule = False
    third = len(rows) // 3
    for row in rows:
        if row.zone:
            in_schedule = in_schedule and row.zone == "contents"
            continue
        if not in_notes and row.index > third and zones.is_notes(row.text):
            in_notes = True
        if in_notes:
            row.zone = "notes"
            continue
        if row.schedule is not None and is_schedule_heading(row, rows):
            in_schedule = True
        elif row.division is not None and row.division.firm and row.division.family not in ("division", "subdivision"):
            in_schedule = False
        if in_schedule:
            row.zone = "schedule"


def is_schedule_heading(row: Row, rows: list[Row]) -> bool:
    """True where a line names a schedule as a heading, not at the end of a sentence."""
    if row.schedule is None or row.schedule.quoted or row.open_quote:
        return False
    if row.line.level or row.line.glued or (row.line.bold and len(row.text) < 80):
        return True
    before = rows[row.index - 1].text if row.index else "."
    ends = before[-1:] in '.;:)]”»"0123456789' or row.blank_before
    upper = row.schedule.word.isupper() or not row.schedule.word.isascii()
    return ends and (upper or (row.blank_before and len(row.text) < 60))


def _mark_contents(scan: Scan, candidates: list[tuple[Row, Marker]]) -> None:
    """From the heading of a table of contents to where its first number comes again."""
    rows = scan.rows
    later: _Later | None = None
    position = 0
    while position < len(rows):
        row = rows[position]
        if not zones.is_contents(row.text):
            position += 1
            continue
        later = later or _Later(scan, candidates)
        end = _contents_end(scan, later, position)
        for inner in rows[position:end]:
            inner.zone = "contents"
        position = max(end, position + 1)


class _Later:
    """Labels and enacting words by their rows, for look-ups behind a row."""

    def __init__(self, scan: Scan, candidates: list[tuple[Row, Marker]]) -> None:
        self.rows = [r.index for r, _ in candidates]
        self.numbers = [leading_int(m.number) for _, m in candidates]
        self.ones = [i for i, number in zip(self.rows, self.numbers, strict=True) if number == 1]
        self.enacting = scan.enacting
        self.length = len(scan.rows)

    def next_enacting(self, row: int) -> int:
        """The next row with enacting words, or the end."""
        at = bisect_right(self.enacting, row)
        return self.enacting[at] if at < len(self.enacting) else self.length


def _contents_end(scan: Scan, later: _Later, start: int) -> int:
    enacting = later.next_enacting(start)
    first = bisect_right(later.rows, start)
    if first >= len(later.rows):
        return min(enacting, start + 1)
    behind = later.rows[first] if later.numbers[first] == 1 else start
    at = bisect_right(later.ones, behind)
    again = later.ones[at] if at < len(later.ones) else -1
    if again < 0:
        window = range(first + 1, min(len(later.rows), first + MAX_ENTRIES))
        again = next((later.rows[i] for i in window if later.numbers[i] == later.numbers[first]), later.length)
    if enacting < again:
        # bring the title lines above the enacting words to the law, not to its table
        return enacting
    if again == later.length:
        return min(enacting, later.rows[first])
    return _back_over_headings(scan.rows, again, start)


MAX_ENTRIES = 4000
"""Entries of a table of contents that are looked through."""


def _back_over_headings(rows: list[Row], at: int, floor: int) -> int:
    """Step back over division headings and short title lines right above a row."""
    while at > floor + 1 and (
        rows[at - 1].division is not None
        or (
            rows[at - 1].article is None
            and rows[at - 1].bare is None
            and (rows[at - 1].line.level or rows[at - 1].line.bold)
        )
    ):
        at -= 1
    return at


def _mark_explanatory(scan: Scan, candidates: list[tuple[Row, Marker]]) -> None:
    rows = scan.rows
    for row in rows:
        if row.zone or not zones.is_explanatory(row.text):
            continue
        before = sum(1 for r, m in candidates if r.index < row.index and m.firm and not r.zone)
        end = len(rows) if before >= 3 else _front_end(scan, candidates, row.index)
        for inner in rows[row.index : end]:
            if inner.zone:
                break
            inner.zone = "explanatory"


def _front_end(scan: Scan, candidates: list[tuple[Row, Marker]], start: int) -> int:
    """Where a memorandum in front of a law ends: contents, enacting words, first division or article."""
    ends = [i for i in scan.enacting if i > start][:1]
    ends += [r.index for r in scan.rows[start + 1 :] if r.zone == "contents"][:1]
    ends += [r.index for r, m in candidates if r.index > start and (r.line.level or scan.family != "bare") and m.firm][
        :1
    ]
    ends += [
        r.index
        for r in scan.rows[start + 1 :]
        if r.division is not None and r.division.firm and (r.line.level or r.text.isupper())
    ][:1]
    return min(ends, default=len(scan.rows))
