from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from legcheck.report.text import CUT, is_rtl, one_line, paragraphs, sentence, shorten, visible


@given(st.text(st.characters(codec=None, categories=["Cc", "Cs", "Co", "Cn", "L", "N"]), max_size=40))
def test_every_visible_text_fits_into_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = visible(text)
    assert etree.tostring(element, encoding="utf-8")


def test_control_characters_leave_a_mark_and_lose_nothing_around_them() -> None:
    assert visible("a\x07b\x00c\ud800d\uffff") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert visible("a\x0bb\x0cc\r\nd\te") == "a\nb\nc\nd\te"


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=40))
def test_visible_letters_and_signs_are_never_touched(text: str) -> None:
    assert visible(text) == text


def test_lines_of_people() -> None:
    assert one_line(" a \n\n b\r\nc ") == "a b c"
    assert paragraphs("a\n\n b ") == ("a", "b")
    assert sentence("So it is") == "So it is."
    assert sentence("So it is.") == "So it is."
    assert sentence("") == ""


def test_a_long_quote_is_cut_between_words_and_marked() -> None:
    lines = ("one two three", "four " * 20)
    kept, cut = shorten(lines, 60)
    assert cut
    assert kept[0] == lines[0]
    assert lines[1].startswith(kept[1].removesuffix(CUT))
    assert kept[1].endswith("four" + CUT)
    assert shorten(("short",), 60) == (("short",), False)


def test_a_cut_leaves_no_dangling_word() -> None:
    assert shorten(("a" * 50, "“child” means"), 55) == (("a" * 50 + CUT,), True)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [("abc", "ar", True), ("عقد", "en", False), ("12 عقد", "", True), ("12 abc عقد", "", False), ("12", "", False)],
)
def test_direction(text: str, language: str, expected: bool) -> None:
    assert is_rtl(text, language) is expected
