"""Items, findings and evidence in words for the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legcheck.assessment import Assessment
from legcheck.assessment.models import Evidence, Finding, PackageLaw, Quoted, Tick, Validation
from legcheck.checklist.models import Item
from legcheck.tui.plain import lines, one_line, plain
from legcheck.tui.signs import (
    GRADE_STYLES,
    STATE_SIGNS,
    STATUS_SIGNS,
    TICK_SIGNS,
    grade_words,
    level_words,
    short_level,
    source_words,
)

NOT_READ = "not read by the tool"
"""Mark of evidence from an act that was not loaded (design.md, section 2)."""

RECHECK = "CHECK AGAIN: the reading of the law was corrected here; e accepts it anew, x rejects it"


def heading(words: str) -> Content:
    """A heading of ours within a pane."""
    return Content.styled(words, "bold $text-accent")


def verb_words(item: Item, finding: Finding, position: str) -> Content:
    """The bar that is always in sight: citation, duty level, source, grade, and the treaty's verb."""
    first = Content.assemble(
        plain(item.citation(), "bold"),
        "  ",
        Content.styled(level_words(item), "bold reverse"),
        "  ",
        source_words(item),
        "  ",
        Content.styled(grade_words(finding.grade), GRADE_STYLES[finding.grade]),
        "  ",
        plain(position, "$text-muted"),
    )
    return lines(first, Content.assemble("verb: ", plain(f"“{one_line(item.prose().verb)}”", "italic")))


def item_row(item: Item, finding: Finding, *, wide: bool) -> Content:
    """One row (`wide`) or two of the list of items."""
    grade = Content.styled(grade_words(finding.grade), GRADE_STYLES[finding.grade])
    title, level = plain(one_line(item.prose().title)), plain(short_level(item))
    status = STATUS_SIGNS[finding.status]
    if wide:
        gap = " " * max(1, 17 - grade.cell_length)
        mark = " " * max(1, 18 - level.cell_length)
        return Content.assemble(status, " ", grade, gap, level, mark, plain(item.citation(), "bold"), "  ", title)
    first = Content.assemble(status, " ", grade, "  ", plain(item.citation(), "bold"))
    return Content.assemble(first, "\n    ", level, " · ", title)


def item_words(item: Item) -> Content:
    """Everything a jurist needs to judge an item."""
    text, facts = item.prose(), item.facts
    review = f"Reviewed by {facts.reviewed_by}." if facts.reviewed_by else "Not yet reviewed by a jurist."
    if not facts.verified:
        review += " Article and verb were not verified in the treaty's text."
    if not text.terms_verified:
        review += " The treaty's terms were not yet read in the authentic text of this language."
    guidance = text.guidance
    fallback = item.told_in() != item.spoken
    parts: list[Content | str | None] = [
        plain(text.title, "bold"),
        plain(f"No text in '{item.spoken}' yet: this item is shown in '{item.told_in()}'.") if fallback else None,
        plain(f"{item.id} · {item.citation()} · {source_words(item)}", "$text-muted"),
        "",
        heading("Obligation (our summary)"),
        plain(text.obligation),
        heading("Question"),
        plain(text.question),
        heading("How to judge"),
        plain(f"Met: {guidance.met}"),
        plain(f"Partly met: {guidance.partly}"),
        plain(f"Conflicts: {guidance.conflicts}") if guidance.conflicts else None,
        plain(f"Note: {guidance.note}") if guidance.note else None,
        heading("Where evidence usually stands"),
        plain(text.evidence),
        heading("Usual gaps") if text.gaps else None,
        *(plain(f"• {gap.gap} {gap.effect}") for gap in text.gaps),
        plain(f"Note: {text.note}") if text.note else None,
        heading("Suggested wording"),
        plain(text.wording),
        plain(f"Source of the wording: {text.wording_source}", "$text-muted"),
        plain(review, "$text-muted"),
    ]
    return lines(*parts)


def element_row(item: Item, name: str, tick: Tick) -> Content:
    """An element with its tick, its sign and its word, and what it means."""
    words = item.prose().elements.get(name)
    fact = next(fact for fact in item.facts.elements if fact.name == name)
    aside = "" if fact.decides else " (does not decide the grade)"
    means = f": {words.means}" if words else ""
    shown_name = words.name if words and words.name else name
    state = "not ticked" if tick is Tick.OPEN else str(tick)
    return Content.assemble(
        Content(f"{TICK_SIGNS[tick]} {state}  "), plain(shown_name, "bold"), plain(f"{means}{aside}")
    )


def finding_words(finding: Finding, assessment: Assessment, gap: str) -> Content:
    """The finding's texts and what is linked to it."""
    signed = f"  by {finding.graded_by}, {finding.graded_at[:10]}" if finding.graded_by else ""
    linked = [r for r in assessment.recommendations if finding.item in r.items]
    asked = [q for q in assessment.questions if finding.item in q.items]
    validated = f"   Validation: {finding.validation}" if finding.validation is not Validation.NONE else ""
    return lines(
        Content.assemble(
            "Grade: ", Content.styled(grade_words(finding.grade), GRADE_STYLES[finding.grade]), plain(signed)
        ),
        plain(f"→ {gap}", "bold") if gap else None,
        plain(f"Work: {finding.status}{validated}"),
        _titled("Reason", finding.reason),
        _titled("Absence statement", finding.absence),
        _titled("Own search", finding.search_note),
        _titled("Comment", finding.comment),
        _titled("Practice note", finding.practice_note),
        *(_titled(f"Recommendation ({r.urgency})", r.action) for r in linked),
        *(_titled("Question" + (f" to {q.addressee}" if q.addressee else ""), q.text) for q in asked),
    )


def _titled(title: str, text: str) -> Content | None:
    return Content.assemble((f"{title}: ", "bold"), plain(text)) if text else None


def evidence_row(evidence: Evidence, laws: Sequence[PackageLaw]) -> Content:
    """One piece of evidence: state, place, how it was found, quote."""
    source = evidence.source
    if isinstance(source, Quoted):
        title = next((law.title for law in laws if law.id == source.law), source.law)
        found = "suggested" if source.suggested else "found by hand"
        head = f"{STATE_SIGNS[evidence.state]}  {source.label}, {one_line(title, 40)} ({found})"
    else:
        head = f"{STATE_SIGNS[evidence.state]}  {source.article}, {one_line(source.title, 40)} ({NOT_READ})"
    return lines(
        plain(head, "bold"),
        plain(f"  {RECHECK}", "bold $text-warning") if evidence.recheck else None,
        plain(f"  {'official: ' if evidence.translation else ''}“{one_line(source.quote, 160)}”"),
        _translation(evidence),
        plain(f"  Note: {one_line(evidence.note, 200)}") if evidence.note else None,
    )


def _translation(evidence: Evidence) -> Content | None:
    if not evidence.translation:
        return None
    return plain(f"  translation ({one_line(evidence.translator, 50)}): “{one_line(evidence.translation, 160)}”")


def citation_text(evidence: Evidence, laws: Sequence[PackageLaw]) -> str:
    """A citation with its exact quote, for the clipboard."""
    source = evidence.source
    if isinstance(source, Quoted):
        title = next((law.title for law in laws if law.id == source.law), source.law)
        return f"{source.label}, {title}: “{source.quote}”"
    return f"{source.article}, {source.title} ({NOT_READ}): “{source.quote}”"
