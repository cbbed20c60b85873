"""Chapter III: the findings at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from legcheck.assessment import GapKind, Grade, Validation
from legcheck.report.blocks import Block, Column, Heading, Paragraph, Row, Run, Table
from legcheck.report.compose.desk import Desk, cell, counts, graded, text
from legcheck.report.view import ItemView


def overview(desk: Desk) -> list[Block]:
    """Chapter III; composed after chapter IV's paragraphs are numbered, so that it can link to them."""
    view, say = desk.view, desk.say
    blocks: list[Block] = [Heading(1, say("overview.title"), "chapter-3")]
    if not view.examined:
        return [*blocks, desk.said("overview.none")]
    blocks.append(_counts(desk))
    places = {(e.law, e.label) for item in view.items for e in item.evidence}
    names = list(dict.fromkeys(e.law for item in view.items for e in item.evidence))
    if places:
        key = "overview.architecture_one" if len(places) == 1 else "overview.architecture"
        blocks.append(desk.said(key, places=len(places), laws=say.listing(names)))
    blocks.append(_validation(desk))
    conflicts = [item for item in graded(view.items, Grade.CONFLICTS) if item.gap in _OF_MANDATORY]
    if conflicts:
        blocks.append(desk.said("overview.conflicts", items=desk.titled_links(conflicts)))
    blocks.extend(_gaps(desk))
    for kind, key in ((GapKind.POINT_TO_CONSIDER, "overview.considers"), (GapKind.OPTION_NOT_USED, "overview.options")):
        found = [item for item in view.items if item.gap is kind]
        if found:
            blocks.append(desk.said(key, items=desk.titled_links(found)))
    return blocks


_OF_MANDATORY = (GapKind.GAP, GapKind.WOULD_BE_REQUIRED)


def _counts(desk: Desk) -> Paragraph:
    tally = counts(desk.view.items)
    return desk.said(
        "overview.counts",
        examined=desk.view.examined,
        total=len(desk.view.items),
        met=tally[Grade.MET],
        partly=tally[Grade.PARTLY_MET],
        not_met=tally[Grade.NOT_MET],
        conflicts=tally[Grade.CONFLICTS],
        na=tally[Grade.NOT_APPLICABLE],
        open=tally[Grade.NOT_ASSESSED],
    )


def _validation(desk: Desk) -> Paragraph:
    found = [item.validation for item in desk.view.items if item.validation is not Validation.NONE]
    if not found:
        return desk.said("overview.not_validated")
    return desk.said(
        "overview.validated",
        count=len(found),
        total=len(desk.view.items),
        agreed=found.count(Validation.AGREED),
        reserved=found.count(Validation.RESERVED),
        reworded=found.count(Validation.REWORDED),
    )


def _gaps(desk: Desk) -> list[Block]:
    items = [item for item in desk.view.items if item.gap in _OF_MANDATORY]
    gaps = sum(item.gap is GapKind.GAP for item in items)
    if not items:
        return [desk.said("overview.no_gaps")]
    blocks: list[Block] = []
    if gaps:
        blocks.append(desk.said("overview.gaps", count=gaps))
        blocks.append(_gap_table(desk, [item for item in items if item.gap is GapKind.GAP], "overview.gaps_table"))
    if len(items) > gaps:
        blocks.append(desk.said("overview.gaps_not_party", count=len(items) - gaps))
        rest = [item for item in items if item.gap is GapKind.WOULD_BE_REQUIRED]
        blocks.append(_gap_table(desk, rest, "overview.not_party_table"))
    return blocks


def _gap_table(desk: Desk, items: Sequence[ItemView], caption: str) -> Table:
    say = desk.say
    columns = (
        Column(say("overview.ref"), 0.2),
        Column(say("overview.requirement"), 0.4),
        Column(say("overview.assessment"), 0.2),
        Column(say("overview.where"), 0.08, centred=True),
        Column(say("overview.rec"), 0.12, centred=True),
    )
    rows = tuple(
        Row(
            (
                cell(desk.item_link(item.id), Run(desk.marks(item))),
                text(item.title),
                text(desk.grade_word(item.grade)),
                cell(desk.paragraph_links([item.id])),
                cell(desk.recommendation_links(item.recommendations)),
            )
        )
        for item in items
    )
    legend = desk.legend(
        *desk.grade_legend(item.grade for item in items),
        *desk.gap_legend(items),
        *(mark for mark in desk.item_legend(items) if not mark.startswith("qualified")),
    )
    return Table(say(caption), columns, rows, legend)
