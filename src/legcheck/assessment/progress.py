"""How far an assessment is, and what its findings amount to. Pure; shared by screen, command line and report.

There is no total percentage of compliance: progress counts items examined (design.md, section 1, rule 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from legcheck.assessment.models import Assessment, Finding, Grade, Party, Setup, Validation, WorkStatus
from legcheck.checklist.models import Item, Level


class GapKind(StrEnum):
    """What a grade short of `met` amounts to; decided by duty level and treaty status."""

    GAP = "gap"
    """A mandatory item of a treaty that the State is party to: the only non-compliance."""
    WOULD_BE_REQUIRED = "would be required on becoming party"
    """A mandatory item of a treaty that the State is not party to."""
    POINT_TO_CONSIDER = "point to consider"
    """The record must show that the State considered it."""
    OPTION_NOT_USED = "option not used"


SHORT_OF_MET = frozenset({Grade.NOT_MET, Grade.PARTLY_MET, Grade.CONFLICTS})


@dataclass(frozen=True, slots=True)
class Tally:
    """Items counted by grade."""

    total: int
    examined: int
    """With a grade other than `not assessed`."""
    by_grade: dict[Grade, int]
    """Every grade, zero included."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts over the items in scope."""

    all: Tally
    by_theme: dict[str, Tally]
    """In the order of the items."""
    by_level: dict[Level, Tally]
    by_status: dict[WorkStatus, int]
    gaps: dict[GapKind, int]
    validated: int
    """Items whose finding the workshop agreed, reserved or reworded."""

    @property
    def total(self) -> int:
        """Items in scope."""
        return self.all.total

    @property
    def examined(self) -> int:
        """Items with a grade other than `not assessed`."""
        return self.all.examined

    @property
    def by_grade(self) -> dict[Grade, int]:
        """Items by grade, every grade, zero included."""
        return self.all.by_grade


def gap_kind(item: Item, finding: Finding, setup: Setup) -> GapKind | None:
    """What the finding amounts to; None where it is met, not applicable or not assessed.

    A signatory, or a State whose status was not asked, counts as not party.
    """
    if finding.grade not in SHORT_OF_MET:
        return None
    match item.facts.level:
        case Level.MANDATORY:
            return GapKind.GAP if is_party(item, setup) else GapKind.WOULD_BE_REQUIRED
        case Level.CONSIDER:
            return GapKind.POINT_TO_CONSIDER
        case _:
            return GapKind.OPTION_NOT_USED


def is_party(item: Item, setup: Setup) -> bool:
    """Whether the State is party to the item's instrument."""
    treaty = setup.treaty(item.facts.instrument)
    return treaty is not None and treaty.party is Party.PARTY


def progress(assessment: Assessment, items: Sequence[Item]) -> Progress:
    """Counts over those items, in their order."""
    pairs = [(item, assessment.finding(item.id)) for item in items]
    kinds = Counter(gap_kind(item, finding, assessment.setup) for item, finding in pairs)
    states = Counter(finding.status for _, finding in pairs)
    themes = dict.fromkeys(item.facts.theme for item in items)
    return Progress(
        all=_tally(finding for _, finding in pairs),
        by_theme={t: _tally(f for i, f in pairs if i.facts.theme == t) for t in themes},
        by_level={level: _tally(f for i, f in pairs if i.facts.level is level) for level in Level},
        by_status={status: states[status] for status in WorkStatus},
        gaps={kind: kinds[kind] for kind in GapKind},
        validated=sum(finding.validation is not Validation.NONE for _, finding in pairs),
    )


def next_unanswered(items: Sequence[Item], assessment: Assessment, after: str | None) -> str | None:
    """The next item without a grade behind `after`, from the top again at the end; None when all have one."""
    ids = [item.id for item in items]
    start = ids.index(after) + 1 if after in ids else 0
    around = ids[start:] + ids[:start]
    return next((i for i in around if assessment.finding(i).grade is Grade.NOT_ASSESSED), None)


def _tally(findings: Iterable[Finding]) -> Tally:
    grades = Counter(finding.grade for finding in findings)
    total = sum(grades.values())
    return Tally(total, total - grades[Grade.NOT_ASSESSED], {grade: grades[grade] for grade in Grade})
