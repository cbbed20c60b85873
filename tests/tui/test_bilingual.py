"""Two language versions of a law: the parallel text is in sight, and evidence carries both."""

from __future__ import annotations

from dataclasses import replace

from driving import accept, press, running, said, seen
from fakes import details_of, make_book, make_law

from conftest import BuildApp
from legcheck.assessment import Book, Quoted, Versions
from legcheck.checklist.models import Catalogue


def pair(catalogue: Catalogue) -> Book:
    book = make_book(catalogue, make_law("bill", "The Bill"))
    other = replace(make_law("projet", "Le projet"), language="fr")
    book.add_law(other, details_of(other).model_copy(update={"translation_of": "bill"}))
    return book


async def test_both_texts_are_taken_and_the_official_one_is_quoted(build: BuildApp, catalogue: Catalogue) -> None:
    book = pair(catalogue)
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "T")
        assert "Translation (fr), Section 1, Le projet" in await seen(pilot)
        await press(pilot, "T")
        (evidence,) = book.assessment.finding("SOM-1").accepted
        assert isinstance(evidence.source, Quoted)
        assert (evidence.source.law, evidence.translator) == ("bill", "text of Le projet")
        assert evidence.translation == book.law("projet").text_of(book.law("projet").provision("s1")).strip()
        await press(pilot, "j", "down", "T")
        (other,) = book.assessment.finding("SOM-2").accepted
        assert isinstance(other.source, Quoted)
        assert (other.source.law, other.translator) == ("bill", "text of Le projet"), "the candidate was the French one"
        pilot.app.screen.show_pane("finding", focus=True)
        await press(pilot)
        text = await seen(pilot)
        assert "official: “1. Offence 1" in text
        assert "translation (text of Le projet)" in text


async def test_evidence_in_the_translation_gives_way_to_the_official_text(
    build: BuildApp, catalogue: Catalogue
) -> None:
    book = pair(catalogue)
    async with running(build(book), (140, 30)) as pilot:
        pilot.app.screen.query_one("#candidates").focus()
        await press(pilot, "down", "e", "m")
        pilot.app.screen.query_one("#evidence").focus()
        await press(pilot, "T")
        (evidence,) = book.assessment.finding("SOM-1").accepted
        assert isinstance(evidence.source, Quoted)
        assert evidence.source.law == "bill"
        assert len(book.assessment.finding("SOM-1").evidence) == 2


async def test_a_law_in_one_language_says_so(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        await accept(pilot, "T")
        assert "no other language version" in said(pilot.app)


def test_a_third_law_has_no_version(catalogue: Catalogue) -> None:
    book = pair(catalogue)
    book.add_law(make_law("code", "Code"), details_of(make_law("code", "Code")))
    versions = Versions(book.assessment.laws, {law.id: law for law in book.laws()})
    assert versions.parallel("code", "s1") is None
    parallel = versions.parallel("projet", "s2.1")
    assert parallel is not None
    assert (parallel.law, parallel.official, parallel.provision.label) == ("bill", True, "Section 2(1)")
