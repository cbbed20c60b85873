"""Signs and words for grades, duty levels and bands: each has both, so that nothing rests on colour alone."""

from __future__ import annotations

from legcheck.assessment.models import EvidenceState, Grade, Tick, WorkStatus
from legcheck.checklist.models import Instrument, Item, Level
from legcheck.matching.models import Band

GRADE_SIGNS = {
    Grade.NOT_ASSESSED: "○",
    Grade.MET: "✓",
    Grade.PARTLY_MET: "◐",
    Grade.NOT_MET: "✗",
    Grade.CONFLICTS: "≠",
    Grade.NOT_APPLICABLE: "–",
}
GRADE_STYLES = {
    Grade.NOT_ASSESSED: "$text-muted",
    Grade.MET: "$text-success",
    Grade.PARTLY_MET: "$text-warning",
    Grade.NOT_MET: "$text-error",
    Grade.CONFLICTS: "bold $text-error",
    Grade.NOT_APPLICABLE: "$text-muted",
}
LEVEL_WORDS = {
    Level.MANDATORY: "MANDATORY",
    Level.CONSIDER: "to consider",
    Level.OPTIONAL: "optional",
    Level.GOOD_PRACTICE: "good practice",
}
TICK_SIGNS = {Tick.OPEN: "[ ]", Tick.PRESENT: "[✓]", Tick.PARTIAL: "[◐]", Tick.ABSENT: "[✗]"}
STATUS_SIGNS = {
    WorkStatus.TO_DO: " ",
    WorkStatus.IN_WORK: "…",
    WorkStatus.FOR_REVIEW: "?",
    WorkStatus.DONE: "■",
}
STATE_SIGNS = {EvidenceState.ACCEPTED: "✓ accepted", EvidenceState.REJECTED: "✗ rejected"}
BAND_SIGNS = {Band.LIKELY: "▰▰▰", Band.UNCLEAR: "▰▰▱", Band.PROBABLY_NOT: "▰▱▱"}


def grade_words(grade: Grade) -> str:
    """Sign and word of a grade."""
    return f"{GRADE_SIGNS[grade]} {grade}"


def level_words(item: Item) -> str:
    """Duty level with the mark *qualified* where the treaty's text qualifies the duty."""
    return LEVEL_WORDS[item.facts.level] + (", qualified" if item.facts.qualified else "")


def short_level(item: Item) -> str:
    """Duty level for a narrow list; `q.` for *qualified*."""
    return LEVEL_WORDS[item.facts.level] + (" q." if item.facts.qualified else "")


def source_words(item: Item) -> str:
    """Whether an item is treaty law or good practice."""
    return "good practice" if item.facts.instrument is Instrument.GOOD else "treaty law"
