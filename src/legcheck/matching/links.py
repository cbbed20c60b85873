"""What a provision leans on: the definitions of the terms it uses, and the sections it cites, in one law.

A reference to a section "of the Penal Code" leads out of the law and is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from legcheck.matching.index import NOWHERE, LawIndex
from legcheck.matching.words import ARTICLES, STOP, stemmer

LONGEST_TERM = 8
"""Words of a defined term; a longer one is a sentence and no term."""

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
class Definition:
    """A defined term, where its meaning stands, and which units use it."""

    term: str
    unit: int
    first: int
    """First body token of the definition."""
    end: int
    users: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Definitions and references of a law."""

    definitions: tuple[Definition, ...]
    references: tuple[tuple[int, int], ...]
    """Pairs of citing and cited unit, each once."""
    used_by: dict[int, list[int]]
    """For a unit the numbers of the definitions whose terms it uses."""
    cited_by: dict[int, list[int]]
    """For a unit the units it cites."""
    citing: list[int]
    """Units that cite, rising."""
    firsts: list[int]
    """For each of them where its cited units begin in `cited`."""
    cited: list[int]


def links_of(index: LawIndex) -> Links:
    """Find both kinds of link in the evidence text of a law. Linear in its length."""
    definitions, references = _definitions(index), _references(index)
    used_by: dict[int, list[int]] = {}
    cited_by: dict[int, list[int]] = {}
    for number, definition in enumerate(definitions):
        for unit in definition.users:
            used_by.setdefault(unit, []).append(number)
    for here, there in references:
        cited_by.setdefault(here, []).append(there)
    citing = sorted(cited_by)
    cited = [unit for here in citing for unit in cited_by[here]]
    firsts = [0, *accumulate(len(cited_by[here]) for here in citing)][: len(citing)]
    return Links(definitions, references, used_by, cited_by, citing, firsts, cited)


def _definitions(index: LawIndex) -> tuple[Definition, ...]:
    body, text = index.body, index.law.text
    marks = sorted((m.start(), m.group(1)) for pattern in (_QUOTED, _SAID) for m in pattern.finditer(text))
    found: list[Definition] = []
    firsts = [bisect_left(body.starts, at) for at, _ in marks]
    for number, (_, term) in enumerate(marks):
        first = firsts[number]
        if first >= len(body):
            continue
        unit = body.owners[first]
        last = first
        stop = firsts[number + 1] if number + 1 < len(firsts) and firsts[number + 1] > first else len(body)
        while last < stop and body.owners[last] == unit and last - first < 400:
            last += 1
        users = _users(index, term, unit)
        if users:
            found.append(Definition(term, unit, first, last, users))
    return tuple(found)


def _users(index: LawIndex, term: str, defined_in: int) -> tuple[int, ...]:
    """Units other than the defining one that use the term."""
    skip = ARTICLES.get(index.language, frozenset())
    words = [w for w in re.findall(r"[^\W_]+", term) if w.lower() not in skip]
    if not 0 < len(words) <= LONGEST_TERM or all(w.lower() in STOP.get(index.language, ()) for w in words):
        return ()
    stem = stemmer(index.language)
    wanted = [frozenset(index.body.forms_of_stem(stem(w))) for w in words]
    lists = [index.body.positions(sorted(w)) if w else [] for w in wanted]
    rarest = min(range(len(words)), key=lambda k: len(lists[k]))
    forms, owners = index.body.forms, index.body.owners
    users: set[int] = set()
    for position in lists[rarest]:
        first = position - rarest
        if owners[position] == defined_in or owners[position] in users or first < 0 or first + len(words) > len(forms):
            continue
        if all(forms[first + k] in wanted[k] for k in range(len(words))):
            users.add(owners[position])
    return tuple(sorted(users))


def _references(index: LawIndex) -> tuple[tuple[int, int], ...]:
    body, text = index.body, index.law.text
    by_number: dict[str, int] = {}
    for unit in index.units:
        if unit.provision.number and unit.provision.host is None:
            by_number.setdefault(unit.provision.number.lower(), unit.order)
    pairs: dict[tuple[int, int], None] = {}
    for found in _CITED.finditer(text):
        if _OUTSIDE.match(text, found.end()):
            continue
        at = bisect_left(body.starts, found.start())
        here = body.owners[at] if at < len(body) else NOWHERE
        for number in _NUMBER.findall(found.group(1)):
            cited = by_number.get(number.lower().rstrip("."))
            if cited is not None and here not in (cited, NOWHERE):
                pairs[(here, cited)] = None
    return tuple(pairs)
