"""Write a catalogue as a folder of YAML files: the inverse of compiling one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML

from legcheck.checklist.models import Catalogue, Item
from legcheck.errors import ChecklistError

WIDTH = 108


def write_folder(catalogue: Catalogue, folder: Path) -> None:
    """Write all files of a catalogue into a new or empty folder; raises `ChecklistError` where it is neither."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ChecklistError(f"{folder} exists and is not empty; choose a new folder, nothing was written.")
    try:
        _write(folder / "index.yaml", {"version": catalogue.version, "checklists": _plain(catalogue.checklists)})
        _write(folder / "coverage.yaml", catalogue.coverage.model_dump(mode="json"))
        _write(folder / "profiles.yaml", _plain(catalogue.profiles))
        for language, titles in catalogue.index.items():
            _write(folder / "text" / language / "index.yaml", titles.model_dump(mode="json", exclude_defaults=True))
        for theme in dict.fromkeys(item.facts.theme for item in catalogue.items):
            _write_theme(folder, theme, [item for item in catalogue.items if item.facts.theme == theme])
    except OSError as error:
        raise ChecklistError(f"{folder} cannot be written ({error.strerror}); choose another folder.") from error


def _write_theme(folder: Path, theme: str, items: list[Item]) -> None:
    _write(folder / "items" / f"{theme}.yaml", _plain(item.facts for item in items))
    for kind in ("text", "expressions", "examples"):
        languages = dict.fromkeys(language for item in items for language in getattr(item, kind))
        for language in languages:
            entries = {
                item.id: getattr(item, kind)[language].model_dump(mode="json", exclude_defaults=True)
                for item in items
                if language in getattr(item, kind)
            }
            _write(folder / kind / language / f"{theme}.yaml", entries)


def _plain(models: Iterable[BaseModel]) -> list[dict[str, Any]]:
    return [model.model_dump(mode="json", exclude_defaults=True) for model in models]


def _write(path: Path, data: Any) -> None:
    yaml = YAML()
    yaml.width = WIDTH
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        yaml.dump(data, stream)
