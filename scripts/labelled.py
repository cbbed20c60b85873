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
from legcheck.matching.compiled import compiled
from legcheck.matching.context import centrality, related
from legcheck.matching.features import RANK, found_shares, presence_features, table_of
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
    rank: np.ndarray
    """Units by RANK."""
    found: float
    """Share of the item's expressions that stand anywhere in the law."""
    labelled: np.ndarray
    """For each unit whether the labels cite it."""
    gold: set[str]
    present: bool
    numbers: list[str]
    hosts: list[str]
    words_only: bool
    features: dict[str, float] = field(default_factory=dict)
    """The PRESENCE features that look beyond the item."""

    def presence(self, scores: np.ndarray) -> dict[str, float]:
        """PRESENCE features under these ranking scores of the units."""
        table = {name: self.rank[:, k][None, :] for k, name in enumerate(RANK)}
        made = presence_features(table, np.array([self.found]), scores[None, :], self.view.words)
        return {name: float(values[0]) for name, values in made.items()} | self.features


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
    checklist = compiled(items, law.language)
    view = view_of(law, checklist)
    numbers = [normal(u.provision.number or "") for u in view.index.units]
    hosts = [normal(u.provision.host or "") for u in view.index.units]
    table, found = table_of(view, 0, len(items)), found_shares(view)
    linked = related(items, {i.id: float(table["soft_item"][k].max()) for k, i in enumerate(items)})
    rows = []
    for place, item in enumerate(items):
        label = gold["labels"].get(item.id)
        if label is None or label["status"] == "n/a":
            continue
        present = label["status"] != "absent"
        cited = {normal(n) for n in label.get("provisions", [])} if present else set()
        labelled = np.array([n in cited for n in numbers], dtype=bool)
        rank = np.column_stack([table[name][place] for name in RANK])
        words = not checklist.expressed[place]
        row = Row(name, item, view, rank, float(found[place]), labelled, cited, present, numbers, hosts, words)
        row.features = {"related": linked[item.id], "centrality": centrality(item)}
        rows.append(row)
    return rows
