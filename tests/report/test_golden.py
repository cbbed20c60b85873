"""Every export frozen: a change of a report is seen in review.

After a wanted change: `LEGCHECK_GOLDEN=write pytest tests/report/test_golden.py`, then read the difference.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import docx
import pytest
from builders import NOW, Screened, assessment, catalogue, laws
from docx.oxml.ns import qn
from readback import word_text

from legcheck.report import build_view, write_report

GOLDEN = Path(__file__).with_name("golden")


def outline_of_word(content: bytes) -> str:
    """One line for each paragraph of a Word file: its style and its text; rules for sections."""
    lines = []
    for paragraph in docx.Document(io.BytesIO(content)).element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        lines.append(f"{style.get(qn('w:val')) if style is not None else '-'}: {word_text(paragraph)}")
        size = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}/{qn('w:pgSz')}")
        if size is not None:
            lines.append(f"--- section {size.get(qn('w:w'))} x {size.get(qn('w:h'))}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", ["assessed.md", "assessed.html", "assessed.docx", "screened.md"])
def test_export(name: str, tmp_path: Path) -> None:
    if name.startswith("assessed"):
        view = build_view(assessment(), catalogue(), laws(), now=NOW, tool_version="0.1")
    else:
        empty = assessment(findings={}, recommendations=(), questions=())
        screening = Screened(*laws().values())
        view = build_view(empty, catalogue(), laws(), now=NOW, tool_version="0.1", screening=screening)
    write_report(view, tmp_path / name)
    content = (tmp_path / name).read_bytes()
    shown = outline_of_word(content) if name.endswith(".docx") else content.decode("utf-8")
    golden = GOLDEN / (f"{name}.txt" if name.endswith(".docx") else name)
    if os.environ.get("LEGCHECK_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == golden.read_bytes().decode("utf-8")
