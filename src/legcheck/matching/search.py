"""Finding all expressions of a plan in a stream of tokens at once, as work on arrays.

Phrases are checked from their rarest word; ` .. ` and ` ~ ` join what was found by binary search.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from legcheck.checklist.expressions import GAP, NEAR
from legcheck.matching.arrays import Bools, Ints, Ragged, grouped, offsets_of, spans
from legcheck.matching.plan import NONE, Plan


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found: number of the phrase, side or expression, first token and the token after the last."""

    numbers: Ints
    firsts: Ints
    ends: Ints

    def keep(self, which: Ints | Bools) -> Matches:
        """Some of them."""
        return Matches(self.numbers[which], self.firsts[which], self.ends[which])


@dataclass(frozen=True, slots=True)
class Stream:
    """Tokens with what they can fill."""

    forms: Ints
    """For each token the position of its form in `fills`."""
    sentences: Ints
    fills: Ragged
    """Places filled by each form that occurs."""


def find_all(plan: Plan, stream: Stream) -> tuple[Matches, Ragged]:
    """Matches of all expressions, by expression and there in order; and the positions of each place."""
    slots = len(plan.slots)
    places = _positions(stream, slots)
    counts = places.counts
    dead = np.zeros(len(plan), dtype=bool)
    which, at = plan.needs.gather(np.arange(len(plan), dtype=np.int64))
    dead[which[counts[plan.needs.values[at]] == 0]] = True
    alive = np.flatnonzero(~dead)
    sequences = _used(plan.sides[alive])
    phrases = _phrases(plan, stream, places, _used(plan.sequences[sequences]))
    sides = _sequences(plan, stream, phrases, sequences)
    return _expressions(plan, stream, sides, alive), places


def _used(table: Ints) -> Ints:
    """Different numbers in a padded table."""
    found = np.unique(table)
    return np.asarray(found[found != NONE])


def _positions(stream: Stream, slots: int) -> Ragged:
    """Token positions of each place, by word form and there rising."""
    fills, size = stream.fills, len(stream.forms)
    form = np.repeat(np.arange(len(fills), dtype=np.int64), fills.counts)
    by_slot = grouped(fills.values, form, slots)
    postings = grouped(stream.forms, np.arange(size, dtype=np.int64), len(fills))
    which, at = postings.gather(by_slot.values)
    slot = np.repeat(np.arange(slots, dtype=np.int64), by_slot.counts)
    return Ragged(postings.values[at], offsets_of(np.bincount(slot[which], minlength=slots)))


def _phrases(plan: Plan, stream: Stream, places: Ragged, wanted: Ints) -> Matches:
    """Adjacent words in one sentence, for these phrases; sorted by phrase and place."""
    table, total = plan.phrases[wanted], len(stream.forms)
    sizes = (table != NONE).sum(axis=1)
    table, wanted, sizes = table[sizes > 0], wanted[sizes > 0], sizes[sizes > 0]
    counts = np.where(table == NONE, np.iinfo(np.int64).max, places.counts[table])
    rarest = counts.argmin(axis=1)
    row, at = places.gather(table[np.arange(len(table)), rarest])
    firsts = places.values[at] - rarest[row]
    inside = (firsts >= 0) & (firsts + sizes[row] <= total)
    row, firsts = row[inside], firsts[inside]
    forms = len(stream.fills)
    known = np.sort(stream.fills.values * forms + np.repeat(np.arange(forms, dtype=np.int64), stream.fills.counts))
    for shift in range(table.shape[1]):
        asked = np.flatnonzero((sizes[row] > shift) & (rarest[row] != shift))
        if not len(asked):
            continue
        keys = table[row[asked], shift] * forms + stream.forms[firsts[asked] + shift]
        near = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        fits = np.ones(len(row), dtype=bool)
        fits[asked] = known[near] == keys
        row, firsts = row[fits], firsts[fits]
    ends = firsts + sizes[row]
    whole = np.flatnonzero(stream.sentences[firsts] == stream.sentences[ends - 1])
    found = Matches(wanted[row], firsts, ends).keep(whole)
    return found.keep(np.argsort(found.numbers * (total + 1) + found.firsts))


def _sequences(plan: Plan, stream: Stream, phrases: Matches, wanted: Ints) -> Matches:
    """Phrases in order with at most GAP words between; the next one is taken."""
    table, stride = plan.sequences[wanted], len(stream.forms) + 1
    keys = phrases.numbers * stride + phrases.firsts
    row, found = _expand(phrases, table[:, 0], len(plan.phrases))
    for step in range(1, table.shape[1]):
        right = table[row, step]
        more = np.flatnonzero(right != NONE)
        if not len(more):
            break
        at = np.searchsorted(keys, right[more] * stride + found.ends[more])
        there = np.minimum(at, max(len(keys) - 1, 0))
        fits = np.ones(len(row), dtype=bool)
        if len(keys):
            stops, starts = phrases.ends[there], phrases.firsts[there]
            fits[more] = (
                (at < len(keys))
                & (phrases.numbers[there] == right[more])
                & (starts - found.ends[more] <= GAP)
                & (stream.sentences[found.firsts[more]] == stream.sentences[stops - 1])
            )
            ends = found.ends.copy()
            ends[more] = stops
            found = Matches(found.numbers, found.firsts, ends)
        else:
            fits[more] = False
        row, found = row[fits], found.keep(fits)
    return Matches(wanted[row], found.firsts, found.ends)


def _expand(found: Matches, numbers: Ints, size: int) -> tuple[Ints, Matches]:
    """The matches of these numbers in turn, and which of them each belongs to; `found` is sorted by number."""
    bounds = np.searchsorted(found.numbers, np.arange(size + 1, dtype=np.int64))
    starts = bounds[numbers]
    counts = bounds[numbers + 1] - starts
    return np.repeat(np.arange(len(numbers), dtype=np.int64), counts), found.keep(spans(starts, counts))


def _expressions(plan: Plan, stream: Stream, sides: Matches, alive: Ints) -> Matches:
    """Sides with at most NEAR words between, in either order; the nearest is taken."""
    table, stride = plan.sides[alive], len(stream.forms) + 1
    keys = sides.numbers * stride + sides.firsts
    bounds = np.searchsorted(sides.numbers, np.arange(len(plan.sequences) + 1, dtype=np.int64))
    row, found = _expand(sides, table[:, 0], len(plan.sequences))
    for step in range(1, table.shape[1]):
        right = table[row, step]
        more = np.flatnonzero(right != NONE)
        if not len(more):
            break
        left = found.keep(more)
        at = np.searchsorted(keys, right[more] * stride + left.firsts)
        wide, low, high = _nearest(stream, sides, left, at, bounds[right[more]], bounds[right[more] + 1])
        fits = np.ones(len(row), dtype=bool)
        fits[more] = wide
        firsts, ends = found.firsts.copy(), found.ends.copy()
        firsts[more], ends[more] = low, high
        row, found = row[fits], Matches(found.numbers, firsts, ends).keep(fits)
    return Matches(alive[row], found.firsts, found.ends)


def _nearest(
    stream: Stream, sides: Matches, left: Matches, at: Ints, begin: Ints, end: Ints
) -> tuple[Bools, Ints, Ints]:
    """Whether a right side is near each left one, and the span of both with the nearest."""
    count = len(left.firsts)
    best = np.full(count, NEAR + 1, dtype=np.int64)
    low, high = left.firsts.copy(), left.ends.copy()
    for step in (-2, -1, 0, 1):
        here = at + step
        inside = np.flatnonzero((here >= begin) & (here < end))
        start, stop = sides.firsts[here[inside]], sides.ends[here[inside]]
        first, last = left.firsts[inside], left.ends[inside]
        gap = np.where(start >= last, start - last, first - stop)
        one, two = np.minimum(first, start), np.maximum(last, stop)
        better = (
            ~((start < last) & (stop > first))
            & (gap < best[inside])
            & (stream.sentences[one] == stream.sentences[two - 1])
        )
        chosen = inside[better]
        best[chosen], low[chosen], high[chosen] = gap[better], one[better], two[better]
    return best <= NEAR, low, high
