"""Fixtures for all tests: the neighbour folder with real laws, and a home of their own for settings."""

from __future__ import annotations

import os
from collections.abc import Generator
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI nothing may be skipped: what is absent on a user's machine is installed there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("LEGCHECK_NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"
    return report
