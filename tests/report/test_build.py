from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import (
    NOW,
    Screened,
    assessment,
    catalogue,
    graded,
    hostile_law,
    laws,
    make_law,
    make_setup,
    package,
    quote_of,
)

from legcheck.assessment import (
    Assessment,
    FileStatus,
    GapKind,
    Grade,
    Party,
    QuoteCheck,
    Recommendation,
    TreatyStatus,
    Validation,
    items_in_scope,
    progress,
)
from legcheck.checklist import Instrument
from legcheck.law import Law
from legcheck.report import ReportView, build_view


def view_of(a: Assessment | None = None, texts: dict[str, Law] | None = None, **more: object) -> ReportView:
    return build_view(
        a or assessment(), catalogue(), laws() if texts is None else texts, now=NOW, tool_version="0.1", **more
    )


def item(view: ReportView, item_id: str):
    return next(i for i in view.items if i.id == item_id)


def test_items_stand_in_scope_order_with_their_findings() -> None:
    view = view_of()
    assert [i.id for i in view.items] == [i.id for i in items_in_scope(assessment(), catalogue())]
    assert item(view, "TIP-B").grade is Grade.NOT_MET
    assert item(view, "GOOD-E").grade is Grade.NOT_ASSESSED
    assert view.examined == progress(assessment(), catalogue().items).examined == 5


def test_rejected_provisions_and_candidates_are_no_evidence() -> None:
    view = view_of(screening=Screened(*laws().values()))
    assert [e.label for e in item(view, "TIP-A").evidence] == ["Section 1"]
    assert item(view, "GOOD-E").evidence == ()
    assert [s.item for s in view.suggestions] == ["GOOD-E"]


def test_gaps_follow_treaty_status() -> None:
    kinds = {i.id: i.gap for i in view_of().items}
    assert kinds["TIP-A"] is GapKind.GAP
    assert kinds["SOM-D"] is GapKind.WOULD_BE_REQUIRED
    assert kinds["TIP-C"] is GapKind.POINT_TO_CONSIDER
    assert kinds["TIP-F"] is None


def test_quotes_are_read_again() -> None:
    a = assessment()
    assert item(view_of(a), "TIP-A").evidence[0].check is QuoteCheck.EXACT
    law = hostile_law()
    changed = {**laws(), "bill": replace(law, text=law.text.replace("Traps", "Trips"))}
    evidence = item(view_of(a, changed), "TIP-A").evidence[0]
    assert evidence.check is QuoteCheck.CHANGED
    assert evidence.lines[0].startswith("1. Traps")
    missing = item(view_of(a, {}), "TIP-A").evidence[0]
    assert missing.check is QuoteCheck.LAW_MISSING
    assert not view_of(a, {}).laws[0].read


def test_a_cited_act_is_listed_as_not_reviewed() -> None:
    view = view_of()
    cited = item(view, "TIP-C").evidence[1]
    assert (cited.law_id, cited.law, cited.check) == (None, "Passports Act (1988)", QuoteCheck.NOT_READ)
    assert view.cited_acts == ("Passports Act (1988)",)


def test_numbers_and_letters_of_recommendations() -> None:
    extra = tuple(Recommendation(id=f"k{n}", items=("TIP-A",), action="act", key=True) for n in range(27))
    frozen = Recommendation(id="f", items=(), action="act", number=2)
    view = view_of(assessment(recommendations=(*extra, frozen), numbers_used=2))
    numbers = [r.number for r in view.recommendations]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == 28
    assert 2 in numbers
    assert [r.letter for r in view.recommendations if r.letter][-2:] == ["Z", "AA"]
    assert view.recommendations[0].sentence == "It is recommended to act."
    assert len(item(view, "TIP-A").recommendations) == 27


@pytest.mark.parametrize("status", [FileStatus.VALIDATED, FileStatus.FINAL])
def test_validated_is_said_only_when_every_item_is(status: FileStatus) -> None:
    a = assessment(status=status)
    assert view_of(a).status is FileStatus.DRAFT
    every = {
        i.id: graded(i.id, Grade.NOT_APPLICABLE, reason="x", validation=Validation.AGREED) for i in catalogue().items
    }
    assert view_of(assessment(status=status, findings=every)).status is status
    one_open = {**every, "TIP-A": every["TIP-A"].model_copy(update={"validation": Validation.NONE})}
    assert view_of(assessment(status=status, findings=one_open)).status is FileStatus.DRAFT


def test_article_view_lists_used_and_unused_provisions() -> None:
    uses = view_of().laws[0].uses
    assert [(u.label, u.items) for u in uses] == [
        ("Section 1", ("TIP-A",)),
        ("Section 2", ("TIP-C",)),
        ("Section 3", ()),
    ]
    assert uses[0].recommendations == (1,)


def test_runs_of_unused_provisions_of_a_code_share_a_row() -> None:
    law = make_law([(str(n), "", f"Text {n}.") for n in range(1, 201)])
    a = assessment(
        laws=(package(law, "Code"),), findings={"TIP-A": graded("TIP-A", Grade.MET, evidence=(quote_of(law, "s100"),))}
    )
    uses = view_of(a, {"bill": law}).laws[0].uses
    assert [(u.label, u.count) for u in uses] == [
        ("Section 1 – Section 99", 99),
        ("Section 100", 1),
        ("Section 101 – Section 200", 100),
    ]
    assert sum(u.count for u in uses) == 200


def test_a_long_title_is_cited_by_number() -> None:
    law = hostile_law()
    a = assessment(laws=(package(law, "An Act to " + "prevent " * 12), *assessment().laws[1:]))
    assert [law.name for law in view_of(a).laws] == ["Law 1", "القانون رقم 1"]


def test_a_date_will_do_for_now() -> None:
    view = build_view(assessment(), catalogue(), laws(), now=date(2026, 3, 14), tool_version="0.1")
    assert view.now.date() == date(2026, 3, 14)


def test_treaties_that_are_asked_about_are_listed_even_without_a_status() -> None:
    setup = make_setup(treaties=(TreatyStatus(instrument=Instrument.TIP, party=Party.NOT_PARTY),))
    view = view_of(assessment(setup=setup))
    assert [(t.instrument, t.party) for t in view.treaties] == [
        (Instrument.TIP, Party.NOT_PARTY),
        (Instrument.SOM, None),
    ]
    assert item(view, "TIP-A").gap is GapKind.WOULD_BE_REQUIRED
