"""The summary: one page, unnumbered, with links to the paragraphs behind it."""

from __future__ import annotations

from collections.abc import Sequence

from legcheck.assessment import Grade
from legcheck.checklist import Level
from legcheck.report.blocks import Block, Box, Bullets, Face, Heading, PageBreak, Paragraph, Run, Runs
from legcheck.report.compose.desk import SHORTFALLS, Desk, counts, graded, of_level
from legcheck.report.view import ItemView, RecommendationView, ThemeView

STRENGTHS = 3
"""Themes named as strengths: the summary is one page."""
TITLES = 3
"""Items named per theme."""
PLACES = 3
"""Paragraphs linked one by one; beyond that a range, since the reader turns to the chapter."""


def summary(desk: Desk) -> list[Block]:
    """The summary in its frame; composed last, since it links to numbered paragraphs."""
    say = desk.say
    body = _assessed(desk) if desk.view.examined else _screened(desk)
    blocks: list[Block] = [Heading(1, say("summary.title"), "summary"), Box(tuple(body))]
    # a full summary has its own page
    return [*blocks, PageBreak()] if desk.view.examined else blocks


def _screened(desk: Desk) -> list[Paragraph | Bullets]:
    view, say = desk.view, desk.say
    blocks = [_paragraph(say("summary.none_assessed", total=len(view.items)), Face.STRONG)]
    if view.suggestions:
        annex = say("machine.title", number=desk.annex["machine"])
        link = Run(annex, target="annex-suggestions")
        blocks.append(Paragraph(say.runs("summary.suggestions", annex=link)))
    blocks.append(_not_reviewed(desk))
    return list(blocks)


def _assessed(desk: Desk) -> list[Paragraph | Bullets]:
    view, say = desk.view, desk.say
    blocks: list[Paragraph | Bullets] = [_paragraph(_examined(desk))]
    unbound = [item for item in of_level(view.items, Level.MANDATORY) if not item.bound]
    if unbound:
        names = desk.instruments(only_unbound=True)
        blocks.append(_paragraph(say("summary.not_party", instruments=names)))
    strengths, findings = _strengths(desk), _findings(desk)
    blocks.append(_paragraph(say("summary.strengths"), Face.STRONG))
    blocks.append(Bullets(strengths) if strengths else _paragraph(say("summary.no_strengths")))
    blocks.append(_paragraph(say("summary.gaps"), Face.STRONG))
    blocks.append(Bullets(findings) if findings else _paragraph(say("summary.no_gaps")))
    blocks.append(_paragraph(say("summary.key"), Face.STRONG))
    blocks.extend(_key(desk))
    blocks.append(_not_reviewed(desk))
    return blocks


def _examined(desk: Desk) -> str:
    view, say = desk.view, desk.say
    mandatory = of_level(view.items, Level.MANDATORY)
    tally = counts(mandatory)
    words = say(
        "summary.examined",
        total=len(view.items),
        examined=view.examined,
        advisers=say.listing(view.advisers),
        mandatory=len(mandatory),
        met=tally[Grade.MET],
        partly=tally[Grade.PARTLY_MET],
        not_met=tally[Grade.NOT_MET],
        conflicts=tally[Grade.CONFLICTS],
        na=tally[Grade.NOT_APPLICABLE],
        open=tally[Grade.NOT_ASSESSED],
    )
    return f"{words} {say('summary.other')}" if len(mandatory) < len(view.items) else words


def _strengths(desk: Desk) -> tuple[Runs, ...]:
    """The themes with most mandatory items met, and some of these items."""
    ranked: list[tuple[ThemeView, tuple[ItemView, ...], int]] = []
    for theme in desk.view.themes:
        mandatory = of_level(theme.items, Level.MANDATORY)
        met = graded(mandatory, Grade.MET)
        if met:
            ranked.append((theme, met, len(mandatory)))
    ranked.sort(key=lambda entry: -len(entry[1]))
    return tuple(
        desk.say.runs(
            "summary.strength" if len(met) > TITLES else "summary.strength_all",
            theme=Run(theme.title, Face.STRONG),
            met=len(met),
            total=total,
            titles=_titles(met),
        )
        for theme, met, total in ranked[:STRENGTHS]
    )


def _titles(items: tuple[ItemView, ...]) -> str:
    return "; ".join(item.title for item in items[:TITLES])


def _findings(desk: Desk) -> tuple[Runs, ...]:
    """Conflicts by name, then shortfalls of mandatory items by theme with their paragraphs."""
    say = desk.say
    mandatory = of_level(desk.view.items, Level.MANDATORY)
    conflicts = graded(mandatory, Grade.CONFLICTS)
    rows: list[Runs] = []
    if conflicts:
        rows.append(say.runs("summary.conflict", titles=desk.titled_links(conflicts)))
    for theme in desk.view.themes:
        inside = of_level(theme.items, Level.MANDATORY)
        short = graded(inside, *SHORTFALLS)
        if short:
            paras = _places(desk, [item.id for item in short])
            key = "summary.gap_one" if len(short) == 1 else "summary.gap"
            name = Run(theme.title, Face.STRONG)
            rows.append(say.runs(key, theme=name, count=len(short), total=len(inside), paras=paras))
    return tuple(rows)


def _places(desk: Desk, items: Sequence[str]) -> Runs:
    """Links to the paragraphs of items: each, or where they are many the first and the last."""
    if len(items) <= PLACES:
        return desk.say.runs("summary.para", paras=desk.paragraph_links(items))
    first, last = desk.paragraph_links(items[:1]), desk.paragraph_links(items[-1:])
    return desk.say.runs("summary.para_range", first=first, last=last)


def _key(desk: Desk) -> list[Paragraph | Bullets]:
    view, say = desk.view, desk.say
    key = [r for r in view.recommendations if r.letter]
    if key:
        return [Paragraph(_key_line(desk, r)) for r in key]
    if view.recommendations:
        return [_paragraph(say("summary.no_key", count=len(view.recommendations)))]
    return [_paragraph(say("summary.no_recommendations"))]


def _key_line(desk: Desk, recommendation: RecommendationView) -> Runs:
    links = desk.paragraph_links(recommendation.items[:PLACES])
    paras = desk.say.runs("summary.paras", paras=links) if links else ()
    reference = desk.say.runs(
        "summary.key_reference", number=desk.recommendation_link(recommendation.number), paras=paras
    )
    return (Run(f"{recommendation.letter}. ", Face.STRONG), Run(recommendation.sentence), *reference)


def _not_reviewed(desk: Desk) -> Paragraph:
    items, say = desk.view.items, desk.say
    total, words = len(items), [say("summary.outside")]
    still_open = len(graded(items, Grade.NOT_ASSESSED))
    if 0 < still_open < total:
        words.append(say("summary.open", open=still_open, total=total))
    unreviewed = sum(not item.reviewed_by for item in items)
    if unreviewed:
        key = "summary.unreviewed_all" if unreviewed == total else "summary.unreviewed"
        words.append(say(key, unreviewed=unreviewed, total=total))
    return _paragraph(" ".join(words), Face.QUIET)


def _paragraph(words: str, face: Face = Face.PLAIN) -> Paragraph:
    return Paragraph((Run(words, face),))
