"""Broken checklists are refused with file, line, item and cure; valid ones load without a change of code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from legcheck.checklist import items_of
from legcheck.checklist.compile import compile_catalogue
from legcheck.errors import ChecklistError, UnknownChecklistError

HERE = Path(__file__).parent / "tiny"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A valid checklist folder of two items, to be broken by each test."""
    return Path(shutil.copytree(HERE, tmp_path / "checklists"))


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Replace a text once in a file and return the line where it stood."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_valid_folder_loads(folder: Path) -> None:
    catalogue = compile_catalogue(folder)
    assert [item.id for item in catalogue.items] == ["SOM-X-1", "SOM-X-2"]
    assert catalogue.item("SOM-X-1").prose("fr").title == "Carrying across a border"


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("items/tiny.yaml", "level: mandatory", "level: compulsory", ["item SOM-X-1", "level", "mandatory"]),
        ("items/tiny.yaml", "article: '3.10'", "article: 3.10", ["item SOM-X-1", "article", "quotes"]),
        ("items/tiny.yaml", "verified: true", "verifid: true", ["item SOM-X-1", "verifid", "did you mean 'verified'"]),
        ("items/tiny.yaml", "id: SOM-X-2", "id: SOM-X-1", ["SOM-X-1", "twice"]),
        ("items/tiny.yaml", "theme: tiny", "theme: other", ["SOM-X-1", "theme is 'other'"]),
        ("items/tiny.yaml", "- SOM-X-2", "- SOM-X-9", ["SOM-X-1", "no item 'SOM-X-9'"]),
        ("text/en/tiny.yaml", "question: Does", "qestion: Does", ["SOM-X-1", "qestion", "did you mean 'question'"]),
        ("text/en/tiny.yaml", "  crossing:\n", "  crosing:\n", ["SOM-X-1", "no element 'crosing'"]),
        ("text/en/tiny.yaml", "SOM-X-2:", "SOM-X-3:", ["SOM-X-3", "correct the id"]),
        (
            "text/en/tiny.yaml",
            "partly: The benefit",
            "conflicts: y\n    partly: The benefit",
            ["SOM-X-1", "conflicts: true"],
        ),
        ("expressions/en/tiny.yaml", "carry across", "", ["SOM-X-1", "must be text"]),
        ("examples/en/tiny.yaml", "style: common law", "style: no\n      stile: x", ["SOM-X-1", "stile"]),
    ],
)
def test_each_mistake_names_file_line_item_and_cure(
    folder: Path, name: str, old: str, new: str, says: list[str]
) -> None:
    change(folder, name, old, new)
    with pytest.raises(ChecklistError) as caught:
        compile_catalogue(folder)
    message = str(caught.value)
    assert message.startswith(f"{name}, line ")
    assert "\n" not in message
    for part in says:
        assert part in message


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        ("Carry across", "lower case"),
        ("carry .. ", "empty side"),
        ("~ across", "empty side"),
        ("carry ~ ~ across", "empty side"),
        ("c*rry across", "end of a word"),
        ("carry | across", "between two words"),
        ("carry|", "between two words"),
        ("# ", "empty side"),
        ("- # Carry", "lower case"),
    ],
)
@pytest.mark.parametrize("place", ["carry across", "for gain"])
def test_an_expression_against_the_grammar_is_refused(folder: Path, place: str, wrong: str, cure: str) -> None:
    line = change(folder, "expressions/en/tiny.yaml", place, f'"{wrong}"')
    with pytest.raises(ChecklistError, match=cure) as caught:
        compile_catalogue(folder)
    assert str(caught.value).startswith(f"expressions/en/tiny.yaml, line {line}: item SOM-X-1: ")


def test_line_is_the_line_of_the_mistake(folder: Path) -> None:
    line = change(folder, "items/tiny.yaml", "level: mandatory", "level: compulsory")
    with pytest.raises(ChecklistError, match=rf"tiny\.yaml, line {line}: "):
        compile_catalogue(folder)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a: &x 1\nb: *x\n", "line 2: YAML aliases"),
        ("a: 1\na: 2\n", "line 2"),
        ("a: [1\n", "line"),
        ("just words", "must be a list of items"),
    ],
)
def test_yaml_that_is_no_checklist(folder: Path, content: str, says: str) -> None:
    (folder / "items" / "tiny.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(ChecklistError, match=says):
        compile_catalogue(folder)


def test_file_that_is_not_utf8(folder: Path) -> None:
    (folder / "items" / "tiny.yaml").write_bytes(b"- id: \xff\n")
    with pytest.raises(ChecklistError, match="save it as UTF-8"):
        compile_catalogue(folder)


def test_missing_english_text_names_the_file_to_write(folder: Path) -> None:
    (folder / "text" / "en" / "tiny.yaml").unlink()
    with pytest.raises(ChecklistError, match=r"no text; add it to text/en/tiny\.yaml"):
        compile_catalogue(folder)


def test_unknown_checklist_lists_the_known_ones(folder: Path) -> None:
    with pytest.raises(UnknownChecklistError, match="choose from small, or all"):
        items_of(compile_catalogue(folder), ("large",))


def test_content_is_told_in_the_interface_language_and_falls_back_visibly(folder: Path) -> None:
    text = (folder / "text" / "en" / "tiny.yaml").read_text(encoding="utf-8")
    french = text[: text.index("SOM-X-2:")].replace("Carrying across a border", "Faire passer une frontière")
    (folder / "text" / "fr").mkdir()
    (folder / "text" / "fr" / "tiny.yaml").write_text(french, encoding="utf-8")
    shutil.copy(folder / "text" / "en" / "index.yaml", folder / "text" / "fr" / "index.yaml")
    catalogue = compile_catalogue(folder).spoken_in("fr")
    first, second = catalogue.items
    assert (first.prose().title, first.told_in()) == ("Faire passer une frontière", "fr")
    assert (second.prose().title, second.told_in()) == ("A freedom used", "en")
    assert first.prose("en").title == "Carrying across a border"
    assert catalogue.untranslated("fr") == ("SOM-X-2",)
