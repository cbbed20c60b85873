"""A folder and files that one may only read, as on a CD or a colleague's share: viewing works, writing is refused."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from assessing import MUST, accept, grade
from test_crash import BEGIN, program

from legcheck.assessment import Book

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions are not kept in modes there")

# root may write anywhere, so that a process of root becomes nobody once everything is imported
VISIT = (
    BEGIN
    + """
from legcheck.errors import LegcheckError
copy = path.with_name("copy.legcheck")
if os.getuid() == 0:
    os.setuid(65534)
def said(action):
    try:
        return action()
    except LegcheckError as error:
        return f"{type(error).__name__}: {error}"
def view():
    with Book.open(path, read_only=True) as book:
        return book.assessment.finding(MUST).grade + " " + book.law("bill").quote(11, 19)
def copied():
    with Book.open(path, read_only=True) as book:
        book.save_copy(copy)
print(said(view))
print(said(lambda: Book.open(path)))
print(said(copied))
print(said(lambda: Book.create(copy, setup(), by="Ada")))
"""
)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody can reach."""
    folder = Path(tempfile.mkdtemp(prefix="legcheck-test-"))
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def protect(place: Path) -> None:
    for entry in place.iterdir():
        entry.chmod(0o444)
    place.chmod(0o555)


def visit(path: Path) -> list[str]:
    with program(VISIT, path) as process:
        assert process.stdout
        return process.stdout.read().splitlines()


@pytest.mark.parametrize("crashed", [False, True])
def test_read_only_folder(book: Book, path: Path, place: Path, crashed: bool) -> None:
    book.record(accept(), grade(MUST, "met"))
    if not crashed:
        book.close()
    target = place / "a.legcheck"
    for ending in ("", "-wal") if crashed else ("",):
        shutil.copyfile(path.with_name(path.name + ending), target.with_name(target.name + ending))
    protect(place)
    content = {entry.name: entry.read_bytes() for entry in place.iterdir()}
    viewed, opened, copied, created = visit(target)
    assert viewed == "met A person"
    assert opened.startswith(f"ReadOnlyError: {target} cannot be changed")
    assert opened.endswith("view it read-only, or copy it to a folder where you may write.")
    for said in (copied, created):
        assert said.startswith("AssessmentFileError: ")
        assert said.endswith("choose a folder that exists and where you may write.")
    assert {entry.name: entry.read_bytes() for entry in place.iterdir()} == content


def test_unreadable_file(book: Book, path: Path, place: Path) -> None:
    book.close()
    target = place / "a.legcheck"
    shutil.copyfile(path, target)
    target.chmod(0)
    place.chmod(0o555)
    for said in visit(target)[:3]:
        assert said == f"AssessmentFileError: You have no permission to read {target}: ask its owner for it."


def test_write_protected_file_in_a_free_folder(book: Book, path: Path, place: Path) -> None:
    book.record(accept(), grade(MUST, "met"))
    book.close()
    target = place / "a.legcheck"
    shutil.copyfile(path, target)
    target.chmod(0o444)
    place.chmod(0o777)
    viewed, opened, *_ = visit(target)
    assert viewed == "met A person"
    assert opened.startswith(f"ReadOnlyError: {target} is write-protected: view it read-only")
    assert sorted(os.listdir(place)) == ["a.legcheck", "copy.legcheck"]
