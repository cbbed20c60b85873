"""Annex 1: every item in scope against the national provisions."""

from __future__ import annotations

from legcheck.assessment import Grade
from legcheck.report.blocks import Block, Cell, Column, Face, Heading, Paragraph, Quote, Row, Run, Table
from legcheck.report.compose.analysis import comment_lines, element_words, signature
from legcheck.report.compose.desk import Desk, cell, note
from legcheck.report.text import paragraphs, shorten
from legcheck.report.view import EvidenceView, ItemView

REPEAT_LIMIT = 350
"""A longer quote stands in full once; where it comes again its beginning and a link stand for it."""
REPEAT_SHOWN = 160
"""Characters shown where a long quote comes again."""
SHARES = (0.1, 0.25, 0.33, 0.18, 0.14)
"""Widths of the columns: the quotes are longest."""
SHARES_EMPTY = (0.11, 0.47, 0.18, 0.12, 0.12)
"""Widths of the columns where nothing is assessed: the obligations are all there is."""


def side_by_side(desk: Desk) -> list[Block]:
    """Annex 1; on landscape pages."""
    view, say = desk.view, desk.say
    names = ("ref", "obligation", "provision", "assessment", "recommendation")
    shares = SHARES if any(item.evidence or item.absence for item in view.items) else SHARES_EMPTY
    columns = tuple(Column(say(f"annex1.{name}"), share) for name, share in zip(names, shares, strict=True))
    quoted: dict[tuple[str, ...], str] = {}
    rows = tuple(Row(_cells(desk, item, quoted), f"item-{item.id}") for item in view.items)
    legend = desk.legend(
        *desk.grade_legend(item.grade for item in view.items),
        *desk.gap_legend(view.items),
        *desk.item_legend(view.items),
        *_evidence_legend(desk),
    )
    return [
        Heading(1, say("annex1.title"), "annex-1"),
        Paragraph((Run(say("annex1.intro", count=len(view.items))),)),
        Table(say("annex1.table"), columns, rows, legend, stacked=True),
    ]


def _evidence_legend(desk: Desk) -> tuple[str, ...]:
    evidence = [e for item in desk.view.items for e in item.evidence]
    return tuple(desk.say(key) for key in ("marks.suggested", "marks.by_hand", "marks.cut")) if evidence else ()


def _cells(desk: Desk, item: ItemView, quoted: dict[tuple[str, ...], str]) -> tuple[Cell, ...]:
    return (
        cell(Run(item.id, Face.STRONG), Run(desk.marks(item))),
        _obligation(desk, item),
        _provision(desk, item, quoted),
        _assessment(desk, item),
        _recommendation(desk, item),
    )


def _obligation(desk: Desk, item: ItemView) -> Cell:
    return (
        Paragraph((Run(item.title, Face.STRONG),)),
        Paragraph((Run(desk.duty(item)),)),
        Paragraph((Run(item.obligation),)),
    )


def _provision(desk: Desk, item: ItemView, quoted: dict[tuple[str, ...], str]) -> Cell:
    say = desk.say
    if item.grade is Grade.NOT_ASSESSED and not item.evidence:
        return (note(say("annex1.nothing")),)
    blocks: list[Paragraph | Quote] = []
    if item.grade is Grade.NOT_ASSESSED:
        blocks.append(note(say("annex1.open_evidence")))
    for evidence in item.evidence:
        blocks.extend(_evidence(desk, item, evidence, quoted))
    blocks.extend(Paragraph(line) for line in desk.absence(item))
    return tuple(blocks) or (note(say("annex1.none_accepted")),)


def _evidence(
    desk: Desk, item: ItemView, evidence: EvidenceView, quoted: dict[tuple[str, ...], str]
) -> list[Paragraph | Quote]:
    say = desk.say
    origin = "" if evidence.law_id is None else f" {say('evidence.origin_' + _origin(evidence))}"
    blocks: list[Paragraph | Quote] = [Paragraph((Run(desk.place(evidence), Face.STRONG), Run(origin, Face.QUIET)))]
    first = quoted.setdefault((evidence.law, *evidence.lines), item.id)
    if first != item.id and sum(map(len, evidence.lines)) > REPEAT_LIMIT:
        lines, _ = shorten(evidence.lines, REPEAT_SHOWN)
        blocks.append(Quote(lines, evidence.language, evidence.rtl))
        blocks.append(Paragraph(say.runs("annex1.quoted_under", item=desk.item_link(first))))
    else:
        blocks.append(Quote(evidence.lines, evidence.language, evidence.rtl))
    remarks = [b for b in desk.evidence_remarks(evidence) if isinstance(b, Paragraph | Quote)]
    return [*blocks, *remarks]


def _origin(evidence: EvidenceView) -> str:
    return "suggested" if evidence.suggested else "by_hand"


def _assessment(desk: Desk, item: ItemView) -> Cell:
    grade = desk.grade_word(item.grade)
    if item.gap:
        grade = f"{grade} ({desk.gap_words(item)})"
    blocks = [Paragraph((Run(grade, Face.STRONG),))]
    lines = [*paragraphs(item.reason), element_words(desk, item), *comment_lines(desk, item)]
    blocks.extend(Paragraph((Run(line),)) for line in lines if line)
    signed = signature(desk, item)
    if signed:
        blocks.append(note(signed))
    return tuple(blocks)


def _recommendation(desk: Desk, item: ItemView) -> Cell:
    """In full beside the first item that it answers, by number beside the others."""
    say = desk.say
    blocks = []
    shown = {i.id for i in desk.view.items}
    for number in item.recommendations:
        r = desk.recommendation(number)
        link = desk.recommendation_link(number)
        first = next(i for i in r.items if i in shown)
        if item.id == first:
            urgency = say(f"urgency.{r.urgency}").lower()
            runs = say.runs("annex1.recommendation_text", number=link, urgency=urgency, sentence=r.sentence)
        else:
            runs = say.runs("annex1.recommendation_see", number=link)
        blocks.append(Paragraph(runs))
    return tuple(blocks)
