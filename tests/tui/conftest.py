"""The program on fakes, at the two sizes that must work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes import FakeRooms, make_book, make_catalogue, make_law

from legcheck.assessment import Book
from legcheck.checklist.models import Catalogue
from legcheck.tui import LegcheckApp

SIZES = [(80, 24), (160, 50)]
BuildApp = Callable[..., LegcheckApp]


@pytest.fixture(params=SIZES, ids=["80x24", "160x50"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot sleeps 20 ms at least twice a key; half of the tests' time is that."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 2000)


@pytest.fixture
def catalogue() -> Catalogue:
    return make_catalogue()


@pytest.fixture
def rooms(catalogue: Catalogue) -> FakeRooms:
    return FakeRooms(catalogue)


@pytest.fixture
def book(catalogue: Catalogue) -> Book:
    return make_book(catalogue, make_law("bill"), make_law("code", "Penal Code [Cap. 9]", 9))


@pytest.fixture
def build(catalogue: Catalogue, rooms: FakeRooms) -> BuildApp:
    """Make the program with a book or other arguments."""

    def _build(*args: object, **kwargs: object) -> LegcheckApp:
        return LegcheckApp(catalogue, *args, services=rooms.services(), **kwargs)  # type: ignore[arg-type]

    return _build
