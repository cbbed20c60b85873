"""Whatever is decided, in whatever order: the journal tells it again, and undo and redo restore exactly."""

from __future__ import annotations

import tempfile
from pathlib import Path

from assessing import CLASH, EV, MUST, OPTION, Clock, accept, catalogue, details, grade, law, recommendation, setup
from hypothesis import given, settings
from hypothesis import strategies as st

from legcheck.assessment import (
    Assessment,
    Book,
    Decision,
    EvidenceState,
    FileStatus,
    Grade,
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
    Tick,
    TickElement,
    Validation,
    WorkStatus,
    Write,
)
from legcheck.assessment.fold import replay
from legcheck.assessment.gates import unsupported
from legcheck.errors import GateError

ITEMS = st.sampled_from((MUST, CLASH, OPTION))
TEXTS = st.one_of(
    st.just(""), st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.just("[/b] | أ 🎉\x00")
)
PUT = st.builds(recommendation, st.sampled_from(("R-1", "R-2")), st.lists(ITEMS, max_size=2).map(tuple), action=TEXTS)

DECISIONS: st.SearchStrategy[Decision] = st.one_of(
    st.builds(accept, ITEMS, st.sampled_from(("s1", "s2"))),
    st.builds(grade, ITEMS, st.sampled_from(tuple(Grade)), reason=TEXTS, absence=TEXTS),
    st.builds(SetEvidence, item=ITEMS, evidence=st.just(EV), state=st.sampled_from(EvidenceState), note=TEXTS),
    st.builds(TickElement, item=ITEMS, element=st.sampled_from(("act", "purpose")), tick=st.sampled_from(Tick)),
    st.builds(Write, item=ITEMS, field=st.sampled_from(("reason", "absence", "comment", "practice_note")), text=TEXTS),
    st.builds(SetStatus, item=ITEMS, status=st.sampled_from(WorkStatus)),
    st.builds(SetValidation, item=ITEMS, validation=st.sampled_from(Validation)),
    st.builds(PutRecommendation, recommendation=PUT),
    st.builds(RemoveRecommendation, recommendation=st.sampled_from(("R-1", "R-2"))),
    st.builds(PutQuestion, question=st.builds(Question, id=st.just("Q"), text=TEXTS)),
    st.builds(SetFileStatus, status=st.sampled_from(FileStatus)),
    st.builds(SetUp, setup=st.builds(setup, title=TEXTS, checklists=st.just(("one",)))),
    st.builds(See, item=ITEMS),
    st.just(RemoveLaw(law="bill")),
)
STEPS = st.lists(st.one_of(DECISIONS, DECISIONS, DECISIONS, st.sampled_from(("undo", "redo"))), max_size=40)


def take(book: Book, step: Decision | str) -> bool:
    """Take a step; whether anything was recorded."""
    if step == "undo":
        return book.undo() is not None
    if step == "redo":
        return book.redo() is not None
    try:
        book.record(step)  # type: ignore[arg-type]
    except GateError:
        return False
    return True


def begin(book: Book) -> Book:
    book.add_law(law(), details())
    return book


def content(state: Assessment) -> Assessment:
    """Without the place last looked at, which is no decision."""
    return state.model_copy(update={"seen": None})


@given(STEPS)
@settings(max_examples=150, deadline=None)
def test_any_journal_folds_the_same_and_no_event_is_lost(steps: list[Decision | str]) -> None:
    book = begin(Book.in_memory(setup(), catalogue=catalogue(), clock=Clock()))
    recorded = 2 + sum(take(book, step) for step in steps)
    assert [event.seq for event in book.events] == list(range(1, recorded + 1))
    assert replay(book.events) == book.assessment


@given(STEPS)
@settings(max_examples=40, deadline=None)
def test_close_and_reopen_changes_nothing(steps: list[Decision | str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.legcheck"
        book = begin(Book.create(path, setup(), by="Ada", catalogue=catalogue(), clock=Clock()))
        half = len(steps) // 2
        for step in steps[:half]:
            take(book, step)
        before = book.events, book.assessment, book.history()
        book.close()
        with Book.open(path, catalogue=catalogue(), clock=Clock()) as again:
            assert (again.events, again.assessment, again.history()) == before
            for step in steps[half:]:
                take(again, step)
            with Book.open(path, read_only=True) as view:
                assert (view.events, view.assessment) == (again.events, again.assessment)


@given(st.lists(DECISIONS, max_size=25))
@settings(max_examples=100, deadline=None)
def test_undo_to_the_beginning_and_redo_restore_every_state(steps: list[Decision]) -> None:
    book = begin(Book.in_memory(setup(), catalogue=catalogue(), clock=Clock()))
    states = [content(book.assessment)]
    for step in steps:
        if take(book, step) and not isinstance(step, See):
            states.append(content(book.assessment))
    for state in reversed(states[:-1]):
        assert book.undo()
        assert content(book.assessment) == state
    for state in states[1:]:
        assert book.redo()
        assert content(book.assessment) == state
    assert book.redo() is None


@given(STEPS)
@settings(max_examples=150, deadline=None)
def test_no_way_leads_to_a_grade_without_its_ground(steps: list[Decision | str]) -> None:
    book = begin(Book.in_memory(setup(), catalogue=catalogue(), clock=Clock()))
    for step in steps:
        take(book, step)
        for finding in book.assessment.findings.values():
            assert unsupported(finding) is None
            assert bool(finding.graded_by) == (finding.grade is not Grade.NOT_ASSESSED)
