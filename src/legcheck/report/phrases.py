"""The fixed phrases of a report, one file per language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any

from ruamel.yaml import YAML

from legcheck.errors import ReportError
from legcheck.report.blocks import Face, Run, Runs

Value = str | int | Run | Runs


class Phrases:
    """Phrases of one language by dotted key, as `scope.title`."""

    def __init__(self, texts: dict[str, Any]) -> None:
        self._texts = texts

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __call__(self, key: str, **values: str | int) -> str:
        """The phrase with its values put in; KeyError where phrase or value is missing."""
        text: str = self._texts[key]
        return text.format(**values)

    def all(self, key: str) -> tuple[str, ...]:
        """A phrase that is a list."""
        return tuple(self._texts[key])

    def runs(self, key: str, face: Face = Face.PLAIN, /, **values: Value) -> Runs:
        """The phrase as runs, so that a value can be a link or stand out."""
        runs: list[Run] = []
        for literal, name, _, _ in Formatter().parse(self._texts[key]):
            if literal:
                runs.append(Run(literal, face))
            if name is not None:
                runs.extend(_as_runs(values[name], face))
        return tuple(runs)

    def date(self, moment: datetime) -> str:
        """A date in words: `3 March 2026`."""
        months = self.all("words.months")
        return self("words.date", day=moment.day, month=months[moment.month - 1], year=moment.year)

    def listing(self, parts: Iterable[str]) -> str:
        """`a, b and c`."""
        names = list(parts)
        head = ", ".join(names[:-1])
        return f"{head}{self('words.list_last')}{names[-1]}" if head else "".join(names)


def _as_runs(value: Value, face: Face) -> Runs:
    if isinstance(value, Run):
        return (value,)
    return value if isinstance(value, tuple) else (Run(str(value), face),)


@cache
def load_phrases(language: str) -> Phrases:
    """The phrases of a language, read once. Raises `ReportError` where there are none."""
    folder = resources.files("legcheck.report") / "phrases"
    file = folder / f"{language}.yaml"
    if not language.isalpha() or not file.is_file():
        names = sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml"))
        raise ReportError(f"There is no report in the language {language!r}; choose one of: {', '.join(names)}.")
    texts = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return Phrases(dict(_flatten(texts)))


def _flatten(texts: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
