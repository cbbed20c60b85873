"""Chapter IV: by theme, each shortfall in numbered paragraphs; what is met in a short table."""

from __future__ import annotations

from collections.abc import Sequence

from legcheck.assessment import GapKind, Grade, Tick, Validation
from legcheck.report.blocks import Block, Cell, Column, Face, Heading, Paragraph, Quote, Row, Run, Runs, Style, Table
from legcheck.report.compose.desk import GRADES, Desk, cell, counts, graded, note, text
from legcheck.report.text import paragraphs, sentence, shorten
from legcheck.report.view import EvidenceView, ItemView, ThemeView

QUOTE_LIMIT = 700
"""Characters of one quote in the running text; longer ones stand in full in Annex 1."""
QUOTES = 3
"""Quotes per item in the running text."""
REPEAT_LIMIT = 250
"""A longer quote stands in full once; where it comes again its beginning and a link stand for it."""
REPEAT_SHOWN = 120
"""Characters shown where a long quote comes again."""


def analysis(desk: Desk) -> list[Block]:
    """Chapter IV."""
    blocks: list[Block] = [Heading(1, desk.say("analysis.title"), "chapter-4")]
    for index, theme in enumerate(desk.view.themes):
        title = desk.say("analysis.theme", letter=chr(ord("A") + index), title=theme.title)
        blocks.append(Heading(2, title, f"theme-{theme.id}"))
        blocks.extend(_theme(desk, theme))
    return blocks


def _theme(desk: Desk, theme: ThemeView) -> list[Block]:
    tally = counts(theme.items)
    examined = len(theme.items) - tally[Grade.NOT_ASSESSED]
    if not examined:
        return [desk.said("analysis.none", total=len(theme.items))]
    shown = ", ".join(
        f"{tally[g]} {desk.say(f'grade.{g}.word').lower()}" for g in GRADES if tally[g] and g is not Grade.NOT_ASSESSED
    )
    blocks: list[Block] = [desk.said("analysis.counts", total=len(theme.items), examined=examined, counts=shown)]
    in_full = [item for item in theme.items if item.gap and item.gap is not GapKind.OPTION_NOT_USED]
    for number, item in enumerate(in_full, 1):
        title = desk.say("analysis.item", number=number, title=item.title, id=item.id)
        blocks.append(Heading(3, title, f"finding-{item.id}"))
        blocks.extend(_finding(desk, item))
    blocks.extend(_in_short(desk, theme))
    return blocks


def _finding(desk: Desk, item: ItemView) -> list[Block]:
    """Requirement, what the law says, assessment, recommendation."""
    desk.paragraph_of[item.id] = desk.last_number + 1
    blocks: list[Block] = [_requirement(desk, item)]
    blocks.extend(_law_says(desk, item))
    blocks.extend(_assessment(desk, item))
    if not item.recommendations and desk.view.recommendations:
        blocks.append(desk.said("analysis.no_recommendation"))
    return [*blocks, *(_recommendation(desk, number) for number in item.recommendations)]


def _recommendation(desk: Desk, number: int) -> Paragraph:
    """In full where it comes first, by its number after that."""
    again = desk.recommended_at.get(number)
    if again is not None:
        para = Run(str(again), target=f"p{again}")
        return desk.said("analysis.recommendation_again", number=desk.recommendation_link(number), para=para)
    lead = desk.say.runs("analysis.recommendation", Face.STRONG, number=desk.recommendation_link(number, Face.STRONG))
    action = Run(desk.recommendation(number).sentence, Face.STRONG)
    paragraph = desk.numbered(lead, action, style=Style.RECOMMENDATION)
    desk.recommended_at[number] = desk.last_number
    return paragraph


def _requirement(desk: Desk, item: ItemView) -> Paragraph:
    lead = Run(desk.say("analysis.requirement"), Face.STRONG)
    words = desk.say("analysis.requirement_text", duty=desk.duty(item))
    return desk.numbered(lead, Run(words + sentence(item.obligation) + desk.marks(item)))


def _law_says(desk: Desk, item: ItemView) -> list[Block]:
    say = desk.say
    lead = Run(say("analysis.law_says"), Face.STRONG)
    if not item.evidence:
        lines = desk.absence(item) or ((Run(say("analysis.no_evidence")),),)
        return [desk.numbered(lead, lines[0]), *(Paragraph(line) for line in lines[1:])]
    blocks: list[Block] = []
    for index, evidence in enumerate(item.evidence[:QUOTES]):
        place = Run(say("analysis.provides", places=desk.place(evidence)))
        blocks.append(desk.numbered(lead, place) if index == 0 else Paragraph((place,)))
        blocks.extend(_quoted(desk, item, evidence))
    if len(item.evidence) > QUOTES:
        blocks.append(Paragraph(say.runs("analysis.more_evidence", item=desk.item_link(item.id))))
    blocks.extend(Paragraph(line) for line in desk.absence(item))
    return blocks


def _quoted(desk: Desk, item: ItemView, evidence: EvidenceView) -> list[Block]:
    key = (evidence.law, *evidence.lines)
    before = desk.quoted_at.get(key)
    desk.quoted_at.setdefault(key, desk.last_number)
    again = before is not None and sum(map(len, evidence.lines)) > REPEAT_LIMIT
    lines, cut = shorten(evidence.lines, REPEAT_SHOWN if again else QUOTE_LIMIT)
    blocks: list[Block] = [Quote(lines, evidence.language, evidence.rtl)]
    if again:
        link = Run(str(before), target=f"p{before}")
        blocks.append(Paragraph(desk.say.runs("analysis.quoted_before", Face.QUIET, para=link), style=Style.NOTE))
    elif cut:
        full = desk.say.runs("analysis.full_quote", Face.QUIET, item=desk.item_link(item.id))
        blocks.append(Paragraph(full, style=Style.NOTE))
    return [*blocks, *desk.evidence_remarks(evidence)]


def _assessment(desk: Desk, item: ItemView) -> list[Block]:
    say = desk.say
    word = say(f"grade.{item.grade}.word").lower()
    key = "analysis.assessment_gap" if item.gap else "analysis.assessment"
    lead = Run(say(key, grade=f"{say(f'grade.{item.grade}.sign')} {word}", gap=desk.gap_words(item)), Face.STRONG)
    reason = paragraphs(item.reason)
    first = [Run(sentence(reason[0]))] if reason else []
    elements = element_words(desk, item)
    if elements:
        first.append(Run(f" {elements}" if first else elements))
    lines = [(lead, *first), *((Run(line),) for line in (*reason[1:], *comment_lines(desk, item)))]
    signed = signature(desk, item)
    if signed:
        lines[-1] = (*lines[-1], Run(f" ({signed.rstrip('.')})", Face.QUIET))
    return [desk.numbered(lines[0]), *(Paragraph(runs) for runs in lines[1:])]


def element_words(desk: Desk, item: ItemView) -> str:
    """`Elements: act (present), means (missing).`; empty where none is ticked."""
    say = desk.say
    ticked = [e for e in item.elements if e.tick is not Tick.OPEN]
    if not ticked:
        return ""
    return say("analysis.elements", elements=", ".join(f"{e.name} ({say(f'tick.{e.tick}')})" for e in ticked))


def comment_lines(desk: Desk, item: ItemView) -> tuple[str, ...]:
    """The assessor's comment, introduced."""
    lines = paragraphs(item.comment)
    return (desk.say("analysis.comment", comment=lines[0]), *lines[1:]) if lines else ()


def signature(desk: Desk, item: ItemView) -> str:
    """Who graded it when, and what validation made of it."""
    say = desk.say
    words = []
    if item.graded_by and item.graded_at:
        words.append(say("analysis.graded", name=item.graded_by, date=say.date(item.graded_at)))
    elif item.graded_by:
        words.append(say("analysis.graded_undated", name=item.graded_by))
    if item.validation is not Validation.NONE:
        words.append(say("analysis.validation", validation=say(f"validation.{item.validation}")))
    return " ".join(words)


def _in_short(desk: Desk, theme: ThemeView) -> list[Block]:
    """What is met, options not used, what does not apply, what nobody assessed."""
    blocks: list[Block] = []
    met = graded(theme.items, Grade.MET)
    options = tuple(item for item in theme.items if item.gap is GapKind.OPTION_NOT_USED)
    for key, items in (("met", met), ("options", options)):
        if items:
            paragraph = desk.said(f"analysis.{key}")
            blocks.append(paragraph)
            desk.paragraph_of.update({item.id: paragraph.number or 0 for item in items})
            blocks.append(_short_table(desk, desk.say(f"analysis.{key}_table", theme=theme.title), items))
    for key, grade in (("not_applicable", Grade.NOT_APPLICABLE), ("not_assessed", Grade.NOT_ASSESSED)):
        found = graded(theme.items, grade)
        if found:
            links = desk.item_links(item.id for item in found)
            blocks.append(desk.said(f"analysis.{key}", items=links))
    return blocks


def _short_table(desk: Desk, caption: str, items: Sequence[ItemView]) -> Table:
    say = desk.say
    columns = (
        Column(say("overview.ref"), 0.17),
        Column(say("overview.requirement"), 0.33),
        Column(say("analysis.provisions"), 0.24),
        Column(say("analysis.remarks"), 0.26),
    )
    rows = tuple(Row(_short_cells(desk, item)) for item in items)
    legend = desk.legend(
        *desk.grade_legend(item.grade for item in items), *desk.gap_legend(items), *desk.item_legend(items)
    )
    return Table(caption, columns, rows, legend)


def _short_cells(desk: Desk, item: ItemView) -> tuple[Cell, ...]:
    where = f"{desk.citation(item.instrument, item.article)} ({desk.level_words(item)})"
    places = desk.places(item.evidence)
    remarks: list[Runs] = []
    if item.grade is not Grade.MET:
        remarks.append((Run(desk.grade_word(item.grade), Face.STRONG),))
    said = [*paragraphs(item.reason), *comment_lines(desk, item)]
    remarks.extend((Run(line),) for line in said)
    if not item.evidence:
        remarks.extend(desk.absence(item))
    if item.recommendations:
        numbers = desk.recommendation_links(item.recommendations)
        remarks.append(desk.say.runs("analysis.see_recommendation", numbers=numbers))
    return (
        cell(desk.item_link(item.id), Run(desk.marks(item))),
        (Paragraph((Run(item.title),)), note(where)),
        text(places),
        tuple(Paragraph(runs) for runs in remarks),
    )
