"""The labelled laws met with the checklists: what training and scoring look at."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from legcheck.checklist import Item, load_catalogue
from legcheck.law import Law, read_law
from legcheck.matching.context import centrality, related
from legcheck.matching.features import RANK, ItemView, item_view, query_of
from legcheck.matching.hits import lexicon
from legcheck.matching.view import LawView, view_of

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def score_tool() -> Any:
    """The scorer beside the project, imported from its file."""
    if not (SHARED / "tools" / "score.py").is_file():
        sys.exit("The neighbour folder ../shared with labels and laws is not here: training and scoring need it.")
    sys.path.insert(0, str(SHARED / "tools"))
    import score

    return score


@dataclass
class Row:
    """One item in one labelled law."""

    law: str
    item: Item
    view: LawView
    seen: ItemView
    labelled: np.ndarray
    """For each unit whether the labels cite it."""
    gold: set[str]
    present: bool
    numbers: list[str]
    hosts: list[str]
    words_only: bool
    features: dict[str, float] = field(default_factory=dict)


def gold_files() -> list[Path]:
    return sorted((SHARED / "gold").glob("*.json"))


def load() -> tuple[dict[str, tuple[Law, dict[str, Any]]], tuple[Item, ...]]:
    """Laws with their labels by id, and all items."""
    laws = {}
    for path in gold_files():
        gold = json.loads(path.read_text(encoding="utf-8"))
        laws[gold["law"]] = (read_law(SHARED / "laws" / gold["file"]), gold)
    return laws, load_catalogue().items


def rows_of(name: str, law: Law, gold: dict[str, Any], items: tuple[Item, ...]) -> list[Row]:
    """All items of the catalogue in one law; those without a label give context and carry no row."""
    normal = score_tool().normal
    view = view_of(law)
    lexicons = [lexicon(item, law.language) for item in items]
    view.expect(lexicons)
    numbers = [normal(u.provision.number or "") for u in view.index.units]
    hosts = [normal(u.provision.host or "") for u in view.index.units]
    seen = {i.id: item_view(view, query_of(i, lex, law.language)) for i, lex in zip(items, lexicons, strict=True)}
    linked = related(items, {k: float(_column(s, "soft_item").max()) for k, s in seen.items()})
    rows = []
    for item, lex in zip(items, lexicons, strict=True):
        label = gold["labels"].get(item.id)
        if label is None or label["status"] == "n/a":
            continue
        present = label["status"] != "absent"
        cited = {normal(n) for n in label.get("provisions", [])} if present else set()
        labelled = np.array([n in cited for n in numbers], dtype=bool)
        row = Row(name, item, view, seen[item.id], labelled, cited, present, numbers, hosts, not lex.entries)
        row.features = {"related": linked[item.id], "centrality": centrality(item)}
        rows.append(row)
    return rows


def _column(seen: ItemView, name: str) -> np.ndarray:
    return seen.rank[:, RANK.index(name)]
