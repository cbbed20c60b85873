"""Units of a law whose format states its structure: the marks on its lines, with exact ends."""

from __future__ import annotations

from legcheck.law.source import Line
from legcheck.law.units import Unit


def units_of_marks(lines: list[Line]) -> list[Unit]:
    """One unit for each mark, ending where its last line ends."""
    units: list[Unit] = []
    for line in lines:
        for mark in line.marks:
            last = lines[mark.last] if mark.last >= 0 else None
            units.append(
                Unit(
                    line.start + mark.column,
                    mark.kind,
                    mark.depth,
                    number=mark.number or "",
                    heading=mark.heading,
                    role=mark.role,
                    host=mark.host,
                    printed=mark.printed,
                    word=mark.word,
                    name=mark.name,
                    top=mark.top,
                    end=max(last.end, line.start + mark.column) if last is not None else None,
                    page=line.page,
                )
            )
    return units
