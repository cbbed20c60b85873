"""Checklists of one's own: begin one, take it through a spreadsheet and back, see what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from legcheck.checklist import load_catalogue
from legcheck.checklist.authoring import SCHEMAS, difference, new_folder, read_any, schema
from legcheck.checklist.compile import compile_catalogue
from legcheck.checklist.folder import write_folder
from legcheck.checklist.load import joined, load_shipped
from legcheck.checklist.models import Catalogue
from legcheck.checklist.spreadsheet import export_spreadsheet, import_spreadsheet
from legcheck.errors import ChecklistError

TINY = Path(__file__).parent / "tiny"


def same(one: Catalogue, other: Catalogue) -> bool:
    """Equal but for the hash of the files they came from."""
    return one.model_copy(update={"sha256": ""}) == other.model_copy(update={"sha256": ""})


def test_shipped_content_goes_through_a_spreadsheet_without_loss(tmp_path: Path) -> None:
    catalogue = load_shipped()
    export_spreadsheet(catalogue, tmp_path / "all.xlsx")
    assert same(import_spreadsheet(tmp_path / "all.xlsx"), catalogue)


def test_spreadsheet_goes_through_a_folder_without_loss(tmp_path: Path) -> None:
    catalogue = compile_catalogue(TINY)
    export_spreadsheet(catalogue, tmp_path / "tiny.xlsx")
    write_folder(import_spreadsheet(tmp_path / "tiny.xlsx"), tmp_path / "tiny")
    assert same(compile_catalogue(tmp_path / "tiny"), catalogue)


def test_cells_are_text_and_never_formulas(tmp_path: Path) -> None:
    catalogue = compile_catalogue(TINY)
    text = catalogue.items[0].text["en"].model_copy(update={"title": "=HYPERLINK(1)"})
    item = catalogue.items[0].model_copy(update={"text": {"en": text}})
    hostile = catalogue.model_copy(update={"items": (item, *catalogue.items[1:])})
    export_spreadsheet(hostile, tmp_path / "hostile.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "hostile.xlsx")["text-en"] for cell in row]
    assert any(cell.value == "=HYPERLINK(1)" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    assert same(import_spreadsheet(tmp_path / "hostile.xlsx"), hostile)


def test_a_mistake_in_a_cell_names_sheet_and_row(tmp_path: Path) -> None:
    export_spreadsheet(compile_catalogue(TINY), tmp_path / "tiny.xlsx")
    book = load_workbook(tmp_path / "tiny.xlsx")
    sheet = book["items"]
    column = next(cell.column for cell in sheet[1] if cell.value == "level")
    sheet.cell(row=3, column=column).value = "compulsory"
    book.save(tmp_path / "tiny.xlsx")
    with pytest.raises(ChecklistError, match=r"Sheet items, row 3: level: .*correct the cell"):
        import_spreadsheet(tmp_path / "tiny.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK no zip", b"words"])
def test_file_that_is_no_spreadsheet(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    with pytest.raises(ChecklistError, match=r"no readable \.xlsx"):
        import_spreadsheet(tmp_path / "x.xlsx")


def test_new_checklist_is_valid_and_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    new_folder(tmp_path / "own", "regional")
    own = read_any(tmp_path / "own")
    both = joined(load_catalogue(), own)
    assert both.item("OWN-1").prose("fr").title == "Title of the item"
    assert both.titles("en").checklists["regional"] == "Title of the checklist"
    with pytest.raises(ChecklistError, match="is not empty"):
        new_folder(tmp_path / "own", "regional")


def test_own_item_with_a_shipped_id_is_refused() -> None:
    with pytest.raises(ChecklistError, match="has the id of a shipped one"):
        joined(load_shipped(), load_shipped())


@pytest.mark.parametrize("kind", SCHEMAS)
def test_schema_of_each_kind_is_json(kind: str) -> None:
    assert "$defs" in json.dumps(schema(kind)) or "properties" in schema(kind)


def test_difference_lists_new_changed_and_gone() -> None:
    old = compile_catalogue(TINY)
    first, second = old.items
    changed = first.model_copy(update={"facts": first.facts.model_copy(update={"article": "9"})})
    renamed = second.model_copy(update={"facts": second.facts.model_copy(update={"id": "SOM-X-3"})})
    found = difference(old, old.model_copy(update={"items": (changed, renamed)}))
    assert (found.new, found.changed, found.gone) == (("SOM-X-3",), (("SOM-X-1", ("facts",)),), ("SOM-X-2",))
