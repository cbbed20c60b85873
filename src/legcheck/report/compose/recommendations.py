"""Chapter V and Annex 3: the consolidated recommendations and their wording."""

from __future__ import annotations

from legcheck.assessment import GapKind, RecommendationStatus
from legcheck.report.blocks import Block, Cell, Column, Face, Heading, Paragraph, Quote, Row, Run, Style, Table
from legcheck.report.compose.desk import Desk, note, text
from legcheck.report.text import is_rtl, sentence
from legcheck.report.view import RecommendationView


def conclusions(desk: Desk) -> list[Block]:
    """Chapter V."""
    view, say = desk.view, desk.say
    blocks: list[Block] = [Heading(1, say("recommendations.title"), "chapter-5")]
    count = len(view.recommendations)
    if not count:
        blocks.append(desk.said("recommendations.none"))
    else:
        blocks.append(desk.said("recommendations.intro_one" if count == 1 else "recommendations.intro", count=count))
    without = [item for item in view.items if item.gap is GapKind.GAP and not item.recommendations]
    if without:
        links = desk.item_links(item.id for item in without)
        blocks.append(desk.said("recommendations.without", items=links))
    declined = sum(r.status is RecommendationStatus.DECLINED for r in view.recommendations)
    if declined:
        blocks.append(desk.said("recommendations.declined", count=declined))
    if count:
        blocks += [desk.said("recommendations.close"), _table(desk)]
    return blocks


def _table(desk: Desk) -> Table:
    say = desk.say
    columns = (
        Column(say("recommendations.number"), 0.08),
        Column(say("recommendations.recommendation"), 0.45),
        Column(say("recommendations.reason"), 0.29),
        Column(say("recommendations.refers"), 0.18),
    )
    rows = tuple(Row(_cells(desk, r), f"recommendation-{r.number}") for r in desk.view.recommendations)
    kinds = dict.fromkeys(r.urgency for r in desk.view.recommendations)
    legend = desk.legend(
        *(say("marks.urgency", word=say(f"urgency.{u}").lower(), means=say(f"urgency_means.{u}")) for u in kinds),
        say("marks.key"),
        say("marks.status"),
    )
    return Table(say("recommendations.table"), columns, rows, legend)


def _cells(desk: Desk, r: RecommendationView) -> tuple[Cell, ...]:
    say = desk.say
    number = [Paragraph((Run(str(r.number), Face.STRONG),))]
    if r.letter:
        number.append(Paragraph((Run(r.letter, Face.STRONG),)))
    action = [Paragraph((Run(r.sentence),))]
    details = [
        say("recommendations.article", article=r.article) if r.article else "",
        say("recommendations.addressee", addressee=r.addressee) if r.addressee else "",
        say("recommendations.see_wording") if r.wording else "",
    ]
    if any(details):
        action.append(note(" ".join(d for d in details if d)))
    basis = say("recommendations.basis", basis=r.legal_basis) if r.legal_basis else ""
    reason = (*text(sentence(r.reason)), *((note(basis),) if basis else ()))
    refers = [Paragraph(desk.item_links(r.items))] if r.items else []
    paras = desk.paragraph_links(r.items)
    if paras:
        refers.append(Paragraph(say.runs("recommendations.paras", paras=paras)))
    status = f"{say(f'urgency.{r.urgency}')}; {say(f'recommendation_status.{r.status}')}"
    return (tuple(number), tuple(action), reason, (*refers, note(status)))


def wording(desk: Desk) -> list[Block]:
    """Annex 3."""
    view, say = desk.view, desk.say
    blocks: list[Block] = [Heading(1, say("annex3.title"), "annex-3")]
    proposed = [r for r in view.recommendations if r.wording]
    if not proposed:
        return [*blocks, Paragraph((Run(say("annex3.none")),))]
    blocks.append(Paragraph((Run(say("annex3.intro")),)))
    for r in proposed:
        blocks.append(Heading(3, say("annex3.heading", number=r.number), f"wording-{r.number}"))
        if r.article:
            blocks.append(Paragraph((Run(say("annex3.place", article=r.article)),)))
        blocks.append(Quote(r.wording, "", is_rtl(r.wording[0])))
        source = say("annex3.source", source=r.wording_source) if r.wording_source else say("annex3.no_source")
        blocks.append(Paragraph((Run(source, Face.QUIET),), style=Style.NOTE))
    return blocks
