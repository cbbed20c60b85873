"""The role of every label: body, printed from another law, former wording, schedule, or no unit at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from legcheck.law import zones
from legcheck.law.amending import is_inserted
from legcheck.law.markers import Marker
from legcheck.law.models import Role
from legcheck.law.numerals import leading_int
from legcheck.law.scan import Row
from legcheck.law.source import SIDE_NOTE_LEVEL


@dataclass(slots=True)
class Pick:
    """A label that was chosen as a unit, with the role it has."""

    row: Row
    marker: Marker
    role: str
    """`body`, `inserted`, `superseded`, `schedule`, `contents` …"""
    host: str | None = None


@dataclass(slots=True)
class Outline:
    """Chosen labels in order, and remarks for the reader."""

    picks: list[Pick]
    chain_rows: set[int]
    family: str
    warnings: list[str] = field(default_factory=list)


def classify(
    candidates: list[tuple[Row, Marker]], chain: list[int], rows: list[Row], result: Outline, is_code: bool
) -> None:
    """Give every label its role and add those that are units to the outline."""
    in_chain = set(chain)
    steps = sorted(chain)
    levelled = sum(1 for i in chain if candidates[i][0].line.level)
    strict = levelled > 0.9 * max(1, len(chain)) and len(chain) > 5
    last = chain[-1] if chain else -1
    named = [row for row in rows if _is_named(row)]
    named_at = [row.index for row in named]
    host: Row | None = None
    restarted = False
    for i, (row, marker) in enumerate(candidates):
        if row.line.role is Role.SUPERSEDED and marker.firm:
            result.picks.append(Pick(row, marker, "superseded"))
            continue
        if i in in_chain:
            host = row
            result.picks.append(Pick(row, marker, "body"))
            continue
        at = bisect_left(named_at, row.index)
        if at and (host is None or named_at[at - 1] > host.index):
            host = named[at - 1]
        restarted = restarted or (i > last >= 0 and marker.number == "1" and _restarts(candidates, i))
        place = _Place(i, host, strict, is_code, restarted and i > last)
        role = _role_of(place, candidates, steps, rows, result)
        if role:
            result.picks.append(Pick(row, marker, role, _number_of(host) if role == "inserted" else None))
            host = row if role == "body" else host
    if restarted and any(p.role == "schedule" for p in result.picks):
        result.warnings.append(
            "The numbering starts again at 1 behind the last article; what follows was read as a schedule."
        )


@dataclass(slots=True)
class _Place:
    """Where a label outside the chain stands."""

    index: int
    host: Row | None
    strict: bool
    """The chain's articles are headings of the format."""
    is_code: bool
    restarted: bool


def _role_of(
    place: _Place, candidates: list[tuple[Row, Marker]], steps: list[int], rows: list[Row], result: Outline
) -> str:
    """The role of a label outside the chain; empty where it is no unit at all."""
    row, marker = candidates[place.index]
    bare = result.family == "bare"
    if not row.line.glued and _beside_its_like(place.index, candidates, steps, place.host, rows):
        if bare and not _right_below(row, place.host):
            return ""
        return "body" if marker.firm or marker.quoted else ""
    if place.host is not None and row.zone != "schedule":
        follows = bool(result.picks) and result.picks[-1].role == "inserted"
        if is_inserted(row, marker, place.host, rows, bare=bare, strict=place.strict, follows=follows):
            return "inserted"
    plain = place.strict and not row.line.level
    if not marker.firm or plain:
        return ""
    if row.zone == "schedule" or place.restarted:
        return "schedule"
    if bare:
        return ""
    return "body" if place.is_code or row.line.level or row.line.bold or row.blank_before else ""


def _is_named(row: Row) -> bool:
    if row.named is None or row.zone in ("contents", "explanatory", "notes"):
        return False
    return not (row.open_quote or row.named.quoted) and bool(row.line.level or row.line.bold or row.blank_before)


def _number_of(host: Row | None) -> str | None:
    if host is None:
        return None
    marker = host.article or host.bare or host.named
    return marker.number if marker is not None else None


def _right_below(row: Row, host: Row | None) -> bool:
    return host is not None and row.index - host.index <= 3 and host.line.level > 0


def _beside_its_like(
    i: int, candidates: list[tuple[Row, Marker]], steps: list[int], host: Row | None, rows: list[Row]
) -> bool:
    """True where the label before or the chain's next one has the same number: another wording of it."""
    row, marker = candidates[i]
    if host is not None and _number_of(host) == marker.number:
        between = rows[max(host.index + 1, row.index - NOTE_REACH) : row.index]
        if any(zones.is_note_line(r.text) and zones.MODIFIED_NOTE.search(r.text) for r in between):
            return True
    if marker.quoted or row.open_quote:
        return False
    at = bisect_left(steps, i)
    beside = steps[max(0, at - 1) : at + 1]
    return any(candidates[j][1].number == marker.number for j in beside)


NOTE_REACH = 80
"""Rows above a second wording in which the note that announces it is looked for."""


def _restarts(candidates: list[tuple[Row, Marker]], i: int) -> bool:
    return any(m.number == "2" for _, m in candidates[i + 1 : i + 6])


def add_named(rows: list[Row], result: Outline) -> None:
    """Add the named final provisions (`Disposición final primera`)."""
    result.picks += [Pick(row, row.named, "body") for row in rows if row.named is not None and _is_named(row)]


def add_unnumbered(rows: list[Row], result: Outline) -> None:
    """Where no number was found at all, headings that the format states become sections without number."""
    headings = [r for r in rows if 0 < r.line.level < SIDE_NOTE_LEVEL and r.zone == "" and r.division is None]
    texts = [r for r in headings if r.index + 1 < len(rows) and not rows[r.index + 1].line.level]
    if len(texts) < 3:
        return
    for row in texts:
        marker = Marker("unnumbered", "", "", 0, 0, True, False)
        result.picks.append(Pick(row, marker, "body"))
    result.warnings.append("Section numbers were lost in this file; sections are told apart by their headings only.")


_RANGE = re.compile(r"^\S+\s(?:a|al|y|et|à|to|and|e)\s\d")


def settle_ranges(result: Outline) -> None:
    """A heading over a range (`Artículos 623 a 628`) whose articles follow one by one is a division, not an article."""
    for this, after in pairwise(result.picks):
        follows = leading_int(this.marker.number) == leading_int(after.marker.number)
        if follows and this.role == "body" and _RANGE.match(this.marker.number):
            this.role = "group"


def _alike(number: str) -> str:
    """A number for comparison: the wordings of one article are printed `122 A` and `122-A`."""
    return number.replace(" ", "-")


def settle_superseded(result: Outline, rows: list[Row]) -> None:
    """Of the same number printed several times in a row with a note between, only the last stands."""
    body = [p for p in result.picks if p.role in ("body", "inserted", "superseded")]
    for this, after in pairwise(body):
        same = _alike(this.marker.number) == _alike(after.marker.number) and this.marker.family == after.marker.family
        if not same or not this.marker.number:
            continue
        between = rows[this.row.index + 1 : after.row.index]
        noted = any(zones.is_note_line(r.text) or zones.MODIFIED_NOTE.search(r.text[:200]) for r in between)
        struck = this.row.line.role is not None
        if noted or struck:
            this.role = "superseded"
            if after.role == "superseded":
                after.role = "body"
    ordered = sorted(p.row.index for p in body)
    if len(ordered) != len(set(ordered)):
        result.picks = list({p.row.index: p for p in result.picks}.values())
