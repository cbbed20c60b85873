"""Which language a law is in: by script where that settles it, else by py3langid over a few languages."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

SUPPORTED = ("en", "fr", "es", "pt", "ar", "ru", "zh")
"""Languages whose numbering and headings are known."""
EXPRESSED = ("en", "fr", "es", "pt", "ar")
"""Those of them that the shipped checklists hold expressions for."""
UNTRIED = {"ru": "Russian"}
"""Those for which no real law was at hand: only fictional ones were read."""
ALSO_READ = ("de", "ms", "bn", "rw", "it", "nl", "sw", "id", "fa", "ur", "uk")

_SCRIPTS = (
    ("ar", re.compile(r"[\u0621-\u064a]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
)
_BEYOND_LATIN = re.compile(r"[\u0400-\u1fff\u3000-\u9fff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = {
    code: frozenset(words.split())
    for code, words in {
        "rw": "mu ku na no ya wa cya bya ryo cyangwa kandi ingingo iri tegeko"
        " itegeko umuntu uyu iyo kuri muri byo kugira ko nta iki",
        "ms": "yang dan seksyen mana-mana orang hendaklah atau akta bawah tidak"
        " dalam bagi oleh di kepada suatu ini itu dengan",
        "en": "the of and shall or to in any is by for that be which with this an under act",
        "fr": "le la les des est du et une par aux dans pour sur qui au ou sont l d article ne",
        "es": "el los las del por con que una será y en al lo se su o sin artículo para como la de",
        "pt": "o os das dos do da não em ou uma ao à pela pelo é são se com para pena de a",
        "de": "der die das und nicht oder ist des von auf dem den zu wird werden ein eine nach § im",
        "it": "il della che di del le gli un una nel per con è sono dei alla al da e la",
        "nl": "de het een van en is dat niet op voor met zijn door aan worden te bij artikel",
        "sw": "ya wa na kwa katika ni la za kifungu mtu hii au kama cha vya sheria",
    }.items()
}
"""Words of grammar, by which a page of law is told apart without a model."""


def detect(text: str) -> str:
    """The ISO 639-1 code of a text, `und` where there are no letters to judge by."""
    sample = _sample(text)
    letters = sum(map(len, _LETTERS.findall(sample)))
    if letters < 6:
        return "und"
    for code, pattern in _SCRIPTS if _BEYOND_LATIN.search(sample) else ():
        if len(pattern.findall(sample)) > 0.4 * letters:
            return code
    if letters < 20:
        return "und"
    return _by_words(sample) or _by_model(sample)


SLICE = 1500
"""Characters of each of three slices looked at; a page of law has about 2,500."""


def _sample(text: str) -> str:
    """Three slices of a text: the head of a file is often a table or a title page."""
    if len(text) <= 3 * SLICE:
        return text
    fifth, middle, last = len(text) // 5, len(text) // 2, 3 * len(text) // 4
    return text[fifth : fifth + SLICE] + text[middle : middle + SLICE] + text[last : last + SLICE]


def _by_words(sample: str) -> str:
    words = re.findall(r"[^\W\d_][\w-]*", sample.lower())
    if len(words) < 40:
        return ""
    seen = Counter(words)
    shares = {code: sum(seen[w] for w in seen.keys() & known) / len(words) for code, known in _WORDS.items()}
    (first, best), (_, second) = sorted(shares.items(), key=lambda item: -item[1])[:2]
    return first if best > 0.12 and best > 1.2 * second else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([*SUPPORTED, "de", "ms", "bn", "it", "nl", "rw", "id"])
    return identifier


def _by_model(sample: str) -> str:
    return str(_identifier().classify(sample)[0])
