"""`legcheck report`: an assessment file in, a report out; works on a file that is read-only or open elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from legcheck import __version__
from legcheck.assessment import Book
from legcheck.checklist import Catalogue
from legcheck.report import build_view, write_report


def report_of(file: Path, out: Path, catalogue: Catalogue, language: str | None = None) -> Path:
    """Write the report of an assessment; the suffix of `out` chooses the format. Raises `LegcheckError`s.

    `language` stands in for the report language that the assessment records.
    """
    with Book.open(file, read_only=True) as book:
        assessment = book.assessment
        if language:
            setup = assessment.setup.model_copy(update={"report_language": language})
            assessment = assessment.model_copy(update={"setup": setup})
        laws = {law.id: law for law in book.laws()}
        view = build_view(
            assessment,
            catalogue,
            laws,
            history=book.history(),
            now=datetime.now(UTC),
            tool_version=__version__,
        )
        write_report(view, out)
    return out
