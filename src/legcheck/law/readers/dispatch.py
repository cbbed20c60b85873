"""Choosing the reader by what a file holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from legcheck.errors import UnreadableLawError
from legcheck.law import safety
from legcheck.law.source import Source

View = Literal["final", "original"]
"""Of a Word file with tracked changes: as if all were accepted, or as if all were rejected."""
Progress = Callable[[str, int, int], None]
"""Called with what is done, how far, of how many: `("recognising page", 3, 12)`."""


def read_source(
    name: str, data: bytes, *, view: View = "final", language: str | None = None, progress: Progress | None = None
) -> Source:
    """The lines of a file; raises UnreadableLawError with one sentence for what cannot be read."""
    kind = safety.kind_of(name, data)
    if kind in ("txt", "md", "html", "xml") and len(data) > safety.MAX_TEXT:
        raise UnreadableLawError(
            f"{name} has {len(data) / 1e6:,.0f} MB of text, more than any law. Save the law alone in a file of its own."
        )
    if kind == "pdf":
        from legcheck.law.readers.pdf import read_pdf

        return read_pdf(name, data, language=language, progress=progress)
    if kind == "docx":
        from legcheck.law.readers.docx import read_docx

        return read_docx(name, data, view=view)
    if kind in ("odt", "rtf", "doc"):
        from legcheck.law.readers.office import read_office

        return read_office(name, data, kind, view=view)
    if kind == "html":
        from legcheck.law.readers.html import read_html

        return read_html(name, data)
    if kind == "xml":
        from legcheck.law.readers.xml import read_xml

        return read_xml(name, data)
    from legcheck.law.readers.plain import read_markdown, read_text

    return read_markdown(data) if kind == "md" else read_text(data)
