"""The outline of a law whose format states no structure: zones, divisions, articles, articles of other laws."""

from __future__ import annotations

from dataclasses import dataclass, field

from legcheck.law import zones
from legcheck.law.chain import Link, best_chain
from legcheck.law.markers import Marker
from legcheck.law.models import Role
from legcheck.law.numerals import is_plain, leading_int, sort_key
from legcheck.law.scan import Row, Scan
from legcheck.law.source import SIDE_NOTE_LEVEL

LEAP_WORD, COST_WORD = 40, 0.05
LEAP_BARE, COST_BARE = 6, 0.25
"""Codes lose whole chapters by repeal; bills count without gaps."""


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


def outline(scan: Scan) -> Outline:
    """Choose the labels that are units."""
    family = scan.family
    rows = scan.rows
    candidates = [(row, marker) for row in rows if (marker := _candidate(row, family)) is not None]
    _mark_zones(scan, candidates)
    candidates = [(r, m) for r, m in candidates if r.zone in ("", "schedule")]
    _reverse_arabic(candidates)
    compound = [m.number for _, m in candidates if "-" in m.number and m.number.split("-")[-1].isdigit()]
    roots = {leading_int(number) for number in compound}
    is_code = family != "bare" and len(compound) > 0.4 * max(1, len(candidates)) and len(roots) > 4
    if is_code:
        chain = [i for i, (r, m) in enumerate(candidates) if m.firm and not m.quoted and r.zone == ""]
    else:
        chain = _chain(candidates, family)
    result = Outline([], {candidates[i][0].index for i in chain}, family)
    _classify(candidates, chain, rows, result, is_code)
    _add_named(rows, result)
    if not result.picks:
        _add_unnumbered(rows, result)
    result.picks.sort(key=lambda p: p.row.index)
    _superseded(result, rows)
    return result


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


def _mark_zones(scan: Scan, candidates: list[tuple[Row, Marker]]) -> None:
    rows = scan.rows
    for row in rows:
        if row.line.role is Role.CONTENTS:
            row.zone = "contents"
    _mark_contents(scan, candidates)
    _mark_explanatory(scan, candidates)
    in_notes = in_schedule = False
    for row in rows:
        if row.zone:
            in_schedule = in_schedule and row.zone == "contents"
            continue
        if not in_notes and len(row.text) < 400 and zones.NOTES.match(row.text) and row.index > len(rows) // 3:
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
    if row.line.level or (row.line.bold and len(row.text) < 80):
        return True
    before = rows[row.index - 1].text if row.index else "."
    ends = before[-1:] in '.;:)]”»"0123456789' or row.blank_before
    upper = row.schedule.word.isupper() or not row.schedule.word.isascii()
    return ends and (upper or (row.blank_before and len(row.text) < 60))


def _mark_contents(scan: Scan, candidates: list[tuple[Row, Marker]]) -> None:
    """From the heading of a table of contents to where its first number comes again."""
    rows = scan.rows
    position = 0
    while position < len(rows):
        row = rows[position]
        if not (len(row.text) < 80 and zones.CONTENTS.match(row.text)):
            position += 1
            continue
        end = _contents_end(scan, candidates, position)
        for inner in rows[position:end]:
            inner.zone = "contents"
        position = max(end, position + 1)


def _contents_end(scan: Scan, candidates: list[tuple[Row, Marker]], start: int) -> int:
    later = [(r.index, leading_int(m.number)) for r, m in candidates if r.index > start]
    enacting = next((i for i in scan.enacting if i > start), len(scan.rows))
    if not later:
        return min(enacting, start + 1)
    again = next((i for i, n in later[later[0][1] == 1 :] if n == 1), -1)
    if again < 0:
        again = next((i for i, n in later[1:] if n == later[0][1]), len(scan.rows))
    if enacting < again:
        # bring the title lines above the enacting words to the law, not to its table
        return enacting
    if again == len(scan.rows):
        return min(enacting, later[0][0])
    return _back_over_headings(scan.rows, again, start)


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
        if row.zone or len(row.text) > 120 or not zones.EXPLANATORY.match(row.text):
            continue
        before = sum(1 for r, m in candidates if r.index < row.index and m.firm and not r.zone)
        if before >= 3:
            end = len(rows)
        else:
            end = _front_end(scan, candidates, row.index)
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


def _reverse_arabic(candidates: list[tuple[Row, Marker]]) -> None:
    """Nothing to do for left-to-right scripts; see repairs.py for numbers that a PDF turned round."""
    from legcheck.law.repairs import turned_number

    previous = 0
    for place, (row, marker) in enumerate(candidates):
        fixed = turned_number(marker.number, previous) if marker.word[:1] > "\u0600" else None
        if fixed:
            candidates[place] = (
                row,
                Marker(marker.family, fixed, marker.word, marker.begin, marker.end, marker.firm, marker.quoted),
            )
        previous = leading_int(candidates[place][1].number) or previous


def _weight(row: Row, marker: Marker, bare: bool) -> float:
    weight = 1.0 if marker.firm else (0.1 if row.line.level == 0 else 1.0)
    weight += 0.5 if row.line.level else (0.3 if row.line.bold else 0.0)
    if row.line.role is Role.SUPERSEDED:
        weight -= 0.5
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
    links = [Link(candidates[i][1].number, _weight(*candidates[i], bare)) for i in usable]
    leap, cost = (LEAP_BARE, COST_BARE) if bare else (LEAP_WORD, COST_WORD)
    return [usable[i] for i in best_chain(links, leap=leap, cost=cost)]


def _may_follow(row: Row, marker: Marker) -> bool:
    """A label that looks like a reference may still count where it fills its place in the row of numbers."""
    rest = row.text[marker.end :]
    return row.line.level > 0 or row.blank_before or (bool(rest) and not rest[0].islower())


def _classify(
    candidates: list[tuple[Row, Marker]], chain: list[int], rows: list[Row], result: Outline, is_code: bool
) -> None:
    in_chain = set(chain)
    levelled = sum(1 for i in chain if candidates[i][0].line.level)
    strict = levelled > 0.9 * max(1, len(chain)) and len(chain) > 5
    last = chain[-1] if chain else -1
    host: Pick | None = None
    restarted = False
    for i, (row, marker) in enumerate(candidates):
        if row.line.role is Role.SUPERSEDED and marker.firm:
            result.picks.append(Pick(row, marker, "superseded"))
            continue
        if i in in_chain:
            host = Pick(row, marker, "body")
            result.picks.append(host)
            continue
        again = _beside_its_like(i, candidates, in_chain, host, rows)
        role = "" if again else _role_beside(row, marker, host, rows, strict, result.family)
        if again and (result.family != "bare" or _right_below(row, host)):
            role = "body" if marker.firm or marker.quoted else ""
        if role == "" and i > last >= 0:
            restarted = restarted or (marker.number == "1" and _restarts(candidates, i))
            if restarted and marker.firm and not (strict and not row.line.level):
                role = "schedule"
        if role == "" and row.zone == "schedule" and marker.firm:
            role = "schedule"
        if role == "" and is_code and marker.firm and row.zone == "":
            role = "body"
        if role == "" and result.family != "bare" and marker.firm and not strict and _is_apart(row):
            role = "body"
        if role:
            pick = Pick(row, marker, role, host.marker.number if host and role == "inserted" else None)
            result.picks.append(pick)
            if role == "body":
                host = pick
    if restarted:
        result.warnings.append(
            "The numbering starts again at 1 behind the last article; what follows was read as a schedule."
        )


def _beside_its_like(i: int, candidates: list[tuple[Row, Marker]], in_chain: set[int], host: Pick | None, rows: list[Row]) -> bool:
    """True where the label before or the chain's next one has the same number: another wording of it."""
    row, marker = candidates[i]
    if host is not None and host.marker.number == marker.number:
        between = rows[host.row.index + 1 : row.index]
        if any(zones.NOTE_LINE.match(r.text) and zones.MODIFIED_NOTE.search(r.text) for r in between):
            return True
    if marker.quoted or row.open_quote:
        return False
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(candidates) and j not in in_chain:
            j += step
        if 0 <= j < len(candidates) and candidates[j][1].number == marker.number:
            return True
    return False


def _right_below(row: Row, host: Pick | None) -> bool:
    return host is not None and row.index - host.row.index <= 3 and host.row.line.level > 0


def _is_apart(row: Row) -> bool:
    return bool(row.line.level or row.line.bold or row.blank_before)


def _restarts(candidates: list[tuple[Row, Marker]], i: int) -> bool:
    return any(m.number == "2" for _, m in candidates[i + 1 : i + 6])


def _role_beside(row: Row, marker: Marker, host: Pick | None, rows: list[Row], strict: bool, family: str) -> str:
    """`inserted` where a label outside the chain stands in an article that amends another law."""
    if host is None or row.zone == "schedule":
        return ""
    if not marker.firm and not marker.quoted:
        return ""
    intro = _intro(rows, host.row, row)
    amends = zones.AMENDING.search(intro) is not None
    if not amends:
        return ""
    if family == "bare":
        named = f"{marker.number}" in intro
        shaped = not is_plain(marker.number) or named or row.text[marker.end : marker.end + 1] == "("
        quoted = marker.quoted or row.open_quote or _quote_just_above(rows, row)
        if not (quoted and shaped) and not (shaped and named and not is_plain(marker.number)):
            return ""
        return "inserted"
    quoted = marker.quoted or row.open_quote
    if strict and row.line.level:
        return "inserted" if quoted or intro.rstrip().endswith(":") else ""
    alone = not row.text[marker.end :].strip()
    if strict and not (quoted or alone or intro.rstrip().endswith(":")):
        return ""
    return "inserted"


def _quote_just_above(rows: list[Row], row: Row) -> bool:
    return any(r.text[:1] in '“"«‘' for r in rows[max(0, row.index - 4) : row.index])


def _intro(rows: list[Row], host: Row, row: Row) -> str:
    """The host's first words and the last words before a row."""
    own = [r for r in rows[host.index : row.index] if r.line.role is None and not zones.NOTE_LINE.match(r.text)]
    first, last = own[:8], own[-6:]
    return "\n".join(r.text[:400] for r in first) + "\n" + "\n".join(r.text[-300:] for r in last)


def _add_named(rows: list[Row], result: Outline) -> None:
    for row in rows:
        if row.named is None or row.zone in ("contents", "explanatory", "notes"):
            continue
        if row.open_quote or row.named.quoted or not (row.line.level or row.line.bold or row.blank_before):
            continue
        result.picks.append(Pick(row, row.named, "body"))


def _add_unnumbered(rows: list[Row], result: Outline) -> None:
    """Where no number was found at all, headings that the format states become sections without number."""
    headings = [r for r in rows if 0 < r.line.level < SIDE_NOTE_LEVEL and r.zone == "" and r.division is None]
    texts = [r for r in headings if r.index + 1 < len(rows) and not rows[r.index + 1].line.level]
    if len(texts) < 3:
        return
    for row in texts:
        marker = Marker("unnumbered", "", "", 0, 0, True, False)
        result.picks.append(Pick(row, marker, "body"))
    result.warnings.append("Section numbers were lost in this file; sections are told apart by their headings only.")


def _superseded(result: Outline, rows: list[Row]) -> None:
    """Of the same number printed several times in a row with a note between, only the last stands."""
    body = [p for p in result.picks if p.role in ("body", "inserted", "superseded")]
    for this, after in zip(body, body[1:], strict=False):
        if not this.marker.number or this.marker.number != after.marker.number or this.marker.family != after.marker.family:
            continue
        between = rows[this.row.index + 1 : after.row.index]
        noted = any(zones.NOTE_LINE.match(r.text) or zones.MODIFIED_NOTE.search(r.text[:200]) for r in between)
        struck = this.row.line.role is not None
        if noted or struck:
            this.role = "superseded"
            if after.role == "superseded":
                after.role = "body"
    ordered = sorted(p.row.index for p in body)
    if len(ordered) != len(set(ordered)):
        result.picks = list({p.row.index: p for p in result.picks}.values())


def number_order(number: str) -> tuple[tuple[int, str], ...]:
    """Order of numbers within a law."""
    return sort_key(number)
