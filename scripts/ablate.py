#!/usr/bin/env python3
"""What each group of signals adds: the cross-validation of train.py with the group taken out, laws left out in turn.

Only items with expressions in the law's language. References and definitions cannot be told apart in the
features, which hold them together as `linked`.
"""

from __future__ import annotations

from collections.abc import Iterator

from labelled import Row, load, rows_of, score_tool
from train import as_model, judge

from legcheck.matching.features import PRESENCE, RANK

SHOWN = ("recall@1", "recall@5", "all@10", "MRR", "gap AUROC", "gap within", "Brier skill")
GROUPS: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "exact expressions": ("coverage", "item_", "element_volume", "heading_", "expressions_found"),
    "partial agreement": ("soft_",),
    "elements": ("coverage", "element_volume", "heading_element", "soft_coverage", "soft_best", "soft_linked"),
    "headings": ("heading_", "words_heading"),
    "definitions and references": ("coverage_linked", "soft_linked"),
    "shared words": ("words_",),
    "roles, length, front matter": ("definitions", "front", "inserted", "length"),
    "related items and centrality": ("related", "centrality"),
}


def without(rows: list[Row], prefixes: tuple[str, ...]) -> Iterator[None]:
    """Blank the group's columns while the caller looks, and put them back."""
    columns = [k for k, name in enumerate(RANK) if name.startswith(prefixes)] if prefixes else []
    kept = [(r.rank.copy(), r.found, dict(r.features)) for r in rows]
    for row in rows:
        row.rank[:, columns] = 0.0
        if prefixes and "expressions_found".startswith(prefixes):
            row.found = 0.0
        row.features.update({n: 0.0 for n in PRESENCE if prefixes and n in row.features and n.startswith(prefixes)})
    yield
    for row, (rank, found, features) in zip(rows, kept, strict=True):
        row.rank, row.found, row.features = rank, found, features


def main() -> None:
    laws, items = load()
    rows = [r for n, (law, gold) in laws.items() for r in rows_of(n, law, gold, items) if not r.words_only]
    names = sorted({r.law for r in rows})
    print(f"{'left out':34}" + "".join(f"{name:>13}" for name in SHOWN))
    for group, prefixes in GROUPS.items():
        for _ in without(rows, prefixes):
            held = []
            for name in names:
                model = as_model([r for r in rows if r.law != name], name, {n: {} for n in names})
                held += judge([r for r in rows if r.law == name], model)
            figures = score_tool().figures(held)
            print(f"{group:34}" + "".join(f"{figures[k]:13.3f}" for k in SHOWN), flush=True)


if __name__ == "__main__":
    main()
