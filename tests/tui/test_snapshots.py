"""How the main screens look. `LEGCHECK_ACCEPT=1 pytest tests/tui/test_snapshots.py` accepts what is shown."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import textual
from driving import accept, press, running, settle

from conftest import BuildApp
from legcheck.assessment import Book

FOLDER = Path(__file__).with_name("snapshots")
MADE_WITH = "8.2.8"
"""Rendering changes between releases of Textual: pictures are compared on this one only."""

pytestmark = pytest.mark.skipif(textual.__version__ != MADE_WITH, reason=f"pictures were made with Textual {MADE_WITH}")


def compare(name: str, svg: str) -> None:
    still = re.sub(r"terminal-\d+", "terminal", svg)
    path = FOLDER / f"{name}.svg"
    if os.environ.get("LEGCHECK_ACCEPT"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(still, encoding="utf-8")
    assert path.is_file(), f"no picture {path.name} yet: look at it, then accept it"
    if still != path.read_text(encoding="utf-8"):
        seen = path.with_suffix(".new.svg")
        seen.write_text(still, encoding="utf-8")
        pytest.fail(f"{path.name} looks different: compare {seen}")


async def test_assessment_wide(build: BuildApp, book: Book) -> None:
    async with running(build(book), (160, 50)) as pilot:
        await press(pilot, "e", "m")
        await pilot.pause(0.3)
        compare("assessment-160x50", pilot.app.export_screenshot())


async def test_candidates_narrow(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await accept(pilot)
        await pilot.pause(0.3)
        compare("candidates-80x24", pilot.app.export_screenshot())


async def test_law_narrow(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "l", "down")
        await pilot.pause(0.3)
        compare("law-80x24", pilot.app.export_screenshot())


async def test_treaties_narrow(build: BuildApp) -> None:
    async with running(build(laws=["one.txt"]), (80, 24)) as pilot:
        pilot.app.screen.go_step("treaties")
        await settle(pilot)
        await pilot.pause(0.3)
        compare("treaties-80x24", pilot.app.export_screenshot())
