"""The annex of machine suggestions: apart from all evidence, and labelled at every turn."""

from __future__ import annotations

from legcheck.report.blocks import Block, Cell, Column, Face, Heading, Paragraph, Quote, Row, Run, Table
from legcheck.report.build_suggestions import QUOTED
from legcheck.report.compose.desk import Desk, cell, note
from legcheck.report.text import shorten
from legcheck.report.view import CandidateView, SuggestionView, ThemeView

QUOTE_LIMIT = 220
"""Characters of a candidate that are quoted: enough to see what it is about."""


def suggestions(desk: Desk, number: int) -> list[Block]:
    """The annex; nothing where the laws were not screened."""
    view, say = desk.view, desk.say
    if not view.suggestions:
        return []
    by_item = {s.item: s for s in view.suggestions}
    blocks: list[Block] = [
        Heading(1, say("annex8.title", number=number), "annex-suggestions"),
        Paragraph((Run(say("annex8.intro"), Face.STRONG),)),
        Paragraph((Run(say("annex8.first", count=QUOTED)),)),
        Paragraph((Run(say("annex8.presence")),)),
    ]
    for theme in view.themes:
        found = [by_item[item.id] for item in theme.items if item.id in by_item]
        if found:
            blocks.append(_table(desk, theme, found))
    return blocks


def _table(desk: Desk, theme: ThemeView, found: list[SuggestionView]) -> Table:
    say = desk.say
    columns = (
        Column(say("annex8.ref"), 0.22),
        Column(say("annex8.suggestion"), 0.5),
        Column(say("annex8.why"), 0.28),
    )
    rows = tuple(row for suggestion in found for row in _rows(desk, suggestion))
    legend = desk.legend(say("marks.machine"), say("marks.band"), say("marks.found"))
    return Table(say("annex8.table", theme=theme.title), columns, rows, legend, stacked=True)


def _rows(desk: Desk, suggestion: SuggestionView) -> list[Row]:
    """One row per quoted candidate; the item stands in the first."""
    say = desk.say
    head: Cell = (
        *cell(desk.item_link(suggestion.item)),
        Paragraph((Run(suggestion.title),)),
        note(desk.citation(suggestion.instrument, suggestion.article)),
        note(say("annex8.presence_cell", band=say(f"band.{suggestion.band}"))),
        *((note(say("annex8.weak")),) if suggestion.weak else ()),
    )
    if not suggestion.first:
        return [Row((head, (note(say("annex8.none")),), ()))]
    rows = [
        Row((head if index == 0 else cell(desk.item_link(suggestion.item)), _candidate(c), _why(desk, c)))
        for index, c in enumerate(suggestion.first)
    ]
    if suggestion.further:
        further = say("annex8.further", labels="; ".join(suggestion.further))
        rows.append(Row((cell(desk.item_link(suggestion.item)), (note(further),), ())))
    return rows


def _candidate(candidate: CandidateView) -> Cell:
    lines, _ = shorten(candidate.lines, QUOTE_LIMIT)
    return (
        Paragraph((Run(candidate.label, Face.STRONG),)),
        Quote(lines, candidate.language, candidate.rtl),
    )


def _why(desk: Desk, candidate: CandidateView) -> Cell:
    say = desk.say
    reasons = (
        ("annex8.found", candidate.found),
        ("annex8.missing", candidate.missing),
        ("annex8.signals", candidate.signals),
        ("annex8.prompts", candidate.prompts),
    )
    said = tuple(note(say(key, names=", ".join(names))) for key, names in reasons if names)
    return said if candidate.found or candidate.signals else (note(say("annex8.words_only")), *said)
