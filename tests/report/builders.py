"""A small catalogue, a law full of traps, and an assessment of it, for all tests of the report."""

from __future__ import annotations

from datetime import UTC, datetime

from legcheck.assessment import (
    Assessment,
    Cited,
    Evidence,
    EvidenceState,
    Finding,
    Grade,
    PackageLaw,
    Party,
    Person,
    Question,
    Quoted,
    Recommendation,
    Setup,
    Tick,
    TreatyStatus,
    Urgency,
)
from legcheck.checklist import Catalogue, ChecklistFacts, Instrument, Item, ItemFacts, ItemText, LawScope, Level
from legcheck.checklist.models import Coverage, ElementFact, ElementText, Gap, Guidance, IndexText, Recommendations
from legcheck.law import Kind, Law, Provision, Role
from legcheck.matching import Basis, Candidate, ElementMatch, ItemMatch, Place, Via

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)

HOSTILE = (
    "(1) [repealed] and [/b] and [sic] <b>bold</b> & &amp; | pipe {{ 7*7 }} {% raw %}",
    "=cmd|' /C calc'!A0 *star* _under_ `tick` ~~gone~~ $x^2$ ^[note] [link](http://x.y) <!-- c --> (c) ... -- http://z.y",
    "5. five 7. seven",
    "# no heading",
    "- no list",
    "> no quote \U0001f600 \U0001f468\u200d\U0001f469 :smile: @me ==mark== a | b",
    "قال: المادة 5 [ملغاة] (أ) \u200f12\u200f.",
    "\\backslash \\[x\\] ends with \\",
)
"""Lines that hurt a careless writer; each begins so that it stays a line of its own."""

CONTROL = "be\x07ll nu\x00ll es\x1bc del\x7f sur\ud800rogate non\uffffchar"


def make_item(item_id: str, level: Level, theme: str, instrument: Instrument = Instrument.TIP, **facts: object) -> Item:
    return Item(
        facts=ItemFacts(
            id=item_id,
            instrument=instrument,
            article=facts.pop("article", "5(1)"),
            level=level,
            qualified=facts.pop("qualified", False),
            theme=theme,
            applies_to=(LawScope.TIP,),
            elements=(ElementFact(name="act"), ElementFact(name="means", decides=False)),
            verified=facts.pop("verified", True),
            reviewed_by=facts.pop("reviewed_by", "A Jurist, 1 March 2026"),
            **facts,
        ),
        text={
            "en": ItemText(
                title=f"Title of {item_id}",
                verb="shall establish",
                obligation=f"The State must do what {item_id} says.",
                question="Does it?",
                guidance=Guidance(met="All.", partly="Some."),
                evidence="A section.",
                elements={"act": ElementText(means="doing"), "means": ElementText(means="how")},
                gaps=(Gap(gap="none", effect="nothing"),),
                recommendations=Recommendations(absent="add it", partial="complete {provision}"),
                wording="A person who [acts] commits an offence.",
                wording_source="own",
            )
        },
        expressions={},
        examples={},
    )


def catalogue() -> Catalogue:
    items = (
        make_item("TIP-A", Level.MANDATORY, "crime", conflicts=True),
        make_item("TIP-B", Level.MANDATORY, "crime", verified=False),
        make_item("TIP-C", Level.CONSIDER, "care", qualified=True, reviewed_by=""),
        make_item("SOM-D", Level.MANDATORY, "care", Instrument.SOM),
        make_item("GOOD-E", Level.GOOD_PRACTICE, "care", Instrument.GOOD, article="Reflection", reviewed_by=""),
        make_item("TIP-F", Level.OPTIONAL, "care"),
    )
    return Catalogue(
        version="1.0",
        sha256="c" * 64,
        checklists=(ChecklistFacts(id="core", core=True, themes=("crime", "care")),),
        index={
            "en": IndexText(
                **{
                    **{field: {} for field in IndexText.model_fields},
                    "checklists": {"core": "Core checklist"},
                    "themes": {"crime": "Criminalization", "care": "Protection"},
                    "instruments": {i.value: f"Full title of {i.value}" for i in Instrument},
                    "leads": {
                        "urge": "The authorities are urged to",
                        "recommend": "It is recommended to",
                        "invite": "The authorities are invited to",
                    },
                }
            )
        },
        items=items,
        coverage=Coverage(paragraphs={}, left_out={}),
        profiles=(),
    )


def make_law(sections: list[tuple[str, str, str]], law_id: str = "bill", language: str = "en", **more: object) -> Law:
    """A law from (number, heading, text of the section)."""
    text, provisions = "", []
    for number, heading, body in sections:
        start = len(text)
        text += f"{number}. {heading}\n{body}\n\n"
        provisions.append(
            Provision(
                f"s{number}",
                None,
                Kind.SECTION,
                number,
                None,
                f"Section {number}",
                heading,
                start,
                len(text),
                Role.BODY,
            )
        )
    return Law(law_id, f"{law_id}.txt", law_id, language, "a" * 64, "txt", text, tuple(provisions), **more)


def hostile_law() -> Law:
    return make_law(
        [
            ("1", "Traps | [/b] <b>", "\n\n".join(HOSTILE)),
            ("2", "Controls", CONTROL),
            ("3", "Unused {{ x }}", "Nobody relies on this."),
        ]
    )


def arabic_law() -> Law:
    return make_law([("1", "عنوان", "يعاقب كل من يرتكب الاتجار بالبشر.")], "qanun", "ar")


def package(law: Law, title: str, **more: object) -> PackageLaw:
    return PackageLaw(id=law.id, sha256=law.sha256, file=law.file, title=title, language=law.language, **more)


def quote_of(law: Law, provision: str, *, suggested: bool = True, **more: object) -> Evidence:
    p = law.provision(provision)
    source = Quoted(
        law=law.id, provision=p.id, label=p.label, start=p.start, end=p.end, quote=law.text_of(p), suggested=suggested
    )
    return Evidence(id=f"{law.id}:{p.start}", source=source, **more)


def make_setup(**more: object) -> Setup:
    values = {
        "title": "Assessment of the <Bill> | [draft] & more",
        "country": "Tarrova",
        "assessor": Person(name="Ada & <Lovelace>", role="adviser"),
        "treaties": (
            TreatyStatus(instrument=Instrument.TIP, party=Party.PARTY, since="1 May 2003"),
            TreatyStatus(instrument=Instrument.SOM, party=Party.SIGNATORY),
        ),
        "checklists": ("core",),
        "catalogue_version": "1.0",
        "catalogue_sha256": "c" * 64,
    }
    return Setup(**{**values, **more})


def graded(item: str, grade: Grade, **more: object) -> Finding:
    return Finding(item=item, grade=grade, graded_by="Ada & <Lovelace>", graded_at="2026-03-10T10:00:00+00:00", **more)


def assessment(**more: object) -> Assessment:
    """Every grade once, every kind of evidence, hostile words in every free text."""
    law, arabic = hostile_law(), arabic_law()
    rejected = quote_of(law, "s3").model_copy(update={"state": EvidenceState.REJECTED, "id": "no"})
    cited = Cited(
        title="Passports Act",
        date="1988",
        article="s. 14",
        quote="A [void] passport.",
        checked_by="Ada",
        checked_on="2 March 2026",
    )
    findings = (
        graded(
            "TIP-A",
            Grade.CONFLICTS,
            evidence=(quote_of(law, "s1"), rejected),
            reason=HOSTILE[0],
            comment="\n".join(HOSTILE),
        ),
        graded(
            "TIP-B",
            Grade.NOT_MET,
            absence="No provision found in: the bill.\nSearched for: act.",
            elements={"act": Tick.ABSENT},
        ),
        graded(
            "TIP-C",
            Grade.PARTLY_MET,
            evidence=(quote_of(law, "s2", suggested=False, note="mind [this]"), Evidence(id="c", source=cited)),
            reason="Part is missing",
            practice_note="In practice | never",
        ),
        graded(
            "SOM-D",
            Grade.PARTLY_MET,
            evidence=(
                quote_of(arabic, "s1", translation="Whoever commits [trafficking] is punished.", translator="B. T."),
            ),
            reason="Some.",
        ),
        graded("TIP-F", Grade.NOT_APPLICABLE, reason="There is no coast."),
    )
    values = {
        "setup": make_setup(),
        "laws": (package(law, "The Bill", date="2026"), package(arabic, "القانون رقم 1", date="2016")),
        "findings": {f.item: f for f in findings},
        "recommendations": (
            Recommendation(
                id="r1",
                items=("TIP-B", "TIP-A"),
                action="amend [section] 1 | so that <it> holds",
                urgency=Urgency.URGE,
                key=True,
                wording="5. A person\n[commits] an offence.",
                addressee="Ministry",
                article="Section 1",
                legal_basis="article 5",
            ),
            Recommendation(id="r2", items=("SOM-D",), action="insert a provision", reason="It is missing"),
        ),
        "questions": (Question(id="q", text="Is there [an act]?", addressee="Ministry", items=("TIP-A",)),),
    }
    return Assessment(**{**values, **more})


def laws() -> dict[str, Law]:
    return {"bill": hostile_law(), "qanun": arabic_law()}


class Screened:
    """Unattended matching that suggests every section for every item."""

    def __init__(self, *laws: Law) -> None:
        self.laws = laws

    def match(self, item_id: str) -> ItemMatch:
        candidates = tuple(
            Candidate(
                law.id, p.id, p.number, None, p.label, 1.0, p.start, p.end,
                (ElementMatch("act", True, (Place(law.id, p.id, p.start, p.start + 2, Via.SELF, "act"),)), ElementMatch("means", False, ())),
                (),
            )
            for law in self.laws
            for p in law.provisions
        )  # fmt: skip
        return ItemMatch(item_id, 0.9, {}, candidates, (), Basis.EXPRESSIONS)
