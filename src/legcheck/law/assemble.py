"""Rows and picks to units: zones as blocks, divisions, articles with their headings, sub-units, notes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from legcheck.law import zones
from legcheck.law.headings import bold_below, headed, heading_style, is_title
from legcheck.law.models import Kind, Role
from legcheck.law.outline import Outline, Pick, is_schedule_heading
from legcheck.law.scan import Row, Scan
from legcheck.law.sublevels import find_subunits
from legcheck.law.units import (
    DEPTH_DIVISION,
    DEPTH_INSERTED,
    DEPTH_NOTE,
    DEPTH_SUB,
    DEPTH_TOP,
    DEPTH_ZONE,
    Unit,
)

_RANKS = {
    "book": 0,
    "part": 1,
    "subpart": 2,
    "title": 3,
    "chapter": 4,
    "fasl": 5,
    "division": 6,
    "subdivision": 7,
    "paragraphe": 8,
}
_KINDS = {
    "book": Kind.PART, "part": Kind.PART, "subpart": Kind.PART, "title": Kind.TITLE, "chapter": Kind.CHAPTER,
    "fasl": Kind.CHAPTER, "division": Kind.SECTION, "subdivision": Kind.SECTION, "paragraphe": Kind.SECTION,
}  # fmt: skip
_ROLES = {
    "body": None, "inserted": Role.INSERTED, "superseded": Role.SUPERSEDED, "schedule": Role.SCHEDULE,
}  # fmt: skip
_ARTICLE_FAMILIES = ("article", "fasl", "named")


def assemble(scan: Scan, plan: Outline, text: str) -> list[Unit]:
    """All units of one text in order of start."""
    rows = scan.rows
    if not rows:
        return []
    units = _zone_units(scan, plan)
    tops = _top_units(plan, rows)
    units += _division_units(scan, plan, tops)
    units += tops
    units += _note_units(scan, tops)
    units += _closing_units(scan, plan, tops)
    units.sort(key=lambda u: (u.start, u.depth))
    units = _with_preamble(units, rows)
    return units + _sub_units(units, text, rows[-1].line.end)


def _zone_units(scan: Scan, plan: Outline) -> list[Unit]:
    """A block for each run of contents, explanatory and note rows, and one for each schedule."""
    units: list[Unit] = []
    ends = _ScheduleEnds(scan.rows, plan)
    before = ""
    for row in scan.rows:
        if row.zone in ("contents", "explanatory", "notes"):
            if row.zone != before:
                role = {"contents": Role.CONTENTS, "explanatory": Role.EXPLANATORY, "notes": Role.NOTE}[row.zone]
                heading = row.text if len(row.text) < 120 else ""
                end = _zone_end(scan.rows, row.index)
                units.append(
                    Unit(
                        row.start,
                        Kind.BLOCK,
                        DEPTH_ZONE,
                        heading=heading,
                        role=role,
                        name=row.zone,
                        page=row.line.page,
                        end=end,
                    )
                )
        elif row.schedule is not None and row.zone == "schedule" and is_schedule_heading(row, scan.rows):
            units.append(_schedule_unit(row, scan.rows, ends))
        before = row.zone
    return units


def _zone_end(rows: list[Row], index: int) -> int | None:
    """Where the zone of a row ends: at the next row of another zone."""
    zone = rows[index].zone
    return next((r.start for r in rows[index + 1 :] if r.zone != zone), None)


def _schedule_unit(row: Row, rows: list[Row], ends: _ScheduleEnds) -> Unit:
    assert row.schedule is not None
    rest = row.text[row.schedule.end :].strip()
    if not rest and row.index + 1 < len(rows) and is_title(rows[row.index + 1].text):
        rest = rows[row.index + 1].text
    return Unit(
        row.start, Kind.SCHEDULE, DEPTH_ZONE, number=row.schedule.number, heading=rest, role=Role.SCHEDULE,
        printed=re.sub(r"\s+", " ", row.text[: row.schedule.end]).strip(" .:-–—"), name="schedule", page=row.line.page,
        end=ends.end(row),
    )  # fmt: skip


class _ScheduleEnds:
    """Where schedules end: at the next memorandum or note, or where the law's own articles go on."""

    def __init__(self, rows: list[Row], plan: Outline) -> None:
        self.rows = rows
        self.body = sorted(p.row.index for p in plan.picks if p.role == "body")
        self.other = [r.index for r in rows if r.zone not in ("schedule", "")]

    def end(self, row: Row) -> int | None:
        """The offset where the schedule that begins in a row ends; None: with the text."""
        body, other = _next(self.body, row.index, len(self.rows)), _next(self.other, row.index, len(self.rows))
        while row.index + 1 < body < len(self.rows) and self.rows[body - 1].division is not None:
            body -= 1
        end = min(body, other)
        return self.rows[end].start if end < len(self.rows) else None


def _next(ordered: list[int], after: int, default: int) -> int:
    at = bisect_right(ordered, after)
    return ordered[at] if at < len(ordered) else default


def _top_units(plan: Outline, rows: list[Row]) -> list[Unit]:
    body = [(p.row, p.marker) for p in plan.picks if p.role == "body"]
    style = heading_style(body, rows)
    units: list[Unit] = []
    previous: Pick | None = None
    for pick in plan.picks:
        row, marker = pick.row, pick.marker
        if previous is not None and _same_again(previous, pick, rows):
            # the number is printed in the heading and again in the text
            units[-1].content = row.line.start + len(row.line.text) - len(row.text) + marker.end
            words = re.sub(r"^\d+[.।]\s*", "", previous.row.text[previous.marker.end :]).strip()
            if not units[-1].heading and is_title(words):
                units[-1].heading = words
            continue
        if pick.role == "group":
            units.append(
                Unit(
                    row.start, Kind.TITLE, DEPTH_TOP - 1, printed=row.text.strip(" ."), name="range", page=row.line.page
                )
            )
            previous = None
            continue
        found = headed(row, marker, rows, style)
        inner = pick.role == "inserted"
        kind = Kind.ARTICLE if marker.family in _ARTICLE_FAMILIES else Kind.SECTION
        units.append(
            Unit(
                found.start, kind, DEPTH_INSERTED if inner else DEPTH_TOP, number=marker.number, heading=found.heading,
                role=_ROLES[pick.role], host=pick.host, printed=row.text[marker.begin : marker.end].strip(" .:-–—"),
                word=marker.word, name=marker.family, top=True, page=row.line.page, content=found.content,
            )
        )  # fmt: skip
        previous = pick
    return units


def _same_again(before: Pick, pick: Pick, rows: list[Row]) -> bool:
    """`1. Short title` as a heading and `1. (1) This Act` right below it are one section."""
    if not pick.marker.number or before.marker.number != pick.marker.number or pick.role != before.role:
        return False
    gap = rows[before.row.index + 1 : pick.row.index]
    return len(gap) <= 2 and sum(len(r.text) for r in gap) < 160 and (before.row.line.level > 0 or not gap)


def _division_units(scan: Scan, plan: Outline, tops: list[Unit]) -> list[Unit]:
    rows = scan.rows
    inside = _rows_in_amendments(plan)
    inside |= {pick.row.index for pick in plan.picks}
    chosen = [r for r in rows if r.index not in inside and _is_division(r, plan, rows)]
    families = [r.division.family for r in chosen if r.division is not None]
    ranks = dict(_RANKS)
    if "chapter" in families and "part" in families and families.index("chapter") < families.index("part"):
        ranks["part"] = ranks["chapter"] + 0.5  # type: ignore[assignment]
    ends = _ScheduleEnds(rows, plan)
    schedules = [r for r in rows if r.zone == "schedule" and r.schedule is not None and is_schedule_heading(r, rows)]
    starts = [r.start for r in schedules]
    units: list[Unit] = []
    for row in chosen:
        division = row.division
        if division is None:
            units.append(_unnumbered(row))
            continue
        at = bisect_right(starts, row.start) - 1
        in_schedule = at >= 0 and row.start < (ends.end(schedules[at]) or rows[-1].line.end)
        units.append(
            Unit(
                row.start, _KINDS[division.family], DEPTH_DIVISION + int(2 * ranks[division.family]),
                number=_tidy(division.number),
                heading=_division_heading(row, rows), role=Role.SCHEDULE if in_schedule else None,
                printed=re.sub(r"\s+", " ", row.text[division.begin : division.end]).strip(" .:-–—"),
                name=division.family, page=row.line.page,
            )
        )  # fmt: skip
    return units


def _rows_in_amendments(plan: Outline) -> set[int]:
    """Rows between an amending article and the last article of another law that it prints."""
    inside: set[int] = set()
    for before, after in pairwise(plan.picks):
        if after.role == "inserted":
            inside.update(range(before.row.index + 1, after.row.index))
    return inside


def _unnumbered(row: Row) -> Unit:
    return Unit(row.start, Kind.TITLE, DEPTH_DIVISION + 2, heading=row.text, name="title", page=row.line.page)


def _is_division(row: Row, plan: Outline, rows: list[Row]) -> bool:
    if row.zone in ("contents", "explanatory", "notes") or row.open_quote:
        return False
    if row.division is None and row.index and rows[row.index - 1].division is not None:
        return False  # it is the heading of the division above
    if row.division is None:
        return (
            row.text.upper().startswith(("DISPOSICIONES ", "DISPOSIÇÕES "))
            and is_title(row.text)
            and (row.text.isupper() or row.line.level > 0)
        )
    if not row.division.firm or row.division.quoted:
        return False
    if row.article is not None and row.article.family == plan.family and row.division.family in ("division", "fasl"):
        return False
    if row.line.level or row.line.bold or row.blank_before:
        return True
    before = rows[row.index - 1].text if row.index else "."
    upper = row.division.word.isupper() or not row.division.word.isascii()
    return upper or before[-1:] in '.;:)]”"' or rows[row.index - 1].division is not None


def _tidy(number: str) -> str:
    return re.sub(r"[.ªº°\s]+$", "", number)


def _division_heading(row: Row, rows: list[Row]) -> str:
    assert row.division is not None
    rest = row.text[row.division.end :].strip(" .:-–—")
    if rest:
        more = bold_below(row, rows) if row.line.bold and not row.line.level else []
        return " ".join([rest, *(r.text for r in more)])
    words: list[str] = []
    for below in rows[row.index + 1 : row.index + 4]:
        if (
            below.article is not None
            or below.division is not None
            or below.bare is not None
            or below.zone in ("contents", "notes")
        ):
            break
        if not is_title(below.text) or (words and not (below.text.isupper() or not below.blank_before)):
            break
        if below.text[-1:] in ".;" or not (below.text.isupper() or below.line.level or below.line.bold or not words):
            break
        words.append(below.text)
        if not below.text.isupper():
            break
    return " ".join(words)


def _note_units(scan: Scan, tops: list[Unit]) -> list[Unit]:
    """Editors' notes below an article: one block for each run of note lines."""
    units: list[Unit] = []
    starts = sorted(u.start for u in tops)
    first = starts[0] if starts else 0
    for row in scan.rows:
        if row.zone in ("contents", "notes"):
            continue
        if row.line.role is Role.SUPERSEDED:
            units.append(
                Unit(
                    row.start,
                    Kind.BLOCK,
                    DEPTH_NOTE,
                    role=Role.SUPERSEDED,
                    name="former",
                    end=row.line.end,
                    page=row.line.page,
                )
            )
        elif row.start > first and (row.line.role is Role.NOTE or zones.is_note_line(row.text)):
            units.append(
                Unit(
                    row.start, Kind.BLOCK, DEPTH_NOTE, role=Role.NOTE, name="note", end=row.line.end, page=row.line.page
                )
            )
    return _joined(units, scan)


def _joined(units: list[Unit], scan: Scan) -> list[Unit]:
    """Join note lines that follow each other without text between."""
    by_start = {row.start: row.index for row in scan.rows}
    joined: list[Unit] = []
    last_row = -2
    for unit in units:
        index = by_start[unit.start]
        if joined and index == last_row + 1 and joined[-1].role is unit.role:
            joined[-1].end = unit.end
        else:
            joined.append(unit)
        last_row = index
    return joined


def _closing_units(scan: Scan, plan: Outline, tops: list[Unit]) -> list[Unit]:
    """Promulgation and signatures behind the last article of the body."""
    body = [p.row.index for p in plan.picks if p.role in ("body", "inserted")]
    if not body:
        return []
    for index in scan.closing:
        row = scan.rows[index]
        if index > max(body) and row.zone == "":
            return [
                Unit(row.start, Kind.BLOCK, DEPTH_ZONE, role=Role.NOTE, name="closing", heading="", page=row.line.page)
            ]
    return []


def _with_preamble(units: list[Unit], rows: list[Row]) -> list[Unit]:
    """Text before the first unit, and between contents or a memorandum and the law, is the preamble."""
    starts = sorted(u.start for u in units)
    out: list[Unit] = []
    zone_before = "contents"
    for row in rows:
        if zone_before in ("contents", "explanatory") and row.zone in ("", "schedule"):
            at = bisect_left(starts, row.start)
            if at >= len(starts) or starts[at] > row.start:
                end = starts[at] if at < len(starts) else None
                out.append(
                    Unit(
                        row.start,
                        Kind.BLOCK,
                        DEPTH_ZONE,
                        role=Role.PREAMBLE,
                        name="preamble",
                        page=row.line.page,
                        end=end,
                    )
                )
        zone_before = row.zone
    return out + units


def _sub_units(units: list[Unit], text: str, length: int) -> list[Unit]:
    """Sub-units of every article, up to the next unit that is no note."""
    subs: list[Unit] = []
    barriers = [u for u in sorted(units, key=lambda u: u.start) if u.depth != DEPTH_NOTE]
    notes = [u for u in units if u.depth == DEPTH_NOTE]
    for i, unit in enumerate(barriers):
        if not unit.top or unit.role is Role.CONTENTS:
            continue
        end = barriers[i + 1].start if i + 1 < len(barriers) else length
        depth = DEPTH_INSERTED + 1 if unit.depth == DEPTH_INSERTED else DEPTH_SUB
        subs += find_subunits(text, unit, end, depth)
    if notes:
        subs = _outside(subs, notes)
    return subs


def _outside(subs: list[Unit], notes: list[Unit]) -> list[Unit]:
    """Labels inside a note are no sub-units of the article."""
    starts = [n.start for n in notes]
    kept: list[Unit] = []
    for sub in subs:
        at = bisect_right(starts, sub.start) - 1
        if at < 0 or (notes[at].end or 0) <= sub.start:
            kept.append(sub)
    return kept
