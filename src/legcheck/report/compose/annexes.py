"""Annexes 2 and 4 to 7: the law article by article, what does not apply, questions, provenance, practice notes."""

from __future__ import annotations

from legcheck.assessment import Grade
from legcheck.report.blocks import Block, Cell, Column, Facts, Heading, Paragraph, Row, Run, Table
from legcheck.report.compose.analysis import signature
from legcheck.report.compose.desk import Desk, cell, graded, is_long, note, text, written
from legcheck.report.compose.front import versions
from legcheck.report.text import paragraphs
from legcheck.report.view import ItemView, LawView, LogLine, UseView

LOG_SHOWN = 100
"""Decisions printed; the assessment file keeps all. More would be read by nobody."""


def article_by_article(desk: Desk) -> list[Block]:
    """Annex 2."""
    view, say = desk.view, desk.say
    blocks: list[Block] = [Heading(1, say("annex2.title"), "annex-2")]
    if not view.laws:
        return [*blocks, _plain(say("annex2.none"))]
    blocks.append(_plain(say("annex2.intro")))
    for number, law in enumerate(view.laws, 1):
        if len(view.laws) > 1:
            blocks.append(Heading(2, say("annex2.law", number=number, title=law.title), f"law-{number}"))
        blocks.extend(_law(desk, law))
    return blocks


def _law(desk: Desk, law: LawView) -> list[Block]:
    say = desk.say
    if not law.read:
        return [_plain(say("annex2.not_read"))]
    used = sum(bool(use.items) for use in law.uses)
    columns = (
        Column(say("annex2.provision"), 0.2),
        Column(say("annex2.heading"), 0.36),
        Column(say("annex2.items"), 0.34),
        Column(say("annex2.recommendations"), 0.1),
    )
    items = {i for use in law.uses for i in use.items}
    marked = [item for item in desk.view.items if item.id in items]
    rows = tuple(Row(_use_cells(desk, use)) for use in law.uses)
    legend = desk.legend(say("marks.unused"), *desk.grade_legend(item.grade for item in marked))
    return [
        _plain(say("annex2.counts", used=used, total=law.provisions)),
        Table(say("annex2.table", law=law.name), columns, rows, legend),
    ]


def _use_cells(desk: Desk, use: UseView) -> tuple[Cell, ...]:
    say = desk.say
    if not use.items:
        words = say("annex2.unused") if use.count == 1 else say("annex2.unused_many", count=use.count)
        return (text(use.label), text(use.heading), text(words), ())
    grades = {item.id: item.grade for item in desk.view.items}
    runs: list[Run] = []
    for index, item_id in enumerate(use.items):
        sign = say(f"grade.{grades[item_id]}.sign")
        runs += [Run(", " if index else ""), desk.item_link(item_id), Run(f" {sign}")]
    return (
        text(use.label),
        text(use.heading),
        cell(tuple(run for run in runs if run.text)),
        cell(desk.recommendation_links(use.recommendations)),
    )


def not_applicable(desk: Desk) -> list[Block]:
    """Annex 4."""
    say = desk.say
    items = graded(desk.view.items, Grade.NOT_APPLICABLE)
    blocks: list[Block] = [Heading(1, say("annex4.title"), "annex-4")]
    if not items:
        return [*blocks, _plain(say("annex4.none"))]
    columns = (
        Column(say("annex4.ref"), 0.18),
        Column(say("annex4.requirement"), 0.3),
        Column(say("annex4.reason"), 0.32),
        Column(say("annex4.decided"), 0.2),
    )
    rows = tuple(Row((*_requirement(desk, item), written(item.reason), text(signature(desk, item)))) for item in items)
    legend = desk.legend(*desk.grade_legend([Grade.NOT_APPLICABLE]), *desk.item_legend(items))
    return [*blocks, Table(say("annex4.table"), columns, rows, legend)]


def questions(desk: Desk) -> list[Block]:
    """Annex 5."""
    view, say = desk.view, desk.say
    blocks: list[Block] = [Heading(1, say("annex5.title"), "annex-5")]
    if not view.questions:
        return [*blocks, _plain(say("annex5.none"))]
    columns = (
        Column(say("annex5.number"), 0.07),
        Column(say("annex5.question"), 0.35),
        Column(say("annex5.addressee"), 0.18),
        Column(say("annex5.answer"), 0.22),
        Column(say("annex5.refers"), 0.18),
    )
    rows = tuple(
        Row(
            (
                text(str(number)),
                written(q.text),
                text(", ".join(part for part in (q.addressee, q.date) if part)),
                written(q.answer) or text(say("annex5.no_answer")),
                cell(desk.item_links(q.items)),
            )
        )
        for number, q in enumerate(view.questions, 1)
    )
    return [*blocks, Table(say("annex5.table"), columns, rows, desk.legend(say("annex5.meaning")))]


def provenance(desk: Desk) -> list[Block]:
    """Annex 6."""
    view, say = desk.view, desk.say
    evidence = [e for item in view.items for e in item.evidence]
    origin = say(
        "annex6.origin",
        total=len(evidence),
        suggested=sum(e.suggested for e in evidence),
        by_hand=sum(e.law_id is not None and not e.suggested for e in evidence),
        cited=sum(e.law_id is None for e in evidence),
    )
    state = say(
        "annex6.state_text",
        status=say(f"status.{view.status}"),
        examined=view.examined,
        total=len(view.items),
    )
    facts = (
        (say("annex6.made"), text(versions(desk))),
        (say("annex6.checklists"), text(view.made.catalogue_sha256)),
        (say("annex6.moment"), text(say.date(view.now))),
        (say("annex6.state"), text(state)),
    )
    blocks: list[Block] = [
        Heading(1, say("annex6.title"), "annex-6"),
        Heading(2, say("annex6.provenance"), "provenance"),
        Facts(facts),
    ]
    if view.laws:
        blocks.append(_hashes(desk))
    if evidence:
        blocks.append(_plain(origin))
    return [*blocks, Heading(2, say("annex6.log"), "change-log"), *_log(desk)]


def _hashes(desk: Desk) -> Table:
    say = desk.say
    columns = (Column(say("annex6.law"), 0.28), Column(say("annex6.file"), 0.27), Column(say("annex6.sha"), 0.45))
    rows = tuple(Row((text(law.name), text(law.file), text(law.sha256))) for law in desk.view.laws)
    return Table(say("annex6.table"), columns, rows, desk.legend(say("marks.sha")))


def _log(desk: Desk) -> list[Block]:
    say, log = desk.say, desk.view.log
    if not log:
        return [_plain(say("annex6.no_log"))]
    blocks: list[Block] = []
    if len(log) > LOG_SHOWN:
        blocks.append(_plain(say("annex6.log_earlier", count=len(log) - LOG_SHOWN)))
    columns = (Column(say("annex6.when"), 0.2), Column(say("annex6.who"), 0.2), Column(say("annex6.what"), 0.6))
    rows = tuple(Row(_log_cells(desk, line)) for line in log[-LOG_SHOWN:])
    return [*blocks, Table(say("annex6.log_table"), columns, rows, desk.legend(say("marks.undone")))]


def _log_cells(desk: Desk, line: LogLine) -> tuple[Cell, ...]:
    when = line.at.strftime("%Y-%m-%d %H:%M") if line.at else ""
    what = desk.say("annex6.undone", what=line.what) if line.undone else line.what
    return (text(when), text(line.who), text(what))


def searches(desk: Desk) -> list[Block]:
    """The annex of long statements that nothing was found; nothing where there are none."""
    say = desk.say
    items = [item for item in desk.view.items if is_long(item)]
    if not items:
        return []
    columns = (
        Column(say("searches.ref"), 0.14),
        Column(say("searches.requirement"), 0.2),
        Column(say("searches.statement"), 0.66),
    )
    rows = tuple(
        Row((*_requirement(desk, item), tuple(map(note, paragraphs(item.absence)))), f"search-{item.id}")
        for item in items
    )
    return [
        Heading(1, say("searches.title", number=desk.annex["searches"]), "annex-searches"),
        _plain(say("searches.intro")),
        Table(say("searches.table"), columns, rows, desk.legend(say("searches.meaning"), *desk.item_legend(items))),
    ]


def practice_notes(desk: Desk) -> list[Block]:
    """The annex of practice notes; nothing where there are none."""
    say = desk.say
    items = [item for item in desk.view.items if item.practice_note]
    if not items:
        return []
    columns = (
        Column(say("practice.ref"), 0.18),
        Column(say("practice.requirement"), 0.32),
        Column(say("practice.note"), 0.5),
    )
    rows = tuple(Row((*_requirement(desk, item), written(item.practice_note))) for item in items)
    return [
        Heading(1, say("practice.title", number=desk.annex["practice"]), "annex-practice"),
        _plain(say("practice.intro")),
        Table(say("practice.table"), columns, rows, desk.legend(say("practice.meaning"), *desk.item_legend(items))),
    ]


def _requirement(desk: Desk, item: ItemView) -> tuple[Cell, Cell]:
    where = f"{desk.citation(item.instrument, item.article)} ({desk.level_words(item)})"
    return (
        cell(desk.item_link(item.id), Run(desk.marks(item))),
        (*text(item.title), *text(where)),
    )


def _plain(words: str) -> Paragraph:
    return Paragraph((Run(words),))
