"""What an assessor can decide: the journal's vocabulary. Each decision is one event, kept for ever.

A decision is a small frozen value; `fold.apply` says what it does to an `Assessment`, `gates` what refuses it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from legcheck.assessment.models import (
    Evidence,
    EvidenceState,
    FileStatus,
    Grade,
    LawCorrection,
    Model,
    PackageLaw,
    Question,
    Recommendation,
    Setup,
    Tick,
    Validation,
    WorkStatus,
)


class SetUp(Model):
    """Begin the assessment, or change what the new-assessment steps recorded."""

    kind: Literal["set-up"] = "set-up"
    setup: Setup


class PutLaw(Model):
    """Add a law to the package, or describe it anew; its text is stored beside the journal."""

    kind: Literal["put-law"] = "put-law"
    law: PackageLaw


class RemoveLaw(Model):
    """Take a law out of the package; refused while accepted evidence quotes it."""

    kind: Literal["remove-law"] = "remove-law"
    law: str


class Place(Model):
    """Where evidence stands after a correction."""

    provision: str
    label: str


class CorrectLaw(Model):
    """Put a law's reading right. Its text stays; evidence under the correction is to be checked again."""

    kind: Literal["correct-law"] = "correct-law"
    law: str
    correction: LawCorrection
    moved: dict[str, Place] = Field(default_factory=dict)
    """Evidence id to its new place, for evidence whose provision is another now; filled in when it is recorded."""


class SetGrade(Model):
    """Grade an item. The gates of design.md, section 1, decide whether it can be recorded."""

    kind: Literal["set-grade"] = "set-grade"
    item: str
    grade: Grade
    reason: str | None = None
    """None leaves the recorded reason as it is."""
    absence: str | None = None
    search_note: str | None = None


class TickElement(Model):
    """Tick one element of an item."""

    kind: Literal["tick-element"] = "tick-element"
    item: str
    element: str
    tick: Tick


class AddEvidence(Model):
    """Record a provision, accepted or rejected, for an item."""

    kind: Literal["add-evidence"] = "add-evidence"
    item: str
    evidence: Evidence


class SetEvidence(Model):
    """Accept or reject recorded evidence, or change its note or translation."""

    kind: Literal["set-evidence"] = "set-evidence"
    item: str
    evidence: str
    state: EvidenceState | None = None
    note: str | None = None
    translation: str | None = None
    translator: str | None = None


class Write(Model):
    """Write one text of a finding."""

    kind: Literal["write"] = "write"
    item: str
    field: Literal["reason", "absence", "search_note", "comment", "practice_note"]
    text: str


class SetStatus(Model):
    """Set an item's work status."""

    kind: Literal["set-status"] = "set-status"
    item: str
    status: WorkStatus


class SetValidation(Model):
    """Record what the validation workshop made of a finding."""

    kind: Literal["set-validation"] = "set-validation"
    item: str
    validation: Validation


class PutRecommendation(Model):
    """Add a recommendation, or change the one with the same id."""

    kind: Literal["put-recommendation"] = "put-recommendation"
    recommendation: Recommendation


class RemoveRecommendation(Model):
    """Withdraw a recommendation; its number is not used again once frozen."""

    kind: Literal["remove-recommendation"] = "remove-recommendation"
    recommendation: str


class PutQuestion(Model):
    """Add a question to the authorities, or change the one with the same id."""

    kind: Literal["put-question"] = "put-question"
    question: Question


class SetFileStatus(Model):
    """Set the status of the whole file; `validated` only when every item in scope is."""

    kind: Literal["set-file-status"] = "set-file-status"
    status: FileStatus
    numbers: dict[str, int] = Field(default_factory=dict)
    """With `validated`: recommendation id to the number that freezes; filled in when it is recorded."""


class See(Model):
    """Remember the item last worked on. Not a decision: never undone, never in the history shown."""

    kind: Literal["see"] = "see"
    item: str


class Undo(Model):
    """Take the event with that sequence number back. An undone undo is a redo."""

    kind: Literal["undo"] = "undo"
    event: int


Decision = Annotated[
    SetUp
    | PutLaw
    | RemoveLaw
    | CorrectLaw
    | SetGrade
    | TickElement
    | AddEvidence
    | SetEvidence
    | Write
    | SetStatus
    | SetValidation
    | PutRecommendation
    | RemoveRecommendation
    | PutQuestion
    | SetFileStatus
    | See
    | Undo,
    Field(discriminator="kind"),
]

decision_adapter: TypeAdapter[Decision] = TypeAdapter(Decision)


class Event(Model):
    """One row of the journal."""

    seq: int
    at: str
    """ISO 8601 with seconds, UTC."""
    by: str
    decision: Decision
