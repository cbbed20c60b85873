from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import NOW, Screened, assessment, catalogue, graded, laws, make_law, make_setup, package, quote_of

from legcheck.assessment import Assessment, Grade, Party, TreatyStatus, progress
from legcheck.checklist import ChecklistFacts, Instrument, LawScope, Level
from legcheck.report import build_view
from legcheck.report.blocks import Box, Bullets, Chart, Document, Facts, Heading, Paragraph, Quote, Run, Section, Table
from legcheck.report.compose import compose

SUGGESTED = "Suggested by machine, not reviewed"


def document(a: Assessment | None = None, *, screened: bool = False) -> Document:
    screening = Screened(*laws().values()) if screened else None
    return compose(build_view(a or assessment(), catalogue(), laws(), now=NOW, tool_version="0.1", screening=screening))


def unassessed() -> Document:
    return document(assessment(findings={}, recommendations=(), questions=()), screened=True)


def blocks(part: Document | Section) -> Iterator[object]:
    """All blocks, those in cells and boxes too."""
    sections = part.sections if isinstance(part, Document) else (part,)
    for section in sections:
        for block in section.blocks:
            yield block
            if isinstance(block, Table):
                yield from (inner for row in block.rows for cell in row.cells for inner in cell)
            if isinstance(block, Facts):
                yield from (inner for _, cell in block.rows for inner in cell)
            if isinstance(block, Box):
                yield from block.blocks


def runs(part: Document | Section) -> Iterator[Run]:
    for block in blocks(part):
        if isinstance(block, Paragraph):
            yield from block.runs
        elif isinstance(block, Bullets):
            yield from (run for item in block.items for run in item)
        elif isinstance(block, Table | Chart):
            yield from block.note


def words(part: Document | Section) -> str:
    lines = ["".join(run.text for run in runs(part))]
    lines += [line for b in blocks(part) if isinstance(b, Quote) for line in b.lines]
    lines += [b.text for b in blocks(part) if isinstance(b, Heading)]
    return "\n".join(lines)


def table(doc: Document, caption: str) -> Table:
    return next(b for b in blocks(doc) if isinstance(b, Table) and b.caption == caption)


def cell_text(cell: object) -> str:
    text = []
    for block in cell:
        text.extend(block.lines if isinstance(block, Quote) else [run.text for run in block.runs])
    return "".join(text)


@pytest.mark.parametrize("make", [document, unassessed])
def test_paragraphs_are_numbered_through(make) -> None:
    numbers = [b.number for b in blocks(make()) if isinstance(b, Paragraph) and b.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 15


@pytest.mark.parametrize("make", [document, unassessed])
def test_every_table_and_chart_says_what_each_mark_means(make) -> None:
    for block in blocks(make()):
        if isinstance(block, Table | Chart):
            note = "".join(run.text for run in block.note)
            assert note.startswith("What each mark means. ") or block.caption == "Marks used in this report"


@pytest.mark.parametrize("make", [document, unassessed])
def test_every_link_leads_somewhere(make) -> None:
    doc = make()
    anchors = [getattr(b, "anchor", "") for b in blocks(doc)]
    anchors += [row.anchor for b in blocks(doc) if isinstance(b, Table) for row in b.rows]
    named = [anchor for anchor in anchors if anchor]
    assert len(named) == len(set(named))
    assert {run.target for run in runs(doc) if run.target} <= set(named)


def test_every_chapter_and_annex_is_there() -> None:
    titles = [h.text for h in document().headings() if h.level == 1]
    assert titles == [
        "About this report", "Summary", "Scorecard", "I. Introduction", "II. Scope", "III. Overview", "IV. Analysis by theme",
        "V. Conclusions and consolidated recommendations", "Annex 1. Side-by-side table", "Annex 2. Article-by-article view",
        "Annex 3. Proposed wording", "Annex 4. Items that do not apply", "Annex 5. Open questions to the authorities",
        "Annex 6. Change log, provenance and hashes", "Annex 7. Practice notes",
    ]  # fmt: skip


def test_side_by_side_has_a_row_for_every_item_in_scope() -> None:
    rows = table(document(), "Obligations and national provisions side by side").rows
    assert [row.anchor for row in rows] == [f"item-{i.id}" for i in catalogue().items]
    by_item = {row.anchor: [cell_text(cell) for cell in row.cells] for row in rows}
    ref, obligation, provision, grade, recommendation = by_item["item-TIP-A"]
    assert ref == "TIP-A"
    assert "Trafficking in Persons Protocol, article 5(1) (mandatory; verb: shall establish)" in obligation
    assert "Section 1, The Bill (S)" in provision
    assert "[repealed]" in provision
    assert grade.startswith("≠ Conflicts (gap)")
    assert "Graded by Ada & <Lovelace> on 10 March 2026." in grade
    assert recommendation.startswith("See recommendation 1")
    assert "The authorities are urged to amend [section] 1" in by_item["item-TIP-B"][4]
    assert "(H)" in by_item["item-TIP-C"][2]
    assert "Not read by the tool. Checked by Ada on 2 March 2026." in by_item["item-TIP-C"][2]
    assert "Unofficial translation by B. T.:" in by_item["item-SOM-D"][2]
    assert "Good practice: Reflection (good practice, no treaty duty)" in by_item["item-GOOD-E"][1]
    assert by_item["item-GOOD-E"][2:4] == ["Not assessed. No evidence recorded.", "○ Not assessed"]


def test_scorecard_counts_mandatory_items_apart_and_agrees_with_progress() -> None:
    doc = document()
    mandatory = table(doc, "Mandatory items by theme and grade")
    other = table(doc, "Items to be considered, options and good practice by duty level and theme")
    tally = progress(assessment(), catalogue().items)
    assert cell_text(mandatory.rows[-1].cells[-1]) == str(tally.by_level[Level.MANDATORY].total)
    rest = sum(int(cell_text(row.cells[-1])) for row in other.rows[:-1])
    assert rest == tally.total - tally.by_level[Level.MANDATORY].total
    assert "%" not in words(doc).replace("{% raw %}", "")
    chart = next(b for b in blocks(doc) if isinstance(b, Chart))
    assert sum(part.count for bar in chart.bars for part in bar.parts) == tally.by_level[Level.MANDATORY].total


def test_a_state_not_party_is_told_what_would_be_required() -> None:
    treaties = tuple(TreatyStatus(instrument=i, party=Party.NOT_PARTY) for i in (Instrument.TIP, Instrument.SOM))
    text = words(document(assessment(setup=make_setup(treaties=treaties))))
    assert "would be required on becoming party" in text
    assert "(gap)" not in text
    assert "Mandatory items that are not fully met: " not in text


def test_what_was_not_reviewed_is_said() -> None:
    text = words(document())
    assert "Not assessed are 1 of 6 items in scope: GOOD-E." in text
    assert "Passports Act (1988)" in text
    assert "Not yet reviewed by a jurist are 2 of 6 items; they are marked ‡." in text
    assert "Items whose article or verb was not verified against the treaty text: 1." in text
    assert "Only the laws listed above were read." in text
    ref = table(document(), "Mandatory items that are not fully met").rows[1].cells[0]
    assert cell_text(ref) == "TIP-B†"


def test_a_narrowed_assessment_says_so() -> None:
    setup = make_setup(levels=(Level.MANDATORY,), instruments=(Instrument.TIP,), law_scopes=(LawScope.TIP,))
    text = words(document(assessment(setup=setup)))
    assert "narrowed to: mandatory; Trafficking in Persons Protocol; laws on trafficking in persons." in text
    assert "narrowed to" not in words(document())


def test_checklists_that_were_not_used_are_named() -> None:
    base = catalogue()
    more = base.model_copy(
        update={
            "checklists": (*base.checklists, ChecklistFacts(id="sea", core=False, themes=("sea",))),
            "index": {
                "en": base.index["en"].model_copy(update={"checklists": {"core": "Core checklist", "sea": "At sea"}})
            },
        }
    )
    view = build_view(assessment(), more, laws(), now=NOW, tool_version="0.1")
    assert "Checklists that were not used: At sea." in words(compose(view))


def test_key_recommendations_carry_letters_and_paragraphs() -> None:
    box = next(b for b in blocks(document()) if isinstance(b, Box))
    lines = ["".join(run.text for run in b.runs) for b in box.blocks if isinstance(b, Paragraph)]
    key = next(line for line in lines if line.startswith("A. "))
    assert key.startswith("A. The authorities are urged to amend [section] 1")
    assert "(recommendation 1; para. " in key


def test_an_unassessed_file_shows_suggestions_in_their_annex_alone() -> None:
    doc = unassessed()
    *rest, annex = doc.sections
    assert [h.text for h in annex.blocks if isinstance(h, Heading)] == [f"Annex 7. {SUGGESTED}"]
    inside, outside = words(annex), "\n".join(words(section) for section in rest)
    assert "gone~~ $x^2$" in inside or "[repealed]" in inside
    for needle in ("[repealed]", "Nobody relies on this", "يعاقب"):
        assert needle not in outside
    assert all(SUGGESTED in b.caption.replace("suggested", "Suggested") for b in annex.blocks if isinstance(b, Table))
    side = table(doc, "Obligations and national provisions side by side")
    assert {cell_text(row.cells[3]) for row in side.rows} == {"○ Not assessed"}
    assert {cell_text(row.cells[2]) for row in side.rows} == {"Not assessed. No evidence recorded."}
    assert "No item has been assessed." in outside
    assert doc.header.startswith("DRAFT")


def test_every_candidate_is_named() -> None:
    annex = unassessed().sections[-1]
    for row in (row for b in annex.blocks if isinstance(b, Table) for row in b.rows):
        text = cell_text(row.cells[1])
        assert all(label in text for label in ("Section 1", "Section 2", "Section 3"))
        assert "القانون رقم 1" in text


def test_nothing_machine_made_stands_in_a_full_report() -> None:
    assert SUGGESTED not in words(document())


def test_a_long_statement_of_absence_stands_in_an_annex_of_its_own() -> None:
    statement = "No provision found in: The Bill. Searched for: " + ", ".join(f"term{n}" for n in range(90))
    findings = {
        "TIP-A": graded("TIP-A", Grade.NOT_MET, absence=statement),
        "TIP-B": graded("TIP-B", Grade.NOT_MET, absence="No provision found in: The Bill."),
    }
    doc = document(assessment(findings=findings))
    text = words(doc)
    assert text.count(statement) == 1
    assert "No provision was found. What was searched is set out in Annex 7 (TIP-A)." in text
    rows = table(doc, "Searches behind “no provision found”").rows
    assert [row.anchor for row in rows] == ["search-TIP-A"]
    assert text.count("No provision found in: The Bill.") == 3


def test_a_long_quote_is_given_in_full_once_in_the_analysis() -> None:
    law = make_law([("1", "Long", "A person who does this or that commits an offence. " * 8)])
    findings = {i: graded(i, Grade.PARTLY_MET, evidence=(quote_of(law, "s1"),), reason="x") for i in ("TIP-A", "TIP-B")}
    a = assessment(laws=(package(law, "The Bill"),), findings=findings)
    doc = compose(build_view(a, catalogue(), {"bill": law}, now=NOW, tool_version="0.1"))
    quotes = [b for b in doc.sections[0].blocks if isinstance(b, Quote)]
    assert len(quotes) == 2
    assert sum(map(len, quotes[0].lines)) > 400 > 130 > sum(map(len, quotes[1].lines))
    assert "Quoted in paragraph " in words(doc)


def test_a_met_item_is_told_in_short() -> None:
    finding = assessment().findings["TIP-A"].model_copy(update={"grade": Grade.MET, "reason": "", "comment": "Good"})
    doc = document(assessment(findings={"TIP-A": finding}, recommendations=()))
    rows = table(doc, "Criminalization: items met").rows
    assert [cell_text(cell) for cell in rows[0].cells] == [
        "TIP-A", "Title of TIP-ATrafficking in Persons Protocol, article 5(1) (mandatory)", "Section 1, The Bill", "Comment: Good",
    ]  # fmt: skip
    assert "1 of 2 mandatory items are met: Title of TIP-A." in words(doc)


def test_an_option_not_used_is_no_shortcoming() -> None:
    doc = document(assessment(findings={"TIP-F": graded("TIP-F", Grade.NOT_MET, absence="None found.")}))
    assert cell_text(
        table(doc, "Protection: options and good practices not used or used in part").rows[0].cells[3]
    ) == ("✗ Not metNone found.")
    assert "No mandatory item has been graded as falling short." in words(doc)
