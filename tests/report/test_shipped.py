"""Reports over the shipped checklists: every core item comes through, and the pages show what the law says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from builders import NOW, Screened, graded, make_law, make_setup, package, quote_of
from readback import html_paragraphs, word_paragraphs

from legcheck.assessment import Assessment, Grade, draft_recommendation, items_in_scope
from legcheck.checklist import Catalogue, core_checklists, load_catalogue
from legcheck.law import Law
from legcheck.report import ReportView, build_view, write_report

LAW = make_law(
    [
        (
            "5",
            "Offence of trafficking",
            "(1) A person who recruits a person [by force] commits an offence.\n(2) Attempt is punished.",
        ),
        ("6", "Assistance", "The Minister may provide shelter to a victim who testifies | within 30 days."),
    ]
)
GRADES = (Grade.MET, Grade.PARTLY_MET, Grade.NOT_MET)


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue()


def assessed(shipped: Catalogue) -> Assessment:
    """Every core item graded in turn, every gap with its drafted recommendation."""
    core = core_checklists(shipped)
    setup = make_setup(checklists=core, catalogue_sha256=shipped.sha256)
    empty = Assessment(setup=setup, laws=(package(LAW, "The Bill"),))
    findings, recommendations = {}, []
    for n, item in enumerate(items_in_scope(empty, shipped)):
        grade = GRADES[n % len(GRADES)]
        evidence = () if grade is Grade.NOT_MET else (quote_of(LAW, "s5" if n % 2 else "s6"),)
        absence = "No provision found in: The Bill." if grade is Grade.NOT_MET else ""
        findings[item.id] = graded(item.id, grade, evidence=evidence, reason=f"Reason {n}.", absence=absence)
        if grade is not Grade.MET:
            recommendations.append(draft_recommendation(item, findings[item.id], empty.laws, setup))
    return empty.model_copy(update={"findings": findings, "recommendations": tuple(recommendations)})


def view_of(shipped: Catalogue, a: Assessment, screening: Screened | None = None) -> ReportView:
    laws: dict[str, Law] = {LAW.id: LAW}
    return build_view(a, shipped, laws, now=NOW, tool_version="0.1", screening=screening)


def test_every_item_of_the_core_checklists_comes_through(shipped: Catalogue, tmp_path: Path) -> None:
    view = view_of(shipped, assessed(shipped))
    assert len(view.items) == 105
    write_report(view, tmp_path / "a.docx")
    write_report(view, tmp_path / "a.html")
    write_report(view, tmp_path / "a.md")
    word = "\n".join(word_paragraphs((tmp_path / "a.docx").read_bytes()))
    page = "\n".join(html_paragraphs((tmp_path / "a.html").read_bytes()))
    plain = (tmp_path / "a.md").read_text("utf-8")
    for item in view.items:
        assert item.id in word
        assert item.id in page
        assert item.id in plain
        assert item.title in word
        assert item.title in page
    for recommendation in view.recommendations:
        assert word.count(recommendation.sentence) >= 2
        assert recommendation.sentence in page


def test_a_report_stays_readable(shipped: Catalogue, tmp_path: Path) -> None:
    """About 500 words fill a page: chapters I to V within some 40 pages, the machine's annex within as many."""
    full, empty = assessed(shipped), assessed(shipped).model_copy(update={"findings": {}, "recommendations": ()})
    write_report(view_of(shipped, full), tmp_path / "full.docx")
    write_report(view_of(shipped, empty, Screened(LAW)), tmp_path / "empty.docx")
    text = word_paragraphs((tmp_path / "full.docx").read_bytes())
    body = text[: len(text) - text[::-1].index("Annex 1. Side-by-side table") - 1]
    assert len(" ".join(body).split()) < 20_000
    assert len(" ".join(word_paragraphs((tmp_path / "empty.docx").read_bytes())).split()) < 25_000


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_pages_show_each_quote_exactly_as_in_the_law(shipped: Catalogue, tmp_path: Path) -> None:
    write_report(view_of(shipped, assessed(shipped)), tmp_path / "a.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pdf = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    for provision in LAW.provisions:
        quote = "".join(LAW.text_of(provision).split())
        assert any(quote in page for page in pages), provision.label
    assert all("DRAFT·Restricted" in page for page in pages)
    assert 40 < len(pages) < 120
    landscape = [page.get_width() > page.get_height() for page in pdf]
    assert any(landscape)
    assert not all(landscape)
