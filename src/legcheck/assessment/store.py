"""Where a journal is kept: the Store protocol, and a store in memory.

A store keeps plain rows and stored texts and knows nothing of what they mean, so that another database can
stand behind it. Rows are only ever added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Row:
    """One event of the journal as it is stored."""

    seq: int
    """Counted from 1 without gaps."""
    at: str
    """ISO 8601 with seconds, UTC."""
    by: str
    kind: str
    body: str
    """The decision in JSON."""


class Store(Protocol):
    """A journal on disk, or in another safe place."""

    @property
    def path(self) -> Path | None:
        """The file; None where there is none."""

    @property
    def read_only(self) -> bool:
        """Whether `add` refuses."""

    def meta(self) -> dict[str, str]:
        """Facts of the file: its identity, when and with which version it was begun."""

    def rows(self) -> tuple[Row, ...]:
        """All events in order of `seq`."""

    def text(self, key: str) -> str:
        """A stored text by its SHA-256; raises KeyError where there is none."""

    def texts(self) -> tuple[str, ...]:
        """Keys of all stored texts."""

    def add(self, rows: Sequence[Row], texts: Mapping[str, str]) -> None:
        """Add rows and texts in one transaction: on return they are on disk.

        Raises ReadOnlyError where they cannot be written; then nothing of them is.
        """

    def save_copy(self, path: Path) -> None:
        """Write a complete, checked copy to a new file; raises AssessmentFileError where it cannot."""

    def close(self) -> None:
        """Let go of the file; harmless the second time."""


class MemoryStore:
    """A journal that ends with the process: for tests and for looking around."""

    path: Path | None = None
    read_only = False

    def __init__(self, meta: Mapping[str, str] | None = None) -> None:
        """An empty journal."""
        self._meta = dict(meta or {})
        self._rows: list[Row] = []
        self._texts: dict[str, str] = {}

    def meta(self) -> dict[str, str]:
        """See `Store`."""
        return dict(self._meta)

    def rows(self) -> tuple[Row, ...]:
        """See `Store`."""
        return tuple(self._rows)

    def text(self, key: str) -> str:
        """See `Store`."""
        return self._texts[key]

    def texts(self) -> tuple[str, ...]:
        """See `Store`."""
        return tuple(self._texts)

    def add(self, rows: Sequence[Row], texts: Mapping[str, str]) -> None:
        """See `Store`."""
        self._rows += rows
        self._texts = dict(texts) | self._texts

    def save_copy(self, path: Path) -> None:
        """See `Store`."""
        from legcheck.assessment.sqlite_store import write_new

        write_new(path, self._meta, self._rows, self._texts)

    def close(self) -> None:
        """See `Store`."""
