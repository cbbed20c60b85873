"""From the view to a plain document, chapter by chapter in the order of design.md, section 7."""

from __future__ import annotations

from legcheck.report.blocks import Block, Document, Section
from legcheck.report.compose import annexes, front, scope
from legcheck.report.compose.analysis import analysis
from legcheck.report.compose.coverage import treaty_coverage
from legcheck.report.compose.desk import Desk
from legcheck.report.compose.overview import overview
from legcheck.report.compose.recommendations import conclusions, wording
from legcheck.report.compose.side_by_side import side_by_side
from legcheck.report.compose.suggestions import suggestions
from legcheck.report.compose.summary import summary
from legcheck.report.phrases import load_phrases
from legcheck.report.view import ReportView

RUNNING_TITLE = 75
"""Characters of the title in the running line."""


def compose(view: ReportView) -> Document:
    """The whole report. Raises `ReportError` where there are no phrases in its language."""
    say = load_phrases(view.language)
    # a first pass learns the paragraph numbers, so that summary and overview can link forward to them
    numbers = Desk(view, say)
    _chapters(numbers)
    desk = Desk(view, say, numbers.paragraph_of)
    opening = [*front.cover(desk), *front.imprint(desk), *summary(desk), *front.scorecard(desk)]
    machine = suggestions(desk)
    first, last = say.all("words.page")
    return Document(
        title=view.title,
        subject=say("cover.subtitle", instruments=desk.instruments()),
        author="; ".join(view.advisers),
        language=view.language,
        created=view.now,
        header=_running_line(desk),
        footer=say("footer", date=say.date(view.now)),
        page_words=(first, last),
        sections=(
            Section((*opening, *_chapters(desk))),
            Section(tuple(side_by_side(desk)), landscape=True),
            Section(tuple(_annexes(desk))),
            *((Section(tuple(machine)),) if machine else ()),
        ),
    )


def _running_line(desk: Desk) -> str:
    """Status, distribution and the title as far as it fits on the line of an upright page."""
    title = desk.view.title
    if len(title) > RUNNING_TITLE:
        title = f"{title[:RUNNING_TITLE].rsplit(' ', 1)[0]} …"
    return desk.say("header", status=front.status_word(desk), distribution=desk.view.distribution, title=title)


def _chapters(desk: Desk) -> list[Block]:
    """Chapters I to V, whose paragraphs are numbered through."""
    return [
        *scope.introduction(desk),
        *scope.scope(desk),
        *overview(desk),
        *analysis(desk),
        *conclusions(desk),
    ]


def _annexes(desk: Desk) -> list[Block]:
    """Annexes 2 to 6, and those that not every report has."""
    return [
        *annexes.article_by_article(desk),
        *wording(desk),
        *annexes.not_applicable(desk),
        *annexes.questions(desk),
        *annexes.provenance(desk),
        *annexes.practice_notes(desk),
        *annexes.searches(desk),
        *treaty_coverage(desk),
    ]
