"""Reading an assessment file without touching it: header, a copy of its pages in memory, and its integrity.

A file is looked at in this way before anything is written to it, so that a damaged one stays as it is. The
same reading serves viewers: it works on read-only media, beside a running writer, and after a crash.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import tempfile
from contextlib import closing
from pathlib import Path
from textwrap import shorten
from urllib.parse import quote

from legcheck.errors import AssessmentFileError

APPLICATION_ID = 0x6C656763
"""`legc`, at offset 68 of the file (https://www.sqlite.org/fileformat2.html, section 1.3)."""
FORMAT = 1
"""The file's `user_version`. It rises with every change to the tables or to the vocabulary of decisions."""

_MAGIC = b"SQLite format 3\x00"
_WAIT = 5.0
"""Seconds to wait for a writer that is in the middle of a transaction."""
_TRIES = 5
_COLUMNS = {
    "meta": ["key", "value"],
    "events": ["seq", "at", "by", "kind", "body"],
    "texts": ["sha256", "text"],
}


def check_header(path: Path) -> None:
    """Refuse what is no assessment file of this version, with one sentence; raises AssessmentFileError."""
    head = _head(path)
    if not head:
        raise AssessmentFileError(f"{path} is empty: take a saved copy or a back-up of the assessment.")
    if not head.startswith(_MAGIC[: len(head)]):
        raise AssessmentFileError(
            f"{path} is not a legcheck assessment: give a .legcheck file, or give a law to begin a new assessment."
        )
    if len(head) < 100:
        raise damaged(path, "it is cut off")
    application, version = struct.unpack(">I", head[68:72])[0], struct.unpack(">I", head[60:64])[0]
    if application != APPLICATION_ID:
        raise AssessmentFileError(f"{path} is a database of another program, not a legcheck assessment.")
    if version > FORMAT:
        raise AssessmentFileError(
            f"{path} was written by a newer legcheck (file format {version}, this one reads {FORMAT}): "
            "update legcheck and open it again."
        )
    if version < 1:
        raise damaged(path, "its version number is missing")


def damaged(path: Path | None, what: str) -> AssessmentFileError:
    """The error for a file that is, or was, an assessment."""
    what = shorten(what, 160, placeholder=" …")  # SQLite may quote pages of a broken schema
    return AssessmentFileError(
        f"{path or 'The assessment'} is damaged ({what}): it was left as it is; open a saved copy or a back-up."
    )


def uri(path: Path, options: str) -> str:
    """The file as an SQLite URI; also right for `?`, `#` and network paths."""
    posix = path.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?{options}"


def snapshot(path: Path) -> sqlite3.Connection:
    """The whole file as it is now, in memory and checked; the file is only read.

    Raises AssessmentFileError where it is missing, unreadable, damaged or no assessment.
    """
    check_header(path)
    try:
        memory = _copy(path)
    except (sqlite3.Error, OSError) as error:
        raise damaged(path, str(error)) from error
    try:
        _check(memory, path)
    except BaseException:
        memory.close()
        raise
    return memory


def _head(path: Path) -> bytes:
    """The first hundred bytes."""
    if path.is_dir():
        raise AssessmentFileError(f"{path} is a folder: give the .legcheck file in it.")
    if path.exists() and not path.is_file():
        raise AssessmentFileError(f"{path} is no ordinary file: give a .legcheck file.")
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError:
        raise AssessmentFileError(f"There is no file {path}: check the name and the folder.") from None
    except PermissionError:
        raise AssessmentFileError(f"You have no permission to read {path}: ask its owner for it.") from None
    except OSError as error:
        raise AssessmentFileError(f"{path} cannot be read ({error.strerror}): copy it anew from its source.") from error


def _copy(path: Path) -> sqlite3.Connection:
    """Its pages in a database in memory, by the gentlest way that works."""
    for _ in range(_TRIES):
        before = _state(path)
        if before[1:] != (0, 0):
            break
        # no log, no journal: nobody is writing, and nothing may be created beside the file
        memory = _pages(uri(path, "immutable=1"))
        if _state(path) == before:
            return memory
        memory.close()  # a writer came in between
    if _side(path, "-shm").exists() or _side(path, "-journal").exists():
        try:
            return _pages(uri(path, "mode=ro"))
        except sqlite3.OperationalError:
            pass  # a read-only folder, or a crash whose log only a writer may settle
    return _recovered(path)


def _recovered(path: Path) -> sqlite3.Connection:
    """The pages of a private copy, on which SQLite settles what a crash left behind."""
    with tempfile.TemporaryDirectory(prefix="legcheck-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-wal", "-journal"):
            source = _side(path, ending)
            if source.exists():
                shutil.copyfile(source, _side(copy, ending))
        return _pages(uri(copy, "mode=rw"))


def _pages(address: str) -> sqlite3.Connection:
    """A database in memory with the pages of the one at the address."""
    memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)) as source:
            source.backup(memory)
    except sqlite3.Error:
        memory.close()
        raise
    return memory


def _side(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _state(path: Path) -> tuple[tuple[int, int, int], int, int]:
    """What changes when somebody writes: the file's stamp, and the sizes of log and journal."""
    stat = os.stat(path)
    sizes = [side.stat().st_size if side.exists() else 0 for side in (_side(path, "-wal"), _side(path, "-journal"))]
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns), sizes[0], sizes[1]


def _check(memory: sqlite3.Connection, path: Path) -> None:
    """Integrity of pages and indexes, and the tables of this format."""
    try:
        memory.execute("PRAGMA trusted_schema=OFF")
        memory.execute("PRAGMA cell_size_check=ON")
        verdict = memory.execute("PRAGMA integrity_check(1)").fetchone()[0]
        columns = {name: [row[1] for row in memory.execute(f"PRAGMA table_info({name})")] for name in _COLUMNS}
    except (sqlite3.Error, UnicodeError) as error:
        raise damaged(path, str(error)) from error
    if verdict != "ok":
        raise damaged(path, verdict)
    if columns != _COLUMNS:
        raise damaged(path, "its tables are not those of an assessment")
