"""Which treaty paragraphs this assessment asked about, and which it did not and why."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from legcheck.checklist import Catalogue, CoverageRow, Item, coverage
from legcheck.report.view import CoverageView


def coverage_views(catalogue: Catalogue, asked: Iterable[Item], language: str) -> tuple[CoverageView, ...]:
    """Treaty paragraphs in treaty order; neighbours with the same answer are one row."""
    in_scope = {item.id for item in asked}
    views = []
    for (instrument, items, reason), group in groupby(coverage(catalogue, language), key=_answer):
        rows = list(group)
        views.append(
            CoverageView(
                instrument=instrument,
                first=rows[0].paragraph,
                last=rows[-1].paragraph,
                asked=tuple(item for item in items if item in in_scope),
                not_in_scope=tuple(item for item in items if item not in in_scope),
                reason=reason,
            )
        )
    return tuple(views)


def _answer(row: CoverageRow) -> tuple[str, tuple[str, ...], str]:
    return row.instrument, row.items, row.reason
