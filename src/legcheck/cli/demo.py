"""The demo where there is no terminal: a bundled bill screened unattended, and a bundled assessment reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from legcheck import __version__, paths
from legcheck.assessment.demo import ASSESSED_FILE, demo_book
from legcheck.checklist import Catalogue
from legcheck.cli.report import report_of
from legcheck.errors import ReportError
from legcheck.matching import screen
from legcheck.report import build_view, write_report

SUFFIXES = (".docx", ".html")


def unattended_demo(catalogue: Catalogue, out: Path) -> Iterator[str]:
    """Write the demo's reports into `out`, saying what each is. Raises `ReportError` where it cannot be made."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportError(f"The folder {out} cannot be made ({error.strerror}); choose another with --out.") from error
    with demo_book(catalogue) as book:
        laws = book.laws()
        view = build_view(
            book.assessment,
            catalogue,
            {law.id: law for law in laws},
            screening=screen(catalogue.items, laws),
            now=datetime.now(UTC),
            tool_version=__version__,
        )
        for suffix in SUFFIXES:
            path = out / f"screened-not-assessed{suffix}"
            write_report(view, path)
            yield f"{path}: every item not assessed; candidates suggested by machine, not reviewed; DRAFT"
    for suffix in SUFFIXES:
        path = report_of(paths.samples_dir() / ASSESSED_FILE, out / f"assessed{suffix}", catalogue)
        yield f"{path}: full report of a bundled assessment, decided by a named fictional assessor"
