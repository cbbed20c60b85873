"""Scope, progress, gaps, drafts, evidence and the recent list: plain functions of plain values."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessing import CLASH, CONSIDER, GOOD, MUST, OPTION, TEXT, accept, catalogue, details, evidence, grade, law, setup

from legcheck import paths
from legcheck.assessment import (
    AddEvidence,
    Book,
    Cited,
    EvidenceState,
    Finding,
    GapKind,
    Grade,
    Party,
    QuoteCheck,
    TreatyStatus,
    Urgency,
    default_urgency,
    draft_recommendation,
    forget,
    from_candidate,
    from_cited,
    gap_kind,
    items_in_scope,
    legal_basis,
    next_unanswered,
    progress,
    quote_check,
    recent,
    remember,
)
from legcheck.checklist import Instrument, LawScope, Level
from legcheck.errors import GateError, UnknownChecklistError
from legcheck.matching.models import Candidate

CATALOGUE = catalogue()


def scope(**changes: object) -> list[str]:
    book = Book.in_memory(setup(**changes), catalogue=CATALOGUE)
    return [item.id for item in items_in_scope(book.assessment, CATALOGUE)]


def test_scope_follows_checklists_and_themes() -> None:
    assert scope() == [MUST, CLASH, CONSIDER, GOOD, OPTION]
    assert scope(checklists=("one",)) == [MUST, CLASH, CONSIDER]
    assert scope(checklists=("two", "one")) == scope()


def test_scope_narrows_by_level_instrument_and_kind_of_law() -> None:
    assert scope(levels=(Level.MANDATORY,)) == [MUST, CLASH]
    assert scope(instruments=(Instrument.TIP, Instrument.GOOD)) == [GOOD, OPTION]
    assert scope(law_scopes=(LawScope.TIP,)) == [GOOD, OPTION]
    assert scope(law_scopes=()) == []


def test_scope_names_an_unknown_checklist() -> None:
    with pytest.raises(UnknownChecklistError, match="no checklist 'three': choose among one, two"):
        scope(checklists=("one", "three"))


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (MUST, GapKind.GAP),
        (CONSIDER, GapKind.POINT_TO_CONSIDER),
        (OPTION, GapKind.OPTION_NOT_USED),
        (GOOD, GapKind.OPTION_NOT_USED),
    ],
)
@pytest.mark.parametrize("value", [Grade.NOT_MET, Grade.PARTLY_MET, Grade.CONFLICTS])
def test_only_what_is_mandatory_is_a_gap(item: str, kind: GapKind, value: Grade) -> None:
    assert gap_kind(CATALOGUE.item(item), Finding(item=item, grade=value), setup()) is kind


@pytest.mark.parametrize("value", [Grade.NOT_ASSESSED, Grade.MET, Grade.NOT_APPLICABLE])
def test_no_gap_without_a_shortcoming(value: Grade) -> None:
    assert gap_kind(CATALOGUE.item(MUST), Finding(item=MUST, grade=value), setup()) is None


@pytest.mark.parametrize("party", [Party.SIGNATORY, Party.NOT_PARTY, None])
def test_nothing_is_non_compliance_for_a_state_not_party(party: Party | None) -> None:
    treaties = (TreatyStatus(instrument=Instrument.SOM, party=party),) if party else ()
    state = setup(treaties=treaties)
    kind = gap_kind(CATALOGUE.item(MUST), Finding(item=MUST, grade=Grade.NOT_MET), state)
    assert kind is GapKind.WOULD_BE_REQUIRED
    assert default_urgency(CATALOGUE.item(MUST), state) is Urgency.RECOMMEND


def test_progress_counts_items_examined(memory: Book) -> None:
    memory.record(accept(), grade(MUST, "met"), grade(CLASH, "not met", absence="n"), accept(CONSIDER))
    items = items_in_scope(memory.assessment, CATALOGUE)
    count = progress(memory.assessment, items)
    assert (count.total, count.examined, count.validated) == (5, 2, 0)
    assert sum(count.by_grade.values()) == 5
    assert {theme: (tally.examined, tally.total) for theme, tally in count.by_theme.items()} == {
        "early": (2, 3),
        "late": (0, 2),
    }
    assert count.by_level[Level.MANDATORY].by_grade[Grade.NOT_MET] == 1
    assert count.by_status == {"to do": 2, "in work": 3, "for review": 0, "done": 0}
    assert {kind: number for kind, number in count.gaps.items() if number} == {GapKind.GAP: 1}


def test_next_unanswered_goes_round(memory: Book) -> None:
    items = items_in_scope(memory.assessment, CATALOGUE)
    memory.record(grade(CLASH, "not met", absence="n"))
    assert next_unanswered(items, memory.assessment, None) == MUST
    assert next_unanswered(items, memory.assessment, MUST) == CONSIDER
    assert next_unanswered(items, memory.assessment, OPTION) == MUST
    assert next_unanswered(items, memory.assessment, "SOM-99") == MUST
    for item in items:
        memory.record(grade(item.id, "not applicable", reason="r"))
    assert next_unanswered(items, memory.assessment, MUST) is None


def draft(book: Book, item: str, **more: object) -> tuple[str, str]:
    state = book.assessment
    made = draft_recommendation(CATALOGUE.item(item), state.finding(item), state.laws, state.setup, **more)  # type: ignore[arg-type]
    return made.id, made.action


def test_draft_for_an_absence(memory: Book) -> None:
    memory.record(grade(MUST, "not met", absence="No provision found in: Migration Bill"))
    state = memory.assessment
    made = draft_recommendation(CATALOGUE.item(MUST), state.finding(MUST), state.laws, state.setup)
    assert (made.id, made.items, made.action, made.article) == ("R-SOM-1", (MUST,), "insert a provision", "")
    assert (made.urgency, made.wording, made.wording_source) == (Urgency.URGE, "w [or x]", "written for the tests")
    assert made.reason == "No provision found in: Migration Bill"
    assert made.legal_basis == "article 1 of the Smuggling of Migrants Protocol"
    assert made.number is None


def test_draft_names_the_provisions(memory: Book) -> None:
    cited = Cited(title="The Code", article="Article 5", quote="q", checked_by="Ada", checked_on="2027")
    rejected = evidence("s1").model_copy(update={"id": "no", "state": EvidenceState.REJECTED})
    memory.record(accept(CLASH, "s1"), accept(CLASH, "s2"), AddEvidence(item=CLASH, evidence=from_cited(cited)))
    memory.record(grade(CLASH, "partly met", reason="half"))
    assert draft(memory, CLASH)[1] == (
        "amend section 1 and section 2 of the Migration Bill and article 5 of The Code so that it is complete"
    )
    memory.record(grade(CLASH, "conflicts"))
    assert draft(memory, CLASH, taken=("R-SOM-5", "R-SOM-5-2"))[0] == "R-SOM-5-3"
    assert draft(memory, CLASH)[1].startswith("repeal section 1")
    memory.add_law(law("act"), details("act", title="Aliens Act"))
    memory.record(AddEvidence(item=OPTION, evidence=evidence("s1", "act")), AddEvidence(item=OPTION, evidence=rejected))
    memory.record(grade(OPTION, "partly met", reason="half"))
    assert draft(memory, OPTION)[1] == "amend section 1 of the Aliens Act so that it is complete"


def test_draft_only_for_a_gap(memory: Book) -> None:
    with pytest.raises(GateError, match="by hand"):
        draft(memory, MUST)


def test_legal_basis_of_good_practice() -> None:
    assert legal_basis(CATALOGUE.item(GOOD)) == "recognised good practice"


def test_quote_check() -> None:
    laws = {"bill": law()}
    assert quote_check(evidence(), laws) is QuoteCheck.EXACT
    assert quote_check(evidence(), {"bill": law(text=TEXT.replace("person", "people"))}) is QuoteCheck.CHANGED
    assert quote_check(evidence("s2"), {"bill": law(text="Section 2")}) is QuoteCheck.CHANGED
    assert quote_check(evidence(), {}) is QuoteCheck.LAW_MISSING
    cited = Cited(title="Code", article="5", quote="q", checked_by="Ada", checked_on="2027")
    assert quote_check(from_cited(cited), laws) is QuoteCheck.NOT_READ


def test_a_suggestion_and_a_find_of_the_same_place_are_the_same_evidence() -> None:
    hand = evidence("s2")
    source = hand.source
    assert source.kind == "quoted"
    candidate = Candidate("bill", "s2", "2", None, "Section 2", 1.0, source.start, source.end, (), ())
    suggested = from_candidate(candidate, {"bill": law()}, EvidenceState.REJECTED)
    assert (suggested.id, suggested.state) == (hand.id, EvidenceState.REJECTED)
    assert suggested.source == source.model_copy(update={"suggested": True})


def test_recent_files(tmp_path: Path) -> None:
    assert recent() == ()
    for name in ("a", "b", "a"):
        remember(tmp_path / name, name.upper(), "Freedonia")
    assert [(Path(one.path).name, one.title, one.exists) for one in recent()] == [("a", "A", False), ("b", "B", False)]
    forget(tmp_path / "a")
    assert [one.title for one in recent()] == ["B"]
    for number in range(40):
        remember(tmp_path / str(number), "T", "")
    assert len(recent()) == 20
    assert recent()[0].path == str(tmp_path / "39")


@pytest.mark.parametrize("content", ["", "{", "5", '["a"]', '[{"path": "x"}]', '{"a": 1}'])
def test_a_broken_list_is_an_empty_one(content: str) -> None:
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    (paths.data_dir() / "recent.json").write_text(content, "utf-8")
    assert recent() == ()
    remember(Path("a"), "A", "")
    assert len(recent()) == 1


def test_a_list_that_cannot_be_written_stops_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LEGCHECK_HOME", str(tmp_path / "file" / "home"))
    remember(tmp_path / "a", "A", "")
    assert recent() == ()
