"""Documented absence: what was searched, what was found anywhere, and the nearest misses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legcheck.law.models import Law
from legcheck.matching.models import Candidate, ItemMatch, Searched

NEAREST = 3
"""Nearest misses that are named."""


def absence_text(match: ItemMatch, laws: Sequence[Law]) -> str:
    """The search behind "no provision found" for a finding: a line for the laws, each element, the nearest misses."""
    names = "; ".join(law.title or law.file for law in laws)
    parts = [f"Searched in: {names}."]
    if match.searched:
        parts.extend(_expressions(match.searched))
    else:
        parts.append("The checklist has no expressions in this language: the words of the obligation were searched.")
    nearest = [c for c in match.candidates[:NEAREST] if any(e.found for e in c.elements) or c.signals]
    if nearest:
        parts.append("Nearest provisions: " + "; ".join(_miss(c, laws) for c in nearest) + ".")
    else:
        parts.append("No provision shares a significant word with the obligation.")
    return "\n".join(parts)


def _expressions(searched: Sequence[Searched]) -> Iterator[str]:
    by_element: dict[str, list[Searched]] = {}
    for entry in searched:
        if not entry.expression.startswith("- "):
            by_element.setdefault(entry.element or "the obligation as a whole", []).append(entry)
    for name, entries in by_element.items():
        found = [f"{in_words(entry.expression)} ({entry.count})" for entry in entries if entry.count]
        missing = [in_words(entry.expression) for entry in entries if not entry.count]
        said = [f"found elsewhere: {', '.join(found)}"] if found else []
        said += [f"not found: {', '.join(missing)}"] if missing else []
        yield f"Searched for {name}; {'; '.join(said)}."


def in_words(expression: str) -> str:
    """An expression as a reader takes it: `# body|person corporate*` -> “body/person corporate…” in a heading."""
    heading = expression.startswith("# ")
    text = (
        expression.removeprefix("# ")
        .replace("*", "…")
        .replace("|", "/")
        .replace(" .. ", " … ")
        .replace(" ~ ", " near ")
    )
    return f"“{text}”" + (" in a heading" if heading else "")


def _miss(candidate: Candidate, laws: Sequence[Law]) -> str:
    where = candidate.label or candidate.number or candidate.provision
    if len(laws) > 1:
        title = next((law.title or law.file for law in laws if law.id == candidate.law), candidate.law)
        where = f"{where} of {title}"
    missing = [e.name for e in candidate.elements if not e.found]
    return f"{where} (not found there: {', '.join(missing)})" if missing else f"{where} (all elements signalled)"
