"""Scanned pages: the tesseract program where it is installed, page by page in parallel."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from legcheck.errors import UnreadableLawError
from legcheck.law.readers.dispatch import Progress
from legcheck.law.source import Line, Source

DPI = 300
PAGE_SECONDS = 120
MAX_SCAN_PAGES = 600
_PACKS = {"en": "eng", "fr": "fra", "es": "spa", "pt": "por", "ar": "ara", "ru": "rus", "zh": "chi_sim"}


def read_scan(
    name: str, data: bytes, count: int, reason: str, *, language: str | None, progress: Progress | None
) -> Source:
    """Lines recognised by OCR, with the warnings that go with them; raises UnreadableLawError without tesseract."""
    program = shutil.which("tesseract")
    if program is None:
        raise UnreadableLawError(
            f"{name} cannot be read as text: {reason}. Install the program tesseract with its language packs, "
            "or get the law as Word, PDF with text, or plain text."
        )
    if count > MAX_SCAN_PAGES:
        raise UnreadableLawError(
            f"{name} is a scan of {count} pages; at most {MAX_SCAN_PAGES} are recognised. Save the law's pages alone."
        )
    packs = _installed(program)
    with tempfile.TemporaryDirectory(prefix="legcheck-ocr-") as folder:
        images = _render(name, data, Path(folder))
        pack = _choose_pack(program, images, packs, language, name)
        pages = _recognise(program, images, pack, progress)
    source = Source("pdf-ocr", [])
    for number, page in enumerate(pages, 1):
        source.lines += [Line(_clean(row), page=number) for row in page.split("\n")]
        source.lines.append(Line("", page=number))
    source.warnings.append(
        f"The file was recognised by OCR ({pack}), since {reason}. Numbers and labels may be wrong: check "
        f"each against the printed law."
    )
    if not any(line.text.strip() for line in source.lines):
        raise UnreadableLawError(
            f"{name} is a scan in which no text could be recognised. Get a better copy of the law."
        )
    return source


def _clean(row: str) -> str:
    return row.replace("\u200e", "").replace("\u200f", "").replace("\f", "").rstrip()


def _installed(program: str) -> set[str]:
    done = _run([program, "--list-langs"], 30)
    return set((done.stdout + done.stderr).decode("utf-8", "replace").split())


def _run(command: list[str], seconds: int) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        return subprocess.run(command, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, b"", b"timeout")
    except OSError as error:
        return subprocess.CompletedProcess(command, 1, b"", str(error).encode())


def _render(name: str, data: bytes, folder: Path) -> list[Path]:
    import pypdfium2 as pdfium

    images: list[Path] = []
    document = pdfium.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            scale = min(DPI / 72, 5000 / max(width, height, 1.0))
            bitmap = page.render(scale=scale, grayscale=True)
            path = folder / f"{number:04}.pgm"
            buffer = bitmap.buffer
            rows, stride, columns = bitmap.height, bitmap.stride, bitmap.width
            raw = bytes(buffer)
            with path.open("wb") as out:
                out.write(f"P5 {columns} {rows} 255\n".encode("ascii"))
                for row in range(rows):
                    out.write(raw[row * stride : row * stride + columns])
            bitmap.close()
            page.close()
            images.append(path)
    except pdfium.PdfiumError:
        raise UnreadableLawError(f"{name} is damaged: its pages cannot be drawn. Get the file again.") from None
    finally:
        document.close()
    return images


def _choose_pack(program: str, images: list[Path], packs: set[str], language: str | None, name: str) -> str:
    """The language pack: the one asked for, else the one in which a trial page gives the most sure words."""
    if language:
        pack = _PACKS.get(language, language)
        if pack not in packs:
            raise UnreadableLawError(
                f"{name} is a scan and tesseract lacks the language pack {pack}. Install it (on Debian: "
                f"tesseract-ocr-{pack})."
            )
        return pack
    known = [pack for pack in _PACKS.values() if pack in packs]
    if not known:
        raise UnreadableLawError(
            f"{name} is a scan and tesseract has no language pack. Install one, for example tesseract-ocr-eng."
        )
    if len(known) == 1 or not images:
        return known[0]
    trial = images[min(len(images) - 1, len(images) // 2)]
    return max(known, key=lambda pack: _sureness(program, trial, pack))


def _sureness(program: str, image: Path, pack: str) -> float:
    """Sum of the confidences of words that tesseract is sure of, per hundred."""
    done = _run([program, str(image), "stdout", "-l", pack, "--psm", "3", "tsv"], PAGE_SECONDS)
    total = 0.0
    for row in done.stdout.decode("utf-8", "replace").split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and len(cells[11].strip()) > 2:
            try:
                sure = float(cells[10])
            except ValueError:
                continue
            total += max(0.0, sure - 60)
    return total


def _recognise(program: str, images: list[Path], pack: str, progress: Progress | None) -> list[str]:
    def one(image: Path) -> str:
        done = _run([program, str(image), "stdout", "-l", pack, "--psm", "3"], PAGE_SECONDS)
        return done.stdout.decode("utf-8", "replace")

    pages: list[str] = []
    with ThreadPoolExecutor(max_workers=max(1, min(8, os.cpu_count() or 1))) as pool:
        for number, text in enumerate(pool.map(one, images), 1):
            pages.append(text)
            if progress is not None:
                progress("recognising page", number, len(images))
    return pages
