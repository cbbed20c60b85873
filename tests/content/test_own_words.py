"""No wording is shared with the treaty texts beyond terms of art: no run of nine or more words in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from legcheck.checklist.load import load_shipped

RUN = 9
TREATIES = {
    "en": ("tip-protocol-en.md", "som-protocol-en.md", "untoc-en.md"),
    "es": ("untoc-protocols-es-ar-25632.md", "tip-protocol-es-py-2396.json", "som-protocol-es-py-3533.json"),
}
TITLES = (
    "protocol to prevent suppress and punish trafficking in persons especially women and children supplementing the "
    "united nations convention against transnational organized crime",
    "protocol against the smuggling of migrants by land sea and air supplementing the united nations convention "
    "against transnational organized crime",
    "protocolo para prevenir reprimir y sancionar la trata de personas especialmente mujeres y niños que complementa "
    "la convención de las naciones unidas contra la delincuencia organizada transnacional",
    "protocolo contra el tráfico ilícito de migrantes por tierra mar y aire que complementa la convención de las "
    "naciones unidas contra la delincuencia organizada transnacional",
)
"""Titles of the treaties may stand as they are."""
TERMS = (
    "subject to the basic concepts of its legal system",
    "in accordance with fundamental principles of its domestic law",
    "to the greatest extent possible within its domestic legal system",
    "to the greatest extent possible within their domestic legal systems",
    "in a manner not prejudicial to the rights of the defence",
)
"""Qualifiers that the treaties use as terms of art, reviewed one by one; they stand beside the treaty's verb."""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    sequence = words(text)
    for start in range(len(sequence) - RUN + 1):
        yield tuple(sequence[start : start + RUN])


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


@pytest.mark.parametrize("language", TREATIES)
def test_no_run_of_nine_words_in_common_with_the_treaties(shared: Path, language: str) -> None:
    treaty = {
        run
        for name in TREATIES[language]
        for run in runs((shared / "instruments" / name).read_text(encoding="utf-8").replace("\\n", " "))
    }
    treaty -= {run for title in TITLES + TERMS for run in runs(title)}
    found: list[str] = []
    for item in load_shipped().items:
        for part in (item.text, item.examples):
            if language in part:
                for text in strings(part[language].model_dump()):
                    found += [f"{item.id}: {' '.join(run)}" for run in runs(text) if run in treaty]
    assert not found, "\n".join(found)
