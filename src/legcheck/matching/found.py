"""What a checklist finds in each owner of a reading, whatever law it stands in: matches and partial agreement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from legcheck.matching.arrays import Ints, Ragged, offsets_of
from legcheck.matching.compiled import Compiled
from legcheck.matching.reading import Reading
from legcheck.matching.search import Stream, find_all
from legcheck.matching.soft import Agreement, agreement

Repairs = dict[int, tuple[str, ...]]
"""Damaged stems with the words they stand for."""


@dataclass(frozen=True, slots=True)
class Found:
    """Matches of expressions by owner, in tokens counted from the owner's first, and agreement."""

    counts: Ints
    """Matches in each owner."""
    expressions: Ints
    firsts: Ints
    ends: Ints
    soft: Agreement

    def pick(self, other: Found, owners: Ints) -> Found:
        """These owners, where numbers past the own ones mean those of the other."""
        lists = Ragged(
            np.arange(len(self.firsts) + len(other.firsts), dtype=np.int64),
            offsets_of(np.concatenate([self.counts, other.counts])),
        )
        _, at = lists.gather(owners)
        return Found(
            lists.counts[owners],
            np.concatenate([self.expressions, other.expressions])[at],
            np.concatenate([self.firsts, other.firsts])[at],
            np.concatenate([self.ends, other.ends])[at],
            self.soft.pick(other.soft, owners),
        )


def find(checklist: Compiled, reading: Reading, repairs: Repairs, partial: bool = True) -> Found:
    """Meet all expressions of a checklist with a reading. Linear in the tokens; each word is looked up once."""
    owners, rows, items = len(reading.counts), int(checklist.rows[-1]), len(checklist.items)
    nothing = np.zeros(0, dtype=np.int64)
    if not len(reading.forms) or not len(checklist.plan):
        return Found(np.zeros(owners, dtype=np.int64), nothing, nothing, nothing, Agreement(owners, rows, items))
    different, forms = np.unique(reading.forms, return_inverse=True)
    sentences = reading.apart()
    stream = Stream(forms.astype(np.int64), sentences, checklist.plan.filled_by(different, repairs))
    matches, places = find_all(checklist.plan, stream)
    owner = reading.owners[matches.firsts]
    order = np.argsort(owner, kind="stable")
    matches, owner = matches.keep(order), owner[order]
    begun = reading.offsets[owner]
    soft = agreement(checklist, places, sentences, reading.counts) if partial else Agreement(owners, rows, items)
    counts = np.bincount(owner, minlength=owners).astype(np.int64)
    return Found(counts, matches.numbers, matches.firsts - begun, matches.ends - begun, soft)
