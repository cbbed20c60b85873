"""The outline of a law whose format states no structure: which labels are units, and of what role."""

from __future__ import annotations

from legcheck.law.chain import Link, best_chain
from legcheck.law.markers import Marker
from legcheck.law.models import Role
from legcheck.law.numerals import leading_int
from legcheck.law.repairs import turned_number
from legcheck.law.roles import Outline, Pick, add_named, add_unnumbered, classify, settle_ranges, settle_superseded
from legcheck.law.scan import Row, Scan
from legcheck.law.zoning import is_schedule_heading, mark_zones

__all__ = ["Outline", "Pick", "is_schedule_heading", "outline"]

LEAP_WORD, COST_WORD = 40, 0.05
LEAP_BARE, COST_BARE = 6, 0.25
"""Codes lose whole chapters by repeal; bills count without gaps."""


def outline(scan: Scan) -> Outline:
    """Choose the labels that are units."""
    family = scan.family
    rows = scan.rows
    candidates = [(row, marker) for row in rows if (marker := _candidate(row, family)) is not None]
    mark_zones(scan, candidates)
    candidates = [(r, m) for r, m in candidates if r.zone in ("", "schedule")]
    candidates, echoes = _without_echoes(candidates)
    _reverse_arabic(candidates)
    if scan.mended:
        _count_on(candidates, {index for index, _ in scan.mended})
    compound = [m.number for _, m in candidates if "-" in m.number and m.number.split("-")[-1].isdigit()]
    roots = {leading_int(number) for number in compound}
    is_code = family != "bare" and len(compound) > 0.4 * max(1, len(candidates)) and len(roots) > 4
    if is_code:
        chain = [i for i, (r, m) in enumerate(candidates) if m.firm and not m.quoted and r.zone == ""]
    else:
        chain = _chain(candidates, family)
    result = Outline([], {candidates[i][0].index for i in chain}, family)
    classify(candidates, chain, rows, result, is_code)
    _add_echoes(echoes, result)
    add_named(rows, result)
    if family == "bare":
        _add_annexed(rows, result)
    if not result.picks:
        add_unnumbered(rows, result)
    result.picks.sort(key=lambda p: p.row.index)
    settle_superseded(result, rows)
    settle_ranges(result)
    return result


Candidates = list[tuple[Row, Marker]]


def _without_echoes(candidates: Candidates) -> tuple[Candidates, Candidates]:
    """Set apart labels that repeat the one right above: `1. Short title`, then `1. (1) This Act`."""
    kept: Candidates = []
    echoes: Candidates = []
    for row, marker in candidates:
        above = kept[-1] if kept else None
        if (
            above is not None
            and above[1].number == marker.number
            and row.index == above[0].index + 1
            and not marker.quoted
        ):
            echoes.append((row, marker))
        else:
            kept.append((row, marker))
    return kept, echoes


def _add_echoes(echoes: Candidates, result: Outline) -> None:
    """An echo goes with the label that it repeats."""
    roles = {pick.row.index: pick.role for pick in result.picks}
    for row, marker in echoes:
        role = roles.get(row.index - 1)
        if role is not None:
            result.picks.append(Pick(row, marker, role))


def _add_annexed(rows: list[Row], result: Outline) -> None:
    """Articles of a treaty that a schedule reprints below a law whose own sections have no word."""
    for row in rows:
        if row.zone == "schedule" and row.article is not None and row.article.firm:
            result.picks.append(Pick(row, row.article, "schedule"))


def _candidate(row: Row, family: str) -> Marker | None:
    if family == "bare":
        return row.bare
    marker = row.article
    if marker is None:
        return None
    if marker.family == family:
        return marker
    if marker.family not in ("article", "fasl") or (marker.family == "fasl" and not marker.number[:1].isdigit()):
        return None
    if marker.family == "fasl" and row.division is not None and "-" not in marker.number:
        return None
    return marker if marker.firm else None


def _reverse_arabic(candidates: list[tuple[Row, Marker]]) -> None:
    """Put numbers right that a PDF reader turned round; other scripts are left alone."""
    previous = 0
    for place, (row, marker) in enumerate(candidates):
        fixed = turned_number(marker.number, previous) if marker.word[:1] > "\u0600" else None
        if fixed:
            candidates[place] = (
                row,
                Marker(marker.family, fixed, marker.word, marker.begin, marker.end, marker.firm, marker.quoted),
            )
        previous = leading_int(candidates[place][1].number) or previous


def _count_on(candidates: list[tuple[Row, Marker]], mended: set[int]) -> None:
    """Of two mended labels with one number, right behind the number two below, the first is the one between."""
    for place in range(1, len(candidates) - 1):
        row, marker = candidates[place]
        before, after = leading_int(candidates[place - 1][1].number), leading_int(candidates[place + 1][1].number)
        number = leading_int(marker.number)
        if row.index in mended and number is not None and number == after and before == number - 2:
            changed = Marker(marker.family, str(number - 1), marker.word, marker.begin, marker.end, True, marker.quoted)
            candidates[place] = (row, changed)


def _weight(row: Row, marker: Marker, bare: bool) -> float:
    weight = 1.0 if marker.firm else (0.1 if row.line.level == 0 else 1.0)
    weight += 0.5 if row.line.level else (0.3 if row.line.bold else 0.0)
    if row.line.role is Role.SUPERSEDED:
        weight -= 1.8
    if marker.quoted:
        weight -= 1.2
    elif row.open_quote:
        weight -= 0.6
    if row.zone == "schedule":
        weight -= 0.9
    if bare and not row.line.bold and not row.blank_before:
        weight -= 0.2
    return weight


def _chain(candidates: list[tuple[Row, Marker]], family: str) -> list[int]:
    bare = family == "bare"
    usable = [i for i, (r, m) in enumerate(candidates) if m.family == family and (m.firm or _may_follow(r, m))]
    links = [
        Link(marker.number, _weight(row, marker, bare), far=row.line.level > 0)
        for row, marker in (candidates[i] for i in usable)
    ]
    leap, cost = (LEAP_BARE, COST_BARE) if bare else (LEAP_WORD, COST_WORD)
    return [usable[i] for i in best_chain(links, leap=leap, cost=cost)]


def _may_follow(row: Row, marker: Marker) -> bool:
    """A label that looks like a reference may still count where it fills its place in the row of numbers."""
    rest = row.text[marker.end :]
    return row.line.level > 0 or row.blank_before or (bool(rest) and not rest[0].islower())
