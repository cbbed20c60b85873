"""Writers: one rendering of the plain document per format, chosen by suffix."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from legcheck.errors import ReportError
from legcheck.report.blocks import Document
from legcheck.report.compose import compose
from legcheck.report.view import ReportView


def _word(document: Document) -> bytes:
    from legcheck.report.writers.word import render_word

    return render_word(document)


def _html(document: Document) -> bytes:
    from legcheck.report.writers.html import render_html

    return render_html(document).encode("utf-8")


def _markdown(document: Document) -> bytes:
    from legcheck.report.writers.markdown import render_markdown

    return render_markdown(document).encode("utf-8")


FORMATS: dict[str, Callable[[Document], bytes]] = {
    ".docx": _word,
    ".html": _html,
    ".htm": _html,
    ".md": _markdown,
}
"""Writers by suffix, in lower case."""


def write_report(view: ReportView, path: Path) -> None:
    """Write a report in the format of the suffix: whole or not at all.

    Raises `ReportError` for an unknown suffix and where the place cannot be written to.
    """
    render = FORMATS.get(path.suffix.lower())
    if render is None:
        ending = f"the ending {path.suffix!r}" if path.suffix else "no ending"
        raise ReportError(
            f"The report's file name {path.name} has {ending}, which names no format; use one of: {', '.join(FORMATS)}."
        )
    _replace(path, render(compose(view)))


def _replace(path: Path, content: bytes) -> None:
    """Put the content in place of the file, so that a reader sees the old one or the new one."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise ReportError(
            f"The report cannot be written to {path} ({error.strerror or error}); close the file if it is open in "
            "another program, or choose another place."
        ) from error


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced; for a new one those a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
