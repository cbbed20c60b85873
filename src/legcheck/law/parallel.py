"""Two language versions of one law, aligned by number, so that evidence can carry both quotations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from legcheck.law.models import EVIDENCE_ROLES, Law, Provision
from legcheck.law.numerals import tidy_number


@dataclass(frozen=True, slots=True)
class Pair:
    """A provision and the provision of the other version that has its place."""

    left: str
    right: str


def align(left: Law, right: Law) -> tuple[Pair, ...]:
    """Pairs of provision ids with the same number and the same path of labels below it, in the left law's order.

    Only body and inserted provisions are aligned; what has no counterpart is left out.
    """
    theirs: dict[tuple[str, ...], str] = {}
    for path, provision in _paths(right):
        theirs.setdefault(path, provision.id)
    used: set[str] = set()
    pairs: list[Pair] = []
    for path, provision in _paths(left):
        other = theirs.get(path)
        if other is not None and other not in used:
            used.add(other)
            pairs.append(Pair(provision.id, other))
    return tuple(pairs)


def _paths(law: Law) -> list[tuple[tuple[str, ...], Provision]]:
    """Each numbered provision with its number, the host's, and the steps down to it, repeated steps counted."""
    seen: dict[str, tuple[str, ...]] = {}
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    found: list[tuple[tuple[str, ...], Provision]] = []
    for provision in law.provisions:
        if provision.number is None or provision.role not in EVIDENCE_ROLES:
            continue
        above = seen.get(provision.parent or "")
        inner = above is not None and above[0] == _top(provision)
        step = provision.id.rpartition(".")[2].partition("~")[0] if inner else ""
        path = (*above, step) if above is not None and inner else (_top(provision),)
        counts[path] += 1
        if counts[path] > 1:
            path = (*path, f"#{counts[path]}")
        seen[provision.id] = path
        found.append((path, provision))
    return found


def _top(provision: Provision) -> str:
    host = f"{tidy_number(provision.host)}+" if provision.host else ""
    return host + tidy_number(provision.number or "")
