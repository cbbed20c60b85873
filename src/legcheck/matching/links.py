"""What a provision leans on: the definitions of the terms it uses, and the sections it cites, in one law."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from legcheck.matching.arrays import Ints, Ragged, grouped, ints, offsets_of
from legcheck.matching.index import LawIndex
from legcheck.matching.words import ARTICLES, STOP

LONGEST_TERM = 8
"""Words of a defined term; a longer one is a sentence and no term."""
LONGEST_DEFINITION = 400
"""Words that a definition runs at most."""


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
    homes: Ints
    """For each definition the unit it stands in."""
    uses: Ragged
    """For each definition the units that use its term."""
    used_by: Ragged
    """For each unit the definitions whose terms it uses."""
    cited_by: Ragged
    """For each unit the units it cites."""

    @property
    def references(self) -> tuple[tuple[int, int], ...]:
        """Pairs of citing and cited unit, each once."""
        return tuple((here, there) for here in range(len(self.cited_by)) for there in self.cited_by.row(here).tolist())


def links_of(index: LawIndex) -> Links:
    """Find both kinds of link in the evidence text of a law. Linear in its length."""
    definitions, count = _definitions(index), len(index.units)
    which = np.repeat(np.arange(len(definitions)), [len(d.users) for d in definitions]).astype(np.int64)
    users = ints(unit for d in definitions for unit in d.users)
    return Links(
        definitions,
        ints(d.unit for d in definitions),
        Ragged(users, offsets_of(ints(len(d.users) for d in definitions))),
        grouped(users, which, count),
        _references(index),
    )


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    unit: int
    first: int
    end: int
    stems: tuple[int, ...]


def _definitions(index: LawIndex) -> tuple[Definition, ...]:
    terms = [term for unit in range(len(index.units)) for term in _terms(index, unit)]
    users = _users(index, terms)
    return tuple(
        Definition(term.text, term.unit, term.first, term.end, tuple(found))
        for term, found in zip(terms, users, strict=True)
        if found
    )


def _terms(index: LawIndex, unit: int) -> list[_Term]:
    """The terms that a unit defines; a definition runs to the next one."""
    marks = index.body.mentions[unit].terms
    if not marks:
        return []
    begin, stop = int(index.offsets[unit]), int(index.offsets[unit + 1])
    firsts = begin + np.searchsorted(index.body.starts[begin:stop], [at for at, _ in marks])
    found = []
    for number, (_, text) in enumerate(marks):
        first, following = int(firsts[number]), firsts[number + 1 :]
        stems = _stems(index, text)
        if first < stop and stems:
            end = int(following[0]) if len(following) and following[0] > first else stop
            found.append(_Term(text, unit, first, min(end, first + LONGEST_DEFINITION), stems))
    return found


def _stems(index: LawIndex, term: str) -> tuple[int, ...]:
    """Stem numbers of a term; none where it is no term or its words do not occur."""
    language, vocabulary = index.language, index.checklist.plan.vocabulary
    skip = ARTICLES.get(language, frozenset())
    words = [w for w in re.findall(r"[^\W_]+", term) if w.lower() not in skip]
    if not 0 < len(words) <= LONGEST_TERM or all(w.lower() in STOP.get(language, ()) for w in words):
        return ()
    return tuple(vocabulary.stem_number(vocabulary.stem(w)) for w in words)


def _users(index: LawIndex, terms: list[_Term]) -> list[list[int]]:
    """For each term the units other than the defining one that use it, rising."""
    size = len(index.stems)
    postings = grouped(index.stems, np.arange(size, dtype=np.int64), len(index.checklist.plan.vocabulary.stems))
    counts = postings.counts
    rarest = [int(np.argmin(counts[list(term.stems)])) for term in terms]
    term, at = postings.gather(ints(t.stems[r] for t, r in zip(terms, rarest, strict=True)))
    firsts = postings.values[at] - ints(rarest)[term]
    table = np.full((len(terms), LONGEST_TERM), -1, dtype=np.int64)
    for k, entry in enumerate(terms):
        table[k, : len(entry.stems)] = entry.stems
    lengths: Ints = (table >= 0).sum(axis=1)
    inside = (firsts >= 0) & (firsts + lengths[term] <= size)
    term, firsts = term[inside], firsts[inside]
    for shift in range(LONGEST_TERM):
        fits = (shift >= lengths[term]) | (index.stems[np.minimum(firsts + shift, size - 1)] == table[term, shift])
        term, firsts = term[fits], firsts[fits]
    unit = index.owners[firsts]
    elsewhere = (unit != ints(t.unit for t in terms)[term]) & (unit == index.owners[firsts + lengths[term] - 1])
    keys = np.unique(term[elsewhere] * max(1, len(index.units)) + unit[elsewhere])
    found: list[list[int]] = [[] for _ in terms]
    for key in keys.tolist():
        found[key // len(index.units)].append(key % len(index.units))
    return found


def _references(index: LawIndex) -> Ragged:
    by_number: dict[str, int] = {}
    for unit in index.units:
        if unit.provision.number and unit.provision.host is None:
            by_number.setdefault(unit.provision.number.lower(), unit.order)
    pairs: dict[tuple[int, int], None] = {}
    for here, mentions in enumerate(index.body.mentions):
        for number in mentions.numbers:
            there = by_number.get(number)
            if there is not None and there != here:
                pairs[(here, there)] = None
    return grouped(ints(h for h, _ in pairs), ints(t for _, t in pairs), len(index.units))
