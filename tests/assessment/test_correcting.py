"""Corrections of a reading are journalled, move evidence to its new place, and can be undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from assessing import EV, FIRST, MUST, OPTION, TEXT, accept, catalogue, details, grade, law, setup

from legcheck.assessment import (
    Book,
    CorrectLaw,
    EvidenceState,
    FileStatus,
    Finding,
    LawCorrection,
    PutLaw,
    Quoted,
    SetEvidence,
    SetFileStatus,
    SetUp,
    SetValidation,
    Validation,
    quote_check,
)
from legcheck.assessment.evidence import QuoteCheck
from legcheck.errors import GateError
from legcheck.law import CorrectionKind, Role


def correct(kind: str, provision: str = "", value: str = "", at: int = -1) -> CorrectLaw:
    one = LawCorrection(kind=CorrectionKind(kind), provision=provision, value=value, at=at)
    return CorrectLaw(law="bill", correction=one)


def place(finding: Finding) -> tuple[str, str, bool]:
    (evidence,) = finding.evidence
    assert isinstance(evidence.source, Quoted)
    return evidence.source.provision, evidence.source.label, evidence.recheck


def test_a_number_is_put_right_and_its_evidence_is_to_be_checked_again(memory: Book) -> None:
    memory.record(accept(), grade(MUST, "met"), accept(OPTION, "s2"))
    memory.record(correct("number", "s1", "1A"))
    assert memory.law("bill").provision("s1").number == "1A"
    assert place(memory.assessment.finding(MUST)) == ("s1", "Section 1A", True)
    assert place(memory.assessment.finding(OPTION)) == ("s2", "Section 2", False)
    assert memory.history()[-1].sentence == (
        "corrected the reading of bill: number of s1 1A; one piece of evidence to be checked again"
    )
    laws = {one.id: one for one in memory.laws()}
    assert quote_check(memory.assessment.finding(MUST).evidence[0], laws) is QuoteCheck.EXACT
    memory.record(SetEvidence(item=MUST, evidence=EV, state=EvidenceState.ACCEPTED))
    assert place(memory.assessment.finding(MUST)) == ("s1", "Section 1A", False)


def test_undo_restores_the_earlier_reading_and_its_evidence(memory: Book) -> None:
    memory.record(accept())
    before, read = memory.assessment, memory.law("bill")
    memory.record(correct("role", "s1", "schedule"))
    assert memory.law("bill").provision("s1").role is Role.SCHEDULE
    assert memory.assessment.finding(MUST).evidence[0].recheck
    memory.undo()
    assert (memory.assessment, memory.law("bill")) == (before, read)
    memory.redo()
    assert memory.law("bill").provision("s1").role is Role.SCHEDULE


def test_evidence_of_a_joined_section_goes_to_the_one_before(memory: Book) -> None:
    memory.record(accept(OPTION, "s2"), correct("join", "s2"))
    assert place(memory.assessment.finding(OPTION)) == ("s1", "Section 1", True)
    assert memory.law("bill").provision("s1").end == len(TEXT)


def test_evidence_over_a_split_cannot_be_confirmed_as_it_is(memory: Book) -> None:
    memory.record(accept(), grade(MUST, "met"))
    memory.record(correct("split", "s1", "1A", FIRST.index("commits")))
    assert place(memory.assessment.finding(MUST)) == ("s1", "Section 1", True)
    with pytest.raises(GateError, match="does not lie within Section 1"):
        memory.record(SetEvidence(item=MUST, evidence=EV, state=EvidenceState.ACCEPTED))


def test_corrections_follow_one_another_in_one_transaction(memory: Book) -> None:
    at = FIRST.index("commits")
    memory.record(correct("split", "s1", "1A", at), correct("number", "s1A", "1B"))
    assert [p.number for p in memory.law("bill").provisions] == ["1", "1B", "2"]
    read = memory.law("bill")
    with pytest.raises(GateError, match="no provision s9"):
        memory.record(correct("join", "s1A"), correct("join", "s9"))
    assert memory.law("bill") == read


def test_a_language_is_set(memory: Book) -> None:
    memory.record(accept(), correct("language", value="fr"))
    assert memory.law("bill").language == "fr"
    assert memory.assessment.law("bill").language == "fr"
    assert not memory.assessment.finding(MUST).evidence[0].recheck
    with pytest.raises(GateError, match="like that already"):
        memory.record(correct("language", value="fr"))


def test_what_does_not_fit_is_refused(memory: Book) -> None:
    for decision, words in (
        (correct("role", "s1", "annexe"), "no role"),
        (correct("number", "s7", "8"), "no provision s7"),
        (correct("join", "s1"), "No provision stands before"),
        (correct("number", "s1", "1").model_copy(update={"law": "code"}), "no law code"),
    ):
        assert words in (memory.refusal(decision) or "")


def test_a_law_described_anew_keeps_its_corrections(memory: Book) -> None:
    memory.record(correct("number", "s1", "1A"))
    stored = memory.assessment.law("bill").stored
    memory.record(PutLaw(law=details(title="The Bill", stored=stored)))
    assert memory.law("bill").provision("s1").number == "1A"
    memory.add_law(replace(law(), text=TEXT + "\n"), details())
    assert memory.law("bill").provision("s1").number == "1"


def test_corrections_are_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.legcheck"
    with Book.create(path, setup(), by="Ada", catalogue=catalogue()) as book:
        book.add_law(law(), details())
        book.record(correct("number", "s1", "1A"))
        corrected = book.law("bill")
    with Book.open(path, catalogue=catalogue()) as again:
        assert again.law("bill") == corrected


def test_nothing_is_validated_before_moved_evidence_was_looked_at(memory: Book) -> None:
    memory.record(SetUp(setup=setup(themes=("early",), profiles=("mandatory-only",))))
    for item in [MUST, "SOM-5"]:
        memory.record(accept(item), grade(item, "met"), SetValidation(item=item, validation=Validation.AGREED))
    memory.record(correct("number", "s1", "1A"))
    validated = SetFileStatus(status=FileStatus.VALIDATED)
    assert "evidence of 2 items" in (memory.refusal(validated) or "")
    for item in [MUST, "SOM-5"]:
        memory.record(SetEvidence(item=item, evidence=EV, state=EvidenceState.ACCEPTED))
    assert memory.refusal(validated) is None
