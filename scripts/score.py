#!/usr/bin/env python3
"""Score matching on the labelled laws, each with weights fitted without it, beside baselines in the same run.

    score.py [--json OUT] [--laws ID...] [--fast]

Runs `../shared/tools/score.py` over the installed command: held out, by law and over all (`--model` fitted without
the law), and in sample (shipped weights), only on items that the checklists hold. Beside them, on the same sections,
BM25 of the obligation's text and rapidfuzz token_set_ratio. Prints the table with 95 % intervals and writes it to
docs/figures.json, which the documentation quotes. `--fast` leaves out the intervals. What the weights did not see,
the expressions may have: authors read some of these laws, see `weights.json`.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from labelled import ROOT, SHARED, Row, gold_files, load, rows_of, score_tool
from rapidfuzz.fuzz import token_set_ratio

from legcheck.checklist import load_catalogue
from legcheck.matching.features import RANK

BASELINES = ("BM25, obligation text", "BM25, expressions' words", "token_set_ratio")
SHOWN = ("recall@1", "recall@3", "recall@5", "all@10", "MRR", "gap AUROC", "gap within", "Brier skill")


def command() -> str:
    """The command as installed in the environment that runs this script."""
    return shlex.join([sys.executable, "-m", "legcheck"])


def run_tool(gold: list[Path], extra: str, intervals: bool) -> dict[str, Any]:
    """One run of the scorer; raises SystemExit with its words where a law failed."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        call = [sys.executable, str(SHARED / "tools" / "score.py"), *map(str, gold), "--held", "--json", str(out)]
        call += ["--legcheck", extra] + (["--intervals"] if intervals else [])
        done = subprocess.run(call, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        return json.loads(out.read_text(encoding="utf-8"))


def wrapped(folds: Path) -> str:
    """The command with weights fitted without the law; `law` takes no model, so a small wrapper passes it on."""
    wrapper = folds / "run.py"
    wrapper.write_text(
        "import subprocess, sys\n"
        "model, *rest = sys.argv[1:]\n"
        "extra = ['--model', model] if rest[0] == 'screen' else []\n"
        "sys.exit(subprocess.run([sys.executable, '-m', 'legcheck', *rest, *extra]).returncode)\n",
        encoding="utf-8",
    )
    return shlex.join([sys.executable, str(wrapper)]) + f" {shlex.quote(str(folds))}/{{law}}.json"


Figures = dict[str, Any]


def baselines(names: set[str], spans: bool) -> tuple[dict[str, Figures], dict[str, Figures]]:
    """Figures and intervals of simple rankers on the same sections; presence is their best raw score."""
    laws, items = load()
    tool = score_tool()
    rows = [r for name, (law, gold) in laws.items() if name in names for r in rows_of(name, law, gold, items)]
    found: dict[str, Figures] = {}
    between: dict[str, Figures] = {}
    for name, of in zip(BASELINES, (_prose, _bag, _fuzzy), strict=True):
        judged = [_judged(row, of(row)) for row in rows]
        found[name], between[name] = tool.figures(judged), tool.intervals(judged) if spans else {}
    return found, between


def _judged(row: Row, scores: np.ndarray) -> dict[str, Any]:
    order = np.argsort(-scores, kind="stable")
    shown = list(dict.fromkeys(row.numbers[k] for k in order if row.numbers[k]))[:10]
    return {
        "law": row.law, "item": row.item.id, "present": row.present, "gold": row.gold, "shown": shown,
        "hosts": set(), "presence": float(min(1.0, scores.max(initial=0.0))),
    }  # fmt: skip


def _prose(row: Row) -> np.ndarray:
    return row.rank[:, RANK.index("words_prose")]


def _bag(row: Row) -> np.ndarray:
    return row.rank[:, RANK.index("words_expressions")]


def _fuzzy(row: Row) -> np.ndarray:
    text = row.item.prose("en")
    query, law = f"{text.title} {text.obligation}".lower(), row.view.index.law
    sections = (law.text_of(u.provision).lower() for u in row.view.index.units)
    return np.array([token_set_ratio(query, section) / 100 for section in sections])


def print_table(table: dict[str, dict[str, Any]], spans: dict[str, dict[str, Any]]) -> None:
    print(f"{'':34}" + "".join(f"{name:>13}" for name in SHOWN))
    for name, figures in table.items():
        cells = "".join(f"{'-' if figures.get(k) is None else format(figures[k], '.3f'):>13}" for k in SHOWN)
        print(f"{name:34}{cells}")
        if spans.get(name):
            print(f"{'  95 %':34}" + "".join(f"{_span(spans[name].get(k)):>13}" for k in SHOWN))


def _span(span: list[float] | None) -> str:
    return f"{span[0]:.2f}-{span[1]:.2f}" if span else ""


def scored(gold: list[Path], spans: bool) -> tuple[dict[str, Figures], dict[str, Figures]]:
    """Figures and intervals of legcheck, by law and over all."""
    table: dict[str, Figures] = {}
    between: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as folder:
        train = [sys.executable, str(ROOT / "scripts" / "train.py"), "--dry", "--quiet", "--folds", folder]
        subprocess.run(train, check=True)
        for path in gold if len(gold) > 1 else ():
            one = run_tool([path], wrapped(Path(folder)), spans)
            table[f"{path.stem}, held out"], between[f"{path.stem}, held out"] = one["all"], one["intervals"]
        held = run_tool(gold, wrapped(Path(folder)), spans)
    table["ALL, held out"], between["ALL, held out"] = held["all"], held["intervals"]
    table["ALL, in sample"] = run_tool(gold, command(), False)["all"]
    return table, between


def rounded(table: dict[str, Figures]) -> dict[str, Figures]:
    def cut(value: Any) -> Any:
        return [round(v, 3) for v in value] if isinstance(value, list | tuple) else value and round(value, 3)

    return {name: {key: cut(value) for key, value in figures.items()} for name, figures in table.items()}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", type=Path, default=ROOT / "docs" / "figures.json", help="where to write the table")
    ask.add_argument("--laws", nargs="*", help="ids of labelled laws; without it all")
    ask.add_argument("--fast", action="store_true", help="no intervals")
    said = ask.parse_args()
    score_tool()
    gold = [path for path in gold_files() if not said.laws or path.stem in said.laws]
    table, between = scored(gold, not said.fast)
    simple, spread = baselines({path.stem for path in gold}, not said.fast)
    table |= simple
    between |= spread
    print_table(table, between)
    said.json.parent.mkdir(exist_ok=True)
    figures = {"checklists": load_catalogue().version, "table": rounded(table), "intervals": rounded(between)}
    said.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"Wrote {said.json}")


if __name__ == "__main__":
    main()
