"""Word files: automatic numbers counted as Word counts, tracked changes in both views, footnotes, tables, fields."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from law_makers import abstract, docx, instance, level, numbered, paragraph

from legcheck.law import Role, read_law
from legcheck.law.readers.docx import read_docx
from legcheck.law.readers.docx_numbering import format_number


def lines(data: bytes, view: str = "final") -> list[str]:
    return [line.text for line in read_docx("law.docx", data, view=view).lines if line.text.strip()]


LEGAL = abstract(
    0,
    level(0, "CHAPTER %1", "upperRoman", style="Chapter"),
    level(1, "Article %2.", "decimal", style="Article", restart=0),
    level(2, "%3."),
    level(3, "(%4)", "lowerLetter"),
    level(4, "(%5)", "lowerRoman"),
)
STYLES = """
<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="heading 2"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ArticleChild"><w:name w:val="Child"/><w:basedOn w:val="Article"/></w:style>
<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="Plain"/><w:basedOn w:val="Article"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
"""


def styled(text: str, style: str, extra: str = "") -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>{extra}')


def test_style_linked_levels_and_no_restart() -> None:
    data = docx(
        [
            styled("General", "Chapter"), styled("Definitions", "Article"), numbered("First", 1, 2), numbered("child", 1, 3),
            numbered("deep", 1, 4), numbered("deeper", 1, 4), numbered("next", 1, 3), numbered("Second", 1, 2),
            styled("Scope", "ArticleChild"), numbered("Again", 1, 2), styled("Offences", "Chapter"), styled("Smuggling", "Article"),
            styled("No number", "Plain"),
        ],
        numbering=LEGAL + instance(1, 0), styles=STYLES,
    )  # fmt: skip
    assert lines(data) == [
        "CHAPTER I General", "Article 1. Definitions", "1. First", "(a) child", "(i) deep", "(ii) deeper", "(b) next", "2. Second",
        "Article 2. Scope", "1. Again", "CHAPTER II Offences", "Article 3. Smuggling", "No number",
    ]  # fmt: skip


def test_start_override_counts_once() -> None:
    numbering = abstract(0, level(0, "%1."), level(1, "%1.%2")) + instance(1, 0) + instance(2, 0, L0=7)
    data = docx(
        [numbered("a", 1), numbered("b", 1), numbered("c", 2), numbered("d", 2), numbered("e", 2, 1)],
        numbering=numbering,
    )
    assert lines(data) == ["1. a", "2. b", "7. c", "8. d", "8.1 e"]


def test_restart_only_after_a_high_level() -> None:
    numbering = abstract(0, level(0, "%1"), level(1, "%1.%2"), level(2, "(%3)", restart=1)) + instance(1, 0)
    data = docx(
        [
            numbered("a", 1),
            numbered("b", 1, 1),
            numbered("c", 1, 2),
            numbered("d", 1, 1),
            numbered("e", 1, 2),
            numbered("f", 1),
            numbered("g", 1, 2),
        ],
        numbering=numbering,
    )
    assert lines(data) == ["1 a", "1.1 b", "(1) c", "1.2 d", "(2) e", "2 f", "(1) g"]


def test_legal_numbering_and_level_override() -> None:
    numbering = (
        abstract(0, level(0, "%1", "upperRoman"), level(1, "%1.%2", legal=True))
        + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        + f'<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, "[%1]", "lowerLetter")}</w:lvlOverride></w:num>'
    )
    data = docx([numbered("a", 1), numbered("b", 1, 1), numbered("c", 2)], numbering=numbering)
    assert lines(data) == ["I a", "1.1 b", "[b] c"]


def test_numbering_style_link() -> None:
    numbering = (
        abstract(0, level(0, "%1)"))
        + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="LegalList"/></w:abstractNum>'
        + instance(1, 0) + instance(2, 1)
    )  # fmt: skip
    styles = (
        '<w:style w:type="numbering" w:styleId="LegalList"><w:name w:val="LegalList"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert lines(docx([numbered("a", 2), numbered("b", 2)], numbering=numbering, styles=styles)) == ["1) a", "2) b"]


def test_suffix_and_bullets() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="§%1"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
        + instance(1, 0) + instance(2, 1)
    )  # fmt: skip
    assert lines(docx([numbered("a", 1), numbered("b", 2)], numbering=numbering)) == ["§1a", "• b"]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"), (4, "lowerRoman", "iv"), (1949, "upperRoman", "MCMXLIX"),
        (7, "decimalZero", "07"), (12, "decimalZero", "12"), (1, "none", ""), (3, "ordinal", "3rd"), (11, "ordinal", "11th"),
        (2, "ordinalText", "Second"), (2, "arabicAbjad", "ب"), (3, "arabicAlpha", "ت"), (23, "chineseCounting", "二十三"),
        (110, "chineseCountingThousand", "一百一十"), (10, "ideographDigital", "一〇"), (3, "russianLower", "в"),
        (5, "decimalEnclosedCircle", "⑤"), (9, "someNewFormat", "9"), (5000, "upperRoman", "5000"),
    ],
)  # fmt: skip
def test_number_formats(value: int, style: str, expected: str) -> None:
    assert format_number(value, style) == expected


INS = '<w:ins w:id="1" w:author="a">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="a">{}</w:del>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return DEL.format(f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>')


def test_tracked_changes_in_both_views() -> None:
    numbering = abstract(0, level(0, "%1.")) + instance(1, 0)
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    deleted_mark = f'{number}<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>'
    inserted_mark = f'{number}<w:rPr><w:ins w:id="4" w:author="a"/></w:rPr>'
    data = docx(
        [
            numbered("Kept", 1),
            paragraph(properties=deleted_mark, runs=gone("Whole paragraph deleted")),
            paragraph(
                properties=number,
                runs=run("Applies to ") + INS.format(run("persons")) + gone("men") + run(" in the territory"),
            ),
            paragraph(properties=inserted_mark, runs=INS.format(run("Whole paragraph inserted"))),
            numbered("Last", 1),
        ],
        numbering=numbering,
    )
    assert lines(data) == [
        "1. Kept",
        "2. Applies to persons in the territory",
        "3. Whole paragraph inserted",
        "4. Last",
    ]
    assert lines(data, "original") == [
        "1. Kept", "2. Whole paragraph deleted", "3. Applies to men in the territory", "4. Last",
    ]  # fmt: skip


def test_moves_follow_the_view() -> None:
    moved = '<w:moveFrom w:id="1" w:author="a"><w:r><w:t>here</w:t></w:r></w:moveFrom>'
    there = '<w:moveTo w:id="2" w:author="a"><w:r><w:t>there</w:t></w:r></w:moveTo>'
    data = docx([paragraph(runs=run("A ") + moved + there)])
    assert lines(data) == ["A there"]
    assert lines(data, "original") == ["A here"]


def test_a_deleted_mark_joins_paragraphs() -> None:
    first = paragraph(properties='<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>', runs=run("Begun "))
    assert lines(docx([first, paragraph("and ended")])) == ["Begun and ended"]
    assert lines(docx([first, paragraph("and ended")]), "original") == ["Begun ", "and ended"]


def test_fields_content_controls_tables_and_signs() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>section 5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = '<w:fldSimple w:instr="REF y"><w:r><w:t>article 6</w:t></w:r></w:fldSimple>'
    control = "<w:sdt><w:sdtContent><w:r><w:t>the Minister</w:t></w:r></w:sdtContent></w:sdt>"
    block = "<w:sdt><w:sdtContent>" + paragraph("Block control") + "</w:sdtContent></w:sdt>"
    table = (
        "<w:tbl><w:tr><w:tc>" + paragraph("Act") + "</w:tc><w:tc>" + paragraph("Amendment") + "</w:tc></w:tr></w:tbl>"
    )
    signs = "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>"
    data = docx(
        [
            paragraph(runs=run("See ") + field + run(", ") + simple + run(" and ") + control),
            block,
            table,
            paragraph(runs=signs),
        ]
    )
    assert lines(data) == [
        "See section 5, article 6 and the Minister",
        "Block control",
        "Act\tAmendment",
        "a\u2011b\tc",
        "d",
    ]


def test_footnotes_become_notes(tmp_path: Path) -> None:
    path = tmp_path / "law.docx"
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = '<w:footnote w:id="2">' + paragraph("See the Convention.") + "</w:footnote>"
    body = [
        paragraph("Article 1. Aim", '<w:outlineLvl w:val="0"/>'),
        paragraph(runs=run("To punish") + reference + run(".")),
    ]
    path.write_bytes(docx([*body, paragraph("Article 2. End", '<w:outlineLvl w:val="0"/>'), "Text."], footnotes=notes))
    law = read_law(path)
    assert "To punish[1]." in law.text
    note = next(p for p in law.provisions if p.role is Role.NOTE)
    assert law.text_of(note) == "[1] See the Convention."


def test_warnings_name_what_the_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "law.docx"
    numbering = abstract(0, level(0, "%1.")) + instance(1, 0)
    comments = '<w:comment w:id="0" w:author="a">' + paragraph("why?") + "</w:comment>"
    body = [numbered("Short title", 1), paragraph(runs=INS.format(run("This Act."))), numbered("Aim", 1), "To punish."]
    path.write_bytes(docx(body, numbering=numbering, comments=comments))
    law = read_law(path)
    assert [law.quote(*span) for span in law.generated] == ["1.", "2."]
    said = " ".join(law.warnings)
    assert "tracked changes" in said
    assert "2 numbers come from Word" in said
    assert "1 comments" in said


def test_strict_namespace() -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    data = docx([numbered("a", 1)], numbering=abstract(0, level(0, "%1.")) + instance(1, 0), namespace=strict)
    assert lines(data) == ["1. a"]


@pytest.mark.slow
def test_round_trip_over_libreoffice(tmp_path: Path) -> None:
    """LibreOffice shows the same numbers, but for `lvlRestart` 0, which it ignores."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
    )
    from law_makers import with_relations

    numbering = (
        abstract(0, level(0, "Section %1."), level(1, "(%2)"), level(2, "(%3)", "lowerLetter"))
        + instance(1, 0)
        + instance(2, 0, L0=9)
    )
    data = with_relations(
        docx(
            [
                numbered("a", 1),
                numbered("b", 1, 1),
                numbered("c", 1, 2),
                numbered("d", 1, 2),
                numbered("e", 1),
                numbered("f", 1, 1),
                numbered("g", 2),
            ],
            numbering=numbering,
        ),
        types,
    )
    (tmp_path / "law.docx").write_bytes(data)
    subprocess.run(
        [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", str(tmp_path), str(tmp_path / "law.docx")],
        check=False, capture_output=True, timeout=180,
    )  # fmt: skip
    shown = (tmp_path / "law.txt").read_text(encoding="utf-8-sig").split("\n")
    theirs = [" ".join(row.split()) for row in shown if row.strip()]
    assert theirs == lines(data)


@pytest.mark.slow
def test_rtf_through_libreoffice(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    rows = "".join(
        f"Section {n}. Heading {n}\\par (1) A person who does so commits an offence.\\par " for n in range(1, 6)
    )
    path = tmp_path / "law.rtf"
    path.write_text("{\\rtf1\\ansi " + rows + "}", encoding="ascii")
    law = read_law(path)
    assert law.format == "rtf"
    assert {p.number for p in law.provisions if p.number} == {"1", "2", "3", "4", "5"}
