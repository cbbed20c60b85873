"""A law, items and users that hold markup, control characters and other scripts, on every screen."""

from __future__ import annotations

from pathlib import Path

from driving import accept, press, running, seen, type_text
from fakes import SEEN, FakeRooms

from conftest import BuildApp
from legcheck.assessment import Book, SetUp

Size = tuple[int, int]


def assert_unharmed(text: str) -> None:
    assert "\x1b" not in text
    missing = [piece for piece in SEEN if piece not in text]
    assert not missing, f"{missing} not in: {text}"


async def test_panes(build: BuildApp, book: Book, size: Size) -> None:
    async with running(build(book), size) as pilot:
        await accept(pilot)
        for pane in ("item", "finding", "candidates"):
            pilot.app.screen.show_pane(pane, focus=True)
            await press(pilot)
            assert_unharmed(await seen(pilot))


async def test_every_window_opens_and_closes(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        screen = pilot.app.screen
        await press(pilot, "n", "f2")
        await accept(pilot)
        book.record(SetUp(setup=book.assessment.setup.model_copy(update={"profiles": ("landlocked",)})))
        for key in (
            "l",
            "n",
            "R",
            "i",
            "r",
            "o",
            "h",
            "P",
            "L",
            "w",
            "Q",
            "s",
            "v",
            "slash",
            "question_mark",
            "E",
            "F",
            "V",
            "W",
            "G",
        ):
            await press(pilot, key)
            assert pilot.app.screen is not screen, key
            text = await seen(pilot)
            assert "\x1b" not in text, key
            if key in {"l", "L", "v", "G"}:
                assert_unharmed(text)
            await press(pilot, "escape")
            assert pilot.app.screen is screen, key


async def test_notices_and_typed_text(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "o")
        await type_text(pilot, "see [/b] and [repealed]")
        await press(pilot, "f2")
        pilot.app.screen.show_pane("finding", focus=True)
        await press(pilot)
        assert "see [/b] and [repealed]" in await seen(pilot)
        await press(pilot, "z")
        assert "Undone" in await seen(pilot)


async def test_file_names_and_errors(build: BuildApp, rooms: FakeRooms, tmp_path: Path) -> None:
    name = tmp_path / "bad [b] law.txt"
    async with running(build(laws=[str(name), "good[b].txt"]), (80, 24)) as pilot:
        pilot.app.screen.go_step("laws")
        await press(pilot)
        text = await seen(pilot)
        assert "scan [without] text" in text
        assert "good[b].txt" in text
