"""A small world for the terminal program: two hostile laws, four items, and rooms that answer at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from legcheck.assessment import Assessment, Book, PackageLaw, Party, Person, Setup, TreatyStatus
from legcheck.checklist.models import (
    Catalogue,
    ChecklistFacts,
    ElementFact,
    ElementText,
    Expressions,
    Gap,
    Guidance,
    IndexText,
    Instrument,
    Item,
    ItemFacts,
    ItemText,
    LawScope,
    Level,
    Profile,
    Proposal,
    ProposalText,
    Recommendations,
)
from legcheck.errors import LegcheckError, ReportError, UnreadableLawError
from legcheck.law.models import Kind, Law, Provision, Role
from legcheck.matching.models import Basis, Candidate, ElementMatch, ItemMatch, Place, Searched, Via
from legcheck.tui.services import Progress, ReportOrder, Services

HOSTILE = "[repealed] [/b] <b>bold</b> | pipe 🚢 تهريب [sic] \x1b[31mred"
"""What must pass unharmed; its control character must not reach the terminal."""

SEEN = ("[repealed]", "[/b]", "<b>bold</b>", "| pipe", "🚢", "تهريب", "[sic]")
"""What must be readable wherever HOSTILE is shown."""


def make_law(law_id: str = "bill", title: str = f"Migrants Bill {HOSTILE}", sections: int = 12) -> Law:
    """A law with a contents list, sections of two subsections, and a schedule."""
    text, provisions = "Arrangement of sections\n1 Short title\n\n", []
    provisions.append(
        Provision("contents", None, Kind.BLOCK, None, None, "Arrangement", "", 0, len(text), Role.CONTENTS)
    )
    for n in range(1, sections + 1):
        start = len(text)
        head = f"{n}. Offence {n} {HOSTILE}\n"
        first = f"(1) A person who, for a financial benefit, procures illegal entry number {n} commits an offence. {HOSTILE}\n"
        second = f"(2) An attempt under section {n} is punished. Nothing here makes a migrant liable.\n"
        text += head + first + second + "\n"
        inner = start + len(head)
        number = str(n)
        provisions += [
            Provision(
                f"s{n}", None, Kind.SECTION, number, None, f"Section {n}", f"Offence {n} {HOSTILE}", start, len(text), Role.BODY, n
            ),
            Provision(
                f"s{n}.1", f"s{n}", Kind.SUBSECTION, number, None, f"Section {n}(1)", "", inner, inner + len(first), Role.BODY, n
            ),
            Provision(
                f"s{n}.2", f"s{n}", Kind.SUBSECTION, number, None, f"Section {n}(2)", "", inner + len(first),
                inner + len(first) + len(second), Role.BODY, n,
            ),
        ]  # fmt: skip
    start = len(text)
    text += "SCHEDULE\nThe Protocol is reprinted here.\n"
    provisions.append(
        Provision("sch", None, Kind.SCHEDULE, None, None, "Schedule", "", start, len(text), Role.SCHEDULE)
    )
    return Law(
        id=law_id,
        file=f"{law_id}.txt",
        title=title,
        language="en",
        sha256=(law_id.encode().hex() * 32)[:64],
        format="text",
        text=text,
        provisions=tuple(provisions),
        warnings=(f"The numbering was doubtful {HOSTILE}",),
    )


def make_item(
    item_id: str, *, instrument: Instrument = Instrument.SOM, level: Level = Level.MANDATORY, theme: str = "criminalisation",
    conflicts: bool = False, elements: tuple[str, ...] = ("procurement", "benefit"),
) -> Item:  # fmt: skip
    """An item whose prose is hostile."""
    prose = ItemText.model_construct(
        title=f"Title of {item_id} {HOSTILE}",
        verb=f"shall adopt {HOSTILE}",
        obligation=f"The obligation {HOSTILE}",
        question=f"Does the law do it? {HOSTILE}",
        guidance=Guidance(met="All elements.", partly=f"Some {HOSTILE}", conflicts="", note="A trap."),
        evidence="An offence section.",
        elements={name: ElementText(means=f"what {name} means {HOSTILE}") for name in elements},
        gaps=(Gap(gap="Benefit missing.", effect="Too wide."),),
        recommendations=Recommendations(
            absent="insert an offence",
            partial="amend {provision} so that it is complete",
            conflicting="repeal {provision}",
        ),
        wording=f"A person who [intentionally] … {HOSTILE}",
        wording_source="written for legcheck",
    )
    facts = ItemFacts.model_construct(
        id=item_id,
        instrument=instrument,
        article="6(1)(a)" if instrument is not Instrument.GOOD else "non-punishment",
        level=level,
        qualified=True,
        theme=theme,
        applies_to=(LawScope.TIP, LawScope.SOM),
        elements=tuple(ElementFact(name=name) for name in elements),
        conflicts=conflicts,
        verified=False,
    )
    return Item.model_construct(
        facts=facts, text={"en": prose}, expressions={"en": Expressions(item=("procure*",))}, examples={}
    )


def make_catalogue() -> Catalogue:
    """Two checklists, two themes, four items. Built without validation: only what screens show is there."""
    index = IndexText.model_construct(
        checklists={"crimes": "Crimes [core]", "care": "Care of migrants"},
        themes={"criminalisation": "Criminalization", "migrant-protection": "Protection [of migrants]"},
        profiles={"landlocked": "State without a coast [b]", "smuggling-law": "Smuggling law"},
        proposals={"sea": ProposalText(title=f"At sea {HOSTILE}", reason=f"No coast {HOSTILE}")},
    )
    checklists = (
        ChecklistFacts(id="crimes", core=True, themes=("criminalisation",)),
        ChecklistFacts(id="care", core=False, themes=("migrant-protection",)),
    )
    items = (
        make_item("SOM-1", conflicts=True),
        make_item("SOM-2", level=Level.CONSIDER),
        make_item("TIP-3", instrument=Instrument.TIP, elements=()),
        make_item("GOOD-4", instrument=Instrument.GOOD, level=Level.GOOD_PRACTICE, theme="migrant-protection"),
    )
    profiles = (
        Profile(id="smuggling-law", law_scopes=(LawScope.SOM,)),
        Profile(id="mandatory-only", levels=(Level.MANDATORY,)),
        Profile(id="core-only", core=True),
        Profile(id="not-a-party", not_party=True),
        Profile(id="landlocked", proposes=(Proposal(group="sea", items=("SOM-1", "SOM-2")),)),
    )
    return Catalogue.model_construct(
        version="test",
        sha256="0" * 64,
        checklists=checklists,
        index={"en": index},
        profiles=profiles,
        items=items,
    )


def make_setup(catalogue: Catalogue) -> Setup:
    """A State party to all three treaties."""
    return Setup(
        title=f"Review {HOSTILE}",
        country=f"Norland {HOSTILE}",
        assessor=Person(name=f"A. Jurist {HOSTILE}", role="legal adviser"),
        treaties=tuple(
            TreatyStatus(instrument=i, party=Party.PARTY) for i in (Instrument.TIP, Instrument.SOM, Instrument.UNTOC)
        ),
        checklists=("crimes", "care"),
        catalogue_version=catalogue.version,
        catalogue_sha256=catalogue.sha256,
    )


def details_of(law: Law) -> PackageLaw:
    """How the assessor describes a law."""
    return PackageLaw(id=law.id, sha256=law.sha256, file=law.file, title=law.title, language=law.language)


def noon() -> datetime:
    """A clock that stands still."""
    return datetime(2026, 3, 4, 12, tzinfo=UTC)


def make_book(catalogue: Catalogue, *laws: Law, path: Path | None = None) -> Book:
    """A book with laws, in memory or in a file."""
    setup = make_setup(catalogue)
    if path:
        book = Book.create(path, setup, by=setup.assessor.name, catalogue=catalogue, clock=noon)
    else:
        book = Book.in_memory(setup, catalogue=catalogue, clock=noon)
    for law in laws:
        book.add_law(law, details_of(law))
    return book


@dataclass(frozen=True)
class FakeMatches:
    """One match for each item: sections 1 to 8 of every law, with the words of the benefit marked."""

    by_item: dict[str, ItemMatch]

    def match(self, item_id: str) -> ItemMatch:
        return self.by_item[item_id]


def match_for(item: Item, laws: Sequence[Law], basis: Basis = Basis.EXPRESSIONS) -> ItemMatch:
    """Candidates with true spans."""
    candidates = []
    for rank in range(1, 9):
        for law in laws:
            p = law.provision(f"s{rank}")
            at = law.text.index("financial benefit", p.start)
            place = Place(law.id, p.id, at, at + len("financial benefit"), Via.SELF, f"financial benefit {HOSTILE}")
            elements = tuple(
                ElementMatch(e.name, e.name == "benefit", (place,) if e.name == "benefit" else ())
                for e in item.facts.elements
            )
            candidates.append(
                Candidate(
                    law.id,
                    p.id,
                    p.number,
                    None,
                    p.label,
                    1 / rank,
                    p.start,
                    p.end,
                    elements,
                    (place,),
                    (f"weak modal {HOSTILE}",),
                )
            )
    return ItemMatch(
        item.id, 0.9, {law.id: 0.9 for law in laws}, tuple(candidates), (Searched(None, "financial benefit", 8),), basis
    )


@dataclass
class FakeRooms:
    """Records what was asked of the rooms."""

    catalogue: Catalogue
    basis: Basis = Basis.EXPRESSIONS
    reports: list[ReportOrder] = field(default_factory=list)
    demo: Book | None = None

    def screen(
        self, items: Sequence[Item], laws: Sequence[Law], among: Sequence[Item], progress: Progress
    ) -> FakeMatches:
        progress(0, len(items))
        return FakeMatches({item.id: match_for(item, laws, self.basis) for item in items})

    def read_law(self, name: str) -> Law:
        if "bad" in name:
            raise UnreadableLawError(f"{name} is a scan [without] text: run OCR on it first.")
        return make_law(Path(name).stem)

    def write_report(self, order: ReportOrder) -> None:
        if "forbidden" in str(order.path):
            raise ReportError(f"{order.path} cannot be written [denied].")
        order.path.write_text("report", encoding="utf-8")
        self.reports.append(order)

    def open_book(self, path: Path, read_only: bool) -> Book:
        return Book.open(path, read_only=read_only, catalogue=self.catalogue)

    def create_book(self, path: Path, setup: Setup) -> Book:
        return Book.create(path, setup, by=setup.assessor.name, catalogue=self.catalogue)

    def demo_book(self, _: Catalogue) -> Book:
        if self.demo is None:
            raise LegcheckError("There is no demo [here].")
        return self.demo

    def services(self) -> Services:
        return Services(
            read_law=self.read_law,
            screen=self.screen,
            absence_text=lambda match, laws: f"Searched in: {', '.join(law.title for law in laws)}. {HOSTILE}",
            write_report=self.write_report,
            create_book=self.create_book,
            open_book=self.open_book,
            demo_book=self.demo_book,
        )


def grade_of(assessment: Assessment, item: str) -> str:
    return str(assessment.finding(item).grade)
