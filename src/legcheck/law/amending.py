"""Articles of another law that an amending article prints in full."""

from __future__ import annotations

from legcheck.law import zones
from legcheck.law.markers import Marker
from legcheck.law.numerals import is_plain
from legcheck.law.scan import Row

FIRST_ROWS, LAST_ROWS = 8, 6
"""How many rows of the host are looked at for amending words: its first and those right above the label."""


def is_inserted(
    row: Row, marker: Marker, host: Row, rows: list[Row], *, bare: bool, strict: bool, follows: bool
) -> bool:
    """True where a label outside the law's own count stands in an article that amends another law.

    `strict`: the law's own articles are headings of the format. `follows`: the label before was inserted too.
    """
    if not marker.firm and not marker.quoted:
        return False
    first = _own(rows[host.index : min(row.index, host.index + 3 * FIRST_ROWS)])[:FIRST_ROWS]
    last = _own(rows[max(host.index, row.index - 3 * LAST_ROWS) : row.index])[-LAST_ROWS:]
    intro = "\n".join(r.text[:400] for r in first)
    above = "\n".join(r.text[-300:] for r in last)
    if not zones.amends(intro) and not zones.amends(above):
        return False
    named = len(marker.number) > 1 and marker.number in intro
    quoted = marker.quoted or row.open_quote
    if bare:
        quoted = quoted or any(r.text[:1] in '“"«‘' for r in rows[max(0, row.index - 4) : row.index])
        shaped = not is_plain(marker.number)
        if quoted:
            return shaped or named or follows or row.text[marker.end : marker.end + 1] == "("
        return shaped and (named or follows)
    colon = any(r.text.rstrip().endswith((":", "：")) for r in last[-4:])
    if strict and row.line.level:
        return quoted or colon
    if strict and row.text[marker.end :].strip() and not row.line.glued:
        return quoted or colon
    return quoted or colon or named or follows


def _own(rows: list[Row]) -> list[Row]:
    """Rows that are the article's words, notes and struck text left out."""
    return [r for r in rows if r.line.role is None and not zones.is_note_line(r.text)]
