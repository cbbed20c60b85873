"""The annex of treaty paragraphs: asked about, not in scope, or left out and why."""

from __future__ import annotations

from legcheck.report.blocks import Block, Cell, Column, Heading, Paragraph, Row, Run, Table
from legcheck.report.compose.desk import Desk, cell, text
from legcheck.report.view import CoverageView


def treaty_coverage(desk: Desk) -> list[Block]:
    """The annex; nothing where the checklists state no coverage."""
    view, say = desk.view, desk.say
    if not view.coverage:
        return []
    blocks: list[Block] = [
        Heading(1, say("coverage.title", number=desk.annex["coverage"]), "annex-coverage"),
        Paragraph((Run(say("coverage.intro")),)),
    ]
    columns = (Column(say("coverage.paragraphs"), 0.24), Column(say("coverage.answer"), 0.76))
    for instrument in dict.fromkeys(row.instrument for row in view.coverage):
        rows = tuple(
            Row((text(_paragraphs(desk, row)), _answer(desk, row)))
            for row in view.coverage
            if row.instrument == instrument
        )
        caption = say("coverage.table", instrument=say(f"instrument.{instrument}"))
        blocks.append(Table(caption, columns, rows, desk.legend(say("coverage.meaning"))))
    return blocks


def _paragraphs(desk: Desk, row: CoverageView) -> str:
    if row.first == row.last:
        return row.first
    return desk.say("coverage.range", first=row.first, last=row.last)


def _answer(desk: Desk, row: CoverageView) -> Cell:
    say = desk.say
    if row.asked:
        return cell(desk.item_links(row.asked))
    if row.not_in_scope:
        return text(say("coverage.not_in_scope", items=", ".join(row.not_in_scope)))
    return text(say("coverage.left_out", reason=row.reason) if row.reason else say("coverage.open"))
