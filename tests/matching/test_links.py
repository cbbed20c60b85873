from __future__ import annotations

from collections.abc import Callable

import pytest

from legcheck.law import Law
from legcheck.matching.compiled import compiled
from legcheck.matching.index import index_law
from legcheck.matching.links import Links, links_of


def links(law: Law) -> Links:
    return links_of(index_law(law, compiled([], law.language)))


def test_definitions_and_references(bill: Law) -> None:
    found = links(bill)
    assert [(d.term, d.unit, d.users) for d in found.definitions] == [("false paper", 1, (3,)), ("Minister", 1, (4,))]
    assert found.references == ((3, 2),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an offence under section 1", {(1, 0)}),
        ("an offence under section 1 of the Penal Code", set()),
        ("sections 1 and 3 apply", {(1, 0), (1, 2)}),
        ("section 3(1)(b) or section 1 of this Act", {(1, 0), (1, 2)}),
        ("within 3 days", set()),
    ],
)
def test_references(law_of: Callable[..., Law], text: str, expected: set[tuple[int, int]]) -> None:
    law = law_of([("1", "One", "Nothing."), ("2", "Two", text + "."), ("3", "Three", "Nothing.")])
    assert set(links(law).references) == expected


def test_french_and_spanish_definitions(law_of: Callable[..., Law]) -> None:
    french = law_of(
        [("1", "", "On entend par traite le fait de recruter."), ("2", "", "La traite est punie.")], language="fr"
    )
    spanish = law_of(
        [("1", "", "Se entiende por trata de personas el traslado."), ("2", "", "La trata de personas el delito.")],
        language="es",
    )
    assert [(d.term, d.unit, d.users) for d in links(french).definitions] == [("traite", 0, (1,))]
    assert [(d.term, d.users) for d in links(spanish).definitions] == [("trata de personas", (1,))]
