"""The full citation of a provision as a lawyer writes it in the law's language."""

from __future__ import annotations

from legcheck.law.models import Kind, Provision, Role
from legcheck.law.units import DEPTH_TOP, Unit

_ARTICLE_WORD = {
    "en": {Kind.ARTICLE: "Article", Kind.SECTION: "Section"},
    "fr": {Kind.ARTICLE: "Article", Kind.SECTION: "Article"},
    "es": {Kind.ARTICLE: "Art.", Kind.SECTION: "Art."},
    "pt": {Kind.ARTICLE: "Art.", Kind.SECTION: "Art."},
    "ar": {Kind.ARTICLE: "المادة", Kind.SECTION: "المادة"},
    "ru": {Kind.ARTICLE: "статья", Kind.SECTION: "статья"},
    "zh": {Kind.ARTICLE: "第{}条", Kind.SECTION: "第{}条"},
    "de": {Kind.ARTICLE: "§", Kind.SECTION: "§"},
    "ms": {Kind.ARTICLE: "Seksyen", Kind.SECTION: "Seksyen"},
    "bn": {Kind.ARTICLE: "ধারা", Kind.SECTION: "ধারা"},
    "rw": {Kind.ARTICLE: "Ingingo ya", Kind.SECTION: "Ingingo ya"},
}
_LEVELS = {
    "fr": {Kind.SUBSECTION: ", paragraphe {}", Kind.PARAGRAPH: ", point {}", Kind.LETTER: ", lettre {})"},
    "es": {Kind.SUBSECTION: ", apdo. {}", Kind.PARAGRAPH: ", num. {}", Kind.LETTER: ", inc. {})"},
    "pt": {Kind.SUBSECTION: ", § {}º", Kind.PARAGRAPH: ", inciso {}", Kind.LETTER: ", alínea {})"},
    "ar": {Kind.SUBSECTION: "، الفقرة {}", Kind.PARAGRAPH: "، البند {}", Kind.LETTER: "، البند {}"},
    "ru": {Kind.SUBSECTION: ", часть {}", Kind.PARAGRAPH: ", пункт {}", Kind.LETTER: ", подпункт {})"},
    "zh": {Kind.SUBSECTION: "第{}款", Kind.PARAGRAPH: "第（{}）项", Kind.LETTER: "（{}）"},
    "de": {Kind.SUBSECTION: " Abs. {}", Kind.PARAGRAPH: " Nr. {}", Kind.LETTER: " lit. {}"},
}
_ROLE_WORD = {
    "en": {
        Role.PREAMBLE: "Preamble", Role.CONTENTS: "Contents", Role.EXPLANATORY: "Explanatory memorandum",
        Role.NOTE: "Note", Role.SCHEDULE: "Schedule", Role.SUPERSEDED: "Former wording",
    },
    "fr": {
        Role.PREAMBLE: "Préambule", Role.CONTENTS: "Table des matières", Role.EXPLANATORY: "Exposé des motifs",
        Role.NOTE: "Note", Role.SCHEDULE: "Annexe", Role.SUPERSEDED: "Ancienne rédaction",
    },
    "es": {
        Role.PREAMBLE: "Preámbulo", Role.CONTENTS: "Índice", Role.EXPLANATORY: "Exposición de motivos",
        Role.NOTE: "Nota", Role.SCHEDULE: "Anexo", Role.SUPERSEDED: "Redacción anterior",
    },
}  # fmt: skip


def citation(unit: Unit, parent: Provision | None, language: str) -> str:
    """`Section 18(1)(b)`, `Section 2, “child”, (a)`, `Article 177 bis, paragraphe 2`, `Art. 5, inc. a)`."""
    if unit.top:
        return _top(unit, language)
    if unit.depth < DEPTH_TOP:
        return _division(unit, language)
    if unit.kind is Kind.BLOCK:
        words = _ROLE_WORD.get(language, _ROLE_WORD["en"])
        own = words.get(unit.role, "") if unit.role is not None else ""
        return f"{parent.label}, {own}" if parent is not None and own else own or (parent.label if parent else "")
    base = parent.label if parent is not None else ""
    if unit.term:
        base += f", “{unit.term}”"
    if unit.number == "único":
        return f"{base}, parágrafo único"
    shape = _LEVELS.get(language, {}).get(unit.kind)
    if shape is None:
        return base + (", " if unit.term else "") + (f"({unit.number})" if unit.number else "")
    return base + shape.format(unit.number)


def _top(unit: Unit, language: str) -> str:
    if not unit.number:
        return unit.heading or unit.kind.value.capitalize()
    if not unit.number[0].isdigit() and unit.name == "named":
        return unit.number
    words = _ARTICLE_WORD.get(language, _ARTICLE_WORD["en"])
    word = words[Kind.ARTICLE if unit.kind is Kind.ARTICLE else Kind.SECTION]
    if unit.word == "الفصل":
        word = "الفصل"
    if unit.word.lower() in ("clause", "fasal", "regulation", "rule"):
        word = unit.word.capitalize()
    return word.format(unit.number) if "{}" in word else f"{word} {unit.number}"


def _division(unit: Unit, language: str) -> str:
    if unit.printed:
        return unit.printed
    words = _ROLE_WORD.get(language, _ROLE_WORD["en"])
    if unit.role is not None and unit.role in words:
        return words[unit.role]
    return unit.heading or unit.kind.value.capitalize()
