"""One writer per assessment file: an operating-system lock on a side file.

The lock belongs to the process, so that it goes with it however it ends, `kill -9` and power cuts included; a
side file that was left behind blocks nobody. The assessment file itself stays free for readers.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from legcheck.errors import ReadOnlyError

SUFFIX = "-lock"
_BUSY = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 20  # far behind the note, which stays readable to others

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # flock, not lockf: it also holds between two windows of one process
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """The right to write one assessment file, held until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        """Take the lock of the file at `path`; raises ReadOnlyError where it is held or cannot be taken."""
        self.side = path.with_name(path.name + SUFFIX)
        self._descriptor: int | None = _take(self.side, path)

    def release(self) -> None:
        """Give the lock back and remove the side file; harmless the second time."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        # Windows cannot remove an open file; elsewhere removing first leaves no gap for a stranger's lock
        if sys.platform != "win32":
            self.side.unlink(missing_ok=True)
        os.close(descriptor)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self.side.unlink(missing_ok=True)


def _take(side: Path, path: Path) -> int:
    """An open, locked descriptor of the side file."""
    while True:
        try:
            descriptor = os.open(side, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise ReadOnlyError(
                f"{path} cannot be changed, because nothing can be written beside it "
                f"({error.strerror}): view it read-only, or copy it to a folder where you may write."
            ) from error
        try:
            _lock(descriptor)
        except OSError as error:
            note = _note(descriptor)
            os.close(descriptor)
            raise ReadOnlyError(_refusal(path, error, note)) from error
        if _still_there(descriptor, side):
            break
        os.close(descriptor)  # its last holder removed it between our open and our lock
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC".encode())
    return descriptor


def _still_there(descriptor: int, side: Path) -> bool:
    """Whether the locked file is still the one that the next comer would open."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(descriptor), side.stat())
    except FileNotFoundError:
        return False


def _note(descriptor: int) -> str:
    """Who holds the lock, as far as the side file says."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return os.read(descriptor, 200).decode("utf-8", "replace")
    except OSError:
        return ""


def _refusal(path: Path, error: OSError, note: str) -> str:
    if error.errno in _BUSY:
        holder = f" ({note})" if note else ""
        return f"{path} is open in another legcheck{holder}: close it there, or view it read-only here."
    return (
        f"{path} cannot be locked on this drive ({error.strerror}): "
        "view it read-only, or copy it to a folder on this computer."
    )
