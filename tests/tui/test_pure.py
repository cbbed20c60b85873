"""The parts that need no terminal: wrapping, picking, safe text, filters, paths, commands."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fakes import HOSTILE, make_book, make_catalogue, make_law
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from legcheck.checklist.models import Level
from legcheck.law.models import EVIDENCE_ROLES
from legcheck.tui.commands import Command
from legcheck.tui.filters import ItemFilter
from legcheck.tui.linewrap import Rows, wrap
from legcheck.tui.lookup import find_provision, find_words
from legcheck.tui.paths import completion, law_files
from legcheck.tui.picking import Picker, Unit, provision_at, spans_of
from legcheck.tui.plain import one_line, plain, shown
from legcheck.tui.screens import assess_table, check, home, law, new, setup
from legcheck.tui.screens.help import help_pages

TABLES = {
    "home": home.TABLE,
    "new": new.TABLE,
    "assess": assess_table.TABLE,
    "law": law.TABLE,
    "check": check.TABLE,
    "setup": setup.TABLE,
}
SWALLOWED = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+s", "ctrl+z", "ctrl+c", "ctrl+j", "f10", "f11"}


@given(st.text(max_size=400), st.integers(1, 60))
def test_rows_hold_the_whole_text_and_fit(text: str, width: int) -> None:
    text = shown(text)
    rows = wrap(text, 0, len(text), width)
    assert "".join(text[a:b] for a, b in rows) == text.replace("\n", "")
    for start, end in rows:
        assert cell_len(text[start:end].rstrip(" ")) <= width or end - start == 1 or not text[start:end].isascii()
    found = Rows(rows)
    for offset in range(len(text)):
        row = found.row_of(offset)
        assert rows[row][0] <= offset


def test_rows_break_behind_a_space() -> None:
    text = "one two three four"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 9)] == ["one two ", "three ", "four"]


@given(st.text())
def test_shown_text_keeps_its_offsets(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert "\x1b" not in shown(text)
    assert plain(text).plain == shown(text)


def test_one_line() -> None:
    assert one_line("a\n b\tc") == "a b c"
    assert one_line("abcdef", 4) == "abc…"


@pytest.mark.parametrize("unit", list(Unit))
def test_every_span_is_a_quote_without_white_space_at_its_ends(unit: Unit) -> None:
    text = make_law().text
    for start, end in spans_of(make_law(), unit):
        assert text[start:end] == text[start:end].strip() != ""


def test_sentences_do_not_end_behind_a_number_or_an_abbreviation() -> None:
    found = make_law(sections=1)
    sentences = [found.text[a:b] for a, b in spans_of(found, Unit.SENTENCE)]
    assert any(s.startswith("1. Offence 1") for s in sentences)
    assert "Nothing here makes a migrant liable." in sentences


def test_the_picked_provision_is_the_smallest_that_holds_the_choice() -> None:
    found = make_law()
    picker = Picker(found, Unit.SENTENCE)
    picker.go(found.text.index("An attempt under section 4"))
    picked = picker.picked()
    assert picked is not None
    assert picked.provision.id == "s4.2"
    picker.toggle_anchor()
    picker.move(-1)
    wider = picker.picked()
    assert wider is not None
    assert wider.provision.id == "s4"
    picker.move(-100)
    assert picker.picked() is None


def test_random_walks_of_the_picker_stay_inside() -> None:
    found, dice = make_law(), random.Random(1)
    picker = Picker(found)
    for _ in range(500):
        dice.choice(
            [lambda: picker.move(dice.randint(-9, 9)), picker.next_unit, picker.toggle_anchor, picker.widen,
             lambda: picker.go(dice.randint(0, len(found.text)))]
        )()  # fmt: skip
        start, end = picker.span()
        assert 0 <= start < end <= len(found.text)
        picked = picker.picked()
        if picked:
            assert picked.provision.start <= start < end <= picked.provision.end
        else:
            assert provision_at(found, start, end) is None


def test_words_are_found_over_line_breaks_and_in_any_case() -> None:
    assert find_words("Illegal\nENTRY and illegal  entry", "illegal entry") == [(0, 13), (18, 32)]
    assert find_words("a.b axb", "a.b") == [(0, 3)]
    assert find_words("abc", "") == []


def test_go_to_prefers_the_section_of_that_number() -> None:
    found = find_provision(make_law(), "7")
    assert found is not None
    assert (found.id, found.role in EVIDENCE_ROLES) == ("s7", True)
    assert find_provision(make_law(), "7(1)") is not None
    assert find_provision(make_law(), "99") is None


def test_filters() -> None:
    catalogue = make_catalogue()
    book = make_book(catalogue, make_law())
    chosen = ItemFilter(text="REPEALED som", level=Level.MANDATORY)
    assert [item.id for item in catalogue.items if chosen.holds(item, book.assessment)] == ["SOM-1"]
    assert chosen.words() == "“REPEALED som”, mandatory"
    assert not ItemFilter()
    assert all(ItemFilter().holds(item, book.assessment) for item in catalogue.items)


def test_paths_complete_and_patterns_expand(tmp_path: Path) -> None:
    (tmp_path / "bill one.txt").write_text("x")
    (tmp_path / "bill two.txt").write_text("x")
    (tmp_path / "laws").mkdir()
    assert completion(str(tmp_path / "bill o")) == str(tmp_path / "bill one.txt")
    assert (completion(str(tmp_path / "la")) or "").startswith(str(tmp_path / "laws"))
    assert completion(str(tmp_path / "none")) is None
    assert law_files(str(tmp_path / "*.txt")) == [str(tmp_path / "bill one.txt"), str(tmp_path / "bill two.txt")]
    assert law_files(" 'a.txt#2' ") == ["a.txt#2"]
    assert law_files("") == []


@pytest.mark.parametrize("topic", TABLES)
def test_every_command_is_explained_and_has_keys_of_its_own(topic: str) -> None:
    table: tuple[Command, ...] = TABLES[topic]
    keys = [key for command in table for key in command.key.split(",")]
    assert len(keys) == len(set(keys))
    assert not SWALLOWED & set(keys)
    assert len({command.id for command in table}) == len(table)
    for command in table:
        assert command.label
        assert command.tooltip.endswith(".")
        assert command.binding().id == command.id
    assert help_pages()[topic]


def test_hostile_text_is_hostile() -> None:
    assert "\x1b" in HOSTILE
    assert "\x1b" not in shown(HOSTILE)
