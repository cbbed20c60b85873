"""The format of a law changes no ranking to speak of: 95 % of all items' first five provisions are the same."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from legcheck import paths
from legcheck.checklist import load_catalogue
from legcheck.law import Law, read_law
from legcheck.matching import screen

SHARE = 0.95


def firsts(law: Law) -> dict[str, set[str | None]]:
    """The numbers of the first five candidates by item."""
    return {m.item: {c.number for c in m.candidates[:5]} for m in screen(load_catalogue().items, [law]).items}


def agreement(one: Law, two: Law) -> tuple[float, list[str]]:
    """Share of first fives that both readings have, and the items that differ."""
    left, right = firsts(one), firsts(two)
    common = sum(len(left[item] & right[item]) for item in left)
    return common / sum(map(len, left.values())), [item for item in left if left[item] != right[item]]


def written(law: Law, path: Path) -> Law:
    """The law's text in another format, its headings marked where the format has marks, read again."""
    headings = {p.heading for p in law.provisions if p.heading}
    lines = [line.strip() for line in law.text.splitlines()]
    if path.suffix == ".html":
        tags = {line: "h4" if line in headings else "p" for line in lines}
        body = "\n".join(f"<{tags[line]}>{html.escape(line)}</{tags[line]}>" for line in lines if line)
        path.write_text(f"<!doctype html><html><head><title>Law</title></head><body>{body}</body></html>", "utf-8")
    else:
        mark = "#### " if path.suffix == ".md" else ""
        path.write_text("\n".join(f"{mark if line in headings else ''}{line}" for line in lines), "utf-8")
    return read_law(path, language=law.language)


def test_a_sample_in_markdown_and_word() -> None:
    folder = paths.samples_dir()
    share, apart = agreement(read_law(folder / "tarrova-bill.md"), read_law(folder / "tarrova-bill.docx"))
    assert share >= SHARE, apart


@pytest.mark.parametrize("suffix", ["txt", "html", "md"])
@pytest.mark.parametrize(
    "file",
    [
        "ug-tip-2009.txt",
        "my-atip-bill-2007-en.md",
        "ie-smuggling-of-persons-2021.md",
        "lu-immigration-2008.md",
        "ar-trata-26364.md",
    ],
)
def test_a_real_law_in_other_formats(shared: Path, tmp_path: Path, file: str, suffix: str) -> None:
    law = read_law(shared / "laws" / file)
    share, apart = agreement(law, written(law, tmp_path / f"{law.id}.{suffix}"))
    assert share >= SHARE, apart
