"""Headings that change what the text below them is: contents, explanatory memorandum, notes, enacting words."""

from __future__ import annotations

import re

CONTENTS = re.compile(
    r"^\W*(?:(?:THE\s+)?ARRANGEMENT\s+OF\s+(?:SECTIONS?|CLAUSES?|ARTICLES?|REGULATIONS?|PROVISIONS?)|TABLE\s+OF\s+(?:CONTENTS?|PROVISIONS?|ARTICLES?|SECTIONS?)"
    r"|CONTENTS|LIST\s+OF\s+SECTIONS|[IÍ]NDICE(?:\s+\w+)?|SUM[AÁ]RIO|SOMMAIRE|TABLE\s+DES\s+MATI[EÈ]RES|SUSUNAN\s+(?:FASAL|SEKSYEN)|ISHAKIRO"
    r"|目\s*录|目\s*次|目\s*錄|(?:ال)?فهرس\w*|المحتويات|СОДЕРЖАНИЕ|ОГЛАВЛЕНИЕ|INHALTS(?:[UÜ]BERSICHT|VERZEICHNIS))\W*$",
    re.IGNORECASE,
)
EXPLANATORY = re.compile(
    r"^\W*(?:EXPLANATORY\s+(?:MEMORANDUM|STATEMENT|NOTES?)|(?:STATEMENT\s+OF\s+)?OBJECTS\s+AND\s+REASONS|MEMORANDUM\s+OF\s+OBJECTS.*"
    r"|EXPOS[EÉ]\s+DES\s+MOTIFS|EXPOSICI[OÓ]N\s+DE\s+MOTIVOS|EXPOSI[CÇ][AÃ]O\s+DE\s+MOTIVOS|HURAIAN|المذكرة\s+ال[إا]يضاحية"
    r"|ПОЯСНИТЕЛЬНАЯ\s+ЗАПИСКА|BEGR[UÜ]NDUNG)\W*$",
    re.IGNORECASE,
)
NOTES = re.compile(
    r"^\W*(?:ANTECEDENTES\s+NORMATIVOS|NOTAS?\s+DE\s+(?:REDACCI[OÓ]N|VIGENCIA)|RELATED\s+PROVISIONS|AMENDMENTS\s+NOT\s+IN\s+FORCE"
    r"|EDITORIAL\s+NOTES?|AMENDMENT\s+HISTORY|Other\s+African\s+Legal\s+Information\s+Institutions)\b",
    re.IGNORECASE,
)
ENACTING = re.compile(
    r"\bENACTED\s+(?:by|as\s+follows)|\bBE\s+IT\s+(?:further\s+)?ENACTED|\bhereby\s+enacted\b|\benacts\s+as\s+follows|^\W*A\s+BILL\W*$|^\W*AN\s+ACT\s+(?:to|TO|respecting)\b"
    r"|[Oo]rdonnons\s*:|sanci[oó]nan\s+con\s+fuerza|[Hh]a\s+dado\s+la\s+[Ll]ey|\bDECRETAN?\s*:|\bADOPTS\s*:|\bADOPTE\s*:|\bYEMEJE\s*:"
    r"|DIPERBUAT\s+oleh|Rang\s+Undang-Undang\s*$|^\W*We,\s+KAGAME|^\W*Nous,\s+KAGAME|^\W*Twebwe,\s+KAGAME|^\W*(?:SUATU|\s*bernama)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^\W*(?:Mandons\s+et\s+ordonnons|Por\s+tanto,?(?:\s+Mando|\s*$)|POR\s+TANTO\b|Mando\s+se\s+publique|Comun[ií]quese\b|Publ[ií]quese\b|Read\s+three\s+times|DADA\s+EN\s+LA\s+SALA"
    r"|Dad[ao]\s+en\s|Fait\s+à\s|Done\s+at\s|Kigali,\s|Bras[ií]lia,\s|Rio\s+de\s+Janeiro,\s\d|REGISTRADO\s+BAJO|A(?:l|L)\s+[Ss]e[ñn]or\s+[Pp]residente\s+[Cc]onstitucional"
    r"|En\s+Lima,\s+a\s+los|Passed\s+in\s+the\b|Made\s+this\b|\[?Date\s+of\s+assent|PRINTED\s+BY|Publishing\s+Division|وحرر\s+ب|صدر\s+عنا|Aprobad[oa]\s+(?:el|por)\b.*C[aá]mara"
    r"|EL\s+PRESIDENTE\s+DEL\s+HONORABLE|La\s+Presidenta?\s+del\s+honorable)",
)
AMENDING = re.compile(
    r"\b(?:amend(?:ed|ing|s|ment)?|insert(?:ed|ing|ion)|substitut\w+|repealed\s+and\s+replaced|replac\w+|adding|addition|following\s+(?:new\s+)?(?:section|article|part|chapter|paragraph|heading)s?"
    r"|modifi\w+|modif[ií]c[aá]\w*|ins[ée]r\w+|compl[ée]t\w+|remplac\w+|libell[ée]\w*|ajout\w+|introdui\w+|r[ée]dig\w+|incorp\w+|sustit[uú]\w+|queda(?:n|r[aá]n?)?\s+redactad\w+|agr[eé]g\w+|a[ñn]ad\w+|adici[oó]n\w+|reform\w+"
    r"|passam?\s+a\s+vigorar|acrescid\w+|acrescenta\w+|nova\s+reda[cç][aã]o|meminda|pindaan|menggantikan|ge[aä]ndert|eingef[uü]gt|изложить|дополнить|внести)\b"
    r"|修改为|增加|تتمم|تغير|تعدل|يعدل|يضاف|تضاف|يستبدل|تستبدل|ÏUC",
    re.IGNORECASE,
)
MODIFIED_NOTE = re.compile(
    r"modificad[oa]|sustituid[oa]|cuyo\s+texto|incorporad[oa]|derogad[oa]|reubicad[oa]|Reda[cç][aã]o\s+dada|texto\s+anterior|amended\s+by|substituted\s+by|ancienne\s+version",
    re.IGNORECASE,
)
NOTE_LINE = re.compile(
    r"^\W*(?:\(\s?\*{1,4}\s?\)\s|\(\d{1,2}\)\s+(?:Art[ií]culo|P[aá]rrafo|Texto|Inciso|Numeral|De\s+conformidad)|CONCORDANCIAS?\s*:|OTRAS\s+CONCORDANCIAS"
    r"|(?:\(\*\)\s*)?NOTA\s+(?:SPIJ|DE)|\(?\s*Nota\s+Infoleg|\(?(?:Art[ií]culo|T[ií]tulo|Cap[ií]tulo|Inciso|P[aá]rrafo|[Ii]nc\.)\s*(?:n[°º]?\s*)?(?:sustituid|incorporad|derogad|modificad|restablecid|sustituíd)[oa]s?\s+por"
    r"|\(?Art[ií]culo\s+modificado\s+por|Art[ií]culo\s+(?:incorporado|derogado)\s+por|Disposici[oó]n\s+modificada\s+por|NOTE\s*:|Note\s*:|Nota\s*:|NOTA\s*:|Editorial\s+note|Amendments?\s*:"
    r"|\[(?:Inserted|Substituted|Amended|Repealed)\s+by|\((?:Inclu[ií]d[oa]|Reda[cç][aã]o\s+dada|Revogad[oa]|Vide|Reda[cç][aã]o)\b[^)]*\)\s*$)",
    re.IGNORECASE,
)
FOOTNOTE = re.compile(
    r"^\s*[-–]?\s?\d{1,3}\s?[-–]?\s?(?:تم\b|تمت\b|أضيف|نسخ|غير\b|الجريدة\s+الرسمية|المادة\s+(?:األولى|الأولى)\s+من|ظهير|قانون\s+رقم|القانون\s+رقم|أنظر|انظر)"
)
"""A numbered footnote of a consolidated Arabic text: what amended the article, in which gazette."""

_CONTENTS_LETTERS, _EXPLANATORY_LETTERS, _NOTES_LETTERS = frozenset("atclis"), frozenset("esomhb"), frozenset("anreo")
"""First Latin letters of the headings that the patterns above know."""
_NOTE_BEGINNINGS = frozenset(
    ("con", "otr", "not", "art", "tít", "tit", "cap", "inc", "pár", "par", "dis", "edi", "ame")
)
"""First three letters of every word with which a note line can begin."""

_ENACTING_WORDS = (
    "enact",
    "bill",
    "an act",
    "ordonn",
    "sanci",
    "dado la",
    "decreta",
    "adopt",
    "yemeje",
    "diperbuat",
    "rang undang",
    "kagame",
    "suatu",
    "bernama",
)
_AMENDING_HINTS = (
    "amend", "insert", "substitut", "repeal", "replac", "add", "following", "modif", "ins", "compl",
    "remplac", "libell", "ajout", "introdui",
    "rédig", "redig", "incorp", "sustit", "redactad", "agr", "añad", "anad", "adicion", "reform",
    "vigorar", "acresc", "reda", "pinda", "menggant",
    "geändert", "geandert", "einge", "излож", "дополн", "внести", "修", "增", "تتمم", "تغير", "تعدل", "يعدل",
    "ضاف", "ستبدل", "ïuc",
)  # fmt: skip


def is_contents(text: str) -> bool:
    """True for the heading of a table of contents."""
    return len(text) < 80 and _may_begin(text, _CONTENTS_LETTERS) and CONTENTS.match(text) is not None


def is_explanatory(text: str) -> bool:
    """True for the heading of an explanatory memorandum."""
    return len(text) <= 120 and _may_begin(text, _EXPLANATORY_LETTERS) and EXPLANATORY.match(text) is not None


def is_notes(text: str) -> bool:
    """True for the heading above editors' notes at the end of a file."""
    return len(text) < 400 and _may_begin(text, _NOTES_LETTERS) and NOTES.match(text) is not None


def is_closing(text: str) -> bool:
    """True for words of promulgation or signature; they begin with no small Latin letter and no digit."""
    return not ("a" <= text[0] <= "z" or "0" <= text[0] <= "9") and CLOSING.match(text) is not None


def _may_begin(text: str, letters: frozenset[str]) -> bool:
    """False where a text begins with a Latin letter other than those."""
    first = text[0].lower()
    return first in letters or not "a" <= first <= "z"


def is_note_line(text: str) -> bool:
    """True for an editors' note; the cheap look comes first."""
    first = text[:1]
    if first.isascii() and first.isalpha() and text[:3].lower() not in _NOTE_BEGINNINGS:
        return False
    return NOTE_LINE.match(text) is not None


def enacts(text: str) -> bool:
    """True for a row with enacting words; the cheap look comes first."""
    low = text.lower()
    return any(word in low for word in _ENACTING_WORDS) and ENACTING.search(text) is not None


def amends(text: str) -> bool:
    """True for words that amend another law."""
    low = text.lower()
    return any(word in low for word in _AMENDING_HINTS) and AMENDING.search(text) is not None
