"""Documented absence: what was searched, what was found anywhere, and the nearest misses."""

from __future__ import annotations

from collections.abc import Sequence

from legcheck.law.models import Law
from legcheck.matching.models import Candidate, ItemMatch, Searched

NEAREST = 3
"""Nearest misses that are named."""


def absence_text(match: ItemMatch, laws: Sequence[Law]) -> str:
    """The search behind "no provision found", in plain sentences for a finding."""
    names = "; ".join(law.title or law.file for law in laws)
    parts = [f"Searched in: {names}."]
    if match.searched:
        parts.append(_expressions(match.searched))
    else:
        parts.append("The checklist has no expressions in this language: the words of the obligation were searched.")
    nearest = [c for c in match.candidates[:NEAREST] if any(e.found for e in c.elements) or c.signals]
    if nearest:
        parts.append("Nearest provisions: " + "; ".join(_miss(c, laws) for c in nearest) + ".")
    else:
        parts.append("No provision shares a significant word with the obligation.")
    return " ".join(parts)


def _expressions(searched: Sequence[Searched]) -> str:
    by_element: dict[str, list[str]] = {}
    for entry in searched:
        times = "not found" if entry.count == 0 else "once" if entry.count == 1 else f"{entry.count} times"
        by_element.setdefault(entry.element or "the obligation as a whole", []).append(f"“{entry.expression}” {times}")
    return (
        "Expressions searched: " + "; ".join(f"{name}: {', '.join(found)}" for name, found in by_element.items()) + "."
    )


def _miss(candidate: Candidate, laws: Sequence[Law]) -> str:
    where = candidate.label or candidate.number or candidate.provision
    if len(laws) > 1:
        title = next((law.title or law.file for law in laws if law.id == candidate.law), candidate.law)
        where = f"{where} of {title}"
    missing = [e.name for e in candidate.elements if not e.found]
    return f"{where} (not found there: {', '.join(missing)})" if missing else f"{where} (all elements signalled)"
