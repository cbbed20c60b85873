"""What the commands print for people: plain lines that a screen reader can read too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from legcheck.checklist import Catalogue, Item, coverage, find_checklist, items_of
from legcheck.errors import UnknownChecklistError

if TYPE_CHECKING:
    from legcheck.law import Law
    from legcheck.matching import Candidate, Screening

SHOWN = 3
"""Candidates printed per item: what fits a screen; `--json` has them all."""


def screening_lines(items: Sequence[Item], screening: Screening, laws: Sequence[Law]) -> Iterator[str]:
    """Per item its presence band and first candidates with the elements found and not found."""
    from legcheck.matching import Basis, band

    yield "Suggested by machine, not reviewed. Laws: " + "; ".join(f"{law.id} ({law.title})" for law in laws)
    for item in items:
        match = screening.match(item.id)
        text = item.prose()
        yield ""
        yield f"{item.id}  {text.title}  [{item.citation()}, {item.facts.level}]"
        weak = "" if match.basis is Basis.EXPRESSIONS else " (weak: no expressions in the language of the law)"
        yield f"  presence: {band(match.presence)}{weak}"
        for candidate in match.candidates[:SHOWN]:
            yield f"  {candidate.law}: {candidate.label}"
            yield f"      {_reason(candidate)}"


def _reason(candidate: Candidate) -> str:
    found = [element.name for element in candidate.elements if element.found]
    lacking = [element.name for element in candidate.elements if not element.found]
    parts = []
    if found:
        parts.append("found: " + ", ".join(found))
    if lacking:
        parts.append("not found: " + ", ".join(lacking))
    if candidate.signals:
        parts.append("signals: " + ", ".join(dict.fromkeys(place.expression for place in candidate.signals)))
    parts.extend(f"look at: {prompt}" for prompt in candidate.prompts)
    return "; ".join(parts)


def checklist_lines(catalogue: Catalogue) -> Iterator[str]:
    """The checklists, the core ones marked."""
    titles = catalogue.titles().checklists
    for checklist in catalogue.checklists:
        count = len(items_of(catalogue, (checklist.id,)))
        yield f"{checklist.id:28} {count:4} items  {'core  ' if checklist.core else '      '}{titles[checklist.id]}"
    yield f"{'all':28} {len(catalogue.items):4} items"


def coverage_lines(catalogue: Catalogue) -> tuple[list[str], bool]:
    """Every treaty paragraph with its items or the reason it has none, and whether all are accounted for."""
    rows = coverage(catalogue)
    lines = [
        f"{row.instrument:6} {row.paragraph:12} "
        + (", ".join(row.items) or (f"left out: {row.reason}" if row.reason else "NOT ACCOUNTED FOR"))
        for row in rows
    ]
    open_rows = sum(not row.accounted for row in rows)
    asked = sum(bool(row.items) for row in rows)
    lines.append(f"{len(rows)} paragraphs: {asked} asked, {len(rows) - asked - open_rows} left out, {open_rows} open")
    return lines, open_rows == 0


def item_lines(catalogue: Catalogue, name: str) -> Iterator[str]:
    """One item in full, or the items of a checklist; raises `UnknownChecklistError`."""
    item = next((item for item in catalogue.items if item.id == name), None)
    if item is not None:
        yield from _full_item(catalogue, item)
        return
    try:
        checklist = find_checklist(catalogue, name)
    except UnknownChecklistError as error:
        raise UnknownChecklistError(
            f"There is no checklist and no item '{name}'; see 'legcheck checklist list'."
        ) from error
    for item in items_of(catalogue, (checklist.id,)):
        yield f"{item.id:22} {item.facts.level:14} {item.prose().title}"


def _full_item(catalogue: Catalogue, item: Item) -> Iterator[str]:
    text, facts = item.prose(), item.facts
    titles = catalogue.titles()
    yield f"{item.id}  {text.title}"
    yield f"{titles.instruments[facts.instrument]}, {facts.article}"
    yield f"Verb: {text.verb} [{titles.levels[facts.level]}{', qualified' if facts.qualified else ''}]"
    yield f"Obligation: {text.obligation}"
    yield f"Question: {text.question}"
    yield f"Met: {text.guidance.met}"
    yield f"Partly met: {text.guidance.partly}"
    if text.guidance.conflicts:
        yield f"Conflicts: {text.guidance.conflicts}"
    if text.guidance.note:
        yield f"Note: {text.guidance.note}"
    yield f"Evidence: {text.evidence}"
    for element in facts.elements:
        mark = "" if element.decides else " (does not decide the grade)"
        yield f"Element: {element.name}: {text.elements[element.name].means}{mark}"
    for gap in text.gaps:
        yield f"Usual gap: {gap.gap}. {gap.effect}"
    yield f"Suggested wording: {text.wording} ({text.wording_source})"
    yield f"Reviewed by: {facts.reviewed_by or 'not yet reviewed by a jurist'}"
    if not facts.verified:
        yield "Source not verified."
