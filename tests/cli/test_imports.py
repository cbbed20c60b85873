"""A command loads what it needs: the core runs without the terminal library."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import legcheck.cli", ["textual", "numpy", "lxml", "docx", "pydantic", "ruamel.yaml"]),
        ("import legcheck.matching, legcheck.assessment, legcheck.report, legcheck.law", ["textual", "rich", "typer"]),
        ("import legcheck.checklist", ["ruamel.yaml", "textual"]),
    ],
)
def test_import_hygiene(code: str, absent: list[str]) -> None:
    probe = f"import sys\n{code}\nprint([name for name in {absent!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
