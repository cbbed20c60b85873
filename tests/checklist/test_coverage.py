"""Treaty paragraphs: what an item's article cites, and that each is asked about or left out with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from legcheck.checklist import coverage
from legcheck.checklist.compile import compile_catalogue
from legcheck.checklist.coverage import cited_paragraphs


@pytest.mark.parametrize(
    ("article", "places"),
    [
        ("4", ("4",)),
        ("3(a), purpose", ("3(a)",)),
        ("5(1)(a), 5(3)", ("5(1)(a)", "5(3)")),
        ("16(13)-(16)", ("16(13)", "16(14)", "16(15)", "16(16)")),
        ("2(d)-(g)", ("2(d)", "2(e)", "2(f)", "2(g)")),
        ("6(1)(b)(ii), procuring", ("6(1)(b)(ii)",)),
        ("18(14)-(17), 18(24)-(26)", ("18(14)", "18(15)", "18(16)", "18(17)", "18(24)", "18(25)", "18(26)")),
        ("Victim fund", ()),
    ],
)
def test_places_cited_by_an_article(article: str, places: tuple[str, ...]) -> None:
    assert cited_paragraphs(article) == places


def test_each_paragraph_is_asked_left_out_or_open() -> None:
    rows = {row.paragraph: row for row in coverage(compile_catalogue(Path(__file__).parent / "tiny"))}
    assert rows["4"].items == ("SOM-X-2",)
    assert rows["5(1)"].reason == "states a purpose"
    assert not rows["5(2)"].accounted
