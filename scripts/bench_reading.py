"""Print what reading costs: time against the bare extraction of the same file, growth, and peak memory.

    bench_reading.py [LAWS-FOLDER] [--memory]

Each law is read in-process, best of three, beside pypdfium2's plain extraction (PDF), lxml's parsing and
text (XML, HTML), or reading and decoding (text). `--memory` starts one process for each law.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))


def best(work: Callable[[], object], rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def extraction(path: Path) -> Callable[[], object]:
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


def memory(path: Path) -> tuple[float, float]:
    """Peak of a whole process in MB, and the text's size in MB."""
    program = MEMORY.format(src=str(ROOT / "src"), path=str(path))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    if done.returncode:
        return 0.0, 0.0
    peak, size = done.stdout.split()
    return float(peak), int(size) / 1e6


def growth(folder: Path) -> None:
    from legcheck.law import read_law

    source = (folder / "fr-ceseda.md").read_text(encoding="utf-8")
    times = []
    for share in (0.25, 0.5, 1.0):
        cut = source.rfind("\n##### ", 0, int(len(source) * share)) if share < 1 else len(source)
        part = Path("/tmp") / "legcheck-growth.md" if sys.platform != "win32" else Path("legcheck-growth.md")
        part.write_text(source[:cut], encoding="utf-8")
        times.append(best(lambda part=part: read_law(part, language="fr")))
        part.unlink()
    print(f"fr-ceseda.md, a quarter, half, whole: {times[0]:.2f} s, {times[1]:.2f} s, {times[2]:.2f} s; "
          f"twice the text costs {times[1] / times[0]:.2f} and {times[2] / times[1]:.2f} times "
        "(allowed 2.2)")  # fmt: skip


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("laws", nargs="?", type=Path, default=ROOT.parent / "shared" / "laws")
    ask.add_argument("--memory", action="store_true")
    said = ask.parse_args()
    from legcheck.errors import UnreadableLawError
    from legcheck.law import read_law

    worst_pdf = worst_peak = 0.0
    print(f"{'law':42} {'read s':>8} {'bare s':>8} {'ratio':>6}" + ("   peak MB  of allowed" if said.memory else ""))
    for path in sorted(said.laws.iterdir()):
        if path.suffix.lower() not in (".pdf", ".xml", ".html", ".md", ".txt", ".docx"):
            continue
        if path.name in ("pk-tip-2018.pdf", "eg-smuggling-amend-22-2022.pdf"):
            continue  # scans: OCR is timed by the page, not against extraction
        try:
            read = best(lambda path=path: read_law(path))
        except UnreadableLawError as error:
            print(f"{path.name:42} {error}")
            continue
        bare = best(extraction(path))
        row = f"{path.name:42} {read:8.3f} {bare:8.3f} {read / max(bare, 1e-6):6.1f}"
        if path.suffix == ".pdf":
            worst_pdf = max(worst_pdf, read / bare)
        if said.memory:
            peak, size = memory(path)
            share = peak / (100 + 40 * size)
            worst_peak = max(worst_peak, share)
            row += f" {peak:9.0f} {share:11.0%}"
        print(row)
    print(f"PDF: at most {worst_pdf:.2f} times the extraction (allowed 2.5, aim 1.5)")
    if said.memory:
        print(f"peak memory: at most {worst_peak:.0%} of 100 MB + 40 times the text")
    growth(said.laws)
    return 0


if __name__ == "__main__":
    sys.exit(main())
