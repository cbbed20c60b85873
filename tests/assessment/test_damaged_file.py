"""Files that are no assessment, not ours, newer or damaged: one sentence, and not a byte changed."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import struct
from pathlib import Path

import pytest
from assessing import MUST, accept, catalogue, details, grade, law, setup

from legcheck.assessment import Book, Write
from legcheck.errors import AssessmentFileError


def refused(path: Path, words: str) -> None:
    """Both ways of opening name the file and say these words; the file stays as it is, alone in its folder."""
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(AssessmentFileError, match=words) as caught:
            Book.open(path, read_only=read_only)
        sentence = str(caught.value)
        assert str(path) in sentence
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert caught.value.exit_code == 2
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


@pytest.fixture
def saved(path: Path) -> Path:
    """A closed file with a dozen events."""
    with Book.create(path, setup(), by="Ada", catalogue=catalogue()) as book:
        book.add_law(law(), details())
        book.record(accept(), grade(MUST, "met"))
        for number in range(8):
            book.record(Write(item=MUST, field="comment", text=f"{number} " * 300))
    return path


def altered(path: Path, *statements: str) -> None:
    """Change a file as no program of ours would."""
    connection = sqlite3.connect(path)
    connection.executescript("DROP TRIGGER IF EXISTS events_keep; DROP TRIGGER IF EXISTS events_stay")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_missing(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(AssessmentFileError, match=r"There is no file .*check the name"):
            Book.open(tmp_path / "no.legcheck", read_only=read_only)
    assert os.listdir(tmp_path) == []


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(AssessmentFileError, match="is a folder"):
        Book.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(AssessmentFileError, match="no ordinary file"):
        Book.open(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a Word file", "is not a legcheck assessment"),
        (b"\x00", "is not a legcheck assessment"),
        (b"SQLite form", "is damaged"),
        (b"SQLite format 3\x00" + bytes(50), "is damaged"),
        (b"SQLite format 3\x00" + bytes(4000), "database of another program"),
    ],
)
def test_other_content(path: Path, content: bytes, words: str) -> None:
    path.write_bytes(content)
    refused(path, words)


def test_another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    refused(path, "database of another program")


def test_newer(saved: Path) -> None:
    altered(saved, "PRAGMA user_version=2")
    refused(saved, "newer legcheck .file format 2, this one reads 1.: update legcheck")


def test_no_permission(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(AssessmentFileError, match="no permission to read"):
        Book.open(saved)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE events SET body = '{\"kind\": ' WHERE seq = 4", "event 4 cannot be read"),
        ('UPDATE events SET body = \'{"kind": "judge"}\' WHERE seq = 4', "event 4 cannot be read"),
        ("UPDATE events SET body = '[]' WHERE seq = 4", "event 4 cannot be read"),
        ("UPDATE events SET kind = 'see' WHERE seq = 4", "event 4 is marked 'see' but holds 'set-grade'"),
        ("UPDATE events SET body = CAST(x'FF' AS TEXT) WHERE seq = 4", "is damaged"),
        ("DELETE FROM events WHERE seq = 4", "event 4 is missing"),
        ("DELETE FROM events", "no beginning"),
        ("DELETE FROM events WHERE seq = 1", "event 1 is missing"),
        ("DELETE FROM texts", "the text of bill is missing"),
        ("UPDATE texts SET text = text || ' '", "the text of bill was changed"),
        ("UPDATE texts SET text = 5", "the text of bill was changed"),
        ("DROP TABLE texts", "its tables are not those of an assessment"),
        ("ALTER TABLE events ADD COLUMN more", "its tables are not those of an assessment"),
        ("PRAGMA user_version=0", "its version number is missing"),
    ],
)
def test_altered_content(saved: Path, statement: str, words: str) -> None:
    altered(saved, statement)
    refused(saved, words)


@pytest.mark.parametrize(
    "decision",
    [
        {"kind": "undo", "event": 99},
        {"kind": "remove-law", "law": "act"},
        {"kind": "set-evidence", "item": MUST, "evidence": "x", "note": "n"},
    ],
)
def test_events_that_do_not_fit(saved: Path, decision: dict[str, object]) -> None:
    body = json.dumps(decision)
    altered(saved, f"INSERT INTO events VALUES (13, '', '', '{decision['kind']}', '{body}')")
    refused(saved, "event 13")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_truncated(saved: Path, share: float) -> None:
    content = saved.read_bytes()
    saved.write_bytes(content[: int(len(content) * share)])
    refused(saved, "is damaged")


def test_overwritten_pages(saved: Path) -> None:
    size = struct.unpack(">H", saved.read_bytes()[16:18])[0]
    whole = saved.read_bytes()
    for page in range(1, len(whole) // size):
        torn = whole[: page * size] + b"\xa5" * size + whole[(page + 1) * size :]
        saved.write_bytes(torn)
        refused(saved, "is damaged")


def test_any_damage_is_told_or_harmless(saved: Path) -> None:
    """Bytes changed anywhere: either one sentence, or an assessment that folds; never a traceback or a write."""
    whole = saved.read_bytes()
    dice = random.Random(2027)
    for _ in range(500):
        torn = bytearray(whole)
        for _ in range(dice.choice((1, 1, 4, 40))):
            torn[dice.randrange(len(torn))] = dice.randrange(256)
        saved.write_bytes(bytes(torn))
        if why := refusal(saved):
            assert "\n" not in why
            with pytest.raises(AssessmentFileError):
                Book.open(saved)
        assert saved.read_bytes() == bytes(torn)


def refusal(path: Path) -> str | None:
    """The sentence with which a file is refused to viewers; None where it opens."""
    try:
        Book.open(path, read_only=True).close()
    except AssessmentFileError as error:
        return str(error)
    return None
