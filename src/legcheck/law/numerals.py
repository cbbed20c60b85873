"""Numbers as laws print them, in seven languages and more, brought to ASCII digits.

`number_of` gives the printed number without its ordinal mark (`1er`, `5.º`, `第三条`: 1, 5, 3); the key of
`sort_key` orders numbers as a code orders its articles (`177`, `177 bis`, `178`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_SHAPE = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)

MULTIPLIERS = (
    "bis", "ter", "quater", "quáter", "quinquies", "sexies", "septies", "octies", "nonies", "decies",
    "undecies", "duodecies", "terdecies", "quaterdecies", "quindecies", "quinto", "sexto",
)  # fmt: skip
"""Latin words for articles put between two others, in their order (`145 quinto` is an Argentine form)."""

_WORDS_BY_VALUE: dict[int, str] = {
    1: "one first premier première premiere unique primero primera primeiro primeira único única unico unica mbere"
    " erste первая первый",
    2: "two second deuxième deuxieme segundo segunda secunda zweite вторая второй",
    3: "three third troisième troisieme tercero tercera terceiro terceira третья третий",
    4: "four fourth quatrième quatrieme cuarto cuarta quarto quarta четвертая четвёртая",
    5: "five fifth cinquième cinquieme quinto quinta пятая",
    6: "six sixth sixième sixieme sexto sexta шестая",
    7: "seven seventh septième septieme séptimo séptima septimo septima sétimo sétima setimo setima седьмая",
    8: "eight eighth huitième huitieme octavo octava oitavo oitava восьмая",
    9: "nine ninth neuvième neuvieme noveno novena nono nona девятая",
    10: "ten tenth dixième dixieme décimo décima decimo decima десятая",
    11: "eleven eleventh onzième undécimo undécima undecimo undecima одиннадцатая",
    12: "twelve twelfth douzième duodécimo duodécima duodecimo duodecima двенадцатая",
}
WORD_VALUES: dict[str, int] = {w: n for n, words in _WORDS_BY_VALUE.items() for w in words.split()}

_ARABIC_UNITS = {
    "الأولى": 1, "الاولى": 1, "الاأولى": 1, "األولى": 1, "الأول": 1, "الاول": 1, "األول": 1, "الحادية": 1, "الحادي": 1,
    "الثانية": 2, "الثاني": 2, "الثالثة": 3, "الثالث": 3, "الرابعة": 4, "الرابع": 4, "الخامسة": 5, "الخامس": 5,
    "السادسة": 6, "السادس": 6, "السابعة": 7, "السابع": 7, "الثامنة": 8, "الثامن": 8, "التاسعة": 9, "التاسع": 9,
    "العاشرة": 10, "العاشر": 10, "فريدة": 1, "الفريدة": 1,
}  # fmt: skip
_ARABIC_TENS = {
    "عشرة": 10, "عشر": 10, "العشرون": 20, "والعشرون": 20, "والعشرين": 20, "العشرين": 20, "الثلاثون": 30,
    "والثلاثون": 30, "الثالثون": 30, "والثالثون": 30, "الأربعون": 40, "والأربعون": 40, "األربعون": 40,
    "واألربعون": 40, "الخمسون": 50, "والخمسون": 50, "الستون": 60, "والستون": 60, "السبعون": 70, "والسبعون": 70,
    "الثمانون": 80, "والثمانون": 80, "التسعون": 90, "والتسعون": 90, "المائة": 100, "بعد": 0,
}  # fmt: skip
ARABIC_NUMBER_WORDS = tuple(sorted({*_ARABIC_UNITS, *_ARABIC_TENS}, key=len, reverse=True))

_CHINESE_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=4096)
def digits(text: str) -> str:
    """Any script's decimal digits as ASCII digits, all else unchanged."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def roman(text: str) -> int | None:
    """The value of a roman numeral up to 3999; None where it is none."""
    if not text or not _ROMAN_SHAPE.fullmatch(text):
        return None
    values = [_ROMAN[c] for c in text.lower()]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral below 10,000 (`一百三十三`, `二〇`); None where it is none."""
    if not text:
        return None
    if all(c in _CHINESE_DIGITS for c in text):
        return int("".join(str(_CHINESE_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[char]
        elif char in _CHINESE_UNITS:
            total += (digit or 1) * _CHINESE_UNITS[char]
            digit = 0
        else:
            return None
    return total + digit


def arabic_ordinal(text: str) -> int | None:
    """The value of an Arabic ordinal in words (`الثالثة والعشرون`: 23); None where it is none."""
    total = 0
    found = False
    for word in text.split():
        value = _ARABIC_UNITS.get(word, _ARABIC_TENS.get(word))
        if value is None:
            return None
        total += value
        found = True
    return total if found and total else None


def word_value(text: str) -> int | None:
    """The value of an ordinal or cardinal word of the European languages; None where it is none."""
    return WORD_VALUES.get(text.lower().strip(" .:"))


_ORDINAL_MARK = re.compile(r"(?<=\d)\s?\.?(?:º|°|ª|er\b|ère\b|ère\b|re\b|ro\b|o\b)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def tidy_number(printed: str) -> str:
    """A printed number without ordinal mark, trailing dots and odd dashes, its digits in ASCII."""
    text = digits(printed).strip()
    text = _ORDINAL_MARK.sub("", text)
    text = re.sub(r"\s?[‐‑–—−]\s?", "-", text).replace("*", "")
    text = re.sub(r"(?<=\d)\s+-\s*(?=[\dA-Z])|(?<=\d)-\s+(?=[\dA-Z]\b)", "-", text)
    return _SPACES.sub(" ", text).strip(" .:-—–,;")


_PARTS = re.compile(r"\d+|[^\W\d_]+")
_MULTIPLIER_RANK = {word: i + 2 for i, word in enumerate(MULTIPLIERS)} | {
    "quáter": 4,
    "quinto": 5,
    "sexto": 6,
    "مكرر": 2,
    "المكرر": 2,
    "مكررة": 2,
}


@lru_cache(maxsize=16384)
def sort_key(number: str) -> tuple[tuple[int, str], ...]:
    """Order of numbers in a code: 177, 177 bis, 177-1, 178; `L. 5` and `R. 5` in rows of their own."""
    key: list[tuple[int, str]] = []
    for part in _PARTS.findall(number.lower()):
        if part.isdigit():
            key.append((int(part), ""))
        elif part in _MULTIPLIER_RANK:
            key.append((_MULTIPLIER_RANK[part], ""))
        else:
            key.append((0 if not key else ord(part[0]) - 96, part))
    return tuple(key)


@lru_cache(maxsize=16384)
def leading_int(number: str) -> int | None:
    """The first whole number in a number, `177` of `177 bis`; None where there is none."""
    found = re.search(r"\d+", number)
    return int(found.group()) if found else None


def is_plain(number: str) -> bool:
    """True for a whole number without letters, dashes or words."""
    return number.isdigit()
