"""Paths as a person types them: `~`, patterns, completion."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from textual.suggester import Suggester


def expanded(typed: str) -> Path:
    """The path that was typed, with `~` replaced."""
    return Path(typed.strip().strip("'\"")).expanduser()


def law_files(typed: str) -> list[str]:
    """The files a path or a pattern names, sorted; a path without a pattern as it stands, `FILE#ID` included."""
    text = os.path.expanduser(typed.strip().strip("'\""))
    if not text:
        return []
    if not Path(text).exists() and glob.has_magic(text):
        return sorted(name for name in glob.glob(text) if Path(name).is_file())
    return [text]


def completion(typed: str) -> str | None:
    """The typed path completed by the first name in its folder that begins so; None where none does."""
    folder, begin = os.path.split(typed)
    if not begin:
        return None
    place = os.path.expanduser(folder) if folder else "."
    try:
        names = sorted(entry.name for entry in os.scandir(place) if entry.name.startswith(begin))
    except OSError:
        return None
    if not names:
        return None
    slash = os.sep if os.path.isdir(os.path.join(place, names[0])) else ""
    return typed[: len(typed) - len(begin)] + names[0] + slash


class PathSuggester(Suggester):
    """Completes a path from the disk; → accepts what it shows."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The completed path."""
        found = completion(value)
        return found if found != value else None
