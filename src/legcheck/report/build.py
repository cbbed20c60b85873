"""From an assessment to the view of its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Protocol, TypeVar

from legcheck.assessment import (
    Assessment,
    FileStatus,
    Grade,
    HistoryLine,
    Question,
    Setup,
    Validation,
    items_in_scope,
)
from legcheck.checklist import Catalogue, Instrument, Item, LawScope, Level
from legcheck.law import Law
from legcheck.matching import ItemMatch
from legcheck.report.build_coverage import coverage_views
from legcheck.report.build_items import item_view
from legcheck.report.build_laws import cited_acts, law_views, short_names
from legcheck.report.build_recommendations import numbers_by_item, recommendation_views
from legcheck.report.build_suggestions import suggestion_view
from legcheck.report.text import one_line
from legcheck.report.view import (
    AskedView,
    ItemView,
    LogLine,
    MadeView,
    QuestionView,
    ReportView,
    SuggestionView,
    ThemeView,
    TreatyView,
)

Choice = TypeVar("Choice", bound=StrEnum)


class Screened(Protocol):
    """What unattended matching found, item by item (`matching.Screening`)."""

    def match(self, item_id: str) -> ItemMatch:
        """Candidates and presence of one item."""
        ...


def build_view(
    assessment: Assessment,
    catalogue: Catalogue,
    laws: Mapping[str, Law],
    *,
    now: datetime | date,
    tool_version: str,
    screening: Screened | None = None,
    history: Sequence[HistoryLine] = (),
) -> ReportView:
    """Flatten an assessment into what a report says.

    `laws` are the stored laws by id; quotes are re-read from them, and a law that is not there is reported as
    not read. `screening` adds machine suggestions for items that nobody has assessed, apart from all evidence.
    Same input, same view: the clock is the caller's.
    """
    setup = assessment.setup
    items = items_in_scope(assessment, catalogue)
    names = short_names(assessment.laws)
    numbers = numbers_by_item(assessment, items)
    views = tuple(
        item_view(item, assessment, laws, names, numbers.get(item.id, ()), setup.report_language) for item in items
    )
    titles = catalogue.titles(setup.report_language)
    return ReportView(
        language=setup.report_language,
        title=one_line(setup.title),
        country=one_line(setup.country),
        status=_status(assessment.status, views),
        distribution=one_line(setup.distribution),
        assessor=setup.assessor,
        advisers=_advisers(setup.assessor.name, views),
        now=_moment(now),
        made=MadeView(tool_version, catalogue.version, catalogue.sha256, setup.catalogue_sha256 != catalogue.sha256),
        basis=setup.basis,
        legal_system=setup.legal_system,
        asked=_asked(setup, catalogue),
        treaties=_treaties(setup, items, titles.instruments),
        laws=law_views(assessment, laws, names, views),
        cited_acts=cited_acts(views),
        themes=_themes(views, titles.themes),
        recommendations=recommendation_views(assessment, items, titles.leads),
        questions=tuple(_question(q) for q in assessment.questions),
        suggestions=_suggestions(items, views, screening, laws, names),
        screened=screening is not None,
        log=tuple(_log_line(h) for h in history),
        coverage=coverage_views(catalogue, items, setup.report_language),
    )


def _question(question: Question) -> QuestionView:
    return QuestionView(
        question.text, one_line(question.addressee), one_line(question.date), question.answer, question.items
    )


def _asked(setup: Setup, catalogue: Catalogue) -> AskedView:
    titles = catalogue.titles(setup.report_language).checklists
    return AskedView(
        checklists=tuple(titles[c.id] for c in catalogue.checklists if c.id in setup.checklists),
        unused_checklists=tuple(titles[c.id] for c in catalogue.checklists if c.id not in setup.checklists),
        levels=_narrowed(setup.levels, Level),
        instruments=_narrowed(setup.instruments, Instrument),
        law_scopes=_narrowed(setup.law_scopes, LawScope),
    )


def _narrowed(chosen: tuple[Choice, ...], every: type[Choice]) -> tuple[Choice, ...]:
    """What was chosen, where that is not everything."""
    return () if set(chosen) == set(every) else chosen


def _log_line(line: HistoryLine) -> LogLine:
    what = f"{line.item}: {line.sentence}" if line.item else line.sentence
    return LogLine(_recorded(line.at), one_line(line.by), one_line(what), line.undone)


def _recorded(stamp: str) -> datetime | None:
    """A recorded ISO 8601 time; None where there is none."""
    return datetime.fromisoformat(stamp) if stamp else None


def _moment(now: datetime | date) -> datetime:
    if not isinstance(now, datetime):
        now = datetime.combine(now, time.min, UTC)
    return now if now.tzinfo else now.replace(tzinfo=UTC)


def _status(status: FileStatus, items: Sequence[ItemView]) -> FileStatus:
    """The file's status, but never more than draft while an item in scope was not validated (design.md 1.9)."""
    validated = bool(items) and all(
        item.grade is not Grade.NOT_ASSESSED and item.validation is not Validation.NONE for item in items
    )
    return status if validated else FileStatus.DRAFT


def _advisers(assessor: str, items: Sequence[ItemView]) -> tuple[str, ...]:
    names = [assessor, *(item.graded_by for item in items if item.graded_by)]
    return tuple(dict.fromkeys(one_line(name) for name in names if name))


def _treaties(setup: Setup, items: Sequence[Item], titles: Mapping[str, str]) -> tuple[TreatyView, ...]:
    """The treaties that items in scope come from, or that the set-up records."""
    used = {item.facts.instrument for item in items} | {t.instrument for t in setup.treaties}
    views = []
    for instrument in (Instrument.UNTOC, Instrument.TIP, Instrument.SOM):
        if instrument in used:
            status = setup.treaty(instrument)
            views.append(
                TreatyView(
                    instrument,
                    titles[instrument],
                    status.party if status else None,
                    one_line(status.since) if status else "",
                    one_line(status.reservations) if status else "",
                )
            )
    return tuple(views)


def _themes(items: Sequence[ItemView], titles: Mapping[str, str]) -> tuple[ThemeView, ...]:
    order = dict.fromkeys(item.theme for item in items)
    return tuple(
        ThemeView(theme, titles[theme], tuple(item for item in items if item.theme == theme)) for theme in order
    )


def _suggestions(
    items: Sequence[Item],
    views: Sequence[ItemView],
    screening: Screened | None,
    laws: Mapping[str, Law],
    names: Mapping[str, str],
) -> tuple[SuggestionView, ...]:
    if screening is None:
        return ()
    return tuple(
        suggestion_view(view, screening.match(item.id), laws, names)
        for item, view in zip(items, views, strict=True)
        if view.grade is Grade.NOT_ASSESSED
    )
