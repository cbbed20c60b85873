"""The words of many texts, one after the other: what a unit or heading says, whatever law it stands in.

A text is known by its pieces alone, so that what was read of it once holds wherever it stands again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from legcheck.matching.arrays import Ints, Ragged, ints, offsets_of
from legcheck.matching.mentions import Mentions, mentions_of
from legcheck.matching.tokens import tokenise
from legcheck.matching.vocabulary import Vocabulary

Pieces = tuple[tuple[int, str], ...]
"""The text of an owner, in pieces with their distance from its beginning: another provision may stand between."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Tokens of owners 0 … n - 1, one owner after the other."""

    pieces: tuple[Pieces, ...]
    counts: Ints
    """Tokens of each owner."""
    starts: Ints
    """Distance of each token from the beginning of its owner."""
    ends: Ints
    sentences: Ints
    """Number of the sentence within the owner."""
    forms: Ints
    """Number of the word form in the vocabulary."""
    mentions: tuple[Mentions, ...]
    """Terms defined and numbers cited by each owner."""

    @property
    def offsets(self) -> Ints:
        """Where the tokens of each owner begin, and the end of the last."""
        return offsets_of(self.counts)

    @property
    def owners(self) -> Ints:
        """Owner of each token."""
        return np.repeat(np.arange(len(self.counts), dtype=np.int64), self.counts)

    def apart(self) -> Ints:
        """Sentence numbers that differ between owners."""
        if not len(self.sentences):
            return self.sentences
        return self.sentences + self.owners * (int(np.max(self.sentences)) + 1)

    def pick(self, other: Reading, owners: Ints) -> Reading:
        """These owners, where numbers past the own ones mean those of the other."""
        tokens = Ragged(
            np.arange(len(self.forms) + len(other.forms), dtype=np.int64),
            offsets_of(np.concatenate([self.counts, other.counts])),
        )
        _, at = tokens.gather(owners)
        both, said, mine = (*self.pieces, *other.pieces), (*self.mentions, *other.mentions), owners.tolist()
        return Reading(
            tuple(both[k] for k in mine),
            tokens.counts[owners],
            np.concatenate([self.starts, other.starts])[at],
            np.concatenate([self.ends, other.ends])[at],
            np.concatenate([self.sentences, other.sentences])[at],
            np.concatenate([self.forms, other.forms])[at],
            tuple(said[k] for k in mine),
        )


def read(texts: Sequence[Pieces], vocabulary: Vocabulary, language: str) -> Reading:
    """The words of texts. Linear in their length."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    counts: list[int] = []
    for pieces in texts:
        before, base = len(words), 0
        for distance, text in pieces:
            tokens = tokenise(text, language)
            words += tokens.words
            starts += [s + distance for s in tokens.starts] if distance else tokens.starts
            ends += [e + distance for e in tokens.ends] if distance else tokens.ends
            numbers = tokens.sentences.tolist()
            sentences += [n + base for n in numbers] if base else numbers
            base = sentences[-1] + 1 if len(words) > before else 0
        counts.append(len(words) - before)
    said = tuple(mentions_of(pieces) for pieces in texts)
    return Reading(
        tuple(texts), ints(counts), ints(starts), ints(ends), ints(sentences), vocabulary.numbers(words), said
    )
