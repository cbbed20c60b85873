#!/usr/bin/env python3
"""Fit the matching weights on the labelled laws and cross-validate them, leaving laws out one at a time.

    train.py                  print the cross-validation, write src/legcheck/matching/weights.json
    train.py --folds DIR      also write DIR/LAW.json: weights fitted without LAW, for scripts/score.py
    train.py --dry            write nothing

Reproducible to the byte: no randomness, weights rounded to six digits.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from fitting import fit_choice, fit_logistic
from labelled import ROOT, Row, load, rows_of, score_tool

from legcheck.matching import Band, band
from legcheck.matching.features import PRESENCE, RANK

WEIGHTS = ROOT / "src" / "legcheck" / "matching" / "weights.json"
RANK_RIDGE = 200.0
PRESENCE_RIDGE = 10.0
"""Ridge on standardised features, chosen on the cross-validation: ranking gains from 100 on, presence hardly moves."""
RANK_PRIOR = {"negative": -1.0, "heading_above": 0.5}
"""Where the labelled laws are silent, these weights stand: what counts against an item lowers its score."""
PRESENCE_PRIOR = {"negative": -0.5, "short": 1.0}
BASE_WEIGHT, BASE_SHARE = 3.0, 0.5
"""Base rates come from few laws: shrunk, and counted by half where they are switched on."""


def prior(names: tuple[str, ...], values: dict[str, float]) -> np.ndarray:
    return np.array([values.get(name, 0.0) for name in names])


WORDS = np.array([(n.startswith("words_") and "expressions" not in n) or n in ("length", "front") for n in RANK])
"""Ranking features that need no expressions."""


def fit_rank(rows: list[Row]) -> np.ndarray:
    return fit_choice([(r.rank, r.labelled) for r in rows], RANK_RIDGE, prior(RANK, RANK_PRIOR))


def presence_rows(rows: list[Row], rank: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels; each row is ranked by weights that did not see its law."""
    table = []
    for row in rows:
        found = row.presence(row.rank @ rank[row.law])
        table.append([found[name] for name in PRESENCE])
    return np.array(table), np.array([float(r.present) for r in rows])


def fit(rows: list[Row]) -> tuple[np.ndarray, float, np.ndarray]:
    """Ranking weights, presence intercept and presence weights from these rows."""
    names = sorted({r.law for r in rows})
    inner = {n: fit_rank([r for r in rows if r.law != n] if len(names) > 1 else rows) for n in names}
    x, y = presence_rows(rows, inner)
    intercept, presence = fit_logistic(x, y, PRESENCE_RIDGE, prior(PRESENCE, PRESENCE_PRIOR))
    return fit_rank(rows), intercept, presence


def base_rates(rows: list[Row], labels: dict[str, dict[str, bool]]) -> dict[str, float]:
    """Log-odds of presence by item, shrunk to the overall rate as if BASE_WEIGHT more laws had been read."""
    laws = sorted({r.law for r in rows})
    seen = {i: [labels[n][i] for n in laws if i in labels[n]] for n in laws for i in labels[n]}
    rate = sum(map(sum, seen.values())) / max(1, sum(map(len, seen.values())))
    shrunk = {i: (sum(v) + BASE_WEIGHT * rate) / (len(v) + BASE_WEIGHT) for i, v in seen.items()}
    return {i: BASE_SHARE * float(np.log(p / (1 - p)) - np.log(rate / (1 - rate))) for i, p in sorted(shrunk.items())}


def as_model(rows: list[Row], name: str, labels: dict[str, dict[str, bool]]) -> dict[str, Any]:
    """Weights as they are shipped: with expressions, and for languages without them."""
    rank, intercept, presence = fit([r for r in rows if not r.words_only])
    words = fit_choice([(r.rank * WORDS, r.labelled) for r in rows], RANK_RIDGE, np.zeros(len(RANK)))
    share = sum(r.present for r in rows) / len(rows)
    model: dict[str, Any] = {
        "name": name,
        "rank": _named(RANK, rank),
        "rank_words": _named(RANK, words),
        "presence": {"intercept": round(intercept, 6), **_named(PRESENCE, presence)},
        # words shared across languages tell nothing of absence: the base rate of all items stands
        "presence_words": {"intercept": round(float(np.log(share / (1 - share))), 6), **dict.fromkeys(PRESENCE, 0.0)},
    }
    model["use_base_rates"] = False
    model["base_rates"] = {i: round(v, 6) for i, v in base_rates(rows, labels).items()}
    return model


def _named(names: tuple[str, ...], weights: np.ndarray) -> dict[str, float]:
    return {name: round(float(weight), 6) for name, weight in zip(names, weights, strict=True)}


def judge(rows: list[Row], model: dict[str, Any], base: bool = False) -> list[dict[str, Any]]:
    """Rows as the scorer wants them, under a model."""
    out = []
    for row in rows:
        suffix = "_words" if row.words_only else ""
        scores = row.rank @ np.array([model[f"rank{suffix}"][n] for n in RANK])
        order = np.argsort(-scores, kind="stable")
        shown = list(dict.fromkeys(row.numbers[k] for k in order if row.numbers[k]))[:10]
        hosts = {row.hosts[k] for k in order[:10] if row.hosts[k]}
        weights = model[f"presence{suffix}"]
        features = row.presence(scores)
        logit = weights["intercept"] + sum(weights[n] * features[n] for n in PRESENCE)
        logit += model["base_rates"].get(row.item.id, 0.0) if base else 0.0
        out.append({
            "law": row.law, "item": row.item.id, "present": row.present, "gold": row.gold,
            "shown": shown, "hosts": hosts, "words": row.words_only,
            "presence": float(1 / (1 + np.exp(-logit))),
        })  # fmt: skip
    return out


def bands(rows: list[dict[str, Any]]) -> dict[str, float]:
    """How often what the bands say is so: likely items that are there, probably-not items that are not."""
    likely = [r["present"] for r in rows if band(r["presence"]) is Band.LIKELY]
    unlikely = [not r["present"] for r in rows if band(r["presence"]) is Band.PROBABLY_NOT]
    return {
        "likely, and there": round(sum(likely) / max(1, len(likely)), 3),
        "probably not, and absent": round(sum(unlikely) / max(1, len(unlikely)), 3),
        "pairs": len(rows), "likely": len(likely), "probably not": len(unlikely),
    }  # fmt: skip


def rounded(figures: dict[str, float | None]) -> dict[str, float | None]:
    return {k: None if v is None else round(v, 3) for k, v in figures.items()}


def _labels(gold: dict[str, Any]) -> dict[str, bool]:
    return {i: v["status"] != "absent" for i, v in gold["labels"].items() if v["status"] != "n/a"}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folds", type=Path)
    ask.add_argument("--dry", action="store_true")
    ask.add_argument("--quiet", action="store_true")
    said = ask.parse_args()
    score = score_tool()
    laws, items = load()
    rows = [row for name, (law, gold) in laws.items() for row in rows_of(name, law, gold, items)]
    labels = {n: _labels(gold) for n, (_, gold) in laws.items()}
    model = as_model(rows, "fitted on " + ", ".join(laws), labels)
    held: list[dict[str, Any]] = []
    based: list[dict[str, Any]] = []
    for name in laws:
        fold = as_model([r for r in rows if r.law != name], f"fitted without {name}", labels)
        own = [r for r in rows if r.law == name]
        held += judge(own, fold)
        based += judge(own, fold, base=True)
        if said.folds:
            said.folds.mkdir(parents=True, exist_ok=True)
            (said.folds / f"{name}.json").write_text(json.dumps(fold, indent=1) + "\n", encoding="utf-8")
    parts = {"with expressions": False, "shared words only": True}
    runs = {"held out": held, "held out, with base rates": based, "in sample": judge(rows, model)}
    figures: dict[str, Any] = {}
    for part, words in parts.items():
        for label, found in runs.items():
            mine = [r for r in found if r["words"] == words]
            if mine:
                figures[f"{part}, {label}"] = {"pairs": len(mine), **rounded(score.figures(mine))}
    figures["bands, held out"] = bands(held)
    figures["by law, held out"] = {n: rounded(score.figures([r for r in held if r["law"] == n])) for n in laws}
    if not said.quiet:
        print(json.dumps(figures, indent=1))
    model["figures"] = figures
    if not said.dry:
        WEIGHTS.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
