"""The reader on a law of two megabytes, and its look in snapshots."""

from __future__ import annotations

import time
from dataclasses import replace

from driving import press, running, seen, type_text
from fakes import make_book, make_law
from rich.cells import cell_len

from conftest import BuildApp
from legcheck.checklist.models import Catalogue
from legcheck.tui.screens.law import LawScreen
from legcheck.tui.widgets.law_view import GUTTER, LawView, MarkKind

PATIENCE = 15
"""Seconds: far above what is needed (about one) so that a busy machine does not fail the test."""


async def test_two_megabytes_open_and_are_searched(build: BuildApp, catalogue: Catalogue) -> None:
    law = make_law(sections=6400)
    assert len(law.text) > 2_000_000
    async with running(build(make_book(catalogue, law)), (80, 24)) as pilot:
        begun = time.monotonic()
        await press(pilot, "l", "end", "pageup", "u", "slash")
        await type_text(pilot, "number 4711 commits")
        await press(pilot, "enter")
        assert time.monotonic() - begun < PATIENCE
        assert isinstance(pilot.app.screen, LawScreen)
        assert "Section 4711(1)" in await seen(pilot)


async def test_accepted_evidence_is_marked_in_the_law(build: BuildApp, catalogue: Catalogue) -> None:
    book = make_book(catalogue, make_law())
    async with running(build(book), (160, 50)) as pilot:
        await press(pilot, "e", "l")
        view = pilot.app.screen.query_one(LawView)
        kinds = {mark.kind for mark in view._marks}
        assert kinds == {MarkKind.EVIDENCE, MarkKind.MATCH}
        await press(pilot, "end", "e")
        assert "Section 1 " in await seen(pilot)


async def test_another_law_is_read(build: BuildApp, catalogue: Catalogue) -> None:
    other = replace(make_law("code", "Penal Code [Cap. 9]"), warnings=())
    async with running(build(make_book(catalogue, make_law(), other)), (80, 24)) as pilot:
        await press(pilot, "l", "w", "down", "enter")
        assert "Penal Code [Cap. 9]" in await seen(pilot)
        await press(pilot, "slash", "escape")
        assert isinstance(pilot.app.screen, LawScreen)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, LawScreen)


async def test_a_narrower_window_keeps_the_place(build: BuildApp, catalogue: Catalogue) -> None:
    async with running(build(make_book(catalogue, make_law(sections=60))), (160, 50)) as pilot:
        await press(pilot, "l", "g")
        await type_text(pilot, "40")
        await press(pilot, "enter")
        await pilot.resize_terminal(80, 24)
        text = await seen(pilot)
        assert "40. Offence 40" in text


async def test_no_character_of_the_law_is_cut_off(build: BuildApp, catalogue: Catalogue, size: tuple[int, int]) -> None:
    async with running(build(make_book(catalogue, make_law(sections=40))), size) as pilot:
        pilot.app.screen.show_pane("candidates")
        for keys in ([], ["l"]):
            await press(pilot, *keys)
            await seen(pilot)
            view = pilot.app.screen.query_one(LawView)
            assert len(view._rows)
            for row, (start, end) in enumerate(view._rows.rows[: view.page_rows()]):
                drawn = view.render_line(row - view.scroll_offset.y).text
                assert drawn[GUTTER:].rstrip() == view._text[start:end].rstrip()
                assert cell_len(drawn) == view.scrollable_content_region.width
