"""Home and the steps of a new assessment."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import press, running, said, seen, settle, type_text
from fakes import FakeRooms, make_book, make_law

from conftest import BuildApp
from legcheck.assessment import Basis, Book, LawLevel, LawStatus, LegalSystem, Party, recent, remember
from legcheck.checklist.models import Catalogue, Instrument, LawScope, Level
from legcheck.tui.screens.assess import AssessScreen
from legcheck.tui.screens.check import CheckScreen
from legcheck.tui.screens.dialogs import ConfirmDialog
from legcheck.tui.screens.home import HomeScreen
from legcheck.tui.screens.new import NewScreen

Size = tuple[int, int]


async def test_a_new_assessment_by_keyboard_alone(
    build: BuildApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(build(), (80, 24)) as pilot:
        await press(pilot, "n")
        for text in ("Ann Lee", "adviser", "Norland"):
            await type_text(pilot, text)
            await press(pilot, "enter")
        await press(pilot, "f2")
        assert "Title" in said(pilot.app), "the title is needed"
        await type_text(pilot, "Bill 1")
        await press(pilot, "f2", "f2")
        await press(pilot, "f2")
        assert "Trafficking in Persons Protocol" in said(pilot.app), "the status is needed"
        await press(pilot, "right", "right", "tab")
        await type_text(pilot, "2003")
        await press(pilot, "enter")
        await type_text(pilot, "Article 15")
        await press(pilot, "enter", "left", "tab", "tab", "tab", "right", "f2")
        await press(pilot, "right", "tab", "right", "right", "tab", "right", "f2")
        await press(pilot, "f2")
        assert "at least one law" in said(pilot.app)
        for name in ("one.txt", "bad.txt", "two.txt"):
            await type_text(pilot, name)
            await press(pilot, "enter")
        await settle(pilot)
        pilot.app.clear_notifications()
        await settle(pilot)
        assert "is a scan [without] text" in await seen(pilot)
        await press(pilot, "tab", "down", "f3", "end")
        await type_text(pilot, " X")
        await press(pilot, "tab", "2", "0", "2", "6", "tab", "right", "tab", "right", "f2", "f6")
        assert isinstance(pilot.app.screen, CheckScreen)
        await press(pilot, "escape", "f2")
        await press(pilot, "down", "space", "tab", "down", "space", "f2")
        await press(pilot, "f2")
        await settle(pilot)
        assert isinstance(pilot.app.screen, AssessScreen)
        book = pilot.app.screen.book
        setup, laws = book.assessment.setup, book.assessment.laws
        assert book.path is not None
        assert (setup.assessor.name, setup.assessor.role, setup.country, setup.title) == (
            "Ann Lee",
            "adviser",
            "Norland",
            "Bill 1",
        )
        tip = setup.treaty(Instrument.TIP)
        assert tip is not None
        assert (tip.party, tip.since, tip.reservations) == (Party.SIGNATORY, "2003", "Article 15")
        som = setup.treaty(Instrument.SOM)
        assert som is not None
        assert som.party is Party.NOT_PARTY
        assert (setup.legal_system, setup.law_scopes, setup.basis) == (
            LegalSystem.CIVIL,
            (LawScope.SOM,),
            Basis.IN_FORCE,
        )
        assert setup.checklists == ("crimes", "care")
        assert Level.CONSIDER not in setup.levels
        assert [law.id for law in laws] == ["one", "two"]
        assert laws[1].title.endswith(" X")
        assert (laws[1].date, laws[1].status, laws[1].level) == ("2026", LawStatus.AMENDMENT, LawLevel.SUBNATIONAL)
        await press(pilot, "escape", "y")
        assert isinstance(pilot.app.screen, HomeScreen), "the finished steps do not come back"
        assert "Bill 1" in await seen(pilot)
    assert [entry.title for entry in recent()] == ["Bill 1"]


async def test_escape_goes_a_step_back_and_keeps_what_was_typed(build: BuildApp) -> None:
    async with running(build(), (140, 30)) as pilot:
        await press(pilot, "n")
        for text in ("A", "B", "C", "D"):
            await type_text(pilot, text)
            await press(pilot, "enter")
        assert "step 2" in await seen(pilot)
        await press(pilot, "escape")
        assert pilot.app.focused.value == "A"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_laws_of_the_command_line_are_read_at_once(build: BuildApp) -> None:
    async with running(build(laws=["one.txt", "bad.txt", "two.txt"]), (80, 24)) as pilot:
        assert isinstance(pilot.app.screen, NewScreen)
        step = pilot.app.screen.query_one("#laws")
        assert [entry.law.id for entry in step.entries] == ["one", "two"]


async def test_a_pattern_reads_many_files(build: BuildApp, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text("x")
    async with running(build(laws=["one.txt"]), (80, 24)) as pilot:
        step = pilot.app.screen.query_one("#laws")
        step.query_one("#law-path").value = str(tmp_path / "*.txt")
        pilot.app.screen.go_step("laws")
        step.query_one("#law-path").focus()
        await press(pilot, "enter")
        assert [entry.law.id for entry in step.entries] == ["one", "a", "b"]


async def test_an_existing_file_is_never_overwritten(build: BuildApp, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.legcheck"
    make_book(catalogue, make_law(), path=path).close()
    before = path.read_bytes()
    async with running(build(laws=["one.txt"]), (80, 24)) as pilot:
        for text in ("A", "B", "C", "D"):
            await type_text(pilot, text)
            await press(pilot, "enter")
        await press(pilot, "f2", "right", "tab", "tab", "tab", "right", "tab", "tab", "tab", "right")
        await press(pilot, "f2", "f2", "f2", "f2")
        pilot.app.screen.query_one("#field-path").value = str(path)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, NewScreen)
        assert str(path) in said(pilot.app)
    assert path.read_bytes() == before


async def test_recent_files_open_and_are_forgotten(build: BuildApp, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.legcheck"
    make_book(catalogue, make_law(), path=path).close()
    remember(path, "My [b] review", "Norland")
    remember(tmp_path / "gone.legcheck", "Gone", "Norland")
    async with running(build(), (140, 30)) as pilot:
        assert "My [b] review" in await seen(pilot)
        await press(pilot, "enter")
        assert "gone.legcheck" in said(pilot.app)
        await press(pilot, "delete")
        assert [entry.title for entry in recent()] == ["My [b] review"]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AssessScreen)


async def test_a_file_open_elsewhere_is_offered_for_viewing(
    build: BuildApp, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "a.legcheck"
    with make_book(catalogue, make_law(), path=path):
        async with running(build(), (80, 24)) as pilot:
            await press(pilot, "o")
            await type_text(pilot, str(path))
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, ConfirmDialog)
            await press(pilot, "y")
            assert isinstance(pilot.app.screen, AssessScreen)
            assert pilot.app.screen.book.read_only


async def test_enter_typed_while_the_program_starts_is_not_lost(build: BuildApp) -> None:
    for key in ("enter", "ctrl+j"):
        async with running(build(), (80, 24)) as pilot:
            pilot.app.screen.set_focus(None)
            await press(pilot, key)
            assert isinstance(pilot.app.screen, NewScreen), key


async def test_the_demo_opens(build: BuildApp, rooms: FakeRooms, book: Book) -> None:
    async with running(build(), (140, 30)) as pilot:
        await press(pilot, "d")
        assert "no demo [here]" in said(pilot.app)
        rooms.demo = book
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, AssessScreen)
