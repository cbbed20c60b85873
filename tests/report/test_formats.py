"""The three formats read back: nothing lost, nothing changed, nothing executed."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import lxml.html
import pytest
from builders import CONTROL, HOSTILE, NOW, Screened, assessment, catalogue, laws, make_setup
from docx.oxml.ns import qn
from readback import html_paragraphs, markdown_paragraphs, squeezed, word_paragraphs, word_text

from legcheck.errors import ReportError
from legcheck.report import FORMATS, ReportView, build_view, write_report

CONTROL_SHOWN = "be\ufffdll nu\ufffdll es\ufffdc del\ufffd sur\ufffdrogate non\ufffdchar"
READERS: dict[str, Callable[[bytes], list[str]]] = {
    ".docx": word_paragraphs,
    ".html": html_paragraphs,
    ".md": markdown_paragraphs,
}


@pytest.fixture(scope="module")
def view() -> ReportView:
    return build_view(assessment(), catalogue(), laws(), now=NOW, tool_version="0.1")


@pytest.fixture(scope="module")
def screened() -> ReportView:
    a = assessment(findings={}, recommendations=(), questions=())
    return build_view(a, catalogue(), laws(), now=NOW, tool_version="0.1", screening=Screened(*laws().values()))


@pytest.fixture(scope="module")
def written(view: ReportView, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("reports")
    contents = {}
    for suffix in READERS:
        write_report(view, folder / f"report{suffix}")
        contents[suffix] = (folder / f"report{suffix}").read_bytes()
    return contents


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("line", HOSTILE)
def test_hostile_lines_come_back_unharmed(written: dict[str, bytes], suffix: str, line: str) -> None:
    shown = {squeezed(text) for text in READERS[suffix](written[suffix])}
    assert line in shown


@pytest.mark.parametrize("suffix", READERS)
def test_control_characters_leave_their_neighbours_standing(written: dict[str, bytes], suffix: str) -> None:
    assert any(CONTROL_SHOWN in text for text in READERS[suffix](written[suffix]))
    assert CONTROL not in written[suffix].decode("utf-8", "surrogateescape")


@pytest.mark.parametrize("suffix", READERS)
def test_free_texts_and_names_come_back(written: dict[str, bytes], suffix: str) -> None:
    text = "\n".join(squeezed(t) for t in READERS[suffix](written[suffix]))
    for expected in (
        "Assessment of the <Bill> | [draft] & more",
        "Ada & <Lovelace>",
        "amend [section] 1 | so that <it> holds.",
        "In practice | never",
        "mind [this]",
        "Is there [an act]?",
        "Whoever commits [trafficking] is punished.",
        "Traps | [/b] <b>",
        "Unused {{ x }}",
        "A [void] passport.",
        "5. A person",
        "القانون رقم 1",
    ):
        assert expected in text, expected


def test_a_strict_renderer_with_typography_shows_the_same(written: dict[str, bytes]) -> None:
    shown = {squeezed(text) for text in markdown_paragraphs(written[".md"], flavour="typographer")}
    for line in HOSTILE:
        assert line in shown, line


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_input_gives_the_same_bytes(
    view: ReportView, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    write_report(view, one)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    write_report(view, two)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("suffix", READERS)
def test_draft_and_suggestions_are_labelled_in_every_format(screened: ReportView, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"screened{suffix}"
    write_report(screened, path)
    text = "\n".join(READERS[suffix](path.read_bytes()))
    assert "DRAFT" in text
    assert "Annex 7. Suggested by machine, not reviewed" in text
    assert text.index("Annex 7. Suggested by machine, not reviewed") < text.index("Nobody relies on this")
    assert text.count("○ Not assessed") >= len(screened.items)


def test_no_format_for_the_suffix(view: ReportView, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"report\.odt has the ending '\.odt', .*\.docx, \.html, \.htm, \.md"):
        write_report(view, tmp_path / "report.odt")
    with pytest.raises(ReportError, match="no ending"):
        write_report(view, tmp_path / "report")
    assert list(tmp_path.iterdir()) == []
    write_report(view, tmp_path / "REPORT.HTM")


def test_a_failed_write_leaves_the_old_report(
    view: ReportView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.md"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match=r"cannot be written to .*No space left"):
        write_report(view, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said(view: ReportView, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be written"):
        write_report(view, tmp_path / "none" / "report.md")


def test_a_report_keeps_the_permissions_of_the_one_it_replaces(view: ReportView, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("old")
    path.chmod(0o640)
    write_report(view, path)
    assert path.stat().st_mode & 0o777 == 0o640


# Word


@pytest.fixture(scope="module")
def word(written: dict[str, bytes]) -> docx.document.Document:
    return docx.Document(io.BytesIO(written[".docx"]))


def test_word_has_headings_contents_and_running_lines(word: docx.document.Document) -> None:
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == "About this report"
    assert "Annex 1. Side-by-side table" in headings
    body = word.element.body
    instructions = [e.text.strip() for e in body.iter(qn("w:instrText"))]
    assert instructions[0].startswith("TOC ")
    entries = [p for p in word.paragraphs if p.style.name.lower().startswith("toc ")]
    assert [word_text(p._p) for p in entries[:2]] == ["About this report", "Summary"]
    head = word.sections[0].header.paragraphs[0].text
    assert head.startswith("DRAFT · Restricted · ")
    foot = "".join(e.text for e in word.sections[0].footer._element.iter(qn("w:instrText")))
    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    assert all(section.header.is_linked_to_previous for section in list(word.sections)[1:])


def test_word_numbers_paragraphs_itself_and_refers_to_them(word: docx.document.Document) -> None:
    numbered = [p for p in word.paragraphs if p.style.style_id in {"LegNumbered", "LegRecommendation"}]
    assert len(numbered) > 15
    assert not any(re.match(r"\d+\.", p.text) for p in numbered)
    fields = "".join(e.text for e in word.element.body.iter(qn("w:instrText")))
    referred = set(re.findall(r"REF (p\d+) ", fields))
    marks = {e.get(qn("w:name")) for e in word.element.body.iter(qn("w:bookmarkStart"))}
    assert referred
    assert referred <= marks


def test_word_tables_repeat_their_header_and_keep_their_width(word: docx.document.Document) -> None:
    for table in word.element.body.iter(qn("w:tbl")):
        first = table.find(qn("w:tr"))
        look = table.find(qn("w:tblPr")).find(qn("w:tblLook"))
        if look.get(qn("w:firstRow")) == "1" and len(table.findall(qn("w:tr"))) > 1:
            assert first.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        for cell in table.iter(qn("w:tc")):
            assert cell[-1].tag == qn("w:p")
    landscape = [s for s in word.sections if s.page_width > s.page_height]
    assert len(landscape) == 1


def test_word_marks_right_to_left_text(word: docx.document.Document) -> None:
    arabic = [p for p in word.element.body.iter(qn("w:p")) if "يعاقب" in word_text(p)]
    assert arabic
    for paragraph in arabic:
        assert paragraph.find(qn("w:pPr")).find(qn("w:bidi")) is not None
        run = next(r for r in paragraph.iter(qn("w:r")) if "يعاقب" in "".join(t.text for t in r.iter(qn("w:t"))))
        assert run.find(qn("w:rPr")).find(qn("w:rtl")) is not None
        assert run.find(qn("w:rPr")).find(qn("w:lang")).get(qn("w:bidi")) == "ar"
    titles = [r for r in word.element.body.iter(qn("w:r")) if "القانون" in "".join(t.text for t in r.iter(qn("w:t")))]
    assert all(run.find(qn("w:rPr")).find(qn("w:rtl")) is not None for run in titles)


def test_word_properties_say_nothing_of_the_machine(written: dict[str, bytes], word: docx.document.Document) -> None:
    properties = word.core_properties
    assert properties.author == "Ada & <Lovelace>"
    assert properties.comments == ""
    assert properties.created.replace(tzinfo=None).isoformat() == "2026-03-14T09:30:00"
    with zipfile.ZipFile(io.BytesIO(written[".docx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
    assert not any("thumbnail" in name for name in names)
    assert b"python-docx" not in everything
    assert b"Microsoft Macintosh Word" not in everything
    assert properties.last_printed is None
    assert b'w:val="en-GB"' in everything


# HTML


@pytest.fixture(scope="module")
def page(written: dict[str, bytes]) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(written[".html"].decode("utf-8"))


def test_html_allows_its_own_style_and_nothing_else(written: dict[str, bytes], page: lxml.html.HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = re.search(r"<style>(.*?)</style>", written[".html"].decode("utf-8"), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert page.xpath("//script | //link | //img | //iframe | //object | //*[@style] | //*[@onclick] | //base") == []
    assert page.xpath("//@href[not(starts-with(., '#'))] | //@src") == []
    assert "url(http" not in style
    assert "@import" not in style


def test_html_is_structured_for_those_who_cannot_see_it(page: lxml.html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    assert page.xpath("//thead//th[not(@scope='col')]") == []
    assert page.xpath("//tbody/tr[not(th[@scope='row'])]") == []
    assert page.xpath("//table[not(@class='facts')][not(caption)]") == []
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in page.xpath("//@href")} <= set(ids)
    quote = page.xpath("//blockquote[@lang='ar']")[0]
    assert quote.get("dir") == "rtl"
    assert page.xpath("//*[local-name()='svg'][@role='img']//*[local-name()='desc']")[0].text.startswith(
        "Criminalization: 1 not met"
    )


def test_html_title_cannot_leave_the_style(tmp_path: Path) -> None:
    setup = make_setup(title='x</style><script>alert(1)</script>"; } body { display: none')
    view = build_view(assessment(setup=setup), catalogue(), laws(), now=NOW, tool_version="0.1")
    write_report(view, tmp_path / "a.html")
    page = lxml.html.document_fromstring((tmp_path / "a.html").read_text("utf-8"))
    assert page.xpath("//script") == []
    assert "body { display: none" not in page.xpath("//style")[0].text


def test_markdown_holds_no_html_and_no_link(written: dict[str, bytes]) -> None:
    text = written[".md"].decode("utf-8")
    assert "<" not in text
    assert "](" not in text.replace("\\](", "").replace("\\]\\(", "")
    assert "{{" not in text
    assert "{%" not in text
