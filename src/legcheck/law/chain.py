"""Choosing, among all labels that could be an article, the ones that count a law's articles through.

The choice is the best-weighted chain of rising numbers. A step to the next number is rewarded, a leap costs,
so that lists inside an article, articles of another law printed in it, and a schedule that starts again at 1
stay outside the chain. Time is linear in the number of labels (a bounded number of steps back for each).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from legcheck.law.numerals import leading_int, sort_key


@dataclass(slots=True)
class Link:
    """One label in the running: its number, its weight, and its place in the law."""

    number: str
    weight: float
    far: bool = False
    """It stands as a real heading, so that it may follow at any distance: an extract leaves articles out."""


REWARD_NEXT = 1.0
REWARD_BETWEEN = 0.8
"""177 bis after 177, 5A after 5."""
REWARD_START = 1.0
COST_LATE_START = 0.1
COST_FAR = 1.2
"""What a leap beyond `leap` costs; more than a quoted or a schedule's heading weighs."""


def best_chain(links: list[Link], *, leap: int, cost: float) -> list[int]:
    """Indices of the links in the best chain; `leap` is the widest step allowed, `cost` that of each skipped number."""
    keys = [sort_key(link.number) for link in links]
    ints = [leading_int(link.number) for link in links]
    value: list[float] = []
    back: list[int] = []
    best_at: dict[int, list[int]] = {}
    """For each whole number the few best links that carry it, by key."""
    lower = _BestBelow([number for number in ints if number is not None])
    for i, link in enumerate(links):
        number = ints[i]
        if number is None:
            value.append(float("-inf"))
            back.append(-1)
            continue
        start = REWARD_START if number == 1 else -min(3.0, COST_LATE_START * number)
        total, before = start, -1
        for earlier in range(max(0, number - leap), number + 1):
            for j in best_at.get(earlier, ()):
                gain = value[j] + _step(keys[j], keys[i], number - earlier, cost)
                if gain >= total:
                    total, before = gain, j
        if link.far:
            j = lower.best(number - leap - 1)
            if j >= 0 and value[j] - COST_FAR > total:
                total, before = value[j] - COST_FAR, j
        value.append(total + link.weight)
        lower.add(number, i, value)
        back.append(before)
        _keep_best(best_at.setdefault(number, []), i, keys, value)
    return _walk_back(value, back)


class _BestBelow:
    """The best link so far among those up to a number, in logarithmic time (a Fenwick tree of maxima)."""

    def __init__(self, numbers: list[int]) -> None:
        self._order = sorted(set(numbers))
        self._kept = [-1] * (len(self._order) + 1)
        self._value: list[float] = []

    def add(self, number: int, link: int, value: list[float]) -> None:
        """Take a link of that number into account; `value` holds the value of every link so far."""
        self._value = value
        place = bisect_right(self._order, number)
        while place < len(self._kept):
            if self._kept[place] < 0 or value[link] > value[self._kept[place]]:
                self._kept[place] = link
            place += place & -place

    def best(self, number: int) -> int:
        """The best link whose number is at most that, or -1."""
        place, best = bisect_right(self._order, number), -1
        while place > 0:
            kept = self._kept[place]
            if kept >= 0 and (best < 0 or self._value[kept] > self._value[best]):
                best = kept
            place -= place & -place
        return best


def _step(before: tuple[tuple[int, str], ...], after: tuple[tuple[int, str], ...], gap: int, cost: float) -> float:
    if gap == 0:
        return REWARD_BETWEEN if after > before else float("-inf")
    reward = REWARD_NEXT if len(after) == 1 else REWARD_BETWEEN / 2
    return reward if gap == 1 else reward / 4 - cost * gap


def _keep_best(kept: list[int], i: int, keys: list[tuple[tuple[int, str], ...]], value: list[float]) -> None:
    """Keep for one whole number the best link of each key, the eight latest of them."""
    for place, j in enumerate(kept):
        if keys[j] == keys[i]:
            if value[i] >= value[j]:
                kept[place] = i
            return
    kept.append(i)
    if len(kept) > 24:
        kept.remove(min(kept, key=lambda j: value[j]))


def _walk_back(value: list[float], back: list[int]) -> list[int]:
    if not value:
        return []
    at = max(range(len(value)), key=lambda i: (value[i], i))
    chain: list[int] = []
    while at >= 0 and value[at] > float("-inf"):
        chain.append(at)
        at = back[at]
    return chain[::-1]
