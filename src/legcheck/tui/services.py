"""What the terminal program needs from the other rooms, as one value that tests can replace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from legcheck import __version__
from legcheck.assessment import Assessment, Book, HistoryLine, Recent, Setup, forget, recent, remember
from legcheck.checklist.models import Catalogue, Item
from legcheck.law.models import Law
from legcheck.matching.models import ItemMatch


class Matches(Protocol):
    """What screening a package gives: one match per item."""

    def match(self, item_id: str) -> ItemMatch:
        """What matching says of an item; raises KeyError for an item that was not screened."""
        ...


def _read_law(name: str) -> Law:
    from legcheck.law import read_law

    return read_law(name)


Progress = Callable[[int, int], None]
"""Called with items done and items in all; it may raise to stop the work."""


def _screen(items: Sequence[Item], laws: Sequence[Law], among: Sequence[Item], progress: Progress) -> Matches:
    """The items asked, met among all of the catalogue: presence is then what `legcheck screen` prints."""
    from legcheck.matching import screen

    return screen(items, laws, among=among, progress=progress)


def _absence_text(match: ItemMatch, laws: Sequence[Law]) -> str:
    from legcheck.matching import absence_text

    return absence_text(match, laws)


@dataclass(frozen=True)
class ReportOrder:
    """All that a report is made of, gathered before a thread writes it."""

    assessment: Assessment
    catalogue: Catalogue
    laws: dict[str, Law]
    history: tuple[HistoryLine, ...]
    path: Path


def _write_report(order: ReportOrder) -> None:
    from legcheck.report import build_view, write_report

    view = build_view(
        order.assessment,
        order.catalogue,
        order.laws,
        history=order.history,
        now=datetime.now(UTC),
        tool_version=__version__,
    )
    write_report(view, order.path)


def _create_book(path: Path, setup: Setup) -> Book:
    return Book.create(path, setup, by=setup.assessor.name)


def _open_book(path: Path, read_only: bool) -> Book:
    return Book.open(path, read_only=read_only)


def _demo_book(catalogue: Catalogue) -> Book:
    from legcheck.assessment.demo import demo_book

    return demo_book(catalogue)


@dataclass(frozen=True)
class Services:
    """The rooms behind the screens. The defaults are the real ones, loaded at first use."""

    read_law: Callable[[str], Law] = _read_law
    screen: Callable[[Sequence[Item], Sequence[Law], Sequence[Item], Progress], Matches] = _screen
    absence_text: Callable[[ItemMatch, Sequence[Law]], str] = _absence_text
    write_report: Callable[[ReportOrder], None] = _write_report
    create_book: Callable[[Path, Setup], Book] = _create_book
    open_book: Callable[[Path, bool], Book] = _open_book
    demo_book: Callable[[Catalogue], Book] = _demo_book
    recent: Callable[[], Sequence[Recent]] = recent
    remember: Callable[[Path, str, str], None] = remember
    """Path, title, country."""
    forget: Callable[[Path], None] = forget
