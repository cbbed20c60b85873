"""How a law was read, in words: its tree with roles, what stands in no provision, and places to split at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content

from legcheck.law import Correction, CorrectionKind, unplaced_share
from legcheck.law.models import EVIDENCE_ROLES, Kind, Law, Provision, Role
from legcheck.tui.picking import Unit, spans_of, trimmed
from legcheck.tui.plain import lines, one_line, plain

_OUTER = frozenset(
    {Kind.PART, Kind.TITLE, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.SCHEDULE, Kind.BLOCK},
)
TOPS = (Kind.SECTION, Kind.ARTICLE)
"""Kinds that have a number of their own."""
MOST_UNPLACED = 200
"""Spans of unplaced text that are listed."""
_NUMBER = re.compile(r"[\s\"“«]*(?:[^\W\d]+\.?\s+)?(\d+(?:[.\-]\d+)*\s?(?:bis|ter|quater|[A-Z])?)\b")


def levels_of(law: Law) -> dict[str, int]:
    """How deep each provision stands, the outermost at 0."""
    levels: dict[str, int] = {}
    for p in law.provisions:
        levels[p.id] = levels.get(p.parent, -1) + 1 if p.parent is not None else 0
    return levels


def tree_rows(law: Law, *, deep: bool) -> Iterator[tuple[Provision, Content]]:
    """The provisions in order, down to articles and sections, or all of them."""
    levels = levels_of(law)
    for p in law.provisions:
        if not deep and p.kind not in _OUTER:
            continue
        role = "" if p.role is Role.BODY else f" [{p.role}]"
        host = f" (printed in {p.host})" if p.host and p.role is Role.INSERTED else ""
        words = p.heading or law.text[p.start : min(p.end, p.start + 160)]
        words = "" if words == p.label else words
        style = "$text-muted italic" if p.role not in EVIDENCE_ROLES else ""
        label = p.label or str(p.kind)
        yield (
            p,
            Content.assemble(
                "  " * levels[p.id], plain(label, "bold"), plain(role + host), plain(f"  {one_line(words, 70)}", style)
            ),
        )


def head_words(law: Law) -> Content:
    """Format, language, counts, unplaced text, and how many warnings there are."""
    numbers = {p.number for p in law.provisions if p.number and p.role in EVIDENCE_ROLES}
    aside = sum(p.role not in EVIDENCE_ROLES and p.parent is None for p in law.provisions)
    first = [law.format, f"language {law.language}", f"{len(numbers)} articles or sections"]
    if aside:
        first.append(f"{aside} parts no evidence by default")
    first.append(f"{unplaced_share(law):.2%} of the text in no provision, page furniture apart")
    count = len(law.warnings)
    warned = f"{count} warning{'s' if count > 1 else ''}, first: {one_line(law.warnings[0], 150)}" if count else ""
    return lines(plain(" · ".join(first)), plain(warned, "bold") if warned else plain("No warnings."))


def unplaced_words(law: Law) -> Content:
    """Every span that belongs to no provision, with its reason."""
    spans = [u for u in law.unplaced if law.text[u.start : u.end].strip()]
    rows = [
        Content.assemble(plain(f"{u.reason}: ", "bold"), plain(one_line(law.text[u.start : u.end], 300)))
        for u in spans[:MOST_UNPLACED]
    ]
    if len(spans) > MOST_UNPLACED:
        rows.append(plain(f"… and {len(spans) - MOST_UNPLACED} more."))
    return Content("\n").join(rows) if rows else Content("Every character stands in a provision.")


def article_around(law: Law, provision: Provision) -> Provision | None:
    """The article or section that a provision is, or stands in."""
    by_id = {p.id: p for p in law.provisions}
    here: Provision | None = provision
    while here is not None and here.kind not in TOPS:
        here = by_id.get(here.parent or "")
    return here


def split_places(law: Law, provision: Provision) -> list[int]:
    """Offsets inside a provision at which a line or a sentence begins."""
    begin = trimmed(law.text, provision.start, provision.end)[0]
    starts = {start for unit in (Unit.LINE, Unit.SENTENCE) for start, _ in spans_of(law, unit)}
    return sorted(start for start in starts if begin < start < provision.end)


def guessed_number(text: str) -> str:
    """The number that a text begins with; empty where it begins with none."""
    found = _NUMBER.match(text)
    return " ".join(found[1].split()) if found else ""


def correction_words(law: Law, one: Correction) -> str:
    """What a correction did, for the person who made it. `law` is the reading before it."""
    label = next((p.label or str(p.kind) for p in law.provisions if p.id == one.provision), one.provision)
    match one.kind:
        case CorrectionKind.LANGUAGE:
            return f"The law's language is {one.value} now."
        case CorrectionKind.ROLE:
            return f"{label} has the role “{one.value}” now."
        case CorrectionKind.NUMBER:
            return f"{label} has the number {one.value} now."
        case CorrectionKind.SPLIT:
            return f"{label} is split; the new one is {one.value}."
        case _:
            return f"{label} is joined to the one before it."
