"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, then a guess that is said aloud."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)


def decode(data: bytes, *, declared: bool = False) -> tuple[str, str, str]:
    """Text, the encoding used, and a warning (empty where the encoding is certain).

    With `declared` an encoding that an HTML or XML head names is tried before guessing.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), name, ""
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), wide, ""
    try:
        return data.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 4:  # cut in the middle of a character
            return data[: error.start].decode("utf-8"), "utf-8", "The file breaks off in the middle of a character."
    name = _declared_name(data) if declared else ""
    if name:
        return data.decode(name, errors="replace"), name, ""
    return _guess(data)


def _wide(data: bytes) -> str:
    sample = data[:4096]
    if b"\x00" not in sample:
        return ""
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if max(odd, even) < len(sample) * 0.2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared_name(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    if not found:
        return ""
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return ""


def _guess(data: bytes) -> tuple[str, str, str]:
    damaged = data.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") * 200 < len(damaged):  # UTF-8 with a few broken bytes
        return damaged, "utf-8", f"{damaged.count(chr(0xFFFD))} characters of the file are damaged and shown as \ufffd."
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    name = best.encoding if best is not None else "cp1252"
    return (
        data.decode(name, errors="replace"),
        name,
        f"The file does not say its character encoding; it was read as {name}. Check accented letters.",
    )
