"""Recognising at the start of a line what unit of a law begins there.

The words are data for all languages at once: a law's language does not have to be known to be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from legcheck.law.numerals import (
    ARABIC_NUMBER_WORDS,
    MULTIPLIERS,
    WORD_VALUES,
    arabic_ordinal,
    chinese,
    digits,
    roman,
    tidy_number,
    word_value,
)


@dataclass(slots=True, frozen=True)
class Marker:
    """A label found at the start of a line."""

    family: str
    """`article`, `section`, `fasl`, `clause`, `pilcrow` (§), `bare`, `named`, or a division's or schedule's name."""
    number: str
    """Tidied number; empty where a heading has none (`PRELIMINARY TITLE`)."""
    word: str
    """The word as printed, for example `Article`."""
    begin: int
    """Offset in the line where the label begins, opening quotation marks left out."""
    end: int
    """Offset in the line after the label and its punctuation."""
    firm: bool
    """The label is followed by punctuation, a line end or a capital: it does not look like a reference."""
    quoted: bool
    """An opening quotation mark stands before it."""


def _bounded(pattern: str) -> re.Pattern[str]:
    """A pattern in which runs of blanks are bounded, so that a line of blanks costs no more than any other."""
    return re.compile(pattern.replace(r"\s*", r"\s{0,6}").replace(r"\s+", r"\s{1,9}"))


_OPEN = r"^(?P<open>[\s>•·\-*\[(|]{0,24}(?P<quote>[\"“”«‘'„‹’]\s*)?[\s\[]{0,4})"
_MULTI = "|".join(MULTIPLIERS)
_LATIN_NUMBER = (
    r"(?:(?:LO|L|R|D|A)\.?\s?\*?\s?)?\d{1,4}(?:\s?[.\-‐‑–]\s?\d{1,3})*(?:\s?(?:º|°|ª|er\b|ère\b|ro\b|o(?=[.\s]|$)))?"
    r"(?:\s?[\-‐‑–]\s?[A-Z]{1,2}\b(?:[\-‐‑–]\d+)?|[A-Z]{1,2}(?![\w.]?[a-zà-ÿ])\b|\s[A-Z](?=\s*(?:$|[.:]))|[a-z](?=[.\s:)]|$))?"
    rf"(?:\s+(?:{_MULTI})\b(?:\s?[A-Z]\b)?|\s?مكررا?ة?(?:\s+مرتين|\s*\(?\d+\)?)?|\s?المكررة?(?:\s+مرتين)?)*"
)
_RANGE = r"(?:\s*(?:,\s*\d+\s*)*(?:et|à|a|y|e|al|to|and|[-–])\s+\d+(?:[.-]\d+)*(?:\s+(?:" + _MULTI + r")\b)?)?"
_WORD_NUMBERS = "|".join(sorted(WORD_VALUES, key=len, reverse=True))
_ARABIC_WORDS = "|".join(ARABIC_NUMBER_WORDS)

_FAMILIES = {
    "article": r"Articles?|ARTICLES?|Art[ií]culos?|ART[IÍ]CULOS?|Artigos?|ARTIGOS?|Arts?\.?|ARTS?\.?|Artikel|ARTIKEL"
    r"|Ingingo(?:\s+ya)?|INGINGO(?:\s+YA)?|Стать[яи]|СТАТЬ[ЯИ]|ال?مادة|ال?ماد\u0629|Pasal|Madde|MADDE",
    "section": r"Sections?|SECTIONS?|Sec\.|SEC\.|Seksyen|SEKSYEN",
    "clause": r"Clause|CLAUSE|Fasal|FASAL|Regulation|REGULATION|Rule|RULE",
    "fasl": r"الفصل",
    "pilcrow": r"§§?",
    "dhara": r"ধারা",
}
_FAMILY_OF = {name: _bounded(rf"(?:{words})$") for name, words in _FAMILIES.items()}
_ARTICLE = _bounded(
    _OPEN + r"(?P<word>" + "|".join(_FAMILIES.values()) + r")"
    r"(?:\s*[\-–]?\s*\.?\s*|\s+(?:N[°ºo]\.?|No\.?)\s*|\s*\(\s*)"
    rf"(?P<number>{_LATIN_NUMBER}{_RANGE}|(?i:{_WORD_NUMBERS})(?=[\s.:—–\-]|$)|(?:(?:{_ARABIC_WORDS})\s*)+"
    r"|[IVXL]{1,6}(?=[\s.:—–\-]|$))"
    r"(?P<tail>\s*\)?\s*(?:[.:;\-–—)\]،]+\s*)*)"
)
_CHINESE = _bounded(
    r"^(?P<open>[\s>　]{0,24}(?P<quote>[“「‘\"])?)第(?P<number>[零〇一二两三四五六七八九十百千\d]+)"
    r"(?P<unit>条|編|编|分编|章|节|節|部分)(?:之(?P<sub>[一二三四五六七八九十]+))?(?P<tail>[\s　:：、]*)"
)
_CHINESE_DIVISION = {
    "编": "part",
    "編": "part",
    "分编": "subpart",
    "部分": "part",
    "章": "chapter",
    "节": "division",
    "節": "division",
}

_BARE = _bounded(
    _OPEN + r"(?P<number>\d{1,3}(?:\s?[A-Z]{1,2}(?=[.(\s—–]))?(?:[a-z](?=\.))?)"
    r"(?P<tail>\s*\.{1,2}(?!\d)\s*(?:[—–-]+\s*)?|\s*[—–]+\s*(?=\(|[A-Z][a-z])|\s*[।．。、]\s*|(?=\(1\)))"
)

_NAMED = _bounded(
    _OPEN + r"(?P<number>(?:Disposici[oó]n(?:es)?|DISPOSICI[OÓ]N(?:ES)?)\s+(?:[a-zA-ZáéíóúÁÉÍÓÚ]+\s+){1,3}?"
    rf"(?i:{_WORD_NUMBERS})\b(?:\s+(?:{_MULTI})\b)?)(?P<tail>\s*(?:[.:\-–—]+\s*)*)"
)
_NAMED_SHORT = _bounded(
    _OPEN + rf"(?P<number>(?:(?:D[EÉ]CIM[OA]"
    rf"|VIG[EÉ]SIM[OA])\s+)?(?:{'|'.join(w.upper() for w in WORD_VALUES if len(w) > 4)}))"
    r"(?P<tail>\s*(?:[.:\-–—]+\s*)+)"
)

_DIVISIONS = {
    "book": r"Livre|LIVRE|Libro|LIBRO|Livro|LIVRO|Book|BOOK|ال?كتاب|Книга|Buch",
    "part": r"Parts?|PARTS?|P\sART|Partie|PARTIE|Parte|PARTE|Часть|ЧАСТЬ|BAHAGIAN|Bahagian|ال?جزء|Teil",
    "title": r"Title|TITLE|Titre|TITRE|T[ií]tulo|T[IÍ]TULO|Раздел|РАЗДЕЛ|ال?قسم",
    "chapter": r"Chapter|CHAPTER|Chapitre|CHAPITRE|Cap[ií]tulo|CAP[IÍ]TULO|Глава|ГЛАВА|ال?باب|UMUTWE|MUTWE|BAB|Kapitel",
    "fasl": r"الفصل",
    "division": r"Division|DIVISION|Section|SECTION"
    r"|Secci[oó]n|SECCI[OÓ]N|Sec[cç][aã]o|Se[cç][aã]o|SE[CÇ][AÃ]O|ال?فرع|Icyiciro"
    r"|Abschnitt|Параграф",
    "subdivision": r"Sous-section|SOUS-SECTION|Subsection|SUBSECTION"
    r"|Subsecci[oó]n|SUBSECCI[OÓ]N|Subse[cç][aã]o|Akiciro|Подраздел"
    r"|Subdivision|SUBDIVISION|Unterabschnitt",
    "paragraphe": r"Paragraphe|PARAGRAPHE|Sous-paragraphe",
}
_DIVISION_OF = {name: _bounded(rf"(?:{words})$") for name, words in _DIVISIONS.items()}
_DIVISION = _bounded(
    _OPEN + r"(?P<word>" + "|".join(_DIVISIONS.values()) + r")"
    rf"\s+(?:(?i:cya|ya|wa)\s)?(?P<number>[IVXLC]{{1,7}}(?:er|re|ère)?(?:[\-‑]?[A-Z0-9])?(?=[\s.:,;—–\-)]|$)|\d{{1,3}}(?:er|re|ère|[.ªº°]+|[A-Z]?\b)"
    rf"|(?i:{_WORD_NUMBERS}|preliminar|préliminaire|preliminary|unique)(?=[\s.:—–\-]|$)"
    rf"|(?:(?:{_ARABIC_WORDS}|تمهيدي|التمهيدي)\s*)+|[A-Z](?=\s*$))"
    rf"(?:\s+(?:{_MULTI})\b)?(?P<tail>\s*(?:[.:;\-–—]+\s*)*)"
)
_SCHEDULE = _bounded(
    _OPEN + r"(?P<word>(?:(?:THE\s+)?(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|First|Second|Third"
    r"|Fourth|Fifth|Sixth)\s+)?"
    r"(?:SCHEDULES?|Schedule|ANNEXE?S?|Annexe?|ANEXOS?|Anexo|APPENDIX|Appendix|JADUAL|Jadual|ПРИЛОЖЕНИЕ|Приложение"
    r"|(?:ال)?(?:ملحق|مرفق)|附件|附表|附录|Anlage|UMUGEREKA))(?P<number>[\s.:]*(?:(?:[IVXLC]+|\d+|[A-Z])(?![A-Za-z])|[一二三四五六七八九十]+)?)(?P<tail>[\s.:—–\-]*)"
)


def article_marker(text: str, *, loose: bool = False) -> Marker | None:
    """An article, section or the like at the start of a line; `loose` allows any words behind it (headings)."""
    found = _CHINESE.match(text)
    if found:
        return _chinese_marker(text, found) if found["unit"] == "条" else None
    found = _ARTICLE.match(text)
    if found is None:
        return None
    word = found["word"]
    family = next((name for name, pattern in _FAMILY_OF.items() if pattern.match(word)), "article")
    number = _number(found["number"])
    if number is None:
        return None
    firm = loose or _is_firm(text, found, family)
    return Marker(family, number, word, found.end("open"), found.end("tail"), firm, bool(found["quote"]))


def _chinese_marker(text: str, found: re.Match[str]) -> Marker | None:
    value = int(found["number"]) if found["number"].isdecimal() else chinese(found["number"])
    if value is None:
        return None
    number = str(value)
    if found["sub"]:
        number += f"-{chinese(found['sub'])}"
    # a reference at the start of a wrapped line runs on without a blank: 第一百条第一款规定
    firm = bool(found["tail"]) or found.end() >= len(text)
    return Marker("article", number, "第条", found.end("open"), found.end("tail"), firm, bool(found["quote"]))


def _number(printed: str) -> str | None:
    printed = printed.strip()
    if (printed[:1].isdigit() or printed[:1] in "LRDA") and any(c.isdecimal() for c in printed):
        return tidy_number(printed)
    value = word_value(printed) or arabic_ordinal(printed)
    if value is None and printed.isupper() and roman(printed) is not None:
        return printed
    if value is None and any(c.isdecimal() for c in digits(printed)):
        return tidy_number(printed)
    return str(value) if value is not None else None


def _is_firm(text: str, found: re.Match[str], family: str) -> bool:
    tail = found["tail"]
    rest = text[found.end() :]
    if not rest.strip():
        return "," not in tail and not (found["word"][:1].islower())
    if rest[0].islower() and family != "fasl":
        return tail.strip() not in ("", ")") and not tail.strip().startswith((",", ";", ")"))
    if tail.strip(" )\t\u00a0") and tail.strip()[:1] in ".:-–—([":
        return True
    if rest[0] in '(“"«[¿':
        return True
    # Arabic and other caseless scripts: text right behind the number is mostly a reference
    return bool(tail) and rest[0].isupper()


def bare_marker(text: str) -> Marker | None:
    """A number without a word at the start of a line: `5.`, `5A. (1)`, `**5**.—`."""
    found = _BARE.match(text)
    if found is None:
        return None
    number = digits(found["number"]).replace(" ", "")
    rest = text[found.end() :]
    firm = not rest[:1].islower() and not rest[:1].isdigit()
    return Marker("bare", number, "", found.end("open"), found.end("tail"), firm, bool(found["quote"]))


def named_marker(text: str, *, short: bool) -> Marker | None:
    """A final provision that is named, not numbered: `Disposición final primera`, and `PRIMERA.` where `short`."""
    found = _NAMED.match(text) or (_NAMED_SHORT.match(text) if short else None)
    if found is None:
        return None
    number = re.sub(r"\s+", " ", found["number"]).strip()
    return Marker("named", number, "", found.end("open"), found.end("tail"), True, bool(found["quote"]))


def division_marker(text: str) -> Marker | None:
    """A part, title, chapter and so on at the start of a line."""
    found = _CHINESE.match(text)
    if found:
        if found["unit"] == "条" or not (found["tail"] or found.end() >= len(text)):
            return None
        value = int(found["number"]) if found["number"].isdecimal() else chinese(found["number"])
        name = _CHINESE_DIVISION[found["unit"]]
        return Marker(name, str(value), found["unit"], found.end("open"), found.end("tail"), True, False)
    found = _DIVISION.match(text)
    if found is None:
        return None
    word = found["word"]
    name = next((n for n, pattern in _DIVISION_OF.items() if pattern.match(word)), "part")
    number = found["number"].strip()
    rest = text[found.end() :]
    tail = found["tail"].strip()
    firm = not rest.strip() or bool(tail) or (not rest[0].islower() and len(text) < 160)
    if tail.startswith(",") or (rest[:1].islower() and not tail):
        firm = False
    return Marker(name, number, word, found.end("open"), found.end("tail"), firm, bool(found["quote"]))


def schedule_marker(text: str, *, glued: bool = False) -> Marker | None:
    """A schedule or annex heading: short, and nothing like a sentence behind it; `glued` lines run on."""
    found = _SCHEDULE.match(text)
    if found is None or (len(text) > 140 and not glued):
        return None
    rest = text[found.end() :][:60]
    if rest[:1].islower() or rest.rstrip().endswith((".", ";", ",")):
        return None
    if rest and rest[0].isalpha() and not found["tail"] and not found["number"].strip():
        return None
    return Marker(
        "schedule",
        found["number"].strip(" .:"),
        found["word"],
        found.end("open"),
        found.end("tail"),
        True,
        bool(found["quote"]),
    )
