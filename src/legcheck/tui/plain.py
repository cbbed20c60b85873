"""Text from laws, checklists and users on its way to the screen.

Textual reads a bare `str` as markup: `[repealed]` would vanish and `[/b]` would end the program. Everything
that was not written in this program goes through here first.
"""

from __future__ import annotations

from textual.content import Content

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "·")
_CONTROLS.update({9: " ", 10: "\n", 13: " ", 0x85: " ", 0x2028: " ", 0x2029: " "})


def shown(text: str) -> str:
    """The text with control characters replaced one for one, so that offsets still fit and no terminal obeys it."""
    return text.translate(_CONTROLS)


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
