"""Links inside a law: the terms it defines and where they are used, and its cross-references, broken ones listed.

Matching leans on these: "an offence under section 5" carries the words of section 5, and a defined term those
of its definition. Recognition is by pattern; nothing is resolved that the law does not state.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from legcheck.law.models import EVIDENCE_ROLES, Law, Provision, Role
from legcheck.law.numerals import chinese, digits, tidy_number
from legcheck.law.zones import amends


class LinkKind(StrEnum):
    """What a link leads to."""

    DEFINITION = "definition"
    """From a provision that uses a defined term to the provision that defines it."""
    REFERENCE = "reference"
    """From a provision that cites an article or section to the cited one."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from words of one provision to another provision of the same law."""

    kind: LinkKind
    source: str
    """Id of the deepest provision in which the words stand."""
    start: int
    end: int
    """Absolute span of the words."""
    words: str
    """The defined term, or the cited number."""
    target: str | None
    """Id of the provision led to; None where the law has no such article (a broken reference)."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that the law defines."""

    term: str
    provision: str
    """Id of the deepest provision that holds the definition."""
    start: int
    end: int
    """Absolute span of the definition, from the term to the end of its sentence or line."""


_QUOTED = r"[“\"«‘']\s?(?P<term{0}>[^“”\"«»‘’'\n]{{2,80}}?)\s?[”\"»’']"
_MEANS = (
    r"(?:,[^.;:“”\n]{0,120},)?\s*(?:\([^)\n]{0,80}\)\s*)?(?:means?\b|includes?\b|has\s+the\s+(?:same\s+)?meaning|shall\s+(?:mean|have)|refers?\s+to"
    r"|:\s|désigne|signifie|s['’]entend|:\s?tout|se\s+entender[áa]|se\s+entiende|significa|es\s+(?:el|la|todo|toda)\b|compreende|considera-se|يقصد|يعني|:|означает|[—–-]\s|是指|指)"
)
_DEFINED = re.compile(_QUOTED.format("") + _MEANS, re.IGNORECASE)
_MEANS_FIRST = re.compile(
    r"(?:on\s+entend\s+par|se\s+entiende\s+por|entende-se\s+por|يقصد\s+(?:ب|بـ)|под)\s+" + _QUOTED.format(""),
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\s*(?:\d{1,2}[°º]?[.)]?|[a-z]\))\s*(?P<term>[A-ZÀ-Ýa-zà-ÿ][^:.;\n]{2,60}?)\s?:\s", re.MULTILINE)
_DEFINING_HEADING = re.compile(
    r"\b(?:definitions?|interpretation|d[ée]finitions?|definici[oó]n(?:es)?|defini[cç][oõ]es|glosario)\b|تعاريف|تعريفات|определения|定义|定義",
    re.IGNORECASE,
)

_NUMBER = (
    r"(?:[LRD]\.?\s?)?\d{1,4}(?:[-.]\d{1,3})*(?:[A-Z]{1,2}\b|-[A-Z]\b)?"
    r"(?:\s(?:bis|ter|quater|quinquies|sexies|septies)\b)?"
)
_REFERENCE = re.compile(
    r"(?P<word>\b(?:[Ss]ub-?sections?|[Ss]ections?|SECTIONS?|[Aa]rticles?|ARTICLES?|[Cc]lauses?|[Aa]rt[ií]culos?|ART[IÍ]CULOS?|[Aa]rtigos?|[Aa]rts?\.|[Сс]тать\w+|[Ss]eksyen|[Ff]asal)|(?:ال|لل|بال)?(?:مادة|مواد|فصل|فصول|مادتين|فصلين)|§§?|第)\s*"
    rf"(?P<first>{_NUMBER}|[零〇一二三四五六七八九十百]+(?=条))(?P<rest>(?:\s?\([0-9A-Za-z]{{1,4}}\))*(?:\s*(?:,|and|or|to|et|ou|à|y|o|a|al|e|و|أو|إلى|и|—|–|-)\s*(?:de\s)?(?:{_NUMBER})(?:\s?\([0-9A-Za-z]{{1,4}}\))*)*)"
)
_MORE = re.compile(_NUMBER)
_RANGE_WORDS = re.compile(r"\b(?:to|à|al?|até|إلى|bis)\b|[–—]")
_ELSEWHERE = re.compile(
    r"^\s*(?:\([^)]{1,10}\)\s*)*,?\s*(?:of|du|de\s+la|de\s+l['’]|del|de\s+los|da|do|des|من|der|des)\s+(?:(?:the|el|said|same|principal)\s+)?"
    r"(?:[\w’'-]+\s+){0,7}?(?:Acts?\b|Code|Codes|Law\b|Constitution|Ordinance|Convention|Protocol|Treaty|Agreement|Regulations?\b|Charter|loi\b|Loi\b|Code|Constitution|[Dd]irective|[Rr]èglement"
    r"|C[óo]digo|Ley\b|Constituci[oó]n|Decreto|Lei\b|Decreto-Lei|Constitui[cç][aã]o|Convenci[oó]n|Protocolo|قانون|القانون|الظهير|الدستور|المسطرة|مجموعة)"
)
_THIS = re.compile(
    r"\b(?:this|the\s+present|la\s+présente|du\s+présent|esta|la\s+presente|este|desta|deste|nesta)\b|هذا",
    re.IGNORECASE,
)
_SUB_WORD = re.compile(r"sub", re.IGNORECASE)
MAX_USES = 4000
"""Uses of defined terms that are listed in one law; a code of 2,000 articles stays far below."""


def links(law: Law) -> tuple[Link, ...]:
    """All links of a law, in order of their place: uses of defined terms, then cross-references,
    broken ones included."""
    finder = _Finder(law)
    found = [*finder.references(), *finder.uses()]
    return tuple(sorted(found, key=lambda link: (link.start, link.end, link.kind)))


def definitions(law: Law) -> tuple[Definition, ...]:
    """The terms that the law's body defines, in order; of a term defined twice both."""
    return tuple(_Finder(law).defined)


def broken(law: Law) -> tuple[Link, ...]:
    """Cross-references to articles that the law does not have."""
    return tuple(link for link in links(law) if link.kind is LinkKind.REFERENCE and link.target is None)


def cited_numbers(law: Law) -> dict[str, frozenset[str]]:
    """For each provision id the article numbers that it cites (its own text and that of its parts)."""
    parents = {p.id: p.parent for p in law.provisions}
    numbers = {p.id: p.number for p in law.provisions}
    found: dict[str, set[str]] = defaultdict(set)
    for link in links(law):
        if link.kind is not LinkKind.REFERENCE or link.target is None:
            continue
        at: str | None = link.source
        while at is not None:
            if numbers[link.target] is not None and numbers[at] != numbers[link.target]:
                found[at].add(str(numbers[link.target]))
            at = parents[at]
    return {key: frozenset(value) for key, value in found.items()}


def defining(law: Law) -> dict[str, frozenset[str]]:
    """For each provision id the ids of the provisions that define terms used in it."""
    parents = {p.id: p.parent for p in law.provisions}
    found: dict[str, set[str]] = defaultdict(set)
    for link in links(law):
        if link.kind is not LinkKind.DEFINITION or link.target is None:
            continue
        at: str | None = link.source
        while at is not None:
            found[at].add(link.target)
            at = parents[at]
    return {key: frozenset(value) for key, value in found.items()}


class _Finder:
    """Looks a law through once; all lookups by place are binary searches."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.starts = [p.start for p in law.provisions]
        self.by_id = {p.id: p for p in law.provisions}
        self.tops = [p for p in law.provisions if self._is_top(p)]
        self.by_number: dict[str, Provision] = {}
        for provision in self.tops:
            if provision.role in EVIDENCE_ROLES:
                key = _key(provision.number or "")
                known = self.by_number.get(key)
                if known is None or (known.host is not None and provision.host is None):
                    self.by_number[key] = provision
        self.defined = list(self._definitions())

    def _is_top(self, provision: Provision) -> bool:
        if provision.number is None:
            return False
        parent = self.by_id.get(provision.parent or "")
        return parent is None or parent.number != provision.number or parent.host != provision.host

    def deepest(self, position: int) -> Provision | None:
        """The deepest provision at an offset."""
        at = bisect_right(self.starts, position) - 1
        provision = self.law.provisions[at] if at >= 0 else None
        while provision is not None and provision.end <= position:
            provision = self.by_id.get(provision.parent or "")
        return provision

    def _definitions(self) -> Iterator[Definition]:
        seen: set[int] = set()
        for top in self.tops:
            if top.role not in EVIDENCE_ROLES:
                continue
            text = self.law.text_of(top)
            heading = bool(_DEFINING_HEADING.search(top.heading)) or bool(_DEFINING_HEADING.search(text[:300]))
            patterns = [_DEFINED, _MEANS_FIRST, *([_LISTED] if heading else [])]
            for pattern in patterns:
                for found in pattern.finditer(text):
                    start = top.start + found.start("term")
                    term = " ".join(found["term"].split()).strip(" ,")
                    if start in seen or not term or len(term.split()) > 9:
                        continue
                    seen.add(start)
                    holder = self.deepest(start)
                    if holder is not None:
                        yield Definition(term, holder.id, start, self._sentence_end(start, top.end))

    def _sentence_end(self, start: int, limit: int) -> int:
        stop = self.law.text.find("\n", start, limit)
        end = limit if stop < 0 else stop
        semicolon = self.law.text.find(";", start, end)
        return semicolon + 1 if semicolon > 0 else end

    def uses(self) -> Iterator[Link]:
        """Places where a defined term is used outside its own definition."""
        terms: dict[str, Definition] = {}
        for one in self.defined:
            terms.setdefault(one.term.lower(), one)
        usable = sorted((t for t in terms if len(t) > 2), key=len, reverse=True)[:400]
        if not usable:
            return
        pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(re.escape(t) for t in usable) + r")(?:s|es)?(?!\w)", re.IGNORECASE
        )
        listed = 0
        for top in self.tops:
            if top.role not in EVIDENCE_ROLES:
                continue
            told: set[str] = set()
            for found in pattern.finditer(self.law.text, top.start, top.end):
                term = found.group().lower()
                definition: Definition | None = (
                    terms.get(term) or terms.get(term.removesuffix("s")) or terms.get(term.removesuffix("es"))
                )
                if definition is None or definition.start <= found.start() < definition.end:
                    continue
                holder = self.deepest(found.start())
                if holder is None or (holder.id + definition.term) in told:
                    continue
                told.add(holder.id + definition.term)
                listed += 1
                if listed > MAX_USES:
                    return
                yield Link(
                    LinkKind.DEFINITION, holder.id, found.start(), found.end(), definition.term, definition.provision
                )

    def references(self) -> Iterator[Link]:
        """Cross-references in the body, one for each number cited; those to other laws are left out."""
        for top in self.tops:
            if top.role not in EVIDENCE_ROLES:
                continue
            for found in _REFERENCE.finditer(self.law.text, top.start, top.end):
                if found.start() - top.start < 3 or (
                    _SUB_WORD.match(found["word"]) and "sect" not in found["word"].lower()
                ):
                    continue
                behind = self.law.text[found.end() : found.end() + 120]
                if _ELSEWHERE.match(behind) and not _THIS.match(behind.strip().partition(" ")[2]):
                    continue
                if found["word"].lower().startswith(("subsection", "sub-section")) and "(" not in found["rest"]:
                    continue
                yield from self._numbers(found)

    def _numbers(self, found: re.Match[str]) -> Iterator[Link]:
        holder = self.deepest(found.start())
        if holder is None:
            return
        places = [(found.start("first"), found.end("first"))]
        rest = re.sub(r"\([^)]*\)", lambda m: " " * len(m.group()), found["rest"])
        places += [(found.start("rest") + m.start(), found.start("rest") + m.end()) for m in _MORE.finditer(rest)]
        for start, end in places:
            printed = self.law.text[start:end]
            target = self._target(printed)
            if target is not None or not self._cites_elsewhere(holder):
                yield Link(LinkKind.REFERENCE, holder.id, start, end, tidy_number(printed), target)

    def _cites_elsewhere(self, holder: Provision) -> bool:
        """Text of another law, and articles that amend one, cite that law's articles."""
        if holder.role is Role.INSERTED:
            return True
        top = holder
        while top.parent is not None and self.by_id[top.parent].number == top.number:
            top = self.by_id[top.parent]
        return amends(self.law.text[top.start : min(top.end, top.start + 300)])

    def _target(self, printed: str) -> str | None:
        number = str(chinese(printed)) if printed[:1] in "零〇一二三四五六七八九十百" else printed
        found = self.by_number.get(_key(number))
        if found is None and "." in number:  # 17.1 is paragraph 1 of article 17
            found = self.by_number.get(_key(number.rsplit(".", 1)[0])) or self.by_number.get(_key(number.split(".")[0]))
        return found.id if found is not None else None


def _key(number: str) -> str:
    return re.sub(r"[\s.\-]+", "", tidy_number(digits(number))).lower()
