"""The terminal program: shows state, collects judgement, runs the rooms in threads."""

from __future__ import annotations

from collections.abc import Sequence

from legcheck.assessment import Book
from legcheck.checklist import Catalogue, find_profiles
from legcheck.tui.app import LegcheckApp
from legcheck.tui.services import Services

__all__ = ["LegcheckApp", "Services", "run_assess", "run_demo", "run_home", "run_new"]


def run_home(catalogue: Catalogue) -> None:
    """Open the home screen and return when the user leaves."""
    LegcheckApp(catalogue).run()


def run_assess(book: Book, catalogue: Catalogue) -> None:
    """Open an assessment; the caller closes the book."""
    LegcheckApp(catalogue, book).run()


def run_new(laws: Sequence[str], catalogue: Catalogue, profiles: Sequence[str] = ()) -> None:
    """Begin an assessment of these law files (`FILE` or `FILE#ID`), with these profiles ticked.

    Raises UnknownChecklistError for an id that is no profile's, before anything is shown.
    """
    find_profiles(catalogue, profiles)
    LegcheckApp(catalogue, laws=laws, profiles=profiles).run()


def run_demo(catalogue: Catalogue) -> None:
    """Open the bundled fictional bill for assessment, in a scratch copy."""
    LegcheckApp(catalogue, demo=True).run()
