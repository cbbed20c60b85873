"""Looking at a file before anything parses it: size, kind, archive limits.

Limits follow what laws need: the longest code in the test set is 2 MB of text; a gazette PDF 2 MB.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from legcheck.errors import UnreadableLawError

MAX_FILE = 100 * 1024 * 1024
"""Bytes of a law file; far above any law, small enough to be read whole."""
MAX_TEXT = 30 * 1024 * 1024
"""Bytes of a file that is text itself."""
MAX_UNPACKED = 200 * 1024 * 1024
MAX_MEMBER = 60 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 5000

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What the standard library raises on a broken archive."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def load(path: Path) -> bytes:
    """The bytes of a law file; raises UnreadableLawError where it is missing, a folder, empty or too large."""
    try:
        if path.is_dir():
            raise UnreadableLawError(f"{path.name or path} is a folder; name one law file.")
        if path.exists() and not path.is_file():
            raise UnreadableLawError(f"{path} is a device, not a file. Name one law file.")
        size = path.stat().st_size
        if size > MAX_FILE:
            raise UnreadableLawError(
                f"{path.name} has {size / 1e6:,.0f} MB; a law file may have at most {MAX_FILE // 1048576} MB. "
                "Save the law alone, without pictures."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableLawError(f"There is no file {path}. Check the path.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableLawError(f"{path.name} cannot be opened ({reason}). Check the path and its rights.") from None
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableLawError(f"{path.name} is empty. Choose the file that holds the law's text.")
    return data


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


_MIMES = {
    b"application/vnd.oasis.opendocument.text": "odt",
}


def kind_of(name: str, data: bytes) -> str:
    """The format by content first, suffix second: docx, odt, rtf, doc, pdf, html, xml, md or txt.

    A wrong suffix does no harm: a PDF named `.txt` is a PDF.
    Raises UnreadableLawError for what is no text of a law at all (pictures, spreadsheets, programs).
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _kind_of_zip(name, data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_OLE):
        return _kind_of_ole(name, data, suffix)
    if suffix in ("docx", "docm", "odt") and not _is_text(data):
        raise UnreadableLawError(
            f"{name} ends in .{suffix} but is no Word or OpenDocument file, or is damaged. Save it again from "
            f"the word processor."
        )
    if suffix == "pdf":
        raise UnreadableLawError(f"{name} ends in .pdf but holds no PDF, or its beginning is lost. Get the file again.")
    if not _is_text(data):
        raise UnreadableLawError(
            f"{name} is a binary file of a kind that is not read. Save the law as DOCX, PDF, HTML or text."
        )
    return _kind_of_text(head, suffix)


def _kind_of_text(head: bytes, suffix: str) -> str:
    text = head.replace(b"\x00", b"").lower()
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = text[2:]
    if b"<!doctype html" in text or b"<html" in text or suffix in ("html", "htm", "xhtml"):
        return "html"
    if text.startswith(b"<?xml") or suffix == "xml":
        return "xml"
    if text.startswith(b"<") and (b"<div" in text or b"<p" in text or b"<body" in text or b"<table" in text):
        return "html"
    return "md" if suffix in ("md", "markdown") else "txt"


def _is_text(data: bytes) -> bool:
    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in sample:
        # UTF-16 without a byte order mark: every other byte of Latin text is zero
        return sample[1::2].count(0) > len(sample) * 0.3 or sample[::2].count(0) > len(sample) * 0.3
    control = sum(sample.count(bytes([c])) for c in range(32) if c not in (9, 10, 11, 12, 13, 27))
    return control <= len(sample) * 0.005


def _kind_of_zip(name: str, data: bytes) -> str:
    with open_zip(name, data) as archive:
        names = set(archive.namelist())
        if any(n == "word/document.xml" or n.startswith("word/document") for n in names):
            return "docx"
        if "mimetype" in names:
            mime = read_member(archive, "mimetype", name).strip()
            if mime in _MIMES:
                return _MIMES[mime]
        if "[Content_Types].xml" in names and any(n.startswith("word/") for n in names):
            return "docx"
    raise UnreadableLawError(
        f"{name} is an archive that holds no Word or OpenDocument text. Unpack it and name the law inside."
    )


def _kind_of_ole(name: str, data: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        raise UnreadableLawError(
            f"{name} is protected by a password. Open it in the word processor and save it without one."
        )
    if suffix in ("doc", "dot", "docx", "") or "WordDocument".encode("utf-16-le") in data:
        return "doc"
    raise UnreadableLawError(f"{name} is an old Office file that holds no text of a law. Save the law as DOCX.")


def open_zip(name: str, data: bytes) -> zipfile.ZipFile:
    """Open an archive after looking at its directory; raises UnreadableLawError for damage, bombs, odd paths."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, IndexError, OverflowError):
        raise UnreadableLawError(f"{name} is damaged or cut short. Get the file again or save it anew.") from None
    if len(members) > MAX_MEMBERS:
        raise UnreadableLawError(f"{name} holds {len(members):,} parts, more than any law needs. It was not opened.")
    total = 0
    for member in members:
        pure = PurePosixPath(member.filename.replace("\\", "/"))
        if pure.is_absolute() or ".." in pure.parts:
            raise UnreadableLawError(f"{name} holds a part with an unsafe path. It was not opened.")
        if member.flag_bits & 1:
            raise UnreadableLawError(f"{name} is protected by a password. Save it without one.")
        total += member.file_size
        bomb = member.file_size > 1_000_000 and member.file_size > MAX_RATIO * max(1, member.compress_size)
        if bomb or total > MAX_UNPACKED:
            raise UnreadableLawError(
                f"{name} unpacks to far more than a law can be, which is the mark of a harmful file. It was not opened."
            )
    return archive


def read_member(archive: zipfile.ZipFile, member: str, name: str, limit: int = MAX_MEMBER) -> bytes:
    """The bytes of one part, counted while they are read, since declared sizes can lie."""
    try:
        with archive.open(member) as stream:
            return _read_counted(stream, name, limit)
    except KeyError:
        raise UnreadableLawError(f"{name} lacks its main part ({member}); it is damaged. Save it anew.") from None
    except _DAMAGE:
        raise UnreadableLawError(f"{name} is damaged or cut short. Get the file again or save it anew.") from None


def _read_counted(stream: IO[bytes], name: str, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(1 << 16):
        size += len(piece)
        if size > limit:
            raise UnreadableLawError(
                f"{name} unpacks to far more than a law can be, which is the mark of a harmful file. It was "
                f"not read on."
            )
        pieces.append(piece)
    return b"".join(pieces)
