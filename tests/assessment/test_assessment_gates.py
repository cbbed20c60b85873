"""Each rule of trust refuses what it should, with its sentence, and lets the right thing pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from assessing import (
    CLASH,
    CONSIDER,
    EV,
    GOOD,
    MUST,
    OPTION,
    accept,
    details,
    evidence,
    grade,
    law,
    recommendation,
    setup,
)

from legcheck.assessment import (
    AddEvidence,
    Book,
    Cited,
    Decision,
    Evidence,
    EvidenceState,
    FileStatus,
    Person,
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
    Urgency,
    Write,
    from_cited,
    from_provision,
)
from legcheck.errors import GateError

CITED = Cited(title="Code", article="5", quote="q", checked_by="Ada", checked_on="2027-01-01")


def refused(book: Book, decision: Decision, words: str) -> None:
    """The decision is refused with these words, before and on recording, and nothing is kept."""
    events = book.events
    assert words in (book.refusal(decision) or "")
    with pytest.raises(GateError, match=r"\.$"):
        book.record(decision)
    assert book.events == events


@pytest.mark.parametrize("value", ["met", "partly met", "conflicts"])
def test_no_citation_no_grade(memory: Book, value: str) -> None:
    decision = grade(CLASH, value, reason="r", absence="No provision found.")
    refused(memory, decision, "without evidence")
    memory.record(accept(CLASH))
    memory.record(decision)


def test_rejected_evidence_carries_no_grade(memory: Book) -> None:
    rejected = evidence().model_copy(update={"state": EvidenceState.REJECTED})
    memory.record(AddEvidence(item=MUST, evidence=rejected))
    refused(memory, grade(MUST, "met"), "without evidence")
    memory.record(SetEvidence(item=MUST, evidence=rejected.id, state=EvidenceState.ACCEPTED), grade(MUST, "met"))


def test_cited_evidence_carries_a_grade(memory: Book) -> None:
    memory.record(AddEvidence(item=MUST, evidence=from_cited(CITED)), grade(MUST, "met"))


def test_not_met_rests_on_evidence_or_on_an_absence(memory: Book) -> None:
    refused(memory, grade(MUST, "not met"), "without a citation")
    refused(memory, grade(MUST, "not met", absence="  \n"), "without a citation")
    memory.record(grade(MUST, "not met", absence="No provision found in: …"))
    memory.record(accept(CLASH), grade(CLASH, "not met"))


@pytest.mark.parametrize("value", ["partly met", "not applicable"])
def test_some_grades_need_a_reason(memory: Book, value: str) -> None:
    memory.record(accept())
    refused(memory, grade(MUST, value), "without a written reason")
    refused(memory, grade(MUST, value, reason=" "), "without a written reason")
    memory.record(Write(item=MUST, field="reason", text="r"), grade(MUST, value))


def test_conflicts_only_where_a_law_can_conflict(memory: Book) -> None:
    memory.record(accept(), accept(CLASH))
    refused(memory, grade(MUST, "conflicts"), "use not met")
    memory.record(grade(CLASH, "conflicts"))


def test_the_ground_of_a_grade_cannot_be_taken_away(memory: Book) -> None:
    memory.record(accept(), grade(MUST, "partly met", reason="r"))
    refused(memory, SetEvidence(item=MUST, evidence=EV, state=EvidenceState.REJECTED), "evidence alone")
    refused(memory, Write(item=MUST, field="reason", text=" "), "on this reason")
    refused(memory, RemoveLaw(law="bill"), f"quoted as evidence on {MUST}")
    memory.record(grade(OPTION, "not met", absence="none"))
    refused(memory, Write(item=OPTION, field="absence", text=""), "on this absence")
    memory.record(accept(MUST, "s2"))
    memory.record(SetEvidence(item=MUST, evidence=EV, state=EvidenceState.REJECTED))
    memory.record(accept(OPTION), Write(item=OPTION, field="absence", text=""))
    refused(memory, SetEvidence(item=OPTION, evidence=EV, state=EvidenceState.REJECTED), "evidence alone")


def test_a_grade_cannot_drop_its_own_reason(memory: Book) -> None:
    memory.record(accept(), grade(MUST, "partly met", reason="r"))
    refused(memory, grade(MUST, "partly met", reason=""), "without a written reason")


def changed(**changes: Any) -> AddEvidence:
    source = evidence().source
    return AddEvidence(item=MUST, evidence=Evidence(id="x", source=source.model_copy(update=changes)))


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (changed(quote="Section 1. A person"), "differs"),
        (changed(start=1), "differs"),
        (changed(end=10_000), "does not lie within"),
        (changed(start=-1), "does not lie within"),
        (changed(start=60, end=60, quote=""), "does not lie within"),
        (changed(provision="s2"), "does not lie within"),
        (changed(provision="s9"), "no provision s9"),
        (changed(law="act"), "not in the package"),
    ],
)
def test_a_quotation_is_exact(memory: Book, decision: AddEvidence, words: str) -> None:
    refused(memory, decision, words)


def test_part_of_a_provision_can_be_quoted(memory: Book) -> None:
    part = from_provision(law(), "s1", (11, 19))
    assert part.source.quote == "A person"
    memory.record(AddEvidence(item=MUST, evidence=part))


def test_the_same_provision_is_recorded_once(memory: Book) -> None:
    memory.record(accept())
    refused(memory, accept(), "recorded for SOM-1 already")
    refused(memory, changed(), "recorded for SOM-1 already")
    memory.record(accept(CLASH))


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("title", "its title"),
        ("article", "the article"),
        ("quote", "the quotation"),
        ("checked_by", "who checked it"),
        ("checked_on", "when it was checked"),
    ],
)
def test_a_cited_act_says_what_a_reader_needs(memory: Book, field: str, words: str) -> None:
    decision = AddEvidence(item=MUST, evidence=from_cited(CITED.model_copy(update={field: " "})))
    refused(memory, decision, f"An act that was not loaded needs {words}.")


def test_a_translation_names_its_translator(memory: Book) -> None:
    refused(
        memory, AddEvidence(item=MUST, evidence=evidence().model_copy(update={"translation": "t"})), "its translator"
    )
    memory.record(accept())
    refused(memory, SetEvidence(item=MUST, evidence=EV, translation="t"), "its translator")
    memory.record(SetEvidence(item=MUST, evidence=EV, translation="t", translator="T"))
    refused(memory, SetEvidence(item=MUST, evidence=EV, translator=""), "its translator")
    refused(memory, SetEvidence(item=MUST, evidence="y", note="n"), "no evidence y")


def test_unknown_items_and_elements(memory: Book) -> None:
    refused(memory, grade("SOM-99", "not applicable", reason="r"), "no item SOM-99")
    refused(memory, TickElement(item=MUST, element="intent", tick="present"), "no element 'intent'")
    memory.record(See(item="SOM-99"))


def test_recommendations(memory: Book) -> None:
    def put(**changes: Any) -> PutRecommendation:
        return PutRecommendation(recommendation=recommendation(**changes))

    refused(memory, put(action=" "), "needs an action")
    refused(memory, put(items=()), "at least one item")
    refused(memory, put(items=(MUST, "SOM-99")), "no item SOM-99")
    refused(memory, put(items=(CONSIDER, GOOD), urgency=Urgency.URGE), "can urge")
    memory.record(put(items=(CONSIDER, MUST), urgency=Urgency.URGE))
    refused(memory, RemoveRecommendation(recommendation="R-9"), "no recommendation R-9")


def test_questions(memory: Book) -> None:
    refused(memory, PutQuestion(question=Question(id="Q", text=" ")), "needs a text")
    refused(memory, PutQuestion(question=Question(id="Q", text="?", items=("SOM-99",))), "no item SOM-99")


def test_package(memory: Book) -> None:
    stored = memory.assessment.law("bill").stored
    refused(memory, PutLaw(law=details(" ", stored=stored)), "needs an id")
    refused(memory, PutLaw(law=details(title=" ", stored=stored)), "needs a title")
    refused(memory, PutLaw(law=details("fr", stored=stored, translation_of="act")), "add that law first")
    refused(memory, PutLaw(law=details("fr", stored=stored, translation_of="fr")), "add that law first")
    refused(memory, RemoveLaw(law="act"), "no law act")
    memory.record(PutLaw(law=details("fr", stored=stored, translation_of="bill")))
    refused(memory, RemoveLaw(law="bill"), "fr is a translation of bill")


def test_a_quoted_law_keeps_its_text(memory: Book) -> None:
    memory.record(accept())
    with pytest.raises(GateError, match=f"quoted on {MUST}"):
        memory.add_law(law(text="Section 1. New. Section 2. New."), details())
    memory.add_law(law(), details(title="Better title"))
    assert memory.law("bill").title == "Better title"


def test_validation_wants_a_grade(memory: Book) -> None:
    refused(memory, SetValidation(item=MUST, validation="agreed"), "not assessed")
    memory.record(SetValidation(item=MUST, validation="none"))


def test_validated_only_when_every_item_is(memory: Book) -> None:
    for value in (FileStatus.VALIDATED, FileStatus.FINAL):
        refused(memory, SetFileStatus(status=value), "5 of 5 items in scope are not validated")
    for item in memory.catalogue.items:
        memory.record(grade(item.id, "not applicable", reason="r"))
        refused(memory, SetFileStatus(status=FileStatus.VALIDATED), "not validated")
        memory.record(SetValidation(item=item.id, validation="reserved"))
    memory.record(SetFileStatus(status=FileStatus.VALIDATED))


def test_a_validated_file_keeps_its_findings(memory: Book) -> None:
    for item in memory.catalogue.items:
        memory.record(grade(item.id, "not applicable", reason="r"), SetValidation(item=item.id, validation="agreed"))
    memory.record(PutRecommendation(recommendation=recommendation()), SetFileStatus(status=FileStatus.VALIDATED))
    refused(memory, grade(MUST, "not assessed"), "set its status back to draft")
    refused(memory, RemoveRecommendation(recommendation="R-1"), "set its status back to draft")
    memory.record(PutRecommendation(recommendation=recommendation(status="enacted")))
    memory.record(SetStatus(item=MUST, status="done"))
    memory.record(SetFileStatus(status=FileStatus.FINAL))
    refused(memory, PutRecommendation(recommendation=recommendation()), "The assessment is final")
    memory.record(PutQuestion(question=Question(id="Q", text="?")), SetFileStatus(status=FileStatus.DRAFT))
    memory.record(grade(MUST, "not assessed"))


def test_every_assessment_is_signed(memory: Book, tmp_path: Path) -> None:
    nobody = setup(assessor=Person(name=" "))
    refused(memory, SetUp(setup=nobody), "needs the name of its assessor")
    with pytest.raises(GateError, match="every finding is signed"):
        Book.create(tmp_path / "a.legcheck", nobody, by="Ada")
    assert list(tmp_path.iterdir()) == []
    memory.record(SetUp(setup=setup(assessor=Person(name="Grace"))))
    assert memory.record(accept(), grade(MUST, "met"), by=" ").finding(MUST).graded_by == "Grace"


def test_set_up_names_known_checklists(memory: Book) -> None:
    refused(memory, SetUp(setup=setup(checklists=("three",))), "no checklist 'three': choose among one, two")


def test_without_expressions_not_met_needs_an_own_search(memory: Book) -> None:
    memory.record(PutLaw(law=memory.assessment.law("bill").model_copy(update={"language": "bn"})))
    refused(memory, grade(MUST, "not met", absence="No provision found in: …"), "without your own search")
    refused(memory, grade(MUST, "not met", absence="none", search_note=" "), "without your own search")
    memory.record(grade(MUST, "not met", absence="none", search_note="read part II"))
    assert memory.assessment.finding(MUST).searched == "none\nAssessor's own search: read part II"
    refused(memory, Write(item=MUST, field="search_note", text=""), "on this search note")
    memory.record(accept(OPTION), grade(OPTION, "not met"))
    refused(memory, SetEvidence(item=OPTION, evidence=EV, state=EvidenceState.REJECTED), "on this evidence alone")


def test_one_law_in_a_language_with_expressions_is_enough(memory: Book) -> None:
    memory.add_law(law("code"), details("code", language="bn"))
    memory.record(grade(MUST, "not met", absence="No provision found in: …"))
