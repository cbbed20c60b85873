"""Small values to assess with: a catalogue of five items, a set-up, a law with awkward signs in it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from legcheck.assessment import (
    AddEvidence,
    Evidence,
    PackageLaw,
    Party,
    Person,
    Recommendation,
    SetGrade,
    Setup,
    TreatyStatus,
    from_provision,
)
from legcheck.checklist import Catalogue, ChecklistFacts, Instrument, Item, ItemFacts, ItemText, LawScope, Level
from legcheck.checklist.models import (
    ElementFact,
    ElementText,
    Expressions,
    Gap,
    Guidance,
    IndexText,
    Profile,
    Proposal,
    ProposalText,
    Recommendations,
)
from legcheck.law.models import Kind, Law, Provision, Role

FIRST, SECOND = "Section 1. A person who [/b] smuggles <b> | 🎉 commits an offence.\n", "Section 2. أب [repealed]\n"
TEXT = FIRST + SECOND

MUST, CLASH, CONSIDER, OPTION, GOOD = "SOM-1", "SOM-5", "SOM-2", "TIP-3", "GOOD-4"


def law(law_id: str = "bill", text: str = TEXT) -> Law:
    """Two sections; the second one starts where the first one ends."""
    cut = text.index("Section 2")
    sections = (("s1", "1", 0, cut), ("s2", "2", cut, len(text)))
    provisions = tuple(
        Provision(name, None, Kind.SECTION, number, None, f"Section {number}", "", start, end, Role.BODY)
        for name, number, start, end in sections
    )
    return Law(law_id, f"{law_id}.txt", "As printed", "en", "0" * 64, "text", text, provisions)


def details(law_id: str = "bill", **changes: Any) -> PackageLaw:
    values = {"id": law_id, "sha256": "0" * 64, "file": f"{law_id}.txt", "title": "Migration Bill", "language": "en"}
    return PackageLaw(**values | changes)


def item(item_id: str, level: Level, theme: str, scopes: tuple[LawScope, ...], *, conflicts: bool = False) -> Item:
    facts = ItemFacts(
        id=item_id,
        instrument=Instrument(item_id.split("-")[0]),
        article=item_id.split("-")[1],
        level=level,
        qualified=False,
        theme=theme,
        applies_to=scopes,
        elements=(ElementFact(name="act"), ElementFact(name="purpose")),
        conflicts=conflicts,
        verified=True,
    )
    prose = ItemText(
        title=item_id,
        verb="shall",
        obligation="o",
        question="q",
        guidance=Guidance(met="m", partly="p"),
        evidence="e",
        elements={"act": ElementText(means="a"), "purpose": ElementText(means="p")},
        gaps=(Gap(gap="g", effect="e"),),
        recommendations=Recommendations(
            absent="insert a provision",
            partial="amend {provision} so that it is complete",
            conflicting="repeal {provision}" if conflicts else "",
        ),
        wording="w [or x]",
        wording_source="written for the tests",
    )
    return Item(facts=facts, text={"en": prose}, expressions={"en": Expressions(item=("smuggl*",))}, examples={})


def catalogue() -> Catalogue:
    """Five items: two mandatory, one of which a law can contradict, and one of each other duty level."""
    both = (LawScope.TIP, LawScope.SOM)
    items = (
        item(GOOD, Level.GOOD_PRACTICE, "late", both),
        item(MUST, Level.MANDATORY, "early", (LawScope.SOM,)),
        item(CLASH, Level.MANDATORY, "early", (LawScope.SOM,), conflicts=True),
        item(CONSIDER, Level.CONSIDER, "early", (LawScope.SOM,)),
        item(OPTION, Level.OPTIONAL, "late", (LawScope.TIP,)),
    )
    # only what decisions are judged by; titles and coverage belong to the checklist room's own tests
    return Catalogue.model_construct(
        version="1",
        sha256="f" * 64,
        checklists=(
            ChecklistFacts(id="one", core=True, themes=("early",)),
            ChecklistFacts(id="two", core=True, themes=("early", "late")),
        ),
        index={
            "en": IndexText(
                checklists={},
                themes={},
                proposals={"sea": ProposalText(title="Smuggling by sea", reason="The State is landlocked.")},
            )
        },
        profiles=(
            Profile(id="smuggling-law", law_scopes=(LawScope.SOM,)),
            Profile(id="mandatory-only", levels=(Level.MANDATORY,)),
            Profile(id="landlocked", proposes=(Proposal(group="sea", items=(MUST, CONSIDER, OPTION)),)),
        ),
        items=items,
    )


def setup(**changes: Any) -> Setup:
    """Party to the Smuggling Protocol, signatory to the other one; both checklists."""
    values: dict[str, Any] = {
        "title": "Review",
        "country": "Freedonia",
        "assessor": Person(name="Ada"),
        "treaties": (
            TreatyStatus(instrument=Instrument.SOM, party=Party.PARTY),
            TreatyStatus(instrument=Instrument.TIP, party=Party.SIGNATORY),
        ),
        "checklists": ("one", "two"),
        "catalogue_version": "1",
        "catalogue_sha256": "f" * 64,
    }
    return Setup(**values | changes)


class Clock:
    """A clock that moves on one second at every look."""

    def __init__(self) -> None:
        self._seconds = count()

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(1_800_000_000 + next(self._seconds), UTC)


def evidence(provision: str = "s1", law_id: str = "bill") -> Evidence:
    return from_provision(law(law_id), provision)


EV = evidence().id
"""The id of section 1 as evidence."""


def accept(item_id: str = MUST, provision: str = "s1") -> AddEvidence:
    return AddEvidence(item=item_id, evidence=evidence(provision))


def grade(item_id: str, value: str, **texts: str) -> SetGrade:
    return SetGrade.model_validate({"item": item_id, "grade": value, **texts})


def recommendation(rec_id: str = "R-1", items: tuple[str, ...] = (MUST,), **changes: Any) -> Recommendation:
    return Recommendation(**{"id": rec_id, "items": items, "action": "amend it"} | changes)
