"""From real laws to a Word report: read, screen, decide twenty items, take one back, lose the process, report."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from legcheck import assessment as a
from legcheck.assessment.demo import ASSESSED_FILE, demo_book, demo_setup
from legcheck.checklist import load_catalogue
from legcheck.cli import run
from legcheck.law import Law, read_package
from legcheck.matching import absence_text, screen
from legcheck.paths import samples_dir
from legcheck.report import build_view, write_report

PACKAGE = ("bb-tip-bill-2016.pdf", "bb-immigration-amend-bill-2016.pdf", "pk-som-2018.txt")
DECIDED = 20


def words_of(text: str) -> str:
    """A text with line breaks, line-end hyphens and spaces joined, as a displayed quote may join them."""
    return re.sub(r"\s+", "", re.sub(r"[-\u00ad\ufffe]\s*\n\s*", "", text))


def text_of(path: Path) -> str:
    """All text of a Word file in order, tables included."""
    body = docx.Document(str(path)).element.body
    return words_of("\n".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")))


def decide(book: a.Book, laws: tuple[Law, ...]) -> list[a.Evidence]:
    """Grade twenty items as an assessor would, and give back the evidence that was accepted."""
    catalogue = load_catalogue()
    items = a.items_in_scope(book.assessment, catalogue)[:DECIDED]
    screening = screen(items, laws)
    by_id = {law.id: law for law in laws}
    accepted = []
    for number, item in enumerate(items):
        match = screening.match(item.id)
        if number % 4 == 3:
            book.record(a.SetGrade(item=item.id, grade=a.Grade.NOT_MET, absence=absence_text(match, laws)))
            continue
        evidence = a.from_candidate(match.candidates[0], by_id)
        grade = a.Grade.MET if number % 4 else a.Grade.PARTLY_MET
        book.record(a.AddEvidence(item=item.id, evidence=evidence))
        book.record(a.SetGrade(item=item.id, grade=grade, reason="An element is missing."))
        accepted.append(evidence)
    return accepted


def test_real_laws_to_a_word_report(shared: Path, tmp_path: Path) -> None:
    laws = read_package([shared / "laws" / name for name in PACKAGE])
    catalogue = load_catalogue()
    path = tmp_path / "barbados.legcheck"
    setup = demo_setup(catalogue, a.Person(name="Ada Lindqvist", role="legal adviser"))
    with a.Book.create(path, setup, by="Ada Lindqvist") as book:
        for law in laws:
            details = a.PackageLaw(
                id=law.id, sha256=law.sha256, file=law.file, title=law.title or law.id, language=law.language
            )
            book.add_law(law, details)
        accepted = decide(book, laws)
        by_hand = a.from_provision(laws[0], next(p.id for p in laws[0].provisions if p.number == "5"))
        book.record(a.AddEvidence(item="SOM-5", evidence=by_hand))
        assert book.undo() is not None
        assert book.assessment.finding("SOM-5").evidence == ()

    assert run(["report", str(path), "-o", str(tmp_path / "barbados.docx")]) == 0
    shown = text_of(tmp_path / "barbados.docx")
    texts = {law.id: law for law in laws}
    for evidence in accepted:
        source = evidence.source
        assert isinstance(source, a.Quoted)
        assert source.quote == texts[source.law].quote(source.start, source.end)
        assert words_of(source.quote) in shown or words_of(source.quote[:200]) in shown
        assert words_of(source.label) in shown


def test_unattended_report_grades_nothing(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    with demo_book(catalogue) as book:
        view = build_view(
            book.assessment,
            catalogue,
            {law.id: law for law in book.laws()},
            screening=screen(catalogue.items, book.laws()),
            now=datetime(2026, 3, 2, tzinfo=UTC),
            tool_version="0",
        )
        assert not book.assessment.findings
    write_report(view, tmp_path / "demo.docx")
    shown = text_of(tmp_path / "demo.docx")
    assert "DRAFT" in shown
    assert words_of("suggested by machine, not reviewed") in shown


def test_bundled_assessment_is_of_the_checklists_it_ships_with() -> None:
    catalogue = load_catalogue()
    with a.Book.open(samples_dir() / ASSESSED_FILE, read_only=True) as book:
        assert book.assessment.setup.catalogue_version == catalogue.version
        items = a.items_in_scope(book.assessment, catalogue)
        assert all(book.assessment.finding(item.id).grade is not a.Grade.NOT_ASSESSED for item in items)
        laws = {law.id: law for law in book.laws()}
        for finding in book.assessment.findings.values():
            for evidence in finding.accepted:
                assert a.quote_check(evidence, laws) is a.QuoteCheck.EXACT
        assert book.assessment.recommendations


@pytest.mark.slow
def test_office_program_opens_the_report(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("the program soffice (LibreOffice) is not installed")
    assert run(["report", str(samples_dir() / ASSESSED_FILE), "-o", str(tmp_path / "assessed.docx")]) == 0
    command = [
        soffice,
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "assessed.docx"),
    ]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run([*command[:1], profile, *command[1:]], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "assessed.txt").read_text(encoding="utf-8")
    assert "Republic of Tarrova" in text
    assert "Ilse Marenko" in text
