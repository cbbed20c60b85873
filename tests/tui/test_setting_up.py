"""Profiles, themes, set-up, file status and validation, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import accept, press, running, said, seen, settle, type_text
from fakes import SEEN
from textual.widgets import Input

from conftest import BuildApp
from legcheck.assessment import Book, FileStatus, Grade, Party, SetUp, Validation
from legcheck.checklist.models import Catalogue, LawScope, Level
from legcheck.errors import UnknownChecklistError
from legcheck.tui import run_new
from legcheck.tui.presets import preset_of
from legcheck.tui.screens.assess import AssessScreen
from legcheck.tui.screens.dialogs import ChooseDialog, GroupDialog
from legcheck.tui.screens.new import NewScreen
from legcheck.tui.screens.setup import SetupScreen, change_words
from legcheck.tui.widgets.tick_list import TickList


def landlocked(book: Book) -> Book:
    book.record(SetUp(setup=book.assessment.setup.model_copy(update={"profiles": ("landlocked",)})))
    return book


async def test_profiles_preset_the_steps_in_sight(
    build: BuildApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = ("smuggling-law", "mandatory-only", "not-a-party", "landlocked")
    async with running(build(laws=["one.txt"], profiles=wanted), (80, 24)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, NewScreen)
        for text in ("Ann", "adviser", "Norland", "Bill"):
            await type_text(pilot, text)
            await press(pilot, "enter")
        assert "[x]" in await seen(pilot)
        await press(pilot, "f2", "f2", "f2", "f2")
        assert screen.step == "checklists"
        text = await seen(pilot)
        assert "2 items will be asked. Narrowed by profile" in text
        await press(pilot, "f2", "f2")
        await settle(pilot)
        assert isinstance(pilot.app.screen, GroupDialog), "the group is shown by name once the assessment is there"
        text = await seen(pilot)
        assert all(piece in text for piece in SEEN)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GroupDialog), "nothing is confirmed by habit"
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, AssessScreen)
        book = pilot.app.screen.book
        setup = book.assessment.setup
        assert (setup.profiles, setup.law_scopes, setup.levels) == (wanted, (LawScope.SOM,), (Level.MANDATORY,))
        assert {treaty.party for treaty in setup.treaties} == {Party.NOT_PARTY}
        finding = book.assessment.finding("SOM-1")
        assert (finding.grade, finding.graded_by) == (Grade.NOT_APPLICABLE, "Ann")
        assert finding.reason.startswith("No coast")
        assert [item.id for item in pilot.app.screen.items] == ["SOM-1", "TIP-3"]


async def test_a_profile_that_is_unticked_gives_its_presets_back(build: BuildApp) -> None:
    async with running(build(laws=["one.txt"], profiles=["not-a-party"]), (80, 24)) as pilot:
        screen = pilot.app.screen
        assert screen.answers()["party-TIP"] == Party.NOT_PARTY
        screen.go_step("profiles")
        screen.query_one("#choose-profiles", TickList).highlighted = 3
        await press(pilot, "space")
        assert screen.answers()["party-TIP"] == ""
        await press(pilot, "up", "up", "space")
        assert screen.query_one("#choose-levels", TickList).ticked == ("mandatory",)
        await press(pilot, "space")
        assert len(screen.query_one("#choose-levels", TickList).ticked) == 4


async def test_themes_follow_the_checklists(build: BuildApp) -> None:
    async with running(build(laws=["one.txt"]), (140, 30)) as pilot:
        screen = pilot.app.screen
        screen.go_step("treaties")
        await press(pilot, "right", "tab", "tab", "tab", "right", "tab", "tab", "tab", "right")
        screen.go_step("checklists")
        await press(pilot, "down", "space")
        themes = screen.query_one("#choose-themes", TickList)
        assert themes.ticked == ("criminalisation", "migrant-protection")
        themes.focus()
        await press(pilot, "space")
        assert themes.ticked == ("migrant-protection",)
        assert screen.setup().themes == ("migrant-protection",)
        assert "1 item will be asked" in await seen(pilot)
        await press(pilot, "down", "space", "f2")
        assert "at least one theme" in said(pilot.app)


async def test_groups_are_declined_and_asked_again(build: BuildApp, book: Book) -> None:
    async with running(build(landlocked(book)), (80, 24)) as pilot:
        await press(pilot, "G", "n")
        assert book.assessment.findings == {}
        assert "declined" in said(pilot.app)
        await press(pilot, "G", "escape", "G", "y")
        grades = [book.assessment.finding(item).grade for item in ("SOM-1", "SOM-2", "TIP-3")]
        assert grades == [Grade.NOT_APPLICABLE, Grade.NOT_APPLICABLE, Grade.NOT_ASSESSED]
        await press(pilot, "G")
        assert "No profile" in said(pilot.app)


async def test_the_set_up_is_changed_and_undone(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        before = book.assessment.setup
        await press(pilot, "E")
        assert isinstance(pilot.app.screen, SetupScreen)
        pilot.app.screen.query_one("#field-role", Input).value = "judge"
        pilot.app.screen.go_step("checklists")
        await press(pilot, "space", "f2")
        assert "1 items are asked; now 4 are. 3 are not asked any more" in await seen(pilot)
        await press(pilot, "f2")
        await settle(pilot)
        now = book.assessment.setup
        assert (now.assessor.role, now.checklists) == ("judge", ("care",))
        assert now.model_copy(update={"assessor": before.assessor, "checklists": before.checklists}) == before
        assert pilot.app.screen.current == "GOOD-4"
        assert pilot.app.screen.match is not None
        await press(pilot, "z")
        await settle(pilot)
        assert book.assessment.setup == before
        assert len(pilot.app.screen.items) == 4
        await press(pilot, "E", "escape")
        assert book.assessment.setup == before


def test_graded_items_that_leave_are_counted(book: Book) -> None:
    assert change_words(book.assessment, ["a", "b"], ["b", "c"])[:3] == [
        "2 items are asked; now 2 are.",
        "1 are new.",
        "1 are not asked any more; what was recorded on them stays in the file.",
    ]


async def test_validation_and_file_status(build: BuildApp, book: Book, catalogue: Catalogue) -> None:
    setup = book.assessment.setup.model_copy(update={"levels": (Level.CONSIDER,)})
    book.record(SetUp(setup=setup))
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "V", "down", "enter")
        assert "can only validate a finding that has a grade" in said(pilot.app)
        pilot.app.clear_notifications()
        await press(pilot, "F")
        assert isinstance(pilot.app.screen, ChooseDialog)
        assert "first SOM-2" in await seen(pilot)
        await press(pilot, "escape")
        await accept(pilot, "m", "V", "down", "down", "enter")
        assert book.assessment.finding("SOM-2").validation is Validation.RESERVED
        await press(pilot, "F", "down", "enter")
        assert book.assessment.status is FileStatus.VALIDATED
        assert "VALIDATED" in await seen(pilot)
        await press(pilot, "u")
        assert "set its status back to draft" in said(pilot.app)


def test_presets_add_up(catalogue: Catalogue) -> None:
    by_id = {profile.id: profile for profile in catalogue.profiles}
    both = preset_of([by_id["mandatory-only"], by_id["smuggling-law"]])
    assert (both.scope, both.levels, both.core, both.not_party) == ("smuggling", (Level.MANDATORY,), False, False)
    assert preset_of([]).scope == ""


def test_an_unknown_profile_opens_nothing(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownChecklistError, match="no profile 'sea'"):
        run_new(["one.txt"], catalogue, profiles=["sea"])


async def test_a_group_that_comes_into_scope_is_asked_about(build: BuildApp, book: Book) -> None:
    narrow = landlocked(book).assessment.setup.model_copy(update={"checklists": ("care",)})
    book.record(SetUp(setup=narrow))
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "E")
        pilot.app.screen.go_step("checklists")
        pilot.app.screen.query_one("#choose-checklists", TickList).highlighted = 0
        await press(pilot, "space", "f2", "f2")
        await settle(pilot)
        assert isinstance(pilot.app.screen, GroupDialog)
        await press(pilot, "n")
        assert book.assessment.setup.checklists == ("crimes", "care")
