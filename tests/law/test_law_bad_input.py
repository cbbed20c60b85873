"""Files that cannot be read end in one clear sentence, never in a traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from law_makers import docx, pdf, scan_pdf

from legcheck.errors import UnreadableLawError
from legcheck.law import read_law, safety
from legcheck.law.readers import ocr, office


def refused(path: Path, data: bytes | None = None) -> str:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableLawError) as caught:
        read_law(path)
    words = str(caught.value)
    assert "\n" not in words
    assert words.endswith((".", ")"))
    assert path.name in words or str(path) in words
    return words


def test_missing(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "bill.docx")


def test_folder(tmp_path: Path) -> None:
    folder = tmp_path / "laws"
    folder.mkdir()
    assert "folder" in refused(folder)


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\x00" * 100, b"\xef\xbb\xbf"])
def test_empty(tmp_path: Path, data: bytes) -> None:
    words = refused(tmp_path / "law.txt", data)
    assert "empty" in words or "no text" in words


def test_binary(tmp_path: Path) -> None:
    assert "binary" in refused(tmp_path / "law.txt", bytes(range(256)) * 50)


def test_huge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "MAX_FILE", 1000)
    assert "MB" in refused(tmp_path / "law.txt", b"Section 1. " * 200)


def test_docx_that_is_no_zip(tmp_path: Path) -> None:
    assert "no Word" in refused(tmp_path / "law.docx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)


def test_truncated_docx(tmp_path: Path) -> None:
    whole = docx(["1. Short title", "This Act."])
    assert "damaged" in refused(tmp_path / "law.docx", whole[: len(whole) // 2])


def test_docx_without_document(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/styles.xml", "<styles/>")
    assert "damaged" in refused(tmp_path / "law.docx", buffer.getvalue())


def test_zip_bomb(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * 80_000_000)
    assert "harmful" in refused(tmp_path / "law.docx", buffer.getvalue())


def test_lying_size(tmp_path: Path) -> None:
    """A declared size that is too small does not get past the counting reader."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"".join(b"%d," % i for i in range(400_000)))
    with safety.open_zip("law.docx", buffer.getvalue()) as archive, pytest.raises(UnreadableLawError, match="harmful"):
        safety.read_member(archive, "word/document.xml", "law.docx", limit=1_000_000)


def test_unsafe_path(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../evil.xml", "x")
        archive.writestr("word/document.xml", "<w/>")
    assert "unsafe" in refused(tmp_path / "law.docx", buffer.getvalue())


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "MAX_MEMBERS", 3)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for i in range(5):
            archive.writestr(f"word/p{i}.xml", "x")
    assert "parts" in refused(tmp_path / "law.docx", buffer.getvalue())


def test_encrypted_office(tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refused(tmp_path / "law.docx", data)


def test_other_archive(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "archive" in refused(tmp_path / "law.zip", buffer.getvalue())


def test_truncated_pdf(tmp_path: Path) -> None:
    assert "damaged" in refused(tmp_path / "law.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type")


def test_pdf_suffix_without_pdf(tmp_path: Path) -> None:
    assert "PDF" in refused(tmp_path / "law.pdf", b"just words")


def test_scan_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    words = refused(tmp_path / "law.pdf", scan_pdf(2))
    assert "scan" in words
    assert "tesseract" in words


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from legcheck.law.readers import pdf as reader

    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    assert "pages" in refused(tmp_path / "law.pdf", pdf([["Section 1. A"]] * 3))


def test_external_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read", encoding="utf-8")
    data = (
        f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><Statute><Body>&x;</Body></Statute>'
    )
    words = refused(tmp_path / "law.xml", data.encode())
    assert "entit" in words


def test_entity_bomb(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 9))
    data = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{levels}]><Statute>&l8;</Statute>'
    assert "entit" in refused(tmp_path / "law.xml", data.encode())


def test_broken_xml(tmp_path: Path) -> None:
    assert "malformed" in refused(tmp_path / "law.xml", b"<?xml version='1.0'?><Statute><Body>")


def test_odt_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    assert "LibreOffice" in refused(tmp_path / "law.rtf", b"{\\rtf1 Section 1. Text}")


def test_wrong_suffix_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_bytes(docx(["1. Short title", "This Act may be cited.", "2. Aim", "To punish.", "3. End", "It ends."]))
    assert read_law(path).format == "docx"


def test_unknown_part(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text("Article 1. A\n\nText.\n", encoding="utf-8")
    with pytest.raises(UnreadableLawError, match="one text only"):
        read_law(f"{path}#fr")


def test_law_without_articles(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Minister,\n\nplease find the draft enclosed.\n\nYours faithfully\n", encoding="utf-8")
    law = read_law(path)
    assert any("No article or section number" in w for w in law.warnings)
    assert law.provisions
