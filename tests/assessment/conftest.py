"""Books to record in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from assessing import Clock, catalogue, details, law, setup

from legcheck.assessment import Book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A name that an SQLite address must escape."""
    return tmp_path / "a review? 50% #1.legcheck"


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """A book on disk with one law."""
    with Book.create(path, setup(), by="Ada", catalogue=catalogue(), clock=Clock()) as made:
        made.add_law(law(), details())
        yield made


@pytest.fixture
def memory() -> Book:
    """A book in memory with one law."""
    made = Book.in_memory(setup(), catalogue=catalogue(), clock=Clock())
    made.add_law(law(), details())
    return made
