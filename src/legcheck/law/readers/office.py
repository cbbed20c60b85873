"""ODT, RTF and old DOC files: LibreOffice turns them into DOCX, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from legcheck.errors import UnreadableLawError
from legcheck.law.readers.dispatch import View
from legcheck.law.source import Source

CONVERT_SECONDS = 120
_NAMES = {"odt": "OpenDocument", "rtf": "RTF", "doc": "old Word"}


def read_office(name: str, data: bytes, kind: str, *, view: View) -> Source:
    """Lines of an ODT, RTF or DOC file by way of DOCX; raises UnreadableLawError where LibreOffice is missing."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadableLawError(
            f"{name} is an {_NAMES[kind]} file, which is read through LibreOffice, and LibreOffice is not installed. "
            "Save it as DOCX in your word processor, or install LibreOffice."
        )
    with tempfile.TemporaryDirectory(prefix="legcheck-office-") as folder:
        made = _convert(program, data, kind, Path(folder))
    if made is None:
        raise UnreadableLawError(
            f"{name} could not be converted by LibreOffice; it may be damaged or protected. Save it as DOCX."
        )
    from legcheck.law.readers.docx import read_docx

    source = read_docx(name, made, view=view)
    source.format = kind
    return source


def _convert(program: str, data: bytes, kind: str, folder: Path) -> bytes | None:
    """Run LibreOffice in a profile and folder of its own; None where it makes nothing."""
    (folder / f"law.{kind}").write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(folder / "out"), str(folder / f"law.{kind}"),
    ]  # fmt: skip
    try:
        subprocess.run(command, capture_output=True, timeout=CONVERT_SECONDS, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return None
    made = folder / "out" / "law.docx"
    return made.read_bytes() if made.is_file() else None
