"""Finding words and provisions in a law."""

from __future__ import annotations

import re

from legcheck.law.models import EVIDENCE_ROLES, Kind, Law, Provision

MOST_HITS = 5000
"""Hits of a search that are marked; more would only slow the screen."""


def find_words(text: str, words: str) -> list[tuple[int, int]]:
    """Spans of words in a text: any case, any white space between them."""
    if not words:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        spans.append(match.span())
        if len(spans) >= MOST_HITS:
            break
    return spans


def find_provision(law: Law, typed: str) -> Provision | None:
    """The section or article with that number; else the first provision whose citation holds what was typed."""
    wanted = typed.strip().casefold()
    tops = (Kind.SECTION, Kind.ARTICLE)
    exact = (p for p in law.provisions if p.kind in tops and (p.number or "").casefold() == wanted)
    numbered = (p for p in law.provisions if (p.number or "").casefold() == wanted)
    labelled = (p for p in law.provisions if wanted and wanted in p.label.casefold())
    evidence_first = sorted(exact, key=lambda p: p.role not in EVIDENCE_ROLES)
    return next(iter(evidence_first), None) or next(numbered, None) or next(labelled, None)
