"""What a report says, as plain frozen values: the one source of every format, of tables and of data exports.

Grades, gaps and counts come from the assessment room; nothing is graded here. A suggestion by machine lives in
`SuggestionView` alone and has no way into an `EvidenceView`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from legcheck.assessment import (
    Basis,
    FileStatus,
    GapKind,
    Grade,
    LegalSystem,
    Party,
    Person,
    QuoteCheck,
    RecommendationStatus,
    Tick,
    Urgency,
    Validation,
)
from legcheck.checklist import Instrument, LawScope, Level
from legcheck.matching import Band


@dataclass(frozen=True, slots=True)
class ElementView:
    """An element of an item and the assessor's tick."""

    name: str
    tick: Tick
    decides: bool


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Accepted evidence: a provision of the package, or an act that the tool did not read."""

    law_id: str | None
    """None for a cited act."""
    law: str
    """Short name of the law; title and date of a cited act."""
    label: str
    lines: tuple[str, ...]
    """The quote as displayed; only wrapped lines and line-end hyphens are joined."""
    language: str
    rtl: bool
    check: QuoteCheck
    suggested: bool
    """Proposed by machine and accepted by the assessor."""
    start: int = 0
    end: int = 0
    note: str = ""
    translation: tuple[str, ...] = ()
    translator: str = ""
    checked_by: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item in scope with its finding."""

    id: str
    instrument: Instrument
    article: str
    """Article and paragraph, or the topic of a good practice."""
    verb: str
    level: Level
    qualified: bool
    theme: str
    title: str
    obligation: str
    verified: bool
    reviewed_by: str
    grade: Grade
    gap: GapKind | None
    bound: bool
    """The State is a party to the instrument; False for good practice."""
    elements: tuple[ElementView, ...]
    evidence: tuple[EvidenceView, ...]
    reason: str
    absence: str
    comment: str
    practice_note: str
    validation: Validation
    graded_by: str
    graded_at: datetime | None
    recommendations: tuple[int, ...]
    """Numbers of the recommendations that answer the item."""


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A cluster of the scorecard and a part of the analysis."""

    id: str
    title: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation with the number it has in this report."""

    number: int
    letter: str
    """A, B, C … for key ones; empty for the rest."""
    urgency: Urgency
    sentence: str
    """Lead by urgency and action."""
    addressee: str
    article: str
    reason: str
    legal_basis: str
    wording: tuple[str, ...]
    wording_source: str
    status: RecommendationStatus
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseView:
    """A row of the article-by-article view: one provision, or a run of provisions that nothing rests on."""

    label: str
    heading: str
    count: int
    """How many provisions the row stands for."""
    items: tuple[str, ...]
    recommendations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LawView:
    """A law of the package."""

    id: str
    name: str
    """Short name used in citations."""
    title: str
    date: str
    status: str
    language: str
    level: str
    translation_of: str
    """Title of the law it is a translation of; empty where it is the official text."""
    file: str
    sha256: str
    read: bool
    """Its text was at hand when the report was made."""
    chars: int = 0
    provisions: int = 0
    unplaced_chars: int = 0
    other_roles: tuple[tuple[str, int], ...] = ()
    """Text that is no evidence by default, as role and number of units: preamble, schedule …"""
    warnings: tuple[str, ...] = ()
    uses: tuple[UseView, ...] = ()


@dataclass(frozen=True, slots=True)
class TreatyView:
    """The State and one instrument."""

    instrument: Instrument
    title: str
    party: Party | None
    """None: not recorded."""
    since: str
    reservations: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """An open question to the authorities."""

    text: str
    addressee: str
    date: str
    answer: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A provision that the machine suggests. Not evidence."""

    law: str
    label: str
    lines: tuple[str, ...]
    language: str
    rtl: bool
    found: tuple[str, ...]
    missing: tuple[str, ...]
    words: tuple[str, ...]
    """Words of the laws that matched."""
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """All that the machine suggests for one item that nobody has assessed."""

    item: str
    title: str
    instrument: Instrument
    article: str
    band: Band
    weak: bool
    """The checklist has no expressions in the language of the law."""
    first: tuple[CandidateView, ...]
    further: tuple[tuple[str, tuple[str, ...]], ...]
    """Labels of all further candidates by law, best first."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Neighbouring treaty paragraphs to which the same items, or the same reason, belong."""

    instrument: str
    first: str
    last: str
    asked: tuple[str, ...]
    """Items in scope that ask about them."""
    not_in_scope: tuple[str, ...]
    """Items that ask about them but were not in scope."""
    reason: str
    """Why no item asks; empty where items do."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One recorded decision."""

    at: datetime | None
    who: str
    what: str
    undone: bool


@dataclass(frozen=True, slots=True)
class AskedView:
    """What was asked about, and what was not."""

    checklists: tuple[str, ...]
    """Titles of the checklists used."""
    unused_checklists: tuple[str, ...]
    levels: tuple[Level, ...]
    """Duty levels asked about; empty for all."""
    instruments: tuple[Instrument, ...]
    """Sources asked about; empty for all."""
    law_scopes: tuple[LawScope, ...]
    """Kinds of law asked about; empty for all."""


@dataclass(frozen=True, slots=True)
class MadeView:
    """What the report was made with."""

    tool: str
    """Version of legcheck."""
    catalogue: str
    """Version of the checklists."""
    catalogue_sha256: str
    catalogue_changed: bool
    """The assessment was begun with other checklist content."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A whole report."""

    language: str
    title: str
    country: str
    status: FileStatus
    """Validated or final only where every item in scope was validated; else draft."""
    distribution: str
    assessor: Person
    advisers: tuple[str, ...]
    """All who graded an item, the assessor first."""
    now: datetime
    made: MadeView
    basis: Basis
    legal_system: LegalSystem
    asked: AskedView
    treaties: tuple[TreatyView, ...]
    laws: tuple[LawView, ...]
    cited_acts: tuple[str, ...]
    themes: tuple[ThemeView, ...]
    recommendations: tuple[RecommendationView, ...]
    questions: tuple[QuestionView, ...]
    suggestions: tuple[SuggestionView, ...]
    screened: bool
    """The laws were searched by machine for this report."""
    log: tuple[LogLine, ...]
    coverage: tuple[CoverageView, ...] = ()

    @property
    def items(self) -> tuple[ItemView, ...]:
        """All items in scope, in the order of the themes."""
        return tuple(item for theme in self.themes for item in theme.items)

    @property
    def examined(self) -> int:
        """How many items have a grade."""
        return sum(item.grade is not Grade.NOT_ASSESSED for item in self.items)
