"""Several texts in one file: language columns, and the laws of one gazette."""

from __future__ import annotations

import re

from legcheck.law.language import detect
from legcheck.law.source import Block, Line, Source

_LAW_TITLE = re.compile(
    r"^\W*(?:LAW|LOI|ITEGEKO|ACT|LEY|LEI|D[ÉE]CRET(?:O|-LOI)?|ORDINANCE|ORDONNANCE|DECRETO|ARR[ÊE]T[ÉE]|ORDER|ITEKA)\b[\s\w’']{0,40}?N\s?[O°Oº.]*\s?(\d+(?:/|\s+(?:OF|DE|DU)\s+)\d{4})",
)


def split_texts(streams: list[list[Line]], source: Source) -> bool:
    """Fill `source` with the columns as texts of their own; False where all are in one language."""
    languages = [detect("\n".join(line.text for line in stream)) for stream in streams]
    if len(set(languages)) < 2:
        return False
    for stream, language in zip(streams, languages, strict=True):
        _add_laws(stream, language, source)
    return True


def _add_laws(stream: list[Line], language: str, source: Source) -> None:
    """Cut one column where another law's title begins; the summary before the first title is a text too."""
    offset = len(source.lines)
    cuts: list[tuple[int, str]] = []
    for i, line in enumerate(stream):
        found = _LAW_TITLE.match(line.text)
        if found and (line.bold or line.text.isupper()):
            number = re.sub(r"\D+", "-", found.group(1))
            if not cuts or cuts[-1][1] != number:
                cuts.append((i, number))
    source.lines += stream
    if not cuts:
        source.blocks.append(Block(language, _title(stream, 0), language, offset, offset + len(stream)))
        return
    if cuts[0][0] > 0 and any(line.text.strip() for line in stream[: cuts[0][0]]):
        source.blocks.append(Block(f"front-{language}", _title(stream, 0), language, offset, offset + cuts[0][0]))
    for place, (start, number) in enumerate(cuts):
        stop = cuts[place + 1][0] if place + 1 < len(cuts) else len(stream)
        name = f"{number}-{language}"
        if any(block.id == name for block in source.blocks):
            name += f"-{place + 1}"
        source.blocks.append(Block(name, _title(stream, start), language, offset + start, offset + stop))


def _title(stream: list[Line], start: int) -> str:
    words: list[str] = []
    for line in stream[start : start + 8]:
        if not line.text.strip():
            if words:
                break
            continue
        words.append(line.text.strip())
    return re.sub(r"\s+", " ", " ".join(words))[:200]
