"""The annex of machine suggestions: apart from all evidence, and labelled at every turn."""

from __future__ import annotations

from legcheck.report.blocks import Block, Cell, Column, Face, Heading, Paragraph, Quote, Row, Run, Table
from legcheck.report.build_suggestions import QUOTED
from legcheck.report.compose.desk import Desk, cell, note
from legcheck.report.text import shorten
from legcheck.report.view import CandidateView, SuggestionView, ThemeView

QUOTE_LIMIT = 180
"""Characters of a candidate that are quoted: enough to see what it is about."""


def suggestions(desk: Desk) -> list[Block]:
    """The annex; nothing where the laws were not screened."""
    view, say = desk.view, desk.say
    if not view.suggestions:
        return []
    by_item = {s.item: s for s in view.suggestions}
    blocks: list[Block] = [
        Heading(1, say("machine.title", number=desk.annex["machine"]), "annex-suggestions"),
        Paragraph((Run(say("machine.intro"), Face.STRONG),)),
        Paragraph((Run(say("machine.first", count=QUOTED)),)),
        Paragraph((Run(say("machine.presence")),)),
    ]
    for theme in view.themes:
        found = [by_item[item.id] for item in theme.items if item.id in by_item]
        if found:
            blocks.append(_table(desk, theme, found))
    return blocks


def _table(desk: Desk, theme: ThemeView, found: list[SuggestionView]) -> Table:
    say = desk.say
    columns = (Column(say("machine.ref"), 0.24), Column(say("machine.suggestion"), 0.76))
    rows = tuple(Row((_item(desk, suggestion), _suggested(desk, suggestion))) for suggestion in found)
    legend = desk.legend(say("marks.machine"), say("marks.band"), say("marks.found"), say("marks.cut"))
    return Table(say("machine.table", theme=theme.title), columns, rows, legend, stacked=True)


def _item(desk: Desk, suggestion: SuggestionView) -> Cell:
    say = desk.say
    return (
        *cell(desk.item_link(suggestion.item)),
        Paragraph((Run(suggestion.title),)),
        note(desk.citation(suggestion.instrument, suggestion.article)),
        note(say("machine.presence_cell", band=say(f"band.{suggestion.band}"))),
        *((note(say("machine.weak")),) if suggestion.weak else ()),
    )


def _suggested(desk: Desk, suggestion: SuggestionView) -> Cell:
    say = desk.say
    if not suggestion.first:
        return (note(say("machine.none")),)
    blocks = [block for candidate in suggestion.first for block in _candidate(desk, candidate)]
    if suggestion.further:
        several = len(desk.view.laws) > 1
        places = "; ".join(
            say("machine.law", law=law, labels=", ".join(labels)) if several else ", ".join(labels)
            for law, labels in suggestion.further
        )
        blocks.append(note(say("machine.further", places=places)))
    return tuple(blocks)


def _candidate(desk: Desk, candidate: CandidateView) -> Cell:
    """Where it stands, its first words on one line, and why it was suggested."""
    say = desk.say
    place = candidate.label
    if len(desk.view.laws) > 1:
        place = say("analysis.evidence_in", label=candidate.label, law=candidate.law)
    lines, _ = shorten((" ".join(candidate.lines),), QUOTE_LIMIT)
    reasons = (
        ("machine.found", candidate.found),
        ("machine.missing", candidate.missing),
        ("machine.signals", candidate.words),
        ("machine.prompts", candidate.prompts),
    )
    why = ". ".join(say(key, names=", ".join(names).rstrip(".")) for key, names in reasons if names)
    return (
        Paragraph((Run(place, Face.STRONG),)),
        Quote(lines, candidate.language, candidate.rtl),
        *((note(f"{why}."),) if why else ()),
    )
