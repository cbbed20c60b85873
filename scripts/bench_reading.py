"""Print what reading costs: time against the bare extraction of the same file, growth, and peak memory.

    bench_reading.py [LAWS-FOLDER] [--no-memory]

Each law is read in-process beside pypdfium2's plain extraction (PDF), lxml's parsing and text (XML, HTML), or
reading and decoding (text). The two take turns, in processor time, so that what else the machine does weighs on
both alike. Peak memory is that of a process of its own for each law. All of it takes about a minute.

Bars: a PDF at most 2.5 times its extraction (aim 1.5), twice the text of a long code at most 2.2 times the
time, peak memory at most 100 MB and 40 times the text. The exit code is 1 where a bar is broken by more than
noise: for a PDF both the ratio of the best times and the median ratio of the turns are above it by 5 %; for
growth the best times by 10 %, in two trials out of two; for memory, which hardly varies, by 2 %.
Exit 2: there is no folder of laws.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

SUFFIXES = (".pdf", ".xml", ".html", ".md", ".txt", ".docx")
SCANS = ("pk-tip-2018.pdf", "eg-smuggling-amend-22-2022.pdf")
"""Read by OCR, which is timed by the page, not against an extraction."""
PDF_BAR, GROWTH_BAR = 2.5, 2.2
PDF_NOISE, GROWTH_NOISE, MEMORY_NOISE = 1.05, 1.10, 1.02
MAX_TURNS, MAX_SECONDS = 25, 2.0
"""A PDF takes turns until either is reached, four at least; other files take three."""


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@dataclass
class Cost:
    """Processor time in seconds: best of reading, best of bare extraction, median of their ratio turn by turn."""

    read: float
    bare: float
    paired: float

    @property
    def ratio(self) -> float:
        return self.read / max(self.bare, 1e-6)

    @property
    def sure(self) -> float:
        """The smaller of the two ratios: what noise alone does not explain."""
        return min(self.ratio, self.paired)


def measure(read: Callable[[], object], bare: Callable[[], object], *, turns: int) -> Cost:
    read()
    bare()
    ours: list[float] = []
    theirs: list[float] = []
    end = time.perf_counter() + MAX_SECONDS
    while len(ours) < min(turns, 4) or (len(ours) < turns and time.perf_counter() < end):
        theirs.append(spent(bare))
        ours.append(spent(read))
    return Cost(min(ours), min(theirs), median(a / max(b, 1e-6) for a, b in zip(ours, theirs, strict=True)))


def extraction(path: Path) -> Callable[[], object]:
    """The bare work on a file: its plain text, without any structure."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        import pypdfium2

        def pdf() -> int:
            document = pypdfium2.PdfDocument(path.read_bytes())
            size = sum(len(document[i].get_textpage().get_text_range()) for i in range(len(document)))
            document.close()
            return size

        return pdf
    if suffix in (".xml", ".html"):
        from lxml import etree, html

        if suffix == ".xml":
            return lambda: len("".join(etree.fromstring(path.read_bytes()).itertext()))
        return lambda: len(html.document_fromstring(path.read_bytes()).text_content())
    return lambda: len(path.read_bytes().decode("utf-8", "replace"))


MEMORY = """
import re, sys
sys.path.insert(0, {src!r})
from legcheck.law import read_law
law = read_law({path!r})
# not getrusage: its peak is that of the parent where this one is smaller
status = open("/proc/self/status").read()
print(int(re.search(r"VmHWM:\\s+(\\d+)", status).group(1)) / 1024, len(law.text.encode()))
"""


def memory(path: Path) -> tuple[float, float] | None:
    """Peak of a whole process in MB, and its share of what is allowed; None where it cannot be told."""
    program = MEMORY.format(src=str(ROOT / "src"), path=str(path))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    if done.returncode or not re.match(r"[\d.]+ \d+$", done.stdout.strip()):
        return None
    peak, size = done.stdout.split()
    return float(peak), float(peak) / (100 + 40 * int(size) / 1e6)


def growth(law: Path) -> list[float]:
    """Times for a quarter, a half and the whole of a long code, best of three that take turns."""
    from legcheck.law import read_law

    source = law.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for share in (0.25, 0.5, 1.0):
            cut = source.rfind("\n##### ", 0, int(len(source) * share)) if share < 1 else len(source)
            parts.append(Path(folder) / f"part{share}.md")
            parts[-1].write_text(source[:cut], encoding="utf-8")
        rounds = [[spent(lambda part=part: read_law(part, language="fr")) for part in parts] for _ in range(3)]
    return [min(times) for times in zip(*rounds, strict=True)]


def growth_holds(law: Path) -> bool:
    """Print the growth; a second trial where the first is above the bar."""
    for _ in range(2):
        a, b, c = growth(law)
        worst = max(b / a, c / b)
        print(f"{law.name}, a quarter, half, whole: {a:.2f} s, {b:.2f} s, {c:.2f} s; "
              f"twice the text costs {b / a:.2f} and {c / b:.2f} times (allowed {GROWTH_BAR})")  # fmt: skip
        if worst <= GROWTH_BAR * GROWTH_NOISE:
            return True
    return False


def times(paths: list[Path]) -> bool:
    """Print a row for each law; False where a PDF is above its bar by more than noise."""
    from legcheck.errors import UnreadableLawError
    from legcheck.law import read_law

    costs: dict[str, Cost] = {}
    print(f"{'law':42} {'read s':>8} {'bare s':>8} {'ratio':>6} {'paired':>6}")
    for path in paths:
        is_pdf = path.suffix.lower() == ".pdf"
        try:
            cost = measure(lambda path=path: read_law(path), extraction(path), turns=MAX_TURNS if is_pdf else 3)
        except UnreadableLawError as error:
            print(f"{path.name:42} {error}")
            continue
        if is_pdf:
            costs[path.name] = cost
        print(f"{path.name:42} {cost.read:8.3f} {cost.bare:8.3f} {cost.ratio:6.1f} {cost.paired:6.1f}")
    worst = max((cost.sure for cost in costs.values()), default=0.0)
    print(f"PDF: at most {worst:.2f} times the extraction (allowed {PDF_BAR}, aim 1.5)")
    return worst <= PDF_BAR * PDF_NOISE


def memory_holds(paths: list[Path]) -> bool:
    """Print the peak memory of each law, largest share first; False where it is above the bar."""
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(paths, pool.map(memory, paths), strict=True))
    known = {path: value for path, value in found.items() if value is not None}
    for path, (peak, share) in sorted(known.items(), key=lambda item: -item[1][1]):
        print(f"{path.name:42} {peak:8.0f} MB {share:8.0%} of allowed")
    worst = max((share for _, share in known.values()), default=0.0)
    print(f"peak memory: at most {worst:.0%} of 100 MB + 40 times the text, in {len(known)} laws")
    return worst <= MEMORY_NOISE


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("laws", nargs="?", type=Path, default=ROOT.parent / "shared" / "laws")
    ask.add_argument("--no-memory", action="store_true", help="leave out the peak memory of each law")
    said = ask.parse_args()
    if not said.laws.is_dir():
        print(f"There is no folder {said.laws}; name the folder that holds the laws.", file=sys.stderr)
        return 2
    files = sorted(said.laws.iterdir())
    paths = [path for path in files if path.suffix.lower() in SUFFIXES and path.name not in SCANS]
    held = [times(paths)]
    if (said.laws / "fr-ceseda.md").is_file():
        held.append(growth_holds(said.laws / "fr-ceseda.md"))
    if not said.no_memory:
        held.append(memory_holds(paths))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
