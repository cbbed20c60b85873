"""Every action of the assessment screen, by keyboard, at both sizes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from driving import accept, press, running, said, seen, settle, type_text
from fakes import FakeRooms, make_book, make_law
from textual.widgets import TextArea

from conftest import BuildApp
from legcheck.assessment import Book, EvidenceState, Grade, Tick, Urgency, WorkStatus
from legcheck.assessment.models import Cited, Quoted
from legcheck.checklist.models import Catalogue
from legcheck.matching.models import Basis
from legcheck.tui.screens.dialogs import ChooseDialog, ConfirmDialog, FormDialog, ReadDialog
from legcheck.tui.screens.help import HelpDialog
from legcheck.tui.screens.home import HomeScreen
from legcheck.tui.screens.law import LawScreen

Size = tuple[int, int]


async def test_a_candidate_is_accepted_and_the_grade_recorded(build: BuildApp, book: Book, size: Size) -> None:
    async with running(build(book), size) as pilot:
        await press(pilot, "m")
        assert book.assessment.finding("SOM-1").grade is Grade.NOT_ASSESSED
        assert "without evidence" in said(pilot.app)
        await accept(pilot, "m")
        finding = book.assessment.finding("SOM-1")
        assert finding.grade is Grade.MET
        source = finding.accepted[0].source
        assert isinstance(source, Quoted)
        assert source.quote == book.law(source.law).text[source.start : source.end]
        assert source.suggested
        assert "1 of 4 examined" in await seen(pilot)


async def test_enter_on_a_candidate_accepts_and_x_rejects(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        pilot.app.screen.query_one("#candidates").focus()
        await press(pilot, "enter", "down", "x")
        states = [e.state for e in book.assessment.finding("SOM-1").evidence]
        assert states == [EvidenceState.ACCEPTED, EvidenceState.REJECTED]
        await accept(pilot)
        assert len(book.assessment.finding("SOM-1").accepted) == 2


async def test_partly_met_asks_for_its_reason(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await accept(pilot, "p")
        assert isinstance(pilot.app.screen, FormDialog)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, FormDialog), "the reason is needed"
        await type_text(pilot, "too narrow")
        await press(pilot, "f2")
        finding = book.assessment.finding("SOM-1")
        assert (finding.grade, finding.reason) == (Grade.PARTLY_MET, "too narrow")


async def test_a_form_that_is_left_records_nothing(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "no sea")
        await press(pilot, "escape")
        assert book.assessment.finding("SOM-1").grade is Grade.NOT_ASSESSED
        await press(pilot, "5")
        await type_text(pilot, "no sea")
        await press(pilot, "tab", "enter")
        assert book.assessment.finding("SOM-1").grade is Grade.NOT_APPLICABLE


async def test_not_met_rests_on_what_was_searched(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "n")
        statement = pilot.app.screen.query_one("#field-absence", TextArea).text
        assert statement.startswith("Searched in:")
        await type_text(pilot, "Also read. ")
        await press(pilot, "f2")
        finding = book.assessment.finding("SOM-1")
        assert finding.grade is Grade.NOT_MET
        assert finding.absence == f"Also read. {statement}".strip()


async def test_without_expressions_not_met_needs_an_own_search(
    build: BuildApp, rooms: FakeRooms, catalogue: Catalogue
) -> None:
    rooms.basis = Basis.WORDS
    book = make_book(catalogue, replace(make_law(), language="bn"))
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "n", "f2")
        assert isinstance(pilot.app.screen, FormDialog), "the search note is needed"
        await type_text(pilot, "read all of part II")
        await press(pilot, "f2")
        assert book.assessment.finding("SOM-1").search_note == "read all of part II"
        await press(pilot, "W")
        pilot.app.screen.query_one("#field-text", TextArea).load_text("")
        await press(pilot, "f2")
        assert "on this search note" in said(pilot.app)


async def test_conflicts_only_where_a_law_can_conflict(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await accept(pilot, "c")
        assert book.assessment.finding("SOM-1").grade is Grade.CONFLICTS
        await press(pilot, "j")
        await accept(pilot, "c")
        assert book.assessment.finding("SOM-2").grade is Grade.NOT_ASSESSED
        assert "cannot be graded conflicts" in said(pilot.app)


async def test_elements_are_ticked_in_turn(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        await press(pilot, "tab", "tab")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "elements"
        await press(pilot, "down", "space", "space", "t")
        assert book.assessment.finding("SOM-1").elements == {"benefit": Tick.ABSENT}
        await press(pilot, "up", "enter")
        assert book.assessment.finding("SOM-1").elements["procurement"] is Tick.PRESENT


async def test_texts_status_and_question(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        for key, field in (("r", "reason"), ("o", "comment"), ("O", "practice_note"), ("N", "absence")):
            await press(pilot, key)
            await type_text(pilot, f"my {field} [b]")
            await press(pilot, "f2")
            assert getattr(book.assessment.finding("SOM-1"), field) == f"my {field} [b]"
        await press(pilot, "s", "down", "down", "down", "enter")
        assert book.assessment.finding("SOM-1").status is WorkStatus.DONE
        await press(pilot, "Q")
        await type_text(pilot, "Which act")
        await press(pilot, "f2")
        assert book.assessment.questions[0].items == ("SOM-1",)
        await press(pilot, "Q", "down", "enter", "end")
        await type_text(pilot, " applies")
        await press(pilot, "f2")
        assert [q.text for q in book.assessment.questions] == ["Which act applies"]


async def test_a_gap_offers_a_draft_that_another_gap_shares(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        await press(pilot, "n", "f2", "R")
        assert isinstance(pilot.app.screen, ChooseDialog)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FormDialog)
        await press(pilot, "f2")
        draft = book.assessment.recommendations[0]
        assert (draft.items, draft.urgency, draft.action) == (("SOM-1",), Urgency.URGE, "insert an offence")
        await press(pilot, "j", "R", "down", "enter")
        assert book.assessment.recommendations[0].items == ("SOM-1", "SOM-2")
        await press(pilot, "R", "enter", "tab", "right", "tab", "right", "f2")
        edited = book.assessment.recommendations[0]
        assert (edited.urgency, edited.key) == (Urgency.RECOMMEND, True)
        await press(pilot, "R", "end", "enter")
        assert book.assessment.recommendations[0].items == ("SOM-1",)


async def test_evidence_by_hand_a_provision(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, LawScreen)
        await press(pilot, "g")
        await type_text(pilot, "5")
        await press(pilot, "enter")
        await press(pilot, "down", "enter")
        source = book.assessment.finding("SOM-1").accepted[0].source
        assert isinstance(source, Quoted)
        assert (source.provision, source.label, source.suggested) == ("s5.1", "Section 5(1)", False)
        assert source.quote == book.law("bill").text[source.start : source.end]
        assert source.quote.startswith("(1) A person who")


async def test_evidence_by_hand_two_sentences(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        await press(pilot, "b", "u", "slash")
        await type_text(pilot, "attempt under section 3")
        await press(pilot, "enter", "space", "down", "enter")
        source = book.assessment.finding("SOM-1").accepted[0].source
        assert isinstance(source, Quoted)
        assert source.quote == "(2) An attempt under section 3 is punished. Nothing here makes a migrant liable."
        assert source.provision == "s3.2"


async def test_a_choice_over_two_sections_is_refused(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "b", "space", "down", "down", "down", "enter")
        assert isinstance(pilot.app.screen, LawScreen)
        assert "within one provision" in said(pilot.app)


async def test_text_that_is_no_evidence_by_default_asks_first(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "b", "end", "enter")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, LawScreen)
        assert not book.assessment.finding("SOM-1").evidence


async def test_an_act_not_loaded_is_cited(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "i")
        for text in ("Aliens Act", "1999", "4"):
            await type_text(pilot, text)
            await press(pilot, "enter")
        await type_text(pilot, "No one shall")
        await press(pilot, "f2")
        source = book.assessment.finding("SOM-1").accepted[0].source
        assert isinstance(source, Cited)
        assert (source.title, source.article, source.quote) == ("Aliens Act", "4", "No one shall")
        prompt = pilot.app.screen.query_one("#evidence").get_option_at_index(0).prompt
        assert "(not read by the tool)" in prompt.plain


async def test_note_and_translation_on_evidence(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        await accept(pilot, "v")
        await type_text(pilot, "leading case")
        await press(pilot, "f2")
        assert book.assessment.finding("SOM-1").evidence[0].note == "leading case"


async def test_undo_says_what_it_took_back_and_redo_brings_it_again(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await accept(pilot, "m", "z")
        assert book.assessment.finding("SOM-1").grade is Grade.NOT_ASSESSED
        assert "Undone: SOM-1: " in said(pilot.app)
        await press(pilot, "Z")
        assert book.assessment.finding("SOM-1").grade is Grade.MET
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, ReadDialog)
        assert "graded met" in await seen(pilot)


async def test_next_unanswered_and_filter(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await accept(pilot, "m", "g")
        assert pilot.app.screen.current == "SOM-2"
        await press(pilot, "slash")
        await type_text(pilot, "good-4")
        await press(pilot, "enter")
        assert [item.id for item in pilot.app.screen.shown_items] == ["GOOD-4"]
        assert pilot.app.screen.current == "GOOD-4"
        await press(pilot, "escape")
        assert len(pilot.app.screen.shown_items) == 4
        await press(pilot, "slash", "tab", "right", "right", "f2")
        assert [item.id for item in pilot.app.screen.shown_items] == ["SOM-1"]


async def test_the_report_is_written_in_a_thread(build: BuildApp, book: Book, rooms: FakeRooms, tmp_path: Path) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "w")
        pilot.app.screen.query_one("#field-path").value = str(tmp_path / "out.docx")
        await press(pilot, "enter")
        await settle(pilot)
        assert [order.path.name for order in rooms.reports] == ["out.docx"]
        assert "report lies at" in said(pilot.app)
        await press(pilot, "w")
        pilot.app.screen.query_one("#field-path").value = str(tmp_path / "forbidden.docx")
        await press(pilot, "enter")
        await settle(pilot)
        assert "cannot be written [denied]" in said(pilot.app)


async def test_a_copy_is_saved(build: BuildApp, catalogue: Catalogue, tmp_path: Path) -> None:
    with make_book(catalogue, make_law(), path=tmp_path / "a.legcheck") as book:
        async with running(build(book), (80, 24)) as pilot:
            await accept(pilot, "S", "enter")
        assert Book.open(tmp_path / "a.copy.legcheck", catalogue=catalogue).assessment == book.assessment


async def test_viewing_only_greys_what_writes(build: BuildApp, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.legcheck"
    make_book(catalogue, make_law(), path=path).close()
    with Book.open(path, read_only=True, catalogue=catalogue) as book:
        async with running(build(book), (140, 30)) as pilot:
            assert "VIEWING ONLY" in await seen(pilot)
            screen = pilot.app.screen
            await press(pilot, "e", "n", "j")
            assert pilot.app.screen is screen
            assert not book.assessment.findings
            assert screen.check_action("grade", ()) is None
            assert screen.check_action("law", ()) is True
            await press(pilot, "l", "enter")
            assert isinstance(pilot.app.screen, LawScreen)


async def test_work_is_resumed_at_the_item_last_seen(build: BuildApp, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.legcheck"
    with make_book(catalogue, make_law(), path=path) as book:
        async with running(build(book), (80, 24)) as pilot:
            await press(pilot, "down", "down")
    with Book.open(path, catalogue=catalogue) as again:
        async with running(build(again), (80, 24)) as pilot:
            assert pilot.app.screen.current == "TIP-3"


async def test_escape_asks_and_leads_home(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "escape", "n", "escape", "y")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_help_lists_every_key(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpDialog)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, HelpDialog)


async def test_nothing_is_accepted_unseen(build: BuildApp, book: Book) -> None:
    async with running(build(book), (80, 24)) as pilot:
        await press(pilot, "e")
        assert not book.assessment.finding("SOM-1").evidence
        assert "Here are the candidates" in said(pilot.app)
        await press(pilot, "e")
        assert len(book.assessment.finding("SOM-1").accepted) == 1


async def test_a_further_law_joins_the_package_and_is_searched(build: BuildApp, book: Book) -> None:
    async with running(build(book), (140, 30)) as pilot:
        await press(pilot, "A")
        await type_text(pilot, "bad.txt")
        await press(pilot, "enter")
        assert "scan [without] text" in said(pilot.app)
        await press(pilot, "A")
        await type_text(pilot, "third.txt")
        await press(pilot, "enter")
        await press(pilot, "f2")
        await settle(pilot)
        assert [law.id for law in book.assessment.laws] == ["bill", "code", "third"]
        assert {c.law for c in pilot.app.screen.match.candidates} == {"bill", "code", "third"}
        await press(pilot, "z")
        await settle(pilot)
        assert [law.id for law in book.assessment.laws] == ["bill", "code"]
        assert {c.law for c in pilot.app.screen.match.candidates} == {"bill", "code"}
