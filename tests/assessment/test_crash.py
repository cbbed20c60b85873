"""The program killed at any moment: what was recorded is there, the lock is free, and the log is folded in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from assessing import MUST, accept, catalogue

from legcheck.assessment import Book
from legcheck.errors import ReadOnlyError

HERE = Path(__file__).parent

BEGIN = """
import os, signal, sys
from pathlib import Path
from assessing import *
from legcheck.assessment import Book, Write
path = Path(sys.argv[1])
"""

KILL_ITSELF = (
    BEGIN
    + """
book = Book.create(path, setup(), by="Ada", catalogue=catalogue())
book.add_law(law(), details())
book.record(accept(), grade(MUST, "partly met", reason="half"))
os.kill(os.getpid(), signal.SIGKILL)
"""
)

RECORD_FOR_EVER = (
    BEGIN
    + """
book = Book.open(path, catalogue=catalogue())
number = 0
while True:
    number += 1
    book.record(Write(item=MUST, field="comment", text=f"{number} " + "x" * (number * 37 % 3000)))
    print(number, flush=True)
"""
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def program(text: str, path: Path) -> subprocess.Popen[str]:
    """A Python process of its own that runs the text."""
    places = [str(HERE), *sys.path]
    return subprocess.Popen(
        [sys.executable, "-c", text, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )


def test_a_decision_survives_kill_9(path: Path) -> None:
    with program(KILL_ITSELF, path) as process:
        assert process.wait(60) == -signal.SIGKILL
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size > 0, "killed before the log was folded in"
    assert path.with_name(path.name + "-lock").exists()
    with Book.open(path, read_only=True) as view:
        assert view.assessment.finding(MUST).reason == "half"
    with Book.open(path, catalogue=catalogue()) as book:
        assert log.stat().st_size == 0
        assert book.assessment.finding(MUST).grade == "partly met"
        assert book.assessment.finding(MUST).accepted == (accept().evidence,)
        assert book.undo() == f"{MUST}: graded partly met"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_killed_while_recording(book: Book, path: Path) -> None:
    book.close()
    for stop_after in (1, 7, 60):
        with program(RECORD_FOR_EVER, path) as process:
            assert process.stdout
            told = 0
            while told < stop_after:
                told = int(process.stdout.readline())
            with pytest.raises(ReadOnlyError, match=f"process {process.pid} "):
                Book.open(path)
            process.kill()
            told = max([told, *map(int, process.stdout.read().split())])
        with Book.open(path, catalogue=catalogue()) as again:
            comment = again.assessment.finding(MUST).comment
            # the last one may have been on disk before it was told
            assert int(comment.split()[0]) in (told, told + 1)


def test_viewing_while_another_process_records(book: Book, path: Path) -> None:
    book.close()
    with program(RECORD_FOR_EVER, path) as process:
        assert process.stdout
        process.stdout.readline()
        seen = 0
        for _ in range(40):
            with Book.open(path, read_only=True) as view:
                assert len(view.events) >= seen
                seen = len(view.events)
        process.kill()
        told = [int(line) for line in process.stdout.read().split()]
    assert told, "the writer was not held up"
    assert seen > 3
