"""What stands before the numbered paragraphs: cover, imprint, contents and scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legcheck.checklist import Level
from legcheck.report.blocks import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Contents,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Row,
    Run,
    Style,
    Table,
)
from legcheck.report.compose.desk import GRADES, Desk, counts, of_level, text
from legcheck.report.view import ItemView, LawView, TreatyView

OTHER_LEVELS = (Level.CONSIDER, Level.OPTIONAL, Level.GOOD_PRACTICE)
"""Duty levels that stand apart from mandatory items."""


def status_word(desk: Desk) -> str:
    """DRAFT, VALIDATED or FINAL."""
    return desk.say(f"status.{desk.view.status}")


def cover(desk: Desk) -> list[Block]:
    """The cover page."""
    view, say = desk.view, desk.say
    blocks: list[Block] = [
        Paragraph((Run(status_word(desk)),), style=Style.STATUS),
        Paragraph((Run(view.title),), style=Style.TITLE),
        Paragraph((Run(say("cover.subtitle", instruments=desk.instruments())),), style=Style.SUBTITLE),
    ]
    if not view.examined:
        blocks.append(Paragraph((Run(say("cover.screened")),), style=Style.SUBTITLE))
    adviser = view.assessor.name
    if view.assessor.role:
        adviser = say("cover.adviser", name=adviser, role=view.assessor.role)
    status = desk.say(f"file_status.{view.status}")
    rows: list[tuple[str, Cell]] = [
        (say("cover.country"), text(view.country)),
        (say("cover.laws"), _lines(_law_line(desk, law) for law in view.laws)),
        (say("cover.basis"), text(_capital(say(f"basis.{view.basis}")))),
        (say("cover.instruments"), _lines(_treaty_line(desk, treaty) for treaty in view.treaties)),
        (say("cover.language"), _lines(_language_lines(desk))),
        (say("cover.distribution"), text(view.distribution)),
        (say("cover.status"), text(status)),
        (say("cover.advisers" if view.examined else "cover.opened_by"), _lines([adviser, *view.advisers[1:]])),
        (say("cover.date"), text(say.date(view.now))),
        (say("cover.versions"), text(versions(desk))),
    ]
    return [*blocks, Facts(tuple((label, content) for label, content in rows if content)), PageBreak()]


def versions(desk: Desk) -> str:
    """Versions of tool and checklists, with the start of the checklists' hash."""
    view = desk.view
    return desk.say(
        "cover.version", tool=view.made.tool, catalogue=view.made.catalogue, sha=view.made.catalogue_sha256[:12]
    )


def imprint(desk: Desk) -> list[Block]:
    """What the report is not, and the contents."""
    say = desk.say
    return [
        Heading(1, say("imprint.title"), "imprint"),
        *(
            Paragraph((Run(line),))
            for line in say.all("imprint.text" if desk.view.examined else "imprint.text_screened")
        ),
        Contents(say("cover.contents"), say("cover.contents_hint")),
        PageBreak(),
    ]


def scorecard(desk: Desk) -> list[Block]:
    """Counts by theme and grade, mandatory items apart from the rest, and a chart."""
    view, say = desk.view, desk.say
    blocks: list[Block] = [Heading(1, say("scorecard.title"), "scorecard"), Paragraph((Run(say("scorecard.intro")),))]
    mandatory = [(theme.title, of_level(theme.items, Level.MANDATORY)) for theme in view.themes]
    mandatory = [(title, items) for title, items in mandatory if items]
    other = [
        (say("scorecard.level_row", level=say(f"level_short.{level}"), theme=theme.title), items)
        for level in OTHER_LEVELS
        for theme in view.themes
        if (items := of_level(theme.items, level))
    ]
    for key, label, rows in (
        ("scorecard.mandatory", "scorecard.theme", mandatory),
        ("scorecard.other", "scorecard.level_theme", other),
    ):
        blocks.append(_grade_table(desk, say(key), say(label), rows) if rows else _nothing(desk))
    if mandatory:
        bars = tuple(Bar(title, _parts(desk, items)) for title, items in mandatory)
        blocks.append(Chart(say("scorecard.chart"), bars, desk.legend(*desk.grade_legend())))
    return blocks


def _nothing(desk: Desk) -> Paragraph:
    return Paragraph((Run(desk.say("scorecard.nothing")),))


def _grade_table(desk: Desk, caption: str, label: str, rows: Sequence[tuple[str, Sequence[ItemView]]]) -> Table:
    say = desk.say
    columns = (
        Column(label, 0.26),
        *(Column(desk.grade_word(grade), 0.11, centred=True) for grade in GRADES),
        Column(say("scorecard.items"), 0.08, centred=True),
    )
    every = [item for _, items in rows for item in items]
    body = [_grade_row(title, items) for title, items in rows]
    if len(rows) > 1:
        body.append(_grade_row(say("scorecard.total"), every))
    return Table(caption, columns, tuple(body), desk.legend(*desk.grade_legend()))


def _grade_row(title: str, items: Sequence[ItemView]) -> Row:
    tally = counts(items)
    return Row((text(title), *(text(str(tally[g]) if tally[g] else "–") for g in GRADES), text(str(len(items)))))


def _parts(desk: Desk, items: Sequence[ItemView]) -> tuple[Part, ...]:
    tally = counts(items)
    return tuple(
        Part(g.value.replace(" ", "-"), desk.say(f"grade.{g}.word"), desk.say(f"grade.{g}.sign"), tally[g])
        for g in GRADES
        if tally[g]
    )


def _lines(values: Iterable[str]) -> Cell:
    return tuple(block for value in values for block in text(value))


def _law_line(desk: Desk, law: LawView) -> str:
    say = desk.say
    details = [law.date or say("cover.undated"), say(f"law_status.{law.status}")]
    return say("cover.law", title=law.title, details=", ".join(details))


def _treaty_line(desk: Desk, treaty: TreatyView) -> str:
    return desk.say("cover.treaty", instrument=desk.say(f"instrument.{treaty.instrument}"), status=party(desk, treaty))


def party(desk: Desk, treaty: TreatyView) -> str:
    """Treaty status in words, with its date."""
    status = desk.say(f"party.{treaty.party or 'unknown'}")
    return desk.say("party.since", status=status, since=treaty.since) if treaty.since else status


def _language_lines(desk: Desk) -> list[str]:
    view, say = desk.view, desk.say
    lines = [say("cover.report_language", language=desk.language_name(view.language))]
    for law in view.laws:
        if law.translation_of:
            lines.append(say("cover.translation", law=law.name, original=law.translation_of))
        else:
            lines.append(say("cover.original", law=law.name, language=desk.language_name(law.language)))
    return lines


def _capital(value: str) -> str:
    return value[:1].upper() + value[1:]
