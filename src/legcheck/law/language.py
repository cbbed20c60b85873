"""Which language a law is in: by script where that settles it, else by py3langid over a few languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

SUPPORTED = ("en", "fr", "es", "pt", "ar", "ru", "zh")
"""Languages that checklists hold expressions for."""
ALSO_READ = ("de", "ms", "bn", "rw", "it", "nl", "sw", "id", "fa", "ur", "uk")

_SCRIPTS = (
    ("ar", re.compile(r"[\u0621-\u064a]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_WORDS = {
    "rw": {"ingingo", "iri", "tegeko", "umuntu", "cyangwa", "kandi", "amategeko", "hakurikijwe", "uyu", "itegeko"},
    "ms": {"yang", "dan", "seksyen", "mana-mana", "orang", "hendaklah", "atau", "akta", "bawah", "tidak"},
    "en": {"the", "of", "and", "shall", "person", "section", "or", "to", "in", "any"},
    "fr": {"le", "la", "les", "des", "est", "du", "et", "une", "par", "aux"},
    "es": {"el", "la", "los", "de", "las", "por", "del", "con", "será", "artículo"},
    "pt": {"o", "a", "os", "de", "das", "do", "não", "pena", "ou", "são"},
    "de": {"der", "die", "das", "und", "nicht", "oder", "ist", "des", "von", "auf"},
}


def detect(text: str) -> str:
    """The ISO 639-1 code of a text, `und` where there are no letters to judge by."""
    sample = _sample(text)
    letters = len(_LETTER.findall(sample))
    if letters < 20:
        return "und"
    for code, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > 0.4 * letters:
            return code
    return _by_words(sample) or _by_model(sample)


def _sample(text: str) -> str:
    """Three slices of a text: the head of a file is often a table or a title page."""
    if len(text) <= 9000:
        return text
    middle = len(text) // 2
    return text[len(text) // 5 : len(text) // 5 + 3000] + text[middle : middle + 3000] + text[-len(text) // 4 :][:3000]


def _by_words(sample: str) -> str:
    words = re.findall(r"[^\W\d_][\w'’-]*", sample.lower())
    if len(words) < 40:
        return ""
    shares = {code: sum(1 for w in words if w in known) / len(words) for code, known in _WORDS.items()}
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    return ranked[0][0] if ranked[0][1] > 0.1 and ranked[0][1] > 1.5 * ranked[1][1] else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([*SUPPORTED, "de", "ms", "bn", "it", "nl", "rw", "id"])
    return identifier


def _by_model(sample: str) -> str:
    return str(_identifier().classify(sample)[0])
