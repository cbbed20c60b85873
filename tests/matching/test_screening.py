from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from legcheck.checklist import Item
from legcheck.law import Kind, Law, Provision, Role
from legcheck.matching import (
    Basis,
    Screening,
    ScreeningCancelledError,
    Via,
    absence_text,
    screen,
    screening_json,
)


@pytest.fixture
def item(item_of: Callable[..., Item]) -> Item:
    return item_of(
        item=["# producing documents"],
        act=["produce|make .. document", "possess* .. paper|document"],
        document=["travel document"],
        benefit=["for gain"],
        victim=["child soldier"],
    )


def checked(screening: Screening, laws: list[Law]) -> Screening:
    """Whatever is screened keeps these rules."""
    by_id = {law.id: law for law in laws}
    for match in screening.items:
        assert 0 <= match.presence <= 1
        assert match.presence == max(match.presence_by_law.values(), default=0)
        scores = [c.score for c in match.candidates]
        assert scores == sorted(scores, reverse=True)
        assert len({(c.law, c.provision) for c in match.candidates}) == len(match.candidates)
        for candidate in match.candidates:
            provision = by_id[candidate.law].provision(candidate.provision)
            assert provision.role in (Role.BODY, Role.INSERTED)
            assert provision.start <= candidate.start < candidate.end <= provision.end
            for place in [p for e in candidate.elements for p in e.places] + list(candidate.signals):
                where = by_id[place.law].provision(place.provision)
                assert where.start <= place.start < place.end <= where.end
                if place.via is Via.SELF:
                    assert candidate.start <= place.start
    return screening


def test_the_right_section_comes_first_with_its_reason(bill: Law, item: Item) -> None:
    match = checked(screen([item], [bill]), [bill]).match(item.id)
    best = match.candidates[0]
    assert best.number == "3"
    quoted = {e.name: [bill.quote(*span) for span in e.spans] for e in best.elements if e.found}
    assert quoted == {
        "act": ["Producing documents", "produces, or (b) procures a fraudulent travel document"],
        "document": ["travel document"],
        "benefit": ["for gain"],
    }
    assert [bill.quote(s.start, s.end) for s in best.signals] == ["Producing documents"]
    assert not next(e for e in best.elements if e.name == "victim").found
    assert match.basis is Basis.EXPRESSIONS


def test_elements_are_found_through_definitions_and_references(bill: Law, item: Item) -> None:
    match = screen([item], [bill]).match(item.id)
    possession = next(c for c in match.candidates if c.number == "4")
    places = {
        p.via: bill.quote(p.start, p.end)
        for e in possession.elements
        for p in e.places
        if e.name in ("document", "benefit")
    }
    assert places[Via.DEFINITION] == "travel document"
    assert places[Via.REFERENCE] == "for gain"


def test_documented_absence_names_searches_and_misses(bill: Law, item: Item) -> None:
    text = absence_text(screen([item], [bill]).match(item.id), [bill])
    assert "not found: “child soldier”" in text
    assert "found elsewhere: “travel document” (2)" in text
    assert "Section 3 (not found there: victim)" in text


def test_same_input_gives_the_same_bytes(bill: Law, item: Item) -> None:
    once, twice = (json.dumps(screening_json(screen([item], [bill]), [bill])) for _ in range(2))
    assert once == twice


def test_ids_and_labels_change_no_ranking(bill: Law, item: Item) -> None:
    renamed = replace(
        bill, provisions=tuple(replace(p, id=f"x{p.id}", label=f"Clause {p.number}") for p in bill.provisions)
    )
    numbers = [[c.number for c in screen([item], [law]).items[0].candidates] for law in (bill, renamed)]
    assert numbers[0] == numbers[1]


def test_package_wide_candidates_name_their_law(bill: Law, item: Item, law_of: Callable[..., Law]) -> None:
    code = law_of([(str(k), "Theft", "Whoever steals is punished.") for k in range(20, 40)], law_id="code")
    match = checked(screen([item], [code, bill]), [code, bill]).match(item.id)
    assert (match.candidates[0].law, match.candidates[0].number) == ("bill", "3")
    assert set(match.presence_by_law) == {"bill", "code"}
    assert len({c.number for c in match.candidates}) >= 10


def test_an_inserted_article_is_not_listed_twice(item: Item) -> None:
    text = "1. Amendment\nAfter article 9 of the Code insert:\n9A. Whoever produces a travel document for gain is punished.\n2. Other\nNothing.\n"
    start, end, second = text.index("9A."), text.index("2. Other"), text.index("2. Other")
    law = Law(
        "amend", "amend.txt", "Amendment", "en", "0" * 64, "txt", text,
        (
            Provision("s1", None, Kind.SECTION, "1", None, "Section 1", "Amendment", 0, end, Role.BODY),
            Provision("s1.9A", "s1", Kind.ARTICLE, "9A", "1", "Article 9A", "", start, end, Role.INSERTED),
            Provision("s2", None, Kind.SECTION, "2", None, "Section 2", "Other", second, len(text), Role.BODY),
        ),
    )  # fmt: skip
    match = checked(screen([item], [law]), [law]).match(item.id)
    assert (match.candidates[0].number, match.candidates[0].host) == ("9A", "1")
    assert "1" not in [c.number for c in match.candidates]


def test_text_that_is_no_evidence_is_no_candidate(bill: Law, item: Item) -> None:
    schedule = replace(
        bill, provisions=tuple(replace(p, role=Role.SCHEDULE) if p.number == "3" else p for p in bill.provisions)
    )
    match = checked(screen([item], [schedule]), [schedule]).match(item.id)
    assert "3" not in [c.number for c in match.candidates]
    assert sum(s.count for s in match.searched if s.expression == "for gain") == 0


def test_a_language_without_expressions_rests_on_words(item: Item, law_of: Callable[..., Law]) -> None:
    law = law_of([("1", "Dokument", "Wer ein Dokument herstellt, wird bestraft."), ("2", "", "Nichts.")], language="de")
    match = checked(screen([item], [law]), [law]).match(item.id)
    assert match.basis is Basis.WORDS
    assert match.searched == ()
    assert "no expressions in this language" in absence_text(match, [law])


@pytest.mark.parametrize(
    "sections",
    [
        [],
        [("1", "", "Offence.")],
        [("1", "", "document " * 5000)],
        [("1", "", "word " * 200_000)],
        [("1", "[repealed]", "[/b] <b> | 😀 الاتجار")],
        [(str(n), "Travel document", "Whoever produces a travel document for gain.") for n in range(1, 400)],
    ],
    ids=["empty", "one article", "one word", "one megabyte", "markup", "all alike"],
)
def test_odd_laws_are_screened(sections: list[tuple[str, str, str]], item: Item, law_of: Callable[..., Law]) -> None:
    law = law_of(sections)
    checked(screen([item], [law]), [law])


def test_no_law_and_no_item(item: Item, bill: Law) -> None:
    assert screen([item], []).match(item.id).candidates == ()
    assert screen([], [bill]).items == ()


def test_progress_and_cancelling(item_of: Callable[..., Item], bill: Law) -> None:
    items = [item_of(f"SOM-{n}", act=["travel document"]) for n in range(40)]
    seen: list[tuple[int, int]] = []
    screen(items, [bill], progress=lambda done, of: seen.append((done, of)))
    assert seen == [(16, 40), (32, 40), (40, 40)]

    def stop(done: int, of: int) -> None:
        raise ScreeningCancelledError("Stopped.")

    with pytest.raises(ScreeningCancelledError):
        screen(items, [bill], progress=stop)


def test_context_keeps_presence_whatever_is_asked(item_of: Callable[..., Item], bill: Law) -> None:
    items = [item_of("SOM-1", act=["travel document"]), item_of("SOM-2", act=["return of migrants"])]
    alone = screen(items[:1], [bill], among=items)
    assert alone.match("SOM-1").presence == screen(items, [bill]).match("SOM-1").presence
    assert len(alone.items) == 1


def test_damaged_spelling_is_recognised(item: Item, law_of: Callable[..., Law]) -> None:
    law = law_of([("1", "", "Whoever produces a travel docurnent or documnt is punished."), ("2", "", "Nothing here.")])
    match = screen([item], [law]).match(item.id)
    found = next(e for e in match.candidates[0].elements if e.name == "document")
    assert [law.quote(*s) for s in found.spans] == []  # `travel documnt` is not adjacent
    law = law_of([("1", "", "Whoever produces a travel documnt is punished."), ("2", "", "Nothing here.")])
    found = next(e for e in screen([item], [law]).items[0].candidates[0].elements if e.name == "document")
    assert [law.quote(*s) for s in found.spans] == ["travel documnt"]


def test_prompts(item_of: Callable[..., Item], law_of: Callable[..., Law]) -> None:
    item = item_of(act=["produce .. document", "- authorised purpose"])
    law = law_of([
        ("1", "", "The Minister may punish whoever negligently should produce a document."),
        ("2", "", "Whoever should produce a document for an authorised purpose commits an offence."),
    ])  # fmt: skip
    prompts = {c.number: " ".join(c.prompts) for c in screen([item], [law]).items[0].candidates}
    assert "negligently" in prompts["1"]
    assert "without a penalty" in prompts["2"]
    assert "authorised purpose" in prompts["2"]


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("en", "Each State Party shall adopt measures to produce a document.", "treaty reprinted"),
        (
            "en",
            "The Protocol set out in the Schedule has the force of law and may produce a document.",
            "a reprint alone",
        ),
        ("en", "A document is to be produced as provided by law.", "elsewhere or nowhere"),
        ("en", "It shall be an offence to produce a document.", "without a penalty"),
        ("en", "The Minister may produce a document.", "“may”"),
        ("fr", "Chaque État Partie adopte les mesures.", "treaty reprinted"),
        ("fr", "Le Protocole figurant en annexe est applicable.", "a reprint alone"),
        ("fr", "Les conditions sont prévues par la loi.", "elsewhere or nowhere"),
        ("fr", "Est puni quiconque aurait dû savoir.", "mental element"),
        ("es", "Los Estados Parte adoptarán las medidas.", "treaty reprinted"),
        ("es", "El Protocolo que figura en el anexo tiene fuerza de ley.", "a reprint alone"),
        ("es", "Quien por imprudencia produzca un documento será castigado.", "mental element"),
        ("es", "Comete el delito quien produzca un documento.", "without a penalty"),
    ],
)
def test_each_prompt_in_each_language(
    language: str, text: str, says: str, item: Item, law_of: Callable[..., Law]
) -> None:
    law = law_of([("1", "", text), ("2", "", "Nada. Rien. Nothing.")], language=language)
    prompts = {c.number: " ".join(c.prompts) for c in screen([item], [law], embedders=()).items[0].candidates}
    assert says in prompts["1"]
    assert says not in prompts["2"]
