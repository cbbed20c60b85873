"""Which treaty paragraphs the checklists ask about, and which they leave out and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legcheck.checklist.models import Catalogue, IndexText, Instrument

_PLACE = re.compile(r"(?P<from>\d+(?:\([0-9a-z]+\))*)(?:-(?P<to>(?:\([0-9a-z]+\))+))?")


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One treaty paragraph: the items that ask about it, else the reason why none does."""

    instrument: Instrument
    paragraph: str
    items: tuple[str, ...]
    reason: str
    """Empty where items ask. Where neither stands, the paragraph is unaccounted for."""

    @property
    def accounted(self) -> bool:
        """Asked about, or left out with a reason."""
        return bool(self.items or self.reason)


def cited_paragraphs(article: str) -> tuple[str, ...]:
    """The treaty places an item's article names: `5(1)(a), 5(3)` -> 5(1)(a) and 5(3); `16(13)-(15)` -> three.

    Words that narrow a place ("chapeau", "first limb") are left out: they stay inside the paragraph.
    """
    places: list[str] = []
    for part in article.split(","):
        match = _PLACE.match(part.strip())
        if match:
            places.extend(_range(match["from"], match["to"]))
    return tuple(places)


def _range(first: str, last: str | None) -> list[str]:
    if last is None:
        return [first]
    head, _, low = first.rpartition("(")
    start, end = low.rstrip(")"), last.rpartition("(")[2].rstrip(")")
    if start.isdigit():
        marks = [str(number) for number in range(int(start), int(end) + 1)]
    else:
        marks = [chr(code) for code in range(ord(start), ord(end) + 1)]
    return [f"{head}({mark})" for mark in marks]


def _within(paragraph: str, place: str) -> bool:
    return paragraph == place or paragraph.startswith(f"{place}(") or place.startswith(f"{paragraph}(")


def coverage(catalogue: Catalogue, language: str = "en") -> tuple[CoverageRow, ...]:
    """One row per treaty paragraph, in treaty order."""
    titles = catalogue.titles(language)
    asked = [
        (item.facts.instrument, place, item.id)
        for item in catalogue.items
        for place in cited_paragraphs(item.facts.article)
    ]
    rows = []
    for instrument, paragraphs in catalogue.coverage.paragraphs.items():
        for paragraph in paragraphs:
            ids = dict.fromkeys(item for of, place, item in asked if of is instrument and _within(paragraph, place))
            reason = "" if ids else _reason(catalogue, titles, instrument, paragraph)
            rows.append(CoverageRow(instrument, paragraph, tuple(ids), reason))
    return tuple(rows)


def _reason(catalogue: Catalogue, titles: IndexText, instrument: Instrument, paragraph: str) -> str:
    for reason, paragraphs in catalogue.coverage.left_out.get(instrument, {}).items():
        if paragraph in paragraphs:
            return titles.left_out[reason]
    return ""
