"""Recording, taking back and bringing back; one book on disk or in memory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from assessing import CLASH, EV, MUST, TEXT, accept, catalogue, details, grade, law, recommendation, setup

from legcheck.assessment import (
    Book,
    EvidenceState,
    FileStatus,
    Grade,
    PutLaw,
    PutQuestion,
    PutRecommendation,
    Question,
    RemoveLaw,
    RemoveRecommendation,
    See,
    SetEvidence,
    SetFileStatus,
    SetStatus,
    SetUp,
    SetValidation,
    TickElement,
    Undo,
    Validation,
    WorkStatus,
    Write,
)
from legcheck.errors import GateError


def test_a_grade_carries_name_and_date(memory: Book) -> None:
    finding = memory.record(accept(), grade(MUST, "met"), by="Grace").finding(MUST)
    assert (finding.grade, finding.graded_by) == (Grade.MET, "Grace")
    assert finding.graded_at == memory.events[-1].at
    assert len(finding.graded_at) == len("2027-01-15T08:00:00Z")
    taken = memory.record(grade(MUST, "not assessed")).finding(MUST)
    assert (taken.graded_by, taken.graded_at) == ("", "")


def test_every_kind_of_decision_changes_what_it_says(memory: Book) -> None:
    state = memory.record(
        accept(),
        TickElement(item=MUST, element="act", tick="partial"),
        grade(MUST, "partly met", reason="half"),
        Write(item=MUST, field="comment", text="c"),
        Write(item=MUST, field="practice_note", text="p"),
        SetStatus(item=MUST, status=WorkStatus.DONE),
        SetValidation(item=MUST, validation=Validation.AGREED),
        SetEvidence(item=MUST, evidence=EV, note="n", translation="t", translator="T"),
        PutRecommendation(recommendation=recommendation()),
        PutRecommendation(recommendation=recommendation("R-2")),
        PutRecommendation(recommendation=recommendation(action="amend it well")),
        RemoveRecommendation(recommendation="R-2"),
        PutQuestion(question=Question(id="Q", text="?")),
        See(item=CLASH),
        SetUp(setup=setup(title="New")),
    )
    finding = state.finding(MUST)
    assert finding.elements == {"act": "partial"}
    assert (finding.reason, finding.comment, finding.practice_note) == ("half", "c", "p")
    assert (finding.status, finding.validation) == (WorkStatus.DONE, Validation.AGREED)
    assert [(e.note, e.translation, e.translator) for e in finding.evidence] == [("n", "t", "T")]
    assert [r.action for r in state.recommendations] == ["amend it well"]
    assert [q.id for q in state.questions] == ["Q"]
    assert (state.seen, state.setup.title) == (CLASH, "New")
    again = memory.record(grade(MUST, "met")).finding(MUST)
    assert again.validation is Validation.NONE, "a new grade has not been validated"


def test_first_decision_takes_an_item_to_work(memory: Book) -> None:
    assert memory.assessment.finding(MUST).status is WorkStatus.TO_DO
    assert memory.record(Write(item=MUST, field="comment", text="c")).finding(MUST).status is WorkStatus.IN_WORK


def test_one_refusal_records_nothing(memory: Book) -> None:
    before, events = memory.assessment, memory.events
    with pytest.raises(GateError, match="without evidence"):
        memory.record(Write(item=MUST, field="comment", text="c"), grade(MUST, "met"))
    assert (memory.assessment, memory.events) == (before, events)


def test_undo_and_redo_restore_exactly(memory: Book) -> None:
    states = [memory.assessment]
    for decision in (accept(), grade(MUST, "met"), Write(item=MUST, field="comment", text="c")):
        states.append(memory.record(decision))
    told = [memory.undo() for _ in range(3)]
    assert told[1:] == [f"{MUST}: graded met", f"{MUST}: accepted Section 1, bill (found by hand)"]
    assert memory.assessment == states[0]
    for state in states[1:]:
        assert memory.redo()
        assert memory.assessment == state
    assert memory.redo() is None


def test_undo_reaches_the_set_up_and_stops(memory: Book) -> None:
    assert memory.undo() == "put Migration Bill into the package of laws"
    assert memory.laws() == ()
    assert memory.undo() is None
    memory.redo()
    assert memory.law("bill").text == TEXT


def test_a_new_decision_ends_redo_but_looking_does_not(memory: Book) -> None:
    memory.record(accept())
    memory.undo()
    memory.record(See(item=CLASH))
    assert memory.redo() is not None
    memory.undo()
    memory.record(Write(item=MUST, field="comment", text="c"))
    assert memory.redo() is None


def test_see_is_neither_undone_nor_shown(memory: Book) -> None:
    memory.record(accept())
    memory.record(See(item=CLASH))
    assert memory.undo() == f"{MUST}: accepted Section 1, bill (found by hand)"
    assert memory.assessment.seen == CLASH
    assert [line.undone for line in memory.history(MUST)] == [True]
    assert len(memory.history()) == 3


def test_only_the_last_decision_can_be_taken_back(memory: Book) -> None:
    memory.record(accept(), grade(MUST, "met"))
    with pytest.raises(GateError, match="Only the last decision"):
        memory.record(Undo(event=3))
    with pytest.raises(GateError, match="Only the last decision"):
        memory.record(Undo(event=99))
    memory.record(Undo(event=4))
    assert memory.assessment.finding(MUST).grade is Grade.NOT_ASSESSED


def test_laws_are_read_under_the_name_the_assessor_gave(memory: Book) -> None:
    memory.add_law(law("act"), details("act", title="Aliens Act", language="fr"))
    assert [(one.id, one.title, one.language) for one in memory.laws()] == [
        ("bill", "Migration Bill", "en"),
        ("act", "Aliens Act", "fr"),
    ]
    described = memory.assessment.law("act").model_copy(update={"title": "Aliens Act 1999"})
    memory.record(PutLaw(law=described))
    assert memory.law("act").title == "Aliens Act 1999"
    memory.record(RemoveLaw(law="act"))
    assert [one.id for one in memory.laws()] == ["bill"]


def test_no_law_enters_without_its_text(memory: Book) -> None:
    with pytest.raises(GateError, match="not stored"):
        memory.record(PutLaw(law=details("other")))
    with pytest.raises(GateError, match="not stored"):
        memory.record(PutLaw(law=details("other", stored="a" * 64)))


def test_two_texts_of_one_file_are_kept_apart(book: Book, path: Path) -> None:
    other = law("bill-fr", TEXT.replace("offence", "délit"))
    book.add_law(other, details("bill-fr", language="fr"))
    book.close()
    with Book.open(path, catalogue=catalogue()) as again:
        assert [one.text for one in again.laws()] == [TEXT, other.text]


def validated(book: Book) -> None:
    """Grade and agree every item in scope."""
    for item in book.catalogue.items:
        book.record(
            grade(item.id, "not applicable", reason="r"),
            SetValidation(item=item.id, validation=Validation.AGREED),
        )


def test_validated_freezes_numbers_in_the_order_of_the_items(memory: Book) -> None:
    validated(memory)
    memory.record(PutRecommendation(recommendation=recommendation("late", ("GOOD-4",))))
    memory.record(PutRecommendation(recommendation=recommendation("early", ("GOOD-4", MUST))))
    before = memory.assessment
    state = memory.record(SetFileStatus(status=FileStatus.VALIDATED))
    assert {r.id: r.number for r in state.recommendations} == {"early": 1, "late": 2}
    memory.undo()
    assert memory.assessment == before
    memory.redo()
    memory.record(PutRecommendation(recommendation=recommendation("late", ("GOOD-4",), number=7, status="declined")))
    assert {r.id: r.number for r in memory.assessment.recommendations} == {"early": 1, "late": 2}


def test_a_frozen_number_is_never_given_again(memory: Book) -> None:
    validated(memory)
    memory.record(PutRecommendation(recommendation=recommendation("a")), SetFileStatus(status=FileStatus.VALIDATED))
    memory.record(SetFileStatus(status=FileStatus.DRAFT), RemoveRecommendation(recommendation="a"))
    memory.record(PutRecommendation(recommendation=recommendation("b")), SetFileStatus(status=FileStatus.VALIDATED))
    assert [(r.id, r.number) for r in memory.assessment.recommendations] == [("b", 2)]


def test_history_of_rejected_evidence_names_the_provision(memory: Book) -> None:
    memory.record(accept())
    memory.record(SetEvidence(item=MUST, evidence=EV, state=EvidenceState.REJECTED), by="Grace")
    line = memory.history(MUST)[-1]
    assert (line.by, line.sentence, line.item) == ("Grace", "rejected Section 1, bill", MUST)


def test_threads_take_turns(book: Book, path: Path) -> None:
    def work(name: str) -> None:
        for number in range(20):
            book.record(Write(item=MUST, field="comment", text=f"{name}{number}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, "abcd"))
    assert len(book.events) == 2 + 80
    state = book.assessment
    book.close()
    with Book.open(path) as again:
        assert again.assessment == state
