"""Scans are read by the tesseract program where it is installed; the two scans are the only laws refused without it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from legcheck.errors import UnreadableLawError
from legcheck.law import EVIDENCE_ROLES, read_law
from legcheck.law.readers import ocr

SCANS = ("pk-tip-2018.pdf", "eg-smuggling-amend-22-2022.pdf")


def test_refused_without_tesseract(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    for name, reason in zip(SCANS, ("it is a scan", "font encoding"), strict=True):
        with pytest.raises(UnreadableLawError, match=reason):
            read_law(shared / "laws" / name)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="the program tesseract is not installed")
def test_scan_of_an_act(shared: Path) -> None:
    told: list[tuple[str, int, int]] = []
    law = read_law(shared / "laws" / SCANS[0], progress=lambda *step: told.append(step))
    found = {p.number for p in law.provisions if p.number and p.role in EVIDENCE_ROLES}
    wanted = {str(n) for n in range(1, 17)}
    assert 2 * len(found & wanted) / (len(found) + len(wanted)) >= 0.85
    assert any("OCR" in w for w in law.warnings)
    assert any("mended for numbering" in w for w in law.warnings)
    assert [step[1] for step in told if step[0] == "recognising page"] == [1, 2, 3, 4, 5]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="the program tesseract is not installed")
def test_text_layer_in_a_legacy_encoding(shared: Path) -> None:
    law = read_law(shared / "laws" / SCANS[1])
    assert law.format == "pdf-ocr"
    assert law.language == "ar"
    assert "المهاجرين" in law.text
    assert any("font encoding" in w for w in law.warnings)
