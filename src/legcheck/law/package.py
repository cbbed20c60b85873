"""Read the laws of a package: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from legcheck.law.models import Law
from legcheck.law.reading import read_law


def read_package(names: Iterable[Path | str], *, language: str | None = None) -> tuple[Law, ...]:
    """Read several laws, each with an id of its own; raises UnreadableLawError for the first unreadable one.

    A law's id is its file's stem; two files of the same stem are told apart by `-2`, `-3` in the order given.
    """
    laws: list[Law] = []
    for name in names:
        law = read_law(name, language=language)
        laws.append(replace(law, id=free_id(law.id, {other.id for other in laws})))
    return tuple(laws)


def free_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` … that is not taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
