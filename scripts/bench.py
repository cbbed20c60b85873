#!/usr/bin/env python3
"""Speed and memory of screening as ratios within one run, so that a slow machine changes nothing.

    bench.py [LAW]      default: a bill of 100 sections made of the bundled samples' words

Prints, and fails (exit 1) where a bound is broken:
    cold    `legcheck screen LAW --checklist all --json` against a Python that imports pydantic, typer, numpy
            and bm25s: at most 6
    warm    screening in-process against bm25s tokenising, indexing and answering one query an item, on the same
            sections: at most 12; and the same where every candidate's reasons are looked at, which are made at
            first sight: at most 12
    again   rescreening after one changed section against screening: at most 0.2, with the same result
    linear  time for twice the sections, and for twice the items: at most 2.6
    memory  peak above an empty process in MB: at most 300
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from legcheck.checklist import load_catalogue
from legcheck.law import Law, read_law
from legcheck.matching import Screening, load_model, rescreen, screen, screening_json
from legcheck.matching.units import units_of

IMPORTS = "import pydantic, typer, numpy, bm25s"
MEMORY = "{}; print([x for x in open('/proc/self/status') if x.startswith('VmHWM')][0].split()[1])"
"""Peak of the process itself: `ru_maxrss` would count the parent's memory at the fork."""
SECTIONS = 100
COLD_BOUND, WARM_BOUND, AGAIN_BOUND, LINEAR_BOUND, MEMORY_BOUND = 6.0, 12.0, 0.2, 2.6, 300.0
_NUMBER = re.compile(r"(?:^|(?<=[.] )|(?<=\n))(?:(?:Article|Section|Clause|Art|Regulation)[.]? )?\d+[A-Z]?[.]? ?")
"""Numbers in the examples, which would be read as sections of their own."""


def bill(sections: int, changed: int = 0) -> str:
    """A bill whose sections repeat the wording examples of the checklists in turn; one section may be changed."""
    texts = [_NUMBER.sub("", e.text) for item in load_catalogue().items for e in item.examples["en"].satisfies]
    lines = ["A BILL", ""]
    for number in range(1, sections + 1):
        text = " ".join(texts[(number * 7 + k) % len(texts)].replace("\n", " ") for k in range(2))
        added = (
            " Every carrier shall keep a record of the travel documents that it checked." if number == changed else ""
        )
        lines += [f"Section {number}. Provision {number}", f"(1) {text}{added}", ""]
    return "\n".join(lines)


def fastest(call: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of the quickest of some rounds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return min(times)


def python(*words: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


def bm25s_round(texts: list[str], queries: list[str]) -> Callable[[], object]:
    import bm25s
    import snowballstemmer

    stem = snowballstemmer.stemmer("english").stemWords

    def run() -> None:
        index = bm25s.BM25()
        index.index(bm25s.tokenize(texts, stemmer=stem, show_progress=False), show_progress=False)
        for query in queries:
            index.retrieve(
                bm25s.tokenize([query], stemmer=stem, show_progress=False), k=min(10, len(texts)), show_progress=False
            )

    return run


def peak(statement: str) -> float:
    """Peak memory in MB of a Python that runs a statement; 0 where the system does not tell."""
    if not Path("/proc/self/status").exists():
        return 0.0
    done = subprocess.run([sys.executable, "-c", MEMORY.format(statement)], check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1]) / 1024


def measure(path: Path) -> dict[str, tuple[float, float | None]]:
    """Name -> figure and bound."""
    items, model, law = load_catalogue().items, load_model(), read_law(path)
    texts = [law.text_of(unit.provision) for unit in units_of(law)]
    queries = [item.prose("en").obligation for item in items]
    cold = fastest(python("-m", "legcheck", "screen", str(path), "--checklist", "all", "--json"))
    base = fastest(python("-c", IMPORTS))
    warm, plain = fastest(lambda: screen(items, [law], model=model)), fastest(bm25s_round(texts, queries))
    shown = fastest(lambda: looked_at(screen(items, [law], model=model)))
    half = fastest(lambda: screen(items[: len(items) // 2], [law], model=model))
    screening = (
        "from legcheck.checklist import load_catalogue; from legcheck.law import read_law; "
        f"from legcheck.matching import screen; screen(load_catalogue().items, [read_law({str(path)!r})])"
    )
    return {
        "sections": (len(texts), None),
        "cold, times the imports": (cold / base, COLD_BOUND),
        "warm, times bm25s": (warm / plain, WARM_BOUND),
        "warm, every reason looked at": (shown / plain, WARM_BOUND),
        "twice the items": (warm / half, LINEAR_BOUND),
        "memory above empty, MB": (peak(screening) - peak("pass"), MEMORY_BOUND),
    }


def looked_at(screening: Screening) -> int:
    """Make all that is made at first sight."""
    return sum(len(match.candidates) + len(match.searched) for match in screening.items)


def again(before: Law, after: Law) -> float:
    """Rescreening a changed law as a share of screening it; raises SystemExit where the results differ."""
    items, model = load_catalogue().items, load_model()
    earlier = screen(items, [before], model=model)
    anew, fresh = rescreen(earlier, items, [after], model=model), screen(items, [after], model=model)
    if screening_json(anew, [after]) != screening_json(fresh, [after]):
        sys.exit("Rescreening gave another result than screening.")
    quick = fastest(lambda: rescreen(earlier, items, [after], model=model), 5)
    return quick / fastest(lambda: screen(items, [after], model=model), 5)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("law", nargs="?", type=Path)
    said = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        once, twice = Path(folder) / "bill.md", Path(folder) / "double.md"
        other = Path(folder) / "changed" / "bill.md"
        other.parent.mkdir()
        once.write_text(bill(SECTIONS), encoding="utf-8")
        other.write_text(bill(SECTIONS, changed=SECTIONS // 2), encoding="utf-8")
        twice.write_text(bill(2 * SECTIONS), encoding="utf-8")
        figures = measure(said.law or once)
        items, model = load_catalogue().items, load_model()
        single, double = (read_law(p) for p in (once, twice))
        growth = fastest(lambda: screen(items, [double], model=model)) / fastest(
            lambda: screen(items, [single], model=model)
        )
        figures["rescreening, share of screening"] = (again(single, read_law(other)), AGAIN_BOUND)
        figures["twice the sections"] = (growth, LINEAR_BOUND)
    failed = False
    for name, (figure, bound) in figures.items():
        broken = bound is not None and figure > bound
        failed |= broken
        print(f"{name:34}{figure:9.2f}  {'' if bound is None else f'at most {bound:g}'}{'  BROKEN' if broken else ''}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
