"""The file: created whole, locked while written, readable by viewers, copied, and complete in itself."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from assessing import CLASH, MUST, TEXT, accept, catalogue, details, grade, law, setup

from legcheck.assessment import Book, Write
from legcheck.assessment.lock import FileLock
from legcheck.assessment.snapshot import APPLICATION_ID, uri
from legcheck.assessment.sqlite_store import connect, set_journal
from legcheck.errors import AssessmentFileError, ReadOnlyError


def note(text: str, item: str = MUST) -> Write:
    return Write(item=item, field="comment", text=text)


def names(path: Path) -> set[str]:
    """What lies in the file's folder, by the end of the name."""
    return {entry.name.removeprefix(path.name) or "file" for entry in path.parent.iterdir()}


def test_round_trip(book: Book, path: Path) -> None:
    book.record(accept(), grade(MUST, "met"))
    book.undo()
    state, events, shown = book.assessment, book.events, book.history()
    book.close()
    with Book.open(path, catalogue=catalogue()) as again:
        assert (again.assessment, again.events, again.history()) == (state, events, shown)
        assert again.law("bill").text == TEXT
        assert again.redo() == f"{MUST}: graded met"


def test_a_closed_file_is_one_plain_database(book: Book, path: Path) -> None:
    book.record(note("c"))
    assert names(path) >= {"file", "-lock"}
    book.close()
    book.close()
    assert names(path) == {"file"}
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    rows = connection.execute('SELECT seq, "by", kind FROM events ORDER BY seq').fetchall()
    assert rows == [(1, "Ada", "set-up"), (2, "Ada", "put-law"), (3, "Ada", "write")]
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM events WHERE seq = 3")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE events SET body = '{}'")
    connection.close()


def test_every_write_waits_for_the_disk(book: Book, path: Path) -> None:
    connection = connect(path)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_create_refuses_what_is_there(path: Path) -> None:
    path.write_bytes(b"my only copy")
    with pytest.raises(AssessmentFileError, match="exists already"):
        Book.create(path, setup(), by="Ada")
    assert path.read_bytes() == b"my only copy"
    assert names(path) == {"file"}


def test_create_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AssessmentFileError, match=r"cannot be written .*choose a folder that exists"):
        Book.create(tmp_path / "no" / "a.legcheck", setup(), by="Ada")


def test_one_writer(book: Book, path: Path) -> None:
    with pytest.raises(ReadOnlyError, match=r"is open in another legcheck \(process \d+ since .*view it read-only"):
        Book.open(path)
    alias = path.with_name("alias.legcheck")
    alias.symlink_to(path)
    with pytest.raises(ReadOnlyError, match="is open in another legcheck"):
        Book.open(alias)
    book.close()
    with Book.open(alias) as again:
        assert not again.read_only


def test_a_lock_left_behind_blocks_nobody(book: Book, path: Path) -> None:
    book.close()
    path.with_name(path.name + "-lock").write_text("process 1 since 1999-01-01 00:00 UTC")
    with Book.open(path) as again:
        assert not again.read_only
    assert names(path) == {"file"}


def test_lock_is_free_after_a_refused_opening(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(200))
    for _ in range(2):
        with pytest.raises(AssessmentFileError):
            Book.open(path)
    FileLock(path).release()


def test_viewing_beside_a_writer_shows_the_latest_and_leaves_nothing(book: Book, path: Path) -> None:
    book.record(accept())
    before = names(path)
    with Book.open(path, read_only=True, catalogue=catalogue()) as view:
        assert view.read_only
        assert view.assessment == book.assessment
        assert view.law("bill").text == TEXT
        with pytest.raises(ReadOnlyError, match="for viewing only"):
            view.record(note("c"))
        with pytest.raises(ReadOnlyError, match="for viewing only"):
            view.undo()
        book.record(note("while viewed"))
        view.save_copy(path.with_name("copy.legcheck"))
    path.with_name("copy.legcheck").unlink()
    assert names(path) == before


def test_viewing_a_closed_file_writes_nothing(book: Book, path: Path) -> None:
    book.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    with Book.open(path, read_only=True):
        assert names(path) == {"file"}
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("sides", [("-wal",), ("-wal", "-shm")])
def test_viewing_what_a_crash_left(book: Book, path: Path, tmp_path: Path, sides: tuple[str, ...]) -> None:
    book.record(note("only in the log"))
    crashed = tmp_path / "crashed" / "a.legcheck"
    crashed.parent.mkdir()
    for ending in ("", *sides):
        shutil.copyfile(path.with_name(path.name + ending), crashed.with_name(crashed.name + ending))
    kept = crashed.read_bytes(), crashed.with_name("a.legcheck-wal").read_bytes()
    assert len(kept[1]) > 0
    with Book.open(crashed, read_only=True) as view:
        assert view.assessment == book.assessment
    assert (crashed.read_bytes(), crashed.with_name("a.legcheck-wal").read_bytes()) == kept
    with Book.open(crashed) as again:
        assert again.assessment == book.assessment
        assert crashed.with_name("a.legcheck-wal").stat().st_size == 0, "the log is folded in on resume"
    assert names(crashed) == {"file"}


def test_save_copy_is_whole_and_one_file(book: Book, path: Path) -> None:
    book.record(accept(), grade(MUST, "met"))
    copy = path.with_name("copy.legcheck")
    book.save_copy(copy)
    assert not copy.with_name("copy.legcheck-wal").exists()
    with Book.open(copy, catalogue=catalogue()) as other:
        assert other.assessment == book.assessment
        assert other.identity == book.identity
        assert other.law("bill").text == TEXT
        other.record(note("goes its own way"))
    assert book.assessment.finding(MUST).comment == ""
    with pytest.raises(AssessmentFileError, match="exists already"):
        book.save_copy(copy)
    with pytest.raises(AssessmentFileError, match="cannot be written"):
        book.save_copy(path.parent / "no" / "b.legcheck")
    assert names(path) >= {"file", "-lock", "copy.legcheck"}


def test_a_book_in_memory_can_be_saved(memory: Book, tmp_path: Path) -> None:
    memory.record(accept())
    memory.save_copy(tmp_path / "b.legcheck")
    with Book.open(tmp_path / "b.legcheck", catalogue=catalogue()) as again:
        assert again.assessment == memory.assessment
        assert again.law("bill") == memory.law("bill")


def test_a_file_replaced_while_open_is_noticed(book: Book, path: Path) -> None:
    book.record(note("before"))
    book.save_copy(path.with_name("other"))
    os.replace(path.with_name("other"), path)
    before = book.assessment
    with pytest.raises(ReadOnlyError, match="was moved, replaced or deleted"):
        book.record(note("after"))
    assert book.assessment == before


def test_a_full_drive_records_nothing_and_says_so(book: Book, path: Path) -> None:
    store = book._store
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
    store._connection.execute(f"PRAGMA max_page_count={pages}")  # type: ignore[attr-defined]
    before, events = book.assessment, book.events
    with pytest.raises(ReadOnlyError, match="not recorded: make room"):
        book.record(note("x" * 100_000))
    assert (book.assessment, book.events) == (before, events)
    store._connection.execute("PRAGMA max_page_count=1000000")  # type: ignore[attr-defined]
    state = book.record(note("short"))
    book.close()
    with Book.open(path) as again:
        assert again.assessment == state


def test_a_write_protected_file_can_be_viewed(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book.close()
    monkeypatch.setattr("legcheck.assessment.sqlite_store.os.access", lambda *_: False)
    with pytest.raises(ReadOnlyError, match="is write-protected: view it read-only"):
        Book.open(path)
    assert names(path) == {"file"}
    with Book.open(path, read_only=True) as view:
        assert view.assessment.setup == setup()


def test_rollback_journal_where_there_is_no_shared_memory(tmp_path: Path) -> None:
    # this way of locking has no shared memory, like a network share
    if os.name != "posix":
        pytest.skip("the dotfile VFS is a Unix one")
    address = uri(tmp_path / "x.db", "vfs=unix-dotfile")
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    assert set_journal(connection) == "delete"
    connection.close()


def test_a_file_in_rollback_mode_works_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rollback(connection: sqlite3.Connection) -> str:
        return str(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0])

    monkeypatch.setattr("legcheck.assessment.sqlite_store.set_journal", rollback)
    with Book.create(path, setup(), by="Ada", catalogue=catalogue()) as made:
        made.add_law(law(), details())
        made.record(accept(), note("c", CLASH))
        assert names(path) == {"file", "-lock"}
        with Book.open(path, read_only=True) as view:
            assert view.assessment == made.assessment
    with Book.open(path) as again:
        assert again.assessment == made.assessment
