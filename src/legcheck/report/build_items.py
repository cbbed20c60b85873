"""Items with their findings and evidence, as views."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from legcheck.assessment import Assessment, Cited, Evidence, QuoteCheck, Tick, gap_kind, is_party, quote_check
from legcheck.checklist import Item
from legcheck.law import Law
from legcheck.law.quotation import display_lines, quote_lines
from legcheck.report.text import is_rtl, one_line
from legcheck.report.view import ElementView, EvidenceView, ItemView


def item_view(
    item: Item,
    assessment: Assessment,
    laws: Mapping[str, Law],
    names: Mapping[str, str],
    recommendations: tuple[int, ...],
    language: str,
) -> ItemView:
    """One item with its finding. `names` are short names of laws by id."""
    facts, prose, finding = item.facts, item.prose(language), assessment.finding(item.id)
    return ItemView(
        id=item.id,
        instrument=facts.instrument,
        article=facts.article,
        verb=prose.verb,
        level=facts.level,
        qualified=facts.qualified,
        theme=facts.theme,
        title=prose.title,
        obligation=one_line(prose.obligation),
        verified=facts.verified and prose.terms_verified,
        reviewed_by=facts.reviewed_by,
        grade=finding.grade,
        gap=gap_kind(item, finding, assessment.setup),
        bound=is_party(item, assessment.setup),
        elements=tuple(
            ElementView(
                prose.elements[e.name].name or e.name if e.name in prose.elements else e.name,
                finding.elements.get(e.name, Tick.OPEN),
                e.decides,
            )
            for e in facts.elements
        ),
        evidence=tuple(evidence_view(e, assessment, laws, names) for e in finding.accepted),
        reason=finding.reason,
        absence=finding.searched,
        comment=finding.comment,
        practice_note=finding.practice_note,
        validation=finding.validation,
        graded_by=one_line(finding.graded_by),
        graded_at=datetime.fromisoformat(finding.graded_at) if finding.graded_at else None,
        recommendations=recommendations,
    )


def evidence_view(
    evidence: Evidence, assessment: Assessment, laws: Mapping[str, Law], names: Mapping[str, str]
) -> EvidenceView:
    """Accepted evidence, its quote read again from the stored text."""
    source = evidence.source
    translation = display_lines(evidence.translation)
    if isinstance(source, Cited):
        return EvidenceView(
            law_id=None,
            law=cited_name(source),
            label=one_line(source.article),
            lines=display_lines(source.quote),
            language="",
            rtl=is_rtl(source.quote),
            check=QuoteCheck.NOT_READ,
            suggested=False,
            note=evidence.note,
            translation=translation,
            translator=one_line(evidence.translator),
            checked_by=one_line(source.checked_by),
            checked_on=one_line(source.checked_on),
        )
    law, check = laws.get(source.law), quote_check(evidence, laws)
    language = next((described.language for described in assessment.laws if described.id == source.law), "")
    return EvidenceView(
        law_id=source.law,
        law=names.get(source.law, source.law),
        label=one_line(source.label),
        lines=quote_lines(law, source.start, source.end)
        if law and check is QuoteCheck.EXACT
        else display_lines(source.quote),
        language=language,
        rtl=is_rtl(source.quote, language),
        check=check,
        suggested=source.suggested,
        start=source.start,
        end=source.end,
        note=evidence.note,
        translation=translation,
        translator=one_line(evidence.translator),
    )


def cited_name(source: Cited) -> str:
    """Title and date of an act that was not loaded."""
    return one_line(f"{source.title} ({source.date})" if source.date else source.title)
