"""The list of recent assessments for the home screen. A convenience: losing it loses no work."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from legcheck import paths

KEPT = 20


@dataclass(frozen=True, slots=True)
class Recent:
    """One assessment that was opened."""

    path: str
    """Absolute."""
    title: str
    country: str
    opened: str
    """ISO 8601 with seconds, UTC."""

    @property
    def exists(self) -> bool:
        """Whether the file is still where it was."""
        return Path(self.path).is_file()


def recent() -> tuple[Recent, ...]:
    """Recent assessments, latest first; none where the list is missing or unreadable."""
    try:
        entries = json.loads(_list().read_text("utf-8"))
        return tuple(Recent(**{k: str(v) for k, v in entry.items()}) for entry in entries)
    except (OSError, ValueError, TypeError, AttributeError):
        return ()


def remember(path: Path, title: str, country: str) -> None:
    """Put an assessment at the top of the list; silent where the list cannot be written."""
    entry = Recent(str(path.absolute()), title, country, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
    _save((entry, *(old for old in recent() if old.path != entry.path)))


def forget(path: Path) -> None:
    """Take an assessment off the list; its file stays."""
    _save(tuple(old for old in recent() if old.path != str(path.absolute())))


def _list() -> Path:
    return paths.data_dir() / "recent.json"


def _save(entries: tuple[Recent, ...]) -> None:
    text = json.dumps([asdict(entry) for entry in entries[:KEPT]], ensure_ascii=False, indent=1)
    target = _list()
    passing = target.with_name(f"recent.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        passing.write_text(text, "utf-8")
        passing.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            passing.unlink()
