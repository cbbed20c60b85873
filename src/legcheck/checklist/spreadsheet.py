"""Checklists to and from a spreadsheet without loss, for authors who work in one.

One sheet a kind: `items`, `checklists`, and per language `text`, `elements`, `gaps`, `expressions`, `examples`,
`titles`. Cells are text and never formulas. Short lists stand in one cell, a line each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

from pydantic import BaseModel, ValidationError

from legcheck.checklist.models import (
    Catalogue,
    ChecklistFacts,
    Coverage,
    Examples,
    Expressions,
    IndexText,
    Item,
    ItemFacts,
    ItemText,
    Profile,
)
from legcheck.errors import ChecklistError

Row = dict[str, Any]
Groups = Mapping[str, Mapping[str, list[tuple[int, Row]]]]
"""Rows with their numbers, by sheet and by item."""
M = TypeVar("M", bound=BaseModel)

MAX_CELL = 32_767
"""Characters a cell holds; a longer text would be cut without a word."""
_LISTS = frozenset(
    {"applies_to", "related", "sources", "themes", "marks.ps", "marks.sdg", "marks.concerns", "marks.assistance"}
)
_YES_NO = frozenset({"qualified", "conflicts", "verified", "terms_verified", "core", "decides"})


def export_spreadsheet(catalogue: Catalogue, path: Path) -> None:
    """Write a catalogue as an .xlsx file; raises `ChecklistError` where a text does not fit a cell."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            for name, rows in _sheets(catalogue):
                columns = list(dict.fromkeys(column for row in rows for column in row))
                sheet = book.add_worksheet(name)
                sheet.freeze_panes(1, 1)
                for place, column in enumerate(columns):
                    sheet.write_string(0, place, column)
                for number, row in enumerate(rows, 1):
                    for place, column in enumerate(columns):
                        text = _cell(name, number, column, row.get(column))
                        if text:
                            sheet.write_string(number, place, text)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise ChecklistError(f"{path} cannot be written; choose another place ({error}).") from error


def _cell(sheet: str, number: int, column: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "\n".join(value) if isinstance(value, list) else str(value or "")
    if len(text) > MAX_CELL:
        raise ChecklistError(
            f"Sheet {sheet}, row {number + 1}, {column}: a cell holds {MAX_CELL} characters; shorten the text."
        )
    return text


def _sheets(catalogue: Catalogue) -> Iterator[tuple[str, list[Row]]]:
    yield "checklists", [{"version": catalogue.version, **_flat(one)} for one in catalogue.checklists]
    yield "items", [_without(_flat(item.facts), "elements") for item in catalogue.items]
    yield (
        "element-facts",
        [{"item": item.id, **_flat(element)} for item in catalogue.items for element in item.facts.elements],
    )
    yield (
        "other",
        [{"name": "coverage", "json": catalogue.coverage.model_dump_json()}]
        + [{"name": "profile", "json": profile.model_dump_json()} for profile in catalogue.profiles],
    )
    for language, titles in catalogue.index.items():
        yield f"titles-{language}", [{"name": "titles", "json": titles.model_dump_json()}]
    for language in _languages(catalogue.items, "text"):
        entries = [(item.id, item.text[language]) for item in catalogue.items if language in item.text]
        yield f"text-{language}", [{"item": i, **_without(_flat(t), "elements", "gaps")} for i, t in entries]
        yield (
            f"elements-{language}",
            [{"item": i, "element": name, **_flat(one)} for i, t in entries for name, one in t.elements.items()],
        )
        yield f"gaps-{language}", [{"item": i, **_flat(gap)} for i, t in entries for gap in t.gaps]
    for language in _languages(catalogue.items, "expressions"):
        yield f"expressions-{language}", list(_expression_rows(catalogue.items, language))
    for language in _languages(catalogue.items, "examples"):
        yield f"examples-{language}", list(_example_rows(catalogue.items, language))


def _expression_rows(items: Iterable[Item], language: str) -> Iterator[Row]:
    for item in items:
        if language in item.expressions:
            of_item = item.expressions[language]
            for element, expressions in (("", of_item.item), *of_item.elements.items()):
                for expression in expressions or ("",):
                    yield {"item": item.id, "element": element, "expression": expression}


def _example_rows(items: Iterable[Item], language: str) -> Iterator[Row]:
    for item in items:
        if language in item.examples:
            yield {"item": item.id, "kind": ""}
            for kind in ("satisfies", "partly", "near_misses"):
                for example in getattr(item.examples[language], kind):
                    yield {"item": item.id, "kind": kind, **_flat(example)}


def _languages(items: Iterable[Item], kind: str) -> list[str]:
    return list(dict.fromkeys(language for item in items for language in getattr(item, kind)))


def _flat(model: BaseModel, prefix: str = "") -> Row:
    flat: Row = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            flat.update(_flat(value, f"{prefix}{name}."))
        else:
            flat[prefix + name] = [str(one) for one in value] if isinstance(value, tuple) else value
    return flat


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def import_spreadsheet(path: Path) -> Catalogue:
    """Read a catalogue from an .xlsx file; raises `ChecklistError` with sheet, row and cure."""
    sheets = _read(path)
    return Catalogue(
        version=next((row["version"] for _, row in sheets.get("checklists", ()) if row.get("version")), "1"),
        sha256="0" * 64,
        checklists=tuple(
            _model(ChecklistFacts, "checklists", number, _without(row, "version"))
            for number, row in sheets["checklists"]
        ),
        index={
            name[7:]: _json(IndexText, name, rows[0]) for name, rows in sheets.items() if name.startswith("titles-")
        },
        coverage=next(
            (_json(Coverage, "other", row) for row in sheets.get("other", ()) if row[1]["name"] == "coverage"),
            Coverage(),
        ),
        profiles=tuple(_json(Profile, "other", row) for row in sheets.get("other", ()) if row[1]["name"] == "profile"),
        items=tuple(_items(sheets)),
    )


def _read(path: Path) -> dict[str, list[tuple[int, Row]]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise ChecklistError(f"{path} is no readable .xlsx file; export a checklist to see the form.") from error
    sheets: dict[str, list[tuple[int, Row]]] = {}
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        columns = [str(cell or "") for cell in next(rows, ())]
        sheets[sheet.title] = [
            (
                number,
                {
                    column: _value(column, cell)
                    for column, cell in zip(columns, row, strict=False)
                    if cell not in (None, "")
                },
            )
            for number, row in enumerate(rows, 2)
            if any(cell not in (None, "") for cell in row)
        ]
    book.close()
    for name in ("checklists", "items"):
        if name not in sheets:
            raise ChecklistError(f"{path.name} has no sheet '{name}'; export a checklist to see the form.")
    return sheets


def _value(column: str, cell: Any) -> Any:
    text = str(cell).replace("_x000D_", "").replace("\r\n", "\n")
    if column in _YES_NO:
        return {"yes": True, "no": False}.get(text.strip().lower(), text)
    if column in _LISTS:
        return [line.strip() for line in text.split("\n") if line.strip()]
    return text


def _items(sheets: Mapping[str, list[tuple[int, Row]]]) -> Iterator[Item]:
    groups = {name: _grouped(rows) for name, rows in sheets.items()}
    for number, row in sheets["items"]:
        item = str(row.get("id", ""))
        facts = {
            **_nested(row),
            "elements": [_without(one, "item") for _, one in groups.get("element-facts", {}).get(item, ())],
        }
        yield Item(
            facts=_model(ItemFacts, "items", number, facts),
            text=_by_language(groups, "text", item, _text),
            expressions=_by_language(groups, "expressions", item, _expressions),
            examples=_by_language(groups, "examples", item, _examples),
        )


def _by_language(sheets: Groups, kind: str, item: str, make: Any) -> dict[str, Any]:
    found = {}
    for name in sheets:
        if name.startswith(f"{kind}-"):
            made = make(sheets, name.removeprefix(f"{kind}-"), item)
            if made is not None:
                found[name.removeprefix(f"{kind}-")] = made
    return found


def _rows_of(sheets: Groups, name: str, item: str) -> list[tuple[int, Row]]:
    return [(number, _without(row, "item")) for number, row in sheets.get(name, {}).get(item, ())]


def _text(sheets: Groups, language: str, item: str) -> ItemText | None:
    rows = _rows_of(sheets, f"text-{language}", item)
    if not rows:
        return None
    number, row = rows[0]
    value = _nested(row)
    value["elements"] = {
        one.get("element", ""): _without(one, "element") for _, one in _rows_of(sheets, f"elements-{language}", item)
    }
    value["gaps"] = [one for _, one in _rows_of(sheets, f"gaps-{language}", item)]
    return _model(ItemText, f"text-{language}", number, value)


def _expressions(sheets: Groups, language: str, item: str) -> Expressions | None:
    rows = _rows_of(sheets, f"expressions-{language}", item)
    if not rows:
        return None
    by_element: dict[str, list[str]] = {}
    for _, row in rows:
        kept = by_element.setdefault(row.get("element", ""), [])
        if row.get("expression"):
            kept.append(row["expression"])
    value = {"item": by_element.pop("", []), "elements": by_element}
    return _model(Expressions, f"expressions-{language}", rows[0][0], value)


def _examples(sheets: Groups, language: str, item: str) -> Examples | None:
    rows = _rows_of(sheets, f"examples-{language}", item)
    if not rows:
        return None
    value: dict[str, list[Row]] = {"satisfies": [], "partly": [], "near_misses": []}
    for number, row in rows:
        kind = row.get("kind", "")
        if kind and kind not in value:
            raise ChecklistError(f"Sheet examples-{language}, row {number}: kind '{kind}' is not {', '.join(value)}.")
        if kind:
            value[kind].append(_without(row, "kind"))
    return _model(Examples, f"examples-{language}", rows[0][0], value)


def _grouped(rows: Sequence[tuple[int, Row]]) -> dict[str, list[tuple[int, Row]]]:
    groups: dict[str, list[tuple[int, Row]]] = {}
    for number, row in rows:
        groups.setdefault(str(row.get("item", "")), []).append((number, row))
    return groups


def _nested(row: Row) -> Row:
    nested: Row = {}
    for name, value in row.items():
        head, _, tail = name.partition(".")
        if tail:
            nested.setdefault(head, {})[tail] = value
        elif name != "item":
            nested[name] = value
    return nested


def _json(model: type[M], sheet: str, row: tuple[int, Row]) -> M:
    return _validated(model, sheet, row[0], str(row[1].get("json", "")))


def _model(model: type[M], sheet: str, number: int, value: Row) -> M:
    return _validated(model, sheet, number, json.dumps(value))


def _validated(model: type[M], sheet: str, number: int, value: str) -> M:
    try:
        return model.model_validate_json(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = f"{first['msg'][:1].lower()}{first['msg'][1:]}"
        raise ChecklistError(f"Sheet {sheet}, row {number}: {place}: {message}; correct the cell.") from error
