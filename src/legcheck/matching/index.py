"""The inverted index of a law: each word form with its positions, read once and met by all expressions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from legcheck.law.models import EVIDENCE_ROLES, Law
from legcheck.matching.tokens import tokenise
from legcheck.matching.units import Unit, units_of
from legcheck.matching.words import fold, stemmer

Ints = npt.NDArray[np.int64]
NOWHERE = -1


@dataclass(slots=True)
class TokenIndex:
    """Tokens of one stream of text with postings by word form."""

    language: str
    starts: list[int] = field(default_factory=list)
    """Offset of each token in the law's text."""
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    forms: list[int] = field(default_factory=list)
    """Number of the word form of each token."""
    owners: list[int] = field(default_factory=list)
    """What each token belongs to: the number of a unit, or of a heading."""
    stems_of_forms: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _printed: dict[str, int] = field(default_factory=dict)
    _by_stem: dict[str, list[int]] = field(default_factory=dict)
    _sorted: list[tuple[str, int]] = field(default_factory=list)
    _postings: list[list[int]] = field(default_factory=list)

    def add(self, text: str, offset: int, owner: int | Ints) -> None:
        """Append a text; `owner` is a number, or an array by offset of the text (NOWHERE leaves words out)."""
        tokens = tokenise(text, self.language, offset)
        base = self.sentences[-1] + 1 if self.sentences else 0
        if isinstance(owner, int):
            self.owners.extend([owner] * len(tokens))
            self.sentences.extend([base + s for s in tokens.sentences])
            self.starts.extend(tokens.starts)
            self.ends.extend(tokens.ends)
            self.forms.extend([self._form(word) for word in tokens.words])
            return
        owners = owner[np.asarray(tokens.starts, dtype=np.int64) - offset]
        kept = np.flatnonzero(owners != NOWHERE)
        owners = owners[kept]
        # a sentence never runs from one owner into the next
        turns = np.cumsum(np.concatenate([[0], owners[1:] != owners[:-1]])) if len(kept) else kept
        self.owners.extend(owners.tolist())
        self.sentences.extend((base + np.asarray(tokens.sentences, dtype=np.int64)[kept] + turns).tolist())
        self.starts.extend([tokens.starts[k] for k in kept])
        self.ends.extend([tokens.ends[k] for k in kept])
        self.forms.extend([self._form(tokens.words[k]) for k in kept])

    def _form(self, word: str) -> int:
        number = self._printed.get(word)
        if number is None:
            folded = fold(word)
            stem = stemmer(self.language)(word)
            key = f"{folded}\0{stem}"
            number = self._numbers.setdefault(key, len(self._numbers))
            if number == len(self.stems_of_forms):
                self.stems_of_forms.append(stem)
                self._by_stem.setdefault(stem, []).append(number)
                self._sorted.append((folded, number))
            self._printed[word] = number
        return number

    def close(self) -> None:
        """Build the postings; nothing is added afterwards."""
        self._postings = [[] for _ in self.stems_of_forms]
        for position, form in enumerate(self.forms):
            self._postings[form].append(position)
        self._sorted.sort()

    def forms_of_stem(self, stem: str) -> tuple[int, ...]:
        """Word forms that share a stem."""
        return tuple(self._by_stem.get(stem, ()))

    def forms_of_prefix(self, prefix: str) -> tuple[int, ...]:
        """Word forms that begin with a folded prefix."""
        found: list[int] = []
        at = bisect_left(self._sorted, (prefix, NOWHERE))
        while at < len(self._sorted) and self._sorted[at][0].startswith(prefix):
            found.append(self._sorted[at][1])
            at += 1
        return tuple(found)

    def positions(self, forms: Iterable[int]) -> list[int]:
        """Sorted token positions of word forms."""
        lists = [self._postings[f] for f in forms]
        if len(lists) == 1:
            return lists[0]
        return sorted(p for positions in lists for p in positions)

    @property
    def stems(self) -> Iterable[str]:
        """All stems that occur."""
        return self._by_stem.keys()

    def __len__(self) -> int:
        return len(self.forms)


@dataclass(slots=True)
class LawIndex:
    """A law, cut into units and indexed."""

    law: Law
    units: tuple[Unit, ...]
    body: TokenIndex
    headings: TokenIndex
    """Owner numbers point into `heading_units`."""
    heading_units: list[tuple[list[int], bool]]
    """For each heading the units under it, and whether it is the unit's own heading."""
    provision_of_token: list[int]
    """For each body token the position of its deepest provision in `law.provisions`."""
    lengths: Ints
    """Tokens of each unit."""

    @property
    def language(self) -> str:
        """Language the law was read in."""
        return self.law.language


def index_law(law: Law) -> LawIndex:
    """Index the evidence text of a law. Linear in its length."""
    units = units_of(law)
    owner, deepest = _paint(law, units)
    body = TokenIndex(law.language)
    body.add(law.text, 0, owner)
    body.close()
    headings, heading_units = _headings(law, units)
    lengths = (
        np.bincount(np.asarray(body.owners, dtype=np.int64), minlength=len(units)) if units else np.zeros(0, np.int64)
    )
    return LawIndex(
        law, units, body, headings, heading_units, deepest[np.asarray(body.starts, dtype=np.int64)].tolist(), lengths
    )


def _paint(law: Law, units: tuple[Unit, ...]) -> tuple[Ints, Ints]:
    """For each character its unit (NOWHERE where the text is no evidence) and its deepest provision."""
    owner = np.full(len(law.text) + 1, NOWHERE, dtype=np.int64)
    deepest = np.full(len(law.text) + 1, NOWHERE, dtype=np.int64)
    by_id = {u.provision.id: u.order for u in units}
    for order, provision in enumerate(law.provisions):
        deepest[provision.start : provision.end] = order
        if provision.id in by_id:
            owner[provision.start : provision.end] = by_id[provision.id]
        elif provision.role not in EVIDENCE_ROLES:
            owner[provision.start : provision.end] = NOWHERE
    for gap in law.unplaced:
        owner[gap.start : gap.end] = NOWHERE
    return owner, deepest


def _headings(law: Law, units: tuple[Unit, ...]) -> tuple[TokenIndex, list[tuple[list[int], bool]]]:
    """Headings of units and of what encloses them, each indexed once."""
    index = TokenIndex(law.language)
    under: dict[str, list[int]] = {}
    for unit in units:
        for above in unit.ancestors:
            if above.heading:
                under.setdefault(above.id, []).append(unit.order)
    owners: list[tuple[list[int], bool]] = []
    own = {u.provision.id: u.order for u in units}
    for provision in law.provisions:
        for members, is_own in (
            (under.get(provision.id), False),
            ([own[provision.id]] if provision.id in own else None, True),
        ):
            if members and provision.heading:
                index.add(
                    provision.heading, _place(law, provision.start, provision.end, provision.heading), len(owners)
                )
                owners.append((members, is_own))
    index.close()
    return index, owners


def _place(law: Law, start: int, end: int, heading: str) -> int:
    """Offset of a heading in the text; the provision's start where it was joined from several lines."""
    at = law.text.find(heading, start, end)
    return at if at >= 0 else start
