"""Repairs for numbering and matching only: the stored text stays as it is, every repair is a warning."""

from __future__ import annotations

import re

_TURNED = re.compile(r"(\d{1,2})-(\d{2,4})$")


def turned_number(number: str, previous: int) -> str | None:
    """A number like `5-308` that a PDF reader turned round, where the article before is 308; None otherwise."""
    found = _TURNED.match(number)
    if not found:
        return None
    small, large = int(found.group(1)), int(found.group(2))
    if abs(large - previous) <= 2 and abs(small - previous) > 2:
        return f"{large}-{small}"
    return None


_MISREAD = str.maketrans(
    {
        "i": "1",
        "l": "1",
        "I": "1",
        "|": "1",
        "t": "1",
        "[": "1",
        "]": "1",
        "!": "1",
        "o": "0",
        "O": "0",
        "S": "5",
        "s": "5",
        "B": "8",
        "g": "9",
        "z": "2",
        "Z": "2",
    }
)
_OCR_NUMBER = re.compile(r"^['‘`\"_. ]{0,2}(?P<number>[\dilItoOSsBgzZ|\[\]!]{1,3})\s?[.,]\s*\|?\s*(?=[A-Z“\"(])")


def misread_number(text: str) -> tuple[str, int, bool] | None:
    """A section number at the start of an OCR'd line as meant: `9,` is 9, `[2.` is 12, `i.` is 1.

    Returns the number, the offset behind it, and whether anything was mended. None where there is none.
    """
    found = _OCR_NUMBER.match(text)
    if found is None:
        return None
    printed = found.group("number")
    number = printed.translate(_MISREAD)
    if not number.isdigit() or number.startswith("0"):
        return None
    return number, found.end(), number != printed or text[found.end("number") :][:1] == ","


_TORN = re.compile(r"(?<![\u0621-\u064a])([وفبك]?)ا([اأإآ])ل")
"""Alef, alef, lam at the start of a word: the ligature lam-alef came out turned round."""
_WORD = re.compile(r"[\u0621-\u064a]+")


def torn_share(text: str) -> float:
    """Share of Arabic words with a torn lam-alef; above 0.005 a PDF reader tore the text."""
    sample = text[:200_000]
    words = len(_WORD.findall(sample))
    return len(_TORN.findall(sample)) / words if words else 0.0
