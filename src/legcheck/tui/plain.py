"""Text from laws, checklists and users on its way to the screen.

Textual reads a bare `str` as markup: `[repealed]` would vanish and `[/b]` would end the program. Everything
that was not written in this program goes through here first.
"""

from __future__ import annotations

import re

from textual.content import Content

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_SPACES = frozenset("\t\r\x85\u2028\u2029")


def shown(text: str) -> str:
    """The text with control characters replaced one for one, so that offsets still fit and no terminal obeys it."""
    return _CONTROL.sub(lambda found: " " if found[0] in _SPACES else "·", text)


def plain(text: str, style: str = "") -> Content:
    """The text as content without markup, in one style."""
    return Content.styled(shown(text), style) if style else Content(shown(text))


def one_line(text: str, limit: int = 0) -> str:
    """The text on one line, cut to `limit` characters with an ellipsis where that is not 0."""
    flat = " ".join(shown(text).split())
    return flat if not limit or len(flat) <= limit else flat[: max(limit - 1, 1)].rstrip() + "…"


def lines(*parts: Content | str | None) -> Content:
    """The parts that are not empty, one below the other."""
    kept = [part if isinstance(part, Content) else plain(part) for part in parts if part]
    return Content("\n").join(kept)
