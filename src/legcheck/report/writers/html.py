"""HTML: one file, printable, no script, nothing fetched, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from legcheck.report.blocks import Bar, Chart, Document, Table
from legcheck.report.text import visible

BAR_WIDTH = 420
"""Width in pixels of the longest bar."""


def render_html(document: Document) -> str:
    """The document as an HTML page; the same page for the same document."""
    environment = _environment()
    style = environment.get_template("report.css.j2").render(
        header=css_string(document.header), footer=css_string(document.footer), words=document.page_words
    )
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = environment.get_template("report.html.j2")
    # the style is our own text with escaped strings in it: it must reach the page as it was hashed
    return page.render(document=document, style=Markup(style), style_hash=digest, targets=_targets(document))


def css_string(text: str) -> str:
    """A string for CSS in which no character of the text can end the string or the style element."""
    kept = "".join(c if c.isalnum() or c in " .,:;·" else f"\\{ord(c):x} " for c in visible(text))
    return f'"{kept}"'


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("legcheck.report", "templates"),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined,
        finalize=_showable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["a"] = lambda value, name: type(value).__name__ == name
    environment.globals["bars"] = _bars
    return environment


def _showable(value: Any) -> Any:
    """Every text that reaches the page, with what HTML cannot hold made visible."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _targets(document: Document) -> frozenset[str]:
    """Anchors that exist, so that no link leads nowhere."""
    blocks = [block for section in document.sections for block in section.blocks]
    anchors = {getattr(block, "anchor", "") for block in blocks}
    rows = {row.anchor for block in blocks if isinstance(block, Table) for row in block.rows}
    return frozenset((anchors | rows) - {""})


def _bars(chart: Chart) -> list[tuple[Bar, list[tuple[str, int, int, str]]]]:
    """For each bar its segments: key, left edge, width in pixels, sign and count."""
    longest = max(sum(part.count for part in bar.parts) for bar in chart.bars)
    drawn = []
    for bar in chart.bars:
        segments, done = [], 0
        for part in bar.parts:
            left, right = (round(BAR_WIDTH * n / longest) for n in (done, done + part.count))
            segments.append((part.key, left, right - left, f"{part.sign} {part.count}"))
            done += part.count
        drawn.append((bar, segments))
    return drawn
