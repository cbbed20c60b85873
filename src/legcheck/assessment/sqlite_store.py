"""The journal in one SQLite file: `meta`, `events` and `texts`, nothing else.

While it is written the file has a write-ahead log beside it, `synchronous=FULL`; the log is folded in on close
and on resume, so that the single file can be sent on. Where a drive has no shared memory (network shares) the
rollback journal does the same work.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from threading import RLock

from legcheck.assessment.lock import FileLock
from legcheck.assessment.snapshot import APPLICATION_ID, FORMAT, damaged, snapshot, uri
from legcheck.assessment.store import Row
from legcheck.errors import AssessmentFileError, ReadOnlyError

_WAIT = 10.0
"""Seconds to wait for a reader in the middle of its work."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE events (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, "by" TEXT NOT NULL, kind TEXT NOT NULL,
                     body TEXT NOT NULL);
CREATE TABLE texts (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_keep BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'events are never changed'); END;
"""


class SqliteStore:
    """See `Store`. A read-only one holds the whole file in memory and no longer needs it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, lock: FileLock | None = None) -> None:
        """A store over an open connection; with the lock, it may write."""
        self.path: Path | None = path
        self._connection = connection
        self._lock = lock
        self._identity = os.stat(path) if lock else None
        self._turn = RLock()

    @classmethod
    def view(cls, path: Path) -> SqliteStore:
        """A read-only store of the file as it is now; raises AssessmentFileError."""
        return cls(snapshot(path), path)

    def writable(self, lock: FileLock) -> SqliteStore:
        """This store, opened for writing under a lock that was taken before it was read.

        Raises ReadOnlyError where the file cannot be written. The log of a crashed run is folded in.
        """
        assert self.path is not None
        if not os.access(self.path, os.W_OK):
            raise ReadOnlyError(
                f"{self.path} is write-protected: view it read-only, or take the protection off and open it again."
            )
        try:
            connection = connect(self.path)
            _fold_log(connection)
        except sqlite3.Error as error:
            raise ReadOnlyError(
                f"{self.path} cannot be written ({error}): view it read-only, or copy it to a folder on this computer."
            ) from error
        self.close()
        return SqliteStore(connection, self.path, lock)

    @property
    def read_only(self) -> bool:
        """See `Store`."""
        return self._lock is None

    def meta(self) -> dict[str, str]:
        """See `Store`."""
        return {str(key): str(value) for key, value in self._all("SELECT key, value FROM meta")}

    def rows(self) -> tuple[Row, ...]:
        """See `Store`."""
        rows = self._all('SELECT seq, at, "by", kind, body FROM events ORDER BY seq')
        return tuple(Row(int(str(seq)), str(at), str(by), str(kind), str(body)) for seq, at, by, kind, body in rows)

    def text(self, key: str) -> str:
        """See `Store`."""
        found = self._all("SELECT text FROM texts WHERE sha256 = ?", (key,))
        if not found:
            raise KeyError(key)
        return str(found[0][0])

    def texts(self) -> tuple[str, ...]:
        """See `Store`."""
        return tuple(str(row[0]) for row in self._all("SELECT sha256 FROM texts ORDER BY sha256"))

    def add(self, rows: Sequence[Row], texts: Mapping[str, str]) -> None:
        """See `Store`."""
        with self._turn:
            self._may_write()
            try:
                _insert(self._connection, rows, texts)
            except sqlite3.Error as error:
                raise ReadOnlyError(
                    f"The decision could not be written to {self.path} ({error}), so it was not recorded: "
                    "make room or free the file, then decide again."
                ) from error

    def save_copy(self, path: Path) -> None:
        """See `Store`."""
        with self._turn, _NewFile(path) as target:
            self._connection.backup(target.connection)
            target.keep()

    def close(self) -> None:
        """See `Store`. Folds the log into the file, so that the file alone is complete."""
        with self._turn:
            if self._lock is not None:
                # already closed, or a full drive: then the log stays beside the file and is complete
                with contextlib.suppress(sqlite3.Error):
                    _fold_log(self._connection)
            self._connection.close()
            if self._lock is not None:
                self._lock.release()

    def _may_write(self) -> None:
        """Refuse a viewer, and a file that was moved or replaced under our hands."""
        if self.path is None or self._identity is None:
            raise ReadOnlyError(
                f"{self.path} is open for viewing only: close it and open it for writing to record decisions."
            )
        try:
            same = os.path.samestat(self._identity, os.stat(self.path))
        except OSError:
            same = False
        if not same:
            raise ReadOnlyError(
                f"{self.path} was moved, replaced or deleted while it was open, so the decision was not recorded: "
                "save a copy under a new name and go on there."
            )

    def _all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        with self._turn:
            try:
                return self._connection.execute(sql, values).fetchall()
            except (sqlite3.Error, UnicodeError) as error:
                raise damaged(self.path, str(error)) from error


def create_file(path: Path, meta: Mapping[str, str], rows: Sequence[Row]) -> SqliteStore:
    """A new file with its first rows, open for writing; raises AssessmentFileError where one is there already."""
    _refuse_existing(path)
    try:
        lock = FileLock(path)
    except ReadOnlyError as error:
        raise _cannot_write(path, "nothing can be made there") from error
    try:
        write_new(path, meta, rows, {})
        return SqliteStore(connect(path), path, lock)
    except BaseException:
        lock.release()
        raise


def write_new(path: Path, meta: Mapping[str, str], rows: Sequence[Row], texts: Mapping[str, str]) -> None:
    """Write a complete new file; it appears under its name only when it is whole and on disk."""
    with _NewFile(path) as target:
        connection = target.connection
        connection.executescript(f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={FORMAT}; {_TABLES}")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        _values(connection, rows, texts)
        connection.execute("COMMIT")
        target.keep()


def connect(path: Path) -> sqlite3.Connection:
    """A connection for writing, in the safest journal mode that the drive allows."""
    connection = sqlite3.connect(
        uri(path, "mode=rw"), uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        set_journal(connection)
        connection.execute("PRAGMA synchronous=FULL")
        # macOS alone: without it the drive may still hold back what it calls written
        connection.execute("PRAGMA fullfsync=ON")
        connection.execute("PRAGMA checkpoint_fullfsync=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def set_journal(connection: sqlite3.Connection) -> str:
    """Ask for the write-ahead log, fall back to the rollback journal; the mode that holds."""
    try:
        mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    except sqlite3.OperationalError:
        mode = ""
    if mode != "wal":
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    return str(mode)


def _fold_log(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _insert(connection: sqlite3.Connection, rows: Sequence[Row], texts: Mapping[str, str]) -> None:
    """One transaction, all or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        _values(connection, rows, texts)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _values(connection: sqlite3.Connection, rows: Iterable[Row], texts: Mapping[str, str]) -> None:
    connection.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", texts.items())
    connection.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?)", ((r.seq, r.at, r.by, r.kind, r.body) for r in rows)
    )


def _refuse_existing(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise AssessmentFileError(f"{path} exists already: choose another name, or open that file.")


class _NewFile:
    """A file being written under a passing name in the same folder; `keep` checks it and gives it its own."""

    def __init__(self, path: Path) -> None:
        _refuse_existing(path)
        self.path = path
        self._kept = False

    def __enter__(self) -> _NewFile:
        self._passing = self.path.with_name(f".{self.path.name}.{uuid.uuid4().hex[:8]}.new")
        try:
            self.connection = sqlite3.connect(self._passing, isolation_level=None)
        except sqlite3.Error as error:
            raise _cannot_write(self.path, str(error)) from error
        self.connection.execute("PRAGMA synchronous=FULL")
        return self

    def keep(self) -> None:
        """Check what was written, put it on disk and let it appear; raises AssessmentFileError."""
        self.connection.execute("PRAGMA journal_mode=DELETE")
        self.connection.close()
        with closing(snapshot(self._passing)):
            pass
        with self._passing.open("rb+") as file:
            os.fsync(file.fileno())
        _refuse_existing(self.path)
        os.replace(self._passing, self.path)
        self._kept = True
        _sync_folder(self.path.parent)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        self.connection.close()
        if not self._kept:
            self._passing.unlink(missing_ok=True)
        if isinstance(error, (sqlite3.Error, OSError)):
            raise _cannot_write(self.path, str(error)) from error


def _sync_folder(folder: Path) -> None:
    """Put a new name on disk; Windows does so by itself, and some network drives cannot be asked."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cannot_write(path: Path, why: str) -> AssessmentFileError:
    return AssessmentFileError(
        f"{path} cannot be written ({why}): choose a folder that exists and where you may write."
    )
