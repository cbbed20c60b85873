"""From letters to comparable words: normalising, stemming, short stop lists.

Everything here works on copies. Positions in a law's stored text are kept by `tokens.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import snowballstemmer

STEMMERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
}
"""Snowball algorithms by ISO 639-1; other languages are matched on whole words."""


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = {
    "en": frozenset({"a", "an", "the"}),
    "fr": frozenset({"le", "la", "les", "l", "un", "une"}),
    "es": frozenset({"el", "la", "los", "las", "un", "una"}),
    "pt": frozenset({"o", "os", "a", "as", "um", "uma"}),
}
"""Words that take no position, so that `identity of victim` also finds "identity of the victim"."""

STOP = {
    "en": _list(
        "and or of to in on for by with from at as that this these those such any which who whom whose it its is "
        "are be been was were has have had he she him her his they them their there other under into than so if "
        "where when made person shall act section subsection law provision measure state party each every"
    ),
    "fr": _list(
        "et ou de des du d à au aux en dans par pour avec sur sous que qui quoi dont où ce cet cette ces il elle "
        "ils elles son sa ses leur leurs est sont été être a ont se s ne y tout toute tous toutes autre article "
        "loi présente ainsi comme si"
    ),
    "es": _list(
        "y e o u de del a al en por para con sobre que quien quienes cual cuales cuyo este esta estos estas ese "
        "esa su sus lo le les se es son sea ser ha han todo toda todos todas otro otra artículo ley presente así "
        "como si"
    ),
    "pt": _list(
        "e ou de do da dos das em no na nos nas por para com que quem qual seu sua seus suas se é são ser outro "
        "artigo lei presente como"
    ),
    "ar": _list("في من على إلى عن أو و ثم أن إن ما لا هذا هذه ذلك التي الذي كل أي بها به المادة القانون"),
}
"""Own short lists for shared-word scoring. Negations stay in: `stopwordsiso` drops `shall`, `state`, `sin`."""

_SPELLING = {"offence": "offense", "offences": "offenses", "defence": "defense", "licence": "license"}
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": ""})
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]")
_LAM_ALEF = re.compile(r"^((?:[وفبكل])?)اال")
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل|[وف](?=ا\w{4}))(?=\w{3})")
"""Conjunction, preposition and article, which Snowball's Arabic algorithm keeps on many words."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_IZE = re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")


def fold(word: str) -> str:
    """Lower case without accents, Arabic vowel signs and letter variants; digits become ASCII.

    Cyrillic keeps its marks, because й and и are different letters. A lam-alef torn by a PDF reader
    (`االتجار`) is repaired, see dependencies.md, section d.
    """
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFKC", word).casefold()
    word = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in word)
    if not _CYRILLIC.search(word):
        word = _MARKS.sub("", unicodedata.normalize("NFD", word))
    word = _LAM_ALEF.sub(r"\1الا", word.translate(_ARABIC))
    return "لا" if word == "ال" else word  # an article never stands alone: a torn "not"


def _lower(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).lower()


def _british(word: str) -> str:
    """One spelling for organise/organize, labour/labor, offence/offense; only for comparing."""
    word = _SPELLING.get(word, word)
    word = _IZE.sub("iz", word)
    return word.replace("our", "or") if len(word) > 4 else word


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """The function that maps a word of that language to its comparable stem. Cached per word."""
    name = STEMMERS.get(language)
    stem = snowballstemmer.stemmer(name).stemWord if name else None

    @cache
    def comparable(word: str) -> str:
        # vowel signs are no letters: an Arabic word is looked at without them
        if stem is None or not (word.isalpha() or (language == "ar" and fold(word).isalpha())):
            return fold(word)
        low = _ARABIC_PREFIX.sub("", fold(word)) if language == "ar" else _lower(word)
        return fold(stem(_british(low) if language == "en" else low))

    return comparable
