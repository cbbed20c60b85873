"""Read the YAML sources of checklists, and say where a mistake stands: file, line, item and cure."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

from legcheck.errors import ChecklistError

MAX_BYTES = 4_000_000
"""A theme's file is some 100 kB; beyond this it is not a checklist, and could be a bomb."""

_MAYBE_ALIAS = re.compile(r"(?:^|[\s\[{,])\*\w")
"""Where an alias could stand; only then is the file parsed event by event."""

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Source:
    """One YAML file as parsed."""

    name: str
    """Path inside the checklist folder, for messages."""
    data: Any
    text: str

    def line(self, *keys: str | int) -> int:
        """Line (from 1) of the deepest of the keys that exists; the file is parsed again for its marks."""
        here, line = YAML().load(self.text), 1
        for key in keys:
            marks = getattr(here, "lc", None)
            if marks is None or marks.data is None or key not in marks.data:
                break
            line = marks.data[key][0] + 1
            here = here[key]
        return line

    def error(self, keys: tuple[str | int, ...], what: str) -> ChecklistError:
        """The error for a mistake at those keys."""
        return ChecklistError(f"{self.name}, line {self.line(*keys)}: {what}")


def read_source(folder: Path, name: str) -> Source:
    """Parse the file `name` of a checklist folder; raises `ChecklistError` with file, line and cure."""
    path = folder / name
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ChecklistError(
            f"{path}: the file cannot be read ({error.strerror}); check its name and rights."
        ) from error
    if len(raw) > MAX_BYTES:
        raise ChecklistError(f"{name}: the file is larger than {MAX_BYTES // 1_000_000} MB; split it by theme.")
    try:
        text = raw.decode("utf-8")
        _refuse_aliases(name, text)
        return Source(name, YAML(typ="safe").load(text), text)
    except UnicodeDecodeError as error:
        raise ChecklistError(f"{name}: the file is not UTF-8 text; save it as UTF-8.") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = " ".join((error.problem or "not YAML").split())
        raise ChecklistError(f"{name}, line {line}: {problem}; correct the YAML there.") from error
    except YAMLError as error:
        raise ChecklistError(f"{name}: not YAML ({' '.join(str(error).split())[:120]}); correct it.") from error


def _refuse_aliases(name: str, text: str) -> None:
    if not _MAYBE_ALIAS.search(text):
        return
    for event in YAML().parse(text):
        if isinstance(event, AliasEvent):
            line = event.start_mark.line + 1
            raise ChecklistError(
                f"{name}, line {line}: YAML aliases (*{event.anchor}) are not allowed; write the value out."
            )


def validate(model: type[M], source: Source, *keys: str | int) -> M:
    """The part of a source at `keys` as a model; raises `ChecklistError` for its first mistake.

    Validation runs on JSON, so that an enum is given by its word while numbers and dates are no strings.
    """
    data = source.data
    for key in keys:
        data = data[key]
    try:
        return model.model_validate_json(json.dumps(data, default=str))
    except ValidationError as error:
        # a mistyped key shows as one unknown and one missing; the unknown one stands in the file
        first = min(error.errors(), key=lambda mistake: mistake["type"] == "missing")
        raise _mistake(model, source, keys, first, data) from error


def _mistake(
    model: type[BaseModel], source: Source, keys: tuple[str | int, ...], first: ErrorDetails, data: Any
) -> ChecklistError:
    place = keys + tuple(first["loc"])
    item = _item_name(keys, data)
    field = ".".join(str(part) for part in first["loc"]) or "entry"
    return source.error(place, f"{item}{field}: {_cure(model, first)}")


def _item_name(keys: tuple[str | int, ...], data: Any) -> str:
    if isinstance(data, Mapping) and "id" in data:
        return f"item {data['id']}: "
    named = [key for key in keys if isinstance(key, str)]
    return f"item {named[0]}: " if named else ""


def _cure(model: type[BaseModel], first: ErrorDetails) -> str:
    kind, loc = first["type"], first["loc"]
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(loc[-1]), list(_fields(model)), 1)
        return "unknown key; " + (f"did you mean '{near[0]}'?" if near else "remove it.")
    if kind == "missing":
        return "this key is missing; add it."
    if kind == "string_type":
        return "must be text; put the value in quotes."
    if kind == "string_too_short":
        return "must not be empty; write the text."
    return f"{first['msg'][:1].lower()}{first['msg'][1:]}; correct the value."


def _fields(model: type[BaseModel]) -> Iterator[str]:
    """Names of the fields of a model and of the models inside it."""
    for name, field in model.model_fields.items():
        yield name
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _fields(part)
