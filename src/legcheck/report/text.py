"""Small rules for text on its way to paper: what can be shown, on how many lines, in which direction."""

from __future__ import annotations

import re
import unicodedata

STAND_IN = "\ufffd"
"""Shown for a character that no format can hold."""
CUT = " […]"
"""Marks where a long quote was cut; the full quote stands elsewhere in the same report."""

SHORTEST = 30
"""Characters that a cut line must keep to be worth showing."""

_UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_RTL_LANGUAGES = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"])


def visible(text: str) -> str:
    """The text with every character that XML or HTML cannot hold replaced by a visible stand-in.

    Nothing else is lost: form feeds, vertical tabs and the separators 1C-1F are breaks and become line feeds.
    """
    return _UNSHOWABLE.sub(STAND_IN, _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """The text on one line: breaks and the spaces around them become one space."""
    return " ".join(part for part in (piece.strip() for piece in _BREAKS.split(text)) if part)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that a person wrote, empty ones left out."""
    return tuple(part for part in (piece.strip() for piece in _BREAKS.split(text)) if part)


def sentence(text: str) -> str:
    """The text on one line with a full stop at its end, unless it has closing punctuation."""
    line = one_line(text)
    return line if not line or line[-1] in ".?!…:;)]»”\"'。؟" else f"{line}."


def shorten(lines: tuple[str, ...], limit: int) -> tuple[tuple[str, ...], bool]:
    """The first `limit` characters of the lines, cut between words and marked; and whether they were cut."""
    kept: list[str] = []
    left = limit
    for line in lines:
        if len(line) <= left:
            kept.append(line)
            left -= len(line)
            continue
        head = line[: max(left, 0)]
        cut = head.rfind(" ")
        head = head[:cut].rstrip() if cut > 0 else head
        if head and (len(head) >= SHORTEST or not kept):
            kept.append(head + CUT)
        else:
            kept[-1] += CUT
        return tuple(kept), True
    return tuple(kept), False


def is_rtl(text: str, language: str = "") -> bool:
    """Whether a text is written from right to left: by its language, else by its first strong character."""
    if language.split("-")[0].lower() in _RTL_LANGUAGES:
        return True
    if language:
        return False
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False
