"""Chapters I and II: who assessed what, what was not reviewed, and what each mark means."""

from __future__ import annotations

from legcheck.assessment import GapKind, Grade, QuoteCheck, Urgency
from legcheck.checklist import Level
from legcheck.report.blocks import Block, Bullets, Cell, Column, Face, Heading, Paragraph, Row, Run, Table
from legcheck.report.compose.desk import GRADES, Desk, graded, note, of_level, text
from legcheck.report.compose.front import party
from legcheck.report.view import LawView

LISTED_OPEN = 20
"""Items that are listed as not assessed; of more only the number is given, since nobody reads a page of ids."""


def introduction(desk: Desk) -> list[Block]:
    """Chapter I."""
    view, say = desk.view, desk.say
    names = {
        "laws": desk.law_names() or say("scope.no_laws"),
        "country": view.country,
        "instruments": desk.instruments(),
        "date": say.date(view.now),
    }
    if view.examined:
        first = desk.said("introduction.what", advisers=say.listing(view.advisers), **names)
    else:
        first = desk.said("introduction.what_screened", **names)
    system = say(f"legal_system.{view.legal_system}")
    return [
        Heading(1, say("introduction.title"), "chapter-1"),
        first,
        desk.said("introduction.basis", basis=say(f"basis.{view.basis}"), system=system),
        desk.said("introduction.method"),
        desk.said("introduction.limits"),
        desk.said("introduction.status", status=say(f"file_status.{view.status}")),
    ]


def scope(desk: Desk) -> list[Block]:
    """Chapter II."""
    return [
        Heading(1, desk.say("scope.title"), "chapter-2"),
        *_laws(desk),
        *_not_reviewed(desk),
        *_treaties(desk),
        *_method(desk),
    ]


def _laws(desk: Desk) -> list[Block]:
    view, say = desk.view, desk.say
    blocks: list[Block] = [Heading(2, say("scope.laws"), "scope-laws")]
    if not view.laws:
        return [*blocks, desk.said("scope.no_laws")]
    key = "scope.laws_text_one" if len(view.laws) == 1 else "scope.laws_text"
    blocks.append(desk.said(key, count=len(view.laws)))
    columns = (
        Column(say("scope.name"), 0.32),
        Column(say("scope.state"), 0.18),
        Column(say("scope.language"), 0.15),
        Column(say("scope.read"), 0.35),
    )
    rows = tuple(Row(_law_cells(desk, law)) for law in view.laws)
    blocks.append(Table(say("scope.laws_table"), columns, rows, desk.legend(say("marks.laws"))))
    blocks.extend(
        desk.said("scope.warnings", law=law.name, warnings="; ".join(law.warnings)) for law in view.laws if law.warnings
    )
    return blocks


def _law_cells(desk: Desk, law: LawView) -> tuple[Cell, ...]:
    say = desk.say
    state = [law.date or say("cover.undated"), say(f"law_status.{law.status}"), say(f"law_level.{law.level}")]
    language = desk.language_name(law.language)
    if law.translation_of:
        language += "; " + say("scope.translation_of", original=law.translation_of)
    if not law.read:
        read = [say("scope.not_read")]
    else:
        read = [say("scope.read_text", provisions=law.provisions, chars=f"{law.chars:,}")]
        if law.other_roles:
            roles = ", ".join(f"{say(f'role.{role}')} ({count})" for role, count in law.other_roles)
            read.append(say("scope.read_other", roles=roles))
        if law.unplaced_chars:
            read.append(say("scope.read_unplaced", chars=f"{law.unplaced_chars:,}"))
    name = text(law.name, Face.STRONG)
    if law.title != law.name:
        name = (*name, note(say("scope.full_title", title=law.title)))
    return (name, text(", ".join(state)), text(language), text("; ".join(read)))


def _not_reviewed(desk: Desk) -> list[Block]:
    view, say = desk.view, desk.say
    blocks: list[Block] = [Heading(2, say("scope.not_reviewed"), "scope-not-reviewed"), desk.said("scope.only")]
    if view.cited_acts:
        blocks.append(desk.said("scope.cited"))
        blocks.append(Bullets(tuple((Run(act),) for act in view.cited_acts)))
    else:
        blocks.append(desk.said("scope.no_cited"))
    total, open_items = len(view.items), graded(view.items, Grade.NOT_ASSESSED)
    if not open_items:
        blocks.append(desk.said("scope.all_assessed", total=total))
    elif len(open_items) == total:
        blocks.append(desk.said("scope.nothing_assessed", total=total))
    elif len(open_items) > LISTED_OPEN:
        blocks.append(desk.said("scope.many_not_assessed", count=len(open_items), total=total))
    else:
        links = desk.item_links(item.id for item in open_items)
        blocks.append(desk.said("scope.not_assessed", count=len(open_items), total=total, items=links))
    return blocks


def _treaties(desk: Desk) -> list[Block]:
    view, say = desk.view, desk.say
    columns = (
        Column(say("scope.instrument"), 0.46),
        Column(say("scope.party"), 0.22),
        Column(say("scope.reservations"), 0.32),
    )
    rows = tuple(
        Row((text(t.title), text(party(desk, t)), text(t.reservations or say("words.none")))) for t in view.treaties
    )
    return [
        Heading(2, say("scope.treaties"), "scope-treaties"),
        desk.said("scope.treaties_text"),
        Table(say("scope.treaties_table"), columns, rows, desk.legend(say("marks.treaties"))),
    ]


def _method(desk: Desk) -> list[Block]:
    view, say = desk.view, desk.say
    total = len(view.items)
    checklists = "; ".join(view.asked.checklists)
    blocks: list[Block] = [
        Heading(2, say("scope.method"), "scope-method"),
        desk.said("scope.checklists", checklists=checklists, count=total),
    ]
    if view.asked.unused_checklists:
        blocks.append(desk.said("scope.unused_checklists", checklists="; ".join(view.asked.unused_checklists)))
    narrowed = [
        *(say(f"level.{level}") for level in view.asked.levels),
        *(say(f"instrument.{instrument}") for instrument in view.asked.instruments),
        *(say(f"law_scope.{kind}") for kind in view.asked.law_scopes),
    ]
    if narrowed:
        blocks.append(desk.said("scope.narrowed", choices="; ".join(narrowed)))
    numbers = [(level, len(of_level(view.items, level))) for level in Level]
    shown = "; ".join(f"{say(f'level.{level}')}: {count}" for level, count in numbers if count)
    blocks.append(desk.said("scope.levels", counts=shown))
    blocks.extend(_reservations(desk))
    if view.examined:
        blocks.append(desk.said("scope.quotes"))
    changed = sum(e.check is QuoteCheck.CHANGED for item in view.items for e in item.evidence)
    if changed:
        blocks.append(desk.said("scope.changed_quotes", count=changed))
    return [*blocks, _marks(desk)]


def _reservations(desk: Desk) -> list[Paragraph]:
    """What must be said of the checklists themselves."""
    view = desk.view
    total, unreviewed = len(view.items), sum(not item.reviewed_by for item in view.items)
    unverified = sum(not item.verified for item in view.items)
    said: list[Paragraph] = []
    if unreviewed == total:
        said.append(desk.said("scope.jurist_all", total=total))
    elif unreviewed:
        said.append(desk.said("scope.jurist", count=unreviewed, total=total))
    if unverified:
        said.append(desk.said("scope.unverified", count=unverified))
    if view.made.catalogue_changed:
        said.append(desk.said("scope.changed_catalogue"))
    return said


def _marks(desk: Desk) -> Table:
    """All marks with their meanings."""
    say = desk.say
    pairs = [(desk.grade_word(grade), say(f"grade.{grade}.means")) for grade in GRADES]
    pairs += [(say(f"gap.{kind}"), say(f"gap_means.{kind}")) for kind in GapKind]
    pairs += [(say(f"urgency.{urgency}"), say(f"urgency_means.{urgency}")) for urgency in Urgency]
    split = ("marks.unverified", "marks.unreviewed", "marks.qualified", "marks.suggested", "marks.by_hand", "marks.cut")
    pairs += [(mark, meaning) for mark, _, meaning in (say(key).partition(": ") for key in split)]
    columns = (Column(say("scope.mark"), 0.3), Column(say("scope.meaning"), 0.7))
    rows = tuple(Row((text(mark), text(meaning))) for mark, meaning in pairs)
    return Table(say("scope.marks_table"), columns, rows, (Run(say("scope.other_marks")),))
