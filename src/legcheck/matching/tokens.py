"""Words of a text with their places in it.

Articles and the marks of list items, as `(a)`, `(ii)`, `b)`, `2°`, take no position: phrases run through
them. Offsets are those of the text given, so whatever is matched can be quoted exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from legcheck.checklist.expressions import CJK
from legcheck.matching.arrays import Ints
from legcheck.matching.words import ARTICLES

_MARK = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
_JOINED = r"(?:(?:-[ \t]*\n[ \t]*|\u00ad\n?|\ufffe\s*)(?=[a-zà-ÿ])[^\W_]+)*"
_WORD = re.compile(rf"[^\W_][^\W_{_MARK}]*(?:[{_MARK}]+[^\W_]*)*{_JOINED}")
_CJK_WORD = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")
_LIST_MARK = re.compile(r"\((?:[A-Za-z]|[ivxIVX]{1,5}|\d{1,3})\)|(?:^|(?<=[\s—:;]))(?:[A-Za-z]|\d{1,3})\)")
_STOPS = re.compile(r"[.?!؟。；](?=[\s\"”’»)\]]|$)")
_ABBREVIATION = re.compile(r"(?:\b(?:art|arts|sec|s|ss|no|nos|par|para|cap|inc|cf|v|al|ss|n|núm)|\b[^\W\d_])\.$", re.I)
_NO_SPACES = frozenset({"zh", "ja"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words in order, as parallel lists."""

    words: list[str]
    """As printed; see `joined`."""
    starts: list[int]
    ends: list[int]
    sentences: Ints
    """Number of the sentence each word stands in, rising."""

    def __len__(self) -> int:
        return len(self.words)


@cache
def _skipped(language: str) -> frozenset[str]:
    lower = ARTICLES.get(language, frozenset())
    return frozenset(lower | {w.capitalize() for w in lower} | {w.upper() for w in lower})


def joined(word: str) -> str:
    """A word without the line-end hyphen inside it."""
    if word.isalnum():
        return word
    return re.sub(r"-[ \t]*\n[ \t]*|\u00ad\n?|\ufffe\s*", "", word)


def sentence_ends(text: str) -> list[int]:
    """Offsets at which a sentence of law text ends; a semicolon or a list item does not end one."""
    return [
        m.end()
        for m in _STOPS.finditer(text)
        if m.group()[0] != "." or not _ABBREVIATION.search(text, max(0, m.end() - 6), m.end())
    ]


def tokenise(text: str, language: str) -> Tokens:
    """The words of a text with their places in it."""
    marks = {m.end() - 1: m.start() for m in _LIST_MARK.finditer(text)}
    skipped = _skipped(language)
    pattern = _CJK_WORD if language in _NO_SPACES else _WORD
    kept = [
        (found.group(), start, end)
        for found in pattern.finditer(text)
        for start, end in (found.span(),)
        if found.group() not in skipped and not (end in marks and start - marks[end] <= 1)
    ]
    words, starts, stops = map(list, zip(*kept, strict=True)) if kept else ([], [], [])
    sentences = np.searchsorted(np.array(sentence_ends(text), dtype=np.int64), starts, side="right")
    return Tokens(words, starts, stops, sentences)
