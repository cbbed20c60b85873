#!/usr/bin/env python3
"""Screen contracts as if they were laws: ContractNLI's 17 hypotheses as items, its spans as provisions.

A yardstick for the method outside our domain. The lexicon is learned from `train_truncated.json` only; the
weights are the shipped ones, fitted on laws. Prints hit@k (any evidence span among the first k) on `dev.json`
beside BM25 of title and hypothesis on the same spans.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from labelled import SHARED

from legcheck.checklist import Expressions, Instrument, Item, ItemFacts, ItemText, Level
from legcheck.law import Kind, Law, Provision, Role
from legcheck.matching import load_model
from legcheck.matching.compiled import compiled
from legcheck.matching.features import table_of
from legcheck.matching.tokens import tokenise
from legcheck.matching.view import view_of

FOLDER = SHARED / "benchmarks" / "contractnli"
TERMS, FEWEST = 12, 3


def read(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def grams(text: str) -> set[str]:
    words = [w.lower() for w in tokenise(text, "en").words if w.isalpha()]
    return set(words) | {" ".join(pair) for pair in pairwise(words)}


def learn(data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """For each hypothesis the words and pairs that tell its evidence from other spans (smoothed log-odds)."""
    inside: dict[str, Counter[str]] = {h: Counter() for h in data["labels"]}
    sizes: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    total = 0
    for document in data["documents"]:
        spans = [grams(document["text"][a:b]) for a, b in document["spans"]]
        total += len(spans)
        everywhere.update(g for span in spans for g in span)
        for hypothesis, note in document["annotation_sets"][0]["annotations"].items():
            sizes[hypothesis] += len(note["spans"])
            inside[hypothesis].update(g for k in note["spans"] for g in spans[k])
    return {h: _best(inside[h], sizes[h], everywhere, total) for h in inside}


def _best(inside: Counter[str], size: int, everywhere: Counter[str], total: int) -> tuple[str, ...]:
    def odds(gram: str) -> float:
        here, there = inside[gram], everywhere[gram] - inside[gram]
        return (log((here + 0.5) / (size - here + 0.5)) - log((there + 0.5) / (total - size - there + 0.5))) * here**0.5

    return tuple(sorted((g for g, n in inside.items() if n >= FEWEST), key=lambda g: (-odds(g), g))[:TERMS])


def item(name: str, label: dict[str, str], terms: tuple[str, ...]) -> Item:
    facts = ItemFacts(
        id=name, instrument=Instrument.GOOD, article=label["short_description"], level=Level.GOOD_PRACTICE,
        qualified=False, theme="contracts", applies_to=(), elements=(), verified=True,
    )  # fmt: skip
    text = ItemText.model_construct(title=label["short_description"], obligation=label["hypothesis"], elements={})
    return Item.model_construct(
        facts=facts, text={"en": text}, expressions={"en": Expressions(item=terms)}, examples={}
    )


def contract(document: dict[str, Any]) -> Law:
    spans = [(a, b) for a, b in document["spans"] if a < b]
    provisions = tuple(
        Provision(f"s{n}", None, Kind.SECTION, str(n), None, f"Span {n}", "", a, b, Role.BODY)
        for n, (a, b) in enumerate(spans)
    )
    return Law(str(document["id"]), "dev.json", "", "en", "0" * 64, "json", document["text"], provisions)


def main() -> None:
    train, dev, model = read("train_truncated.json"), read("dev.json"), load_model()
    terms = learn(train)
    items = [item(h, dev["labels"][h], terms[h]) for h in dev["labels"]]
    checklist = compiled(items, "en")
    ranks: dict[str, list[int]] = {"legcheck": [], "BM25": []}
    for document in dev["documents"]:
        view = view_of(contract(document), checklist)
        table = table_of(view, 0, len(items))
        scores = {"legcheck": model.scores(table, np.zeros(len(items), dtype=bool)), "BM25": table["words_prose"]}
        for place, asked in enumerate(items):
            wanted = {str(k) for k in document["annotation_sets"][0]["annotations"][asked.id]["spans"]}
            if not wanted:
                continue
            for name, found in scores.items():
                order = [view.index.units[k].provision.number for k in np.argsort(-found[place], kind="stable")]
                ranks[name].append(next((n for n, number in enumerate(order, 1) if number in wanted), 999))
    for name, found in ranks.items():
        hits = "  ".join(f"hit@{k} {np.mean(np.array(found) <= k):.3f}" for k in (1, 3, 5, 10))
        print(f"{name:10} {len(found)} pairs  {hits}")


if __name__ == "__main__":
    if not Path(FOLDER).is_dir():
        raise SystemExit("The benchmark lies in ../shared/benchmarks/contractnli, which is not here.")
    main()
