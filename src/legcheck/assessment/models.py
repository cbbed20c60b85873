"""An assessment as frozen values: the package of laws, findings with their evidence, recommendations.

Every value is the result of folding the journal of decisions (`decisions.py`); nothing is changed in place.
Words are those of design.md, section 2.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from legcheck.checklist.models import Instrument, LawScope, Level
from legcheck.law.corrections import Correction, CorrectionKind


class Model(BaseModel):
    """Base of all assessment values: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Grade(StrEnum):
    """The assessor's judgement on an item. No path turns a score into one."""

    NOT_ASSESSED = "not assessed"
    MET = "met"
    PARTLY_MET = "partly met"
    NOT_MET = "not met"
    CONFLICTS = "conflicts"
    NOT_APPLICABLE = "not applicable"


class WorkStatus(StrEnum):
    """How far work on an item is; apart from its grade."""

    TO_DO = "to do"
    IN_WORK = "in work"
    FOR_REVIEW = "for review"
    DONE = "done"


class Validation(StrEnum):
    """What the validation workshop made of a finding."""

    NONE = "none"
    AGREED = "agreed"
    RESERVED = "reserved"
    REWORDED = "reworded"


class FileStatus(StrEnum):
    """Status of the whole assessment; the cover shows it."""

    DRAFT = "draft"
    VALIDATED = "validated"
    FINAL = "final"


class Tick(StrEnum):
    """The assessor's tick on one element."""

    OPEN = "open"
    PRESENT = "present"
    PARTIAL = "partial"
    ABSENT = "absent"


class Party(StrEnum):
    """Treaty status of the State for one instrument."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NOT_PARTY = "not a party"


class LegalSystem(StrEnum):
    """Drafting tradition of the State."""

    COMMON = "common law"
    CIVIL = "civil law"
    MIXED = "mixed"
    OTHER = "other"


class LawStatus(StrEnum):
    """Status of a law of the package."""

    IN_FORCE = "in force"
    BILL = "bill"
    AMENDMENT = "amendment"


class LawLevel(StrEnum):
    """Level of a law of the package."""

    NATIONAL = "national"
    SUBNATIONAL = "sub-national"
    REGULATION = "regulation"


class Basis(StrEnum):
    """What is assessed: the law in force, or the law as it would stand if the bill is enacted."""

    IN_FORCE = "law in force"
    IF_ENACTED = "law as it would stand if the bill is enacted"


class TreatyStatus(Model):
    """The State and one instrument."""

    instrument: Instrument
    party: Party
    since: str = ""
    """Date of ratification, accession or signature as the assessor typed it."""
    reservations: str = ""
    """Reservations and declarations, in the assessor's words; empty: none recorded."""


class Person(Model):
    """Who decides. No output says that a law complies without a name and a date behind it."""

    name: str
    role: str = ""


class Setup(Model):
    """What the new-assessment steps ask."""

    title: str
    country: str
    assessor: Person
    treaties: tuple[TreatyStatus, ...]
    legal_system: LegalSystem = LegalSystem.OTHER
    law_scopes: tuple[LawScope, ...] = (LawScope.TIP, LawScope.SOM)
    """Kind of law: trafficking, smuggling, or both (a joint law)."""
    basis: Basis = Basis.IF_ENACTED
    checklists: tuple[str, ...]
    levels: tuple[Level, ...] = tuple(Level)
    instruments: tuple[Instrument, ...] = tuple(Instrument)
    themes: tuple[str, ...] = ()
    """Themes of the chosen checklists that are asked; empty: all of them."""
    profiles: tuple[str, ...] = ()
    """Ids of the profiles that narrow what is asked and propose groups as not applicable."""
    catalogue_version: str
    catalogue_sha256: str
    distribution: str = "Restricted"
    report_language: str = "en"

    def treaty(self, instrument: Instrument) -> TreatyStatus | None:
        """Status for one instrument; None where it was not asked (always for good practice)."""
        return next((t for t in self.treaties if t.instrument == instrument), None)


class LawCorrection(Model):
    """One correction of a law's reading, as `legcheck.law.Correction` applies it."""

    kind: CorrectionKind
    provision: str = ""
    value: str = ""
    at: int = -1

    def value_for_law(self) -> Correction:
        """The same for the room that reads laws."""
        return Correction(self.kind, self.provision, self.value, self.at)


class PackageLaw(Model):
    """One law of the package, as the assessor describes it; its text lies in the same file by `sha256`."""

    id: str
    sha256: str
    file: str
    title: str
    date: str = ""
    status: LawStatus = LawStatus.BILL
    language: str
    level: LawLevel = LawLevel.NATIONAL
    translation_of: str | None = None
    stored: str = ""
    """SHA-256 of the stored reading of the law (text and provisions); set when the law is added."""
    corrections: tuple[LawCorrection, ...] = ()
    """What the assessor put right in the stored reading, in order; recorded by `CorrectLaw` alone."""


class Quoted(Model):
    """Evidence quoted from a law of the package: re-read from the stored text by its span."""

    kind: Literal["quoted"] = "quoted"
    law: str
    provision: str
    label: str
    start: int
    end: int
    quote: str
    """The exact stored text of the span when it was accepted; a difference today is a changed text."""
    suggested: bool
    """True: proposed by matching. False: found by hand."""


class Cited(Model):
    """Evidence from an act that was not loaded; marked "not read by the tool" everywhere."""

    kind: Literal["cited"] = "cited"
    title: str
    date: str = ""
    article: str
    quote: str
    checked_by: str
    checked_on: str


class EvidenceState(StrEnum):
    """Whether the assessor accepted a provision as evidence, or looked at it and rejected it."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Evidence(Model):
    """A provision that the assessor accepted or rejected for an item."""

    id: str
    state: EvidenceState = EvidenceState.ACCEPTED
    source: Annotated[Quoted | Cited, Field(discriminator="kind")]
    note: str = ""
    translation: str = ""
    """Unofficial translation, shown as such; the quote check runs on the official text."""
    translator: str = ""
    """Who translated; `text of LAW` where the words stand in another language version in the package."""
    recheck: bool = False
    """The law's reading was corrected under this evidence since: the assessor looks at it again."""


class Finding(Model):
    """The assessor's record on one item."""

    item: str
    grade: Grade = Grade.NOT_ASSESSED
    elements: dict[str, Tick] = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    absence: str = ""
    """The statement "no provision found in: …" with the terms searched and the nearest misses."""
    search_note: str = ""
    """The assessor's own search, in words; needed where matching has no expressions in the law's language."""
    comment: str = ""
    practice_note: str = ""
    status: WorkStatus = WorkStatus.TO_DO
    validation: Validation = Validation.NONE
    graded_by: str = ""
    graded_at: str = ""
    """ISO 8601, UTC; set by the journal when the grade is recorded."""

    @property
    def searched(self) -> str:
        """The statement of absence with the assessor's own search below it, as a report prints it."""
        own = f"Assessor's own search: {self.search_note}" if self.search_note.strip() else ""
        return "\n".join(part for part in (self.absence, own) if part.strip())

    @property
    def accepted(self) -> tuple[Evidence, ...]:
        """Accepted evidence, the only evidence a report shows."""
        return tuple(e for e in self.evidence if e.state is EvidenceState.ACCEPTED)


class Urgency(StrEnum):
    """Urgency of a recommendation; `urge` only where a linked item is mandatory."""

    URGE = "urge"
    RECOMMEND = "recommend"
    INVITE = "invite"


class RecommendationStatus(StrEnum):
    """What became of a recommendation."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted in part"
    DECLINED = "declined"
    ENACTED = "enacted"


class Recommendation(Model):
    """A drafting instruction; several gaps may share one, and one gap may need several."""

    id: str
    items: tuple[str, ...]
    action: str
    """Without its lead: "amend section 5 so that …, in line with article 3(c) of …"."""
    addressee: str = ""
    article: str = ""
    """The national provision to amend or the place of insertion."""
    reason: str = ""
    legal_basis: str = ""
    urgency: Urgency = Urgency.RECOMMEND
    key: bool = False
    wording: str = ""
    wording_source: str = ""
    status: RecommendationStatus = RecommendationStatus.PROPOSED
    number: int | None = None
    """Frozen once validated; before that the report counts."""


class Question(Model):
    """An open question to the authorities."""

    id: str
    text: str
    addressee: str = ""
    date: str = ""
    answer: str = ""
    items: tuple[str, ...] = ()


class Assessment(Model):
    """The current state of an assessment file."""

    setup: Setup
    status: FileStatus = FileStatus.DRAFT
    laws: tuple[PackageLaw, ...] = ()
    findings: dict[str, Finding] = Field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    questions: tuple[Question, ...] = ()
    seen: str | None = None
    """The item last worked on, for resume."""
    numbers_used: int = 0
    """Highest number ever frozen for a recommendation; no number is given twice."""

    def finding(self, item_id: str) -> Finding:
        """The finding on an item; an empty one where nothing is recorded."""
        return self.findings.get(item_id) or Finding(item=item_id)

    def law(self, law_id: str) -> PackageLaw:
        """The law of the package with that id; raises KeyError where there is none."""
        return next(law for law in self.laws if law.id == law_id)
