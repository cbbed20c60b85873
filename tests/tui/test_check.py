"""The import check: a reading is looked through and put right, before an assessment and in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import accept, press, running, said, seen, settle, type_text
from fakes import make_law

from conftest import BuildApp
from legcheck.assessment import Book, CorrectLaw, Grade
from legcheck.assessment.models import Quoted
from legcheck.law import Role
from legcheck.tui.reading import guessed_number, split_places, tree_rows, unplaced_words
from legcheck.tui.screens.assess import AssessScreen
from legcheck.tui.screens.check import CheckScreen
from legcheck.tui.screens.law import LawScreen
from legcheck.tui.screens.new import NewScreen

Size = tuple[int, int]


async def test_the_tree_shows_roles_warnings_and_the_exact_text(build: BuildApp, book: Book, size: Size) -> None:
    async with running(build(book), size) as pilot:
        await press(pilot, "L", "enter", "enter")
        assert isinstance(pilot.app.screen, CheckScreen)
        text = await seen(pilot)
        assert "Arrangement [contents]" in text
        assert "1 warning, first: The numbering was doubtful [repealed]" in text
        assert "12 articles or sections · 2 parts no evidence by default" in text
        await press(pilot, "down", "d", "down")
        assert "Section 1(1)" in await seen(pilot)
        assert "(1) A person who, for a financial benefit" in await seen(pilot)
        await press(pilot, "w")
        assert "numbering was doubtful" in await seen(pilot)
        await press(pilot, "escape", "u", "escape", "g")
        await type_text(pilot, "99")
        await press(pilot, "enter")
        assert "no article or section 99" in said(pilot.app)


async def test_corrections_in_the_law_reader_are_journalled(build: BuildApp, book: Book) -> None:
    async with running(build(book), (160, 50)) as pilot:
        await accept(pilot, "m", "l", "c")
        assert isinstance(pilot.app.screen, CheckScreen)
        assert pilot.app.screen.here.id == "s1", "it opens where the reader was"
        await press(pilot, "r")
        await type_text(pilot, "A")
        await press(pilot, "enter")
        assert book.law("bill").provision("s1").number == "A"
        assert "Evidence to check again: 1." in said(pilot.app)
        await press(pilot, "o", "down", "down", "down", "down", "enter")
        assert book.law("bill").provision("s1").role is Role.SCHEDULE
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LawScreen)
        assert "no evidence by default" in await seen(pilot)
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, AssessScreen)
        assert "CHECK AGAIN" in await seen(pilot)
        assert pilot.app.screen.match is not None, "the laws are searched anew"
        pilot.app.screen.show_pane("finding", focus=True)
        await press(pilot, "e")
        evidence = book.assessment.finding("SOM-1").evidence[0]
        assert not evidence.recheck
        assert isinstance(evidence.source, Quoted)
        assert evidence.source.label == "Section A"
        assert book.assessment.finding("SOM-1").grade is Grade.MET


async def test_a_section_is_split_joined_and_the_correction_undone(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "L", "enter", "enter", "down", "s", "down", "down", "enter")
        await type_text(pilot, "1bis")
        await press(pilot, "enter")
        numbers = [p.number for p in book.law("bill").provisions if p.kind == "section"]
        assert numbers[:3] == ["1", "1bis", "2"]
        assert "is split" in said(pilot.app)
        await press(pilot, "t")
        assert [p.number for p in book.law("bill").provisions if p.kind == "section"][:2] == ["1", "2"]
        await press(pilot, "z", "z", "z")
        assert book.law("bill").provisions == make_law("bill").provisions
        assert "no correction of this law" in said(pilot.app)
        await press(pilot, "l", "home", "delete", "delete")
        await type_text(pilot, "fr")
        await press(pilot, "enter")
        assert book.law("bill").language == "fr"
        assert book.assessment.law("bill").language == "fr"


async def test_corrections_before_the_assessment_are_in_its_journal(
    build: BuildApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(build(laws=["one.txt", "two.txt"]), (80, 24)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, NewScreen)
        for text in ("A", "B", "C", "D"):
            await type_text(pilot, text)
            await press(pilot, "enter")
        await press(pilot, "f2", "right", "tab", "tab", "tab", "right", "tab", "tab", "tab", "right", "f2", "f2")
        assert screen.step == "laws"
        await press(pilot, "f6", "down", "o", "end", "enter", "l")
        pilot.app.screen.query_one("#field-language").value = "es"
        await press(pilot, "enter", "t")
        assert "is joined to the one before it" in said(pilot.app)
        await press(pilot, "z", "z", "z", "z")
        assert "no correction" in said(pilot.app)
        await press(pilot, "l")
        pilot.app.screen.query_one("#field-language").value = "es"
        await press(pilot, "enter", "o", "end", "enter", "escape")
        assert "2 corrected" in await seen(pilot)
        await press(pilot, "down", "f3", "tab", "tab", "tab", "tab", "tab", "right", "f2")
        assert "translation of one" in await seen(pilot)
        await press(pilot, "f2", "f2", "f2")
        await settle(pilot)
        book = pilot.app.screen.book
        assert [law.language for law in book.assessment.laws] == ["es", "en"]
        assert book.assessment.law("two").translation_of == "one"
        assert book.law("one").provisions[0].role is Role.NOTE
        assert sum(isinstance(event.decision, CorrectLaw) for event in book.events) == 2


def test_pure_parts_of_the_check() -> None:
    law = make_law()
    labels = [provision.label for provision, _ in tree_rows(law, deep=False)]
    assert labels[:3] == ["Arrangement", "Section 1", "Section 2"]
    section = law.provision("s1")
    starts = [law.text[at : at + 3] for at in split_places(law, section)]
    assert (starts[0], "(2)" in starts, "Not" in starts) == ("(1)", True, True)
    assert guessed_number("Article 12 bis. On …") == "12 bis"
    assert guessed_number("3 Penalty") == "3"
    assert guessed_number("The penalty") == guessed_number("(1) A person") == ""
    assert "Every character" in unplaced_words(law).plain
