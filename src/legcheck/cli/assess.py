"""`legcheck assess`: tell an assessment file from laws, and open the terminal UI on it."""

from __future__ import annotations

import sys
from pathlib import Path

from legcheck.assessment import Book
from legcheck.checklist import Catalogue, find_profiles
from legcheck.errors import LegcheckError, ReadOnlyError

SUFFIX = ".legcheck"


def open_assessment(files: list[str], catalogue: Catalogue, *, terminal: bool, profiles: tuple[str, ...] = ()) -> None:
    """Open the assessment, or begin one with the laws. A file that can only be viewed is offered for viewing.

    Raises `LegcheckError` where there is no terminal, and what opening the file or the laws raises.
    """
    assessments = [name for name in files if name.endswith(SUFFIX)]
    if assessments and len(files) > 1:
        raise LegcheckError(f"Name one {SUFFIX} file to open it, or only laws to begin a new assessment, not both.")
    find_profiles(catalogue, profiles)
    if not assessments:
        _begin(files, catalogue, terminal, profiles)
        return
    if profiles:
        raise LegcheckError("A profile is chosen when an assessment begins; open the file without --profile.")
    path = Path(assessments[0])
    try:
        book = Book.open(path)
    except ReadOnlyError as error:
        if not terminal or not _viewing_wanted(error):
            raise
        book = Book.open(path, read_only=True)
    with book:
        _need(terminal)
        from legcheck.tui import run_assess

        run_assess(book, catalogue)


def _begin(files: list[str], catalogue: Catalogue, terminal: bool, profiles: tuple[str, ...]) -> None:
    missing = [name for name in files if not Path(name.split("#")[0]).is_file()]
    if missing:
        raise LegcheckError(f"There is no file {missing[0]}; check the name, or give a {SUFFIX} file or laws.")
    _need(terminal)
    from legcheck.tui import run_new

    run_new(files, catalogue, profiles=profiles)


def _need(terminal: bool) -> None:
    if not terminal:
        raise LegcheckError(
            "Assessing needs a terminal; without one use 'legcheck screen LAW' or 'legcheck report FILE'."
        )


def _viewing_wanted(error: ReadOnlyError) -> bool:
    sys.stderr.write(f"{error}\nOpen it for viewing only? [Y/n] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"", "y", "yes"}
