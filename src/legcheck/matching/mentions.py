"""What a text says of others: the terms it defines and the numbers of the sections it cites.

A reference to a section "of the Penal Code" leads out of the law and is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTED = re.compile(
    r"[“\"‘'«„]\s*([^“”\"‘’'«»„\n]{2,80}?)\s*[”\"’'»“]"
    r"(?=[^.;:\n]{0,90}?(?:\b(?:means?|includes?|has the (?:same )?meaning|shall (?:mean|include|have)|refers? to|"
    r"désigne|s['’]entend|signifie|se entiende|se entenderá|significa|entende-se)\b|[:：]|يقصد|تعني))"
)
_SAID = re.compile(
    r"(?:on entend par|s['’]entend par|entiende por|entenderá por|entiéndese por|entende-se por)"
    r"\s*:?\s*(?:l['’]|(?:la|le|les|el|los|las|o|a)\s+)?([^,.;:“”«»\"\n]{3,60}?)"
    r"(?=\s*[,:]|\s+(?:le|la|les|l|el|los|las|lo|un|une|una|tout|toute|todo|toda|aquel|aquella|quien)\b)",
    re.I,
)
"""A term said without quotation marks ends where the next article begins."""
_CITED = re.compile(
    r"\b(?:sections?|articles?|clauses?|artículos?|artigos?|arts?\.)\s*\**\s*"
    r"(\d+[\w.\-]*\**(?:\s*\(\w{1,4}\))*"
    r"(?:\s*(?:,|and|or|to|et|ou|à|y|o|al|e|a)\s*(?:sections?\s*|articles?\s*)?\**\d+[\w.\-]*\**(?:\s*\(\w{1,4}\))*)*)",
    re.I,
)
_OUTSIDE = re.compile(
    r"\s*,?\s*(?:of|in|du|de la|de l['’]|de|del|da|do)\s+(?:the\s+|la\s+|el\s+|le\s+)?"
    r"(?!this|these|présent|esta|presente|el presente|la presente|same)(?:\w+\s+){0,3}?"
    r"(?:Act|Code|Law|Convention|Protocol|Ordinance|Constitution|Directive|Regulation|code|loi|Loi|Convention|"
    r"Protocole|règlement|Código|código|Ley|ley|Convenio|Protocolo|Lei|lei)\b"
)
_NUMBER = re.compile(r"(?<![\w(])(\d+(?:[.\-]\d+)*[A-Za-z]{0,2})(?![\w)])")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Of one text, with distances from its beginning."""

    terms: tuple[tuple[int, str], ...]
    """Each defined term and where it stands."""
    numbers: tuple[str, ...]
    """Cited numbers, in order, each once."""


def mentions_of(pieces: tuple[tuple[int, str], ...]) -> Mentions:
    """Defined terms and cited numbers of a text in pieces."""
    terms: list[tuple[int, str]] = []
    numbers: dict[str, None] = {}
    for distance, text in pieces:
        terms += [(distance + m.start(), m.group(1)) for pattern in (_QUOTED, _SAID) for m in pattern.finditer(text)]
        for found in _CITED.finditer(text):
            if not _OUTSIDE.match(text, found.end()):
                numbers.update((n.lower().rstrip("."), None) for n in _NUMBER.findall(found.group(1)))
    return Mentions(tuple(sorted(terms)), tuple(numbers))
