"""Ranking by sense where the checklist has no expressions in the law's language.

Cosines of one model all lie close together and mean nothing across models, so each model's are set on one scale
within the law (mean 0, deviation 1) and added. Vectors are kept by model and text while the program runs; those
of drafts are never written to disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from legcheck.checklist.models import Item
from legcheck.matching.arrays import Floats
from legcheck.matching.embedders import Embedder
from legcheck.matching.index import LawIndex

LONGEST = 900
"""Characters of a provision that are embedded: its heading and beginning say what it is about, and time counts."""

_VECTORS: dict[tuple[str, bool, bytes], Floats] = {}
MOST_KEPT = 50_000
"""Vectors kept at most; past it all are forgotten."""


def sense_scores(embedders: Sequence[Embedder], items: Sequence[Item], index: LawIndex) -> Floats:
    """Items by units: how near the sense of each unit is to that of each item, comparable within an item."""
    total = np.zeros((len(items), len(index.units)))
    if not items or not index.units:
        return total
    queries = [query_text(item, index.language) for item in items]
    passages = [passage_text(index, number) for number in range(len(index.units))]
    for embedder in embedders:
        asked = np.stack([_vector(embedder, text, True) for text in queries])
        there = np.stack([_vector(embedder, text, False) for text in passages])
        near = asked @ there.T
        spread = near.std(axis=1, keepdims=True)
        total += (near - near.mean(axis=1, keepdims=True)) / np.where(spread > 1e-9, spread, 1.0)
    return total / max(1, len(embedders))


def query_text(item: Item, language: str) -> str:
    """What an item asks, in the law's language where the checklist has it, else in English."""
    text = item.text.get(language) or item.text.get("en")
    return f"{text.title}. {text.obligation}" if text else item.id


def passage_text(index: LawIndex, unit: int) -> str:
    """Heading and beginning of a unit's own text, on one line."""
    heading = index.units[unit].provision.heading
    own = " ".join(" ".join(text for _, text in index.body.pieces[unit]).split())
    return (own if not heading or own[: len(heading) + 40].find(heading) >= 0 else f"{heading}. {own}")[:LONGEST]


def _vector(embedder: Embedder, text: str, asked: bool) -> Floats:
    """One text at a time: a model may round otherwise in company, and results must not depend on that."""
    key = (embedder.name, asked, hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    known = _VECTORS.get(key)
    if known is None:
        if len(_VECTORS) >= MOST_KEPT:
            _VECTORS.clear()
        known = _VECTORS[key] = embedder.query(text) if asked else embedder.passage(text)
    return known
