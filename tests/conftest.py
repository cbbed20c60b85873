"""Fixtures for all tests: the neighbour folder with real laws, and a home of their own for settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LEGCHECK_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The neighbour folder `../shared` with real laws and labels; skips where a clone stands alone."""
    if not (SHARED / "laws").is_dir():
        pytest.skip("the neighbour folder ../shared with real laws is not here")
    return SHARED


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's settings and recent files out of the tests, and the tests out of them."""
    monkeypatch.setenv("LEGCHECK_HOME", str(tmp_path_factory.mktemp("home")))
