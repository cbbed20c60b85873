"""Groups of items that a profile proposes as not applicable. A person confirms each group; nothing confirms itself."""

from __future__ import annotations

from legcheck.assessment.decisions import SetGrade
from legcheck.assessment.models import Assessment, Grade
from legcheck.assessment.scope import items_in_scope
from legcheck.checklist import ProposedGroup, find_profiles, proposed_groups
from legcheck.checklist.models import Catalogue


def open_groups(assessment: Assessment, catalogue: Catalogue) -> tuple[ProposedGroup, ...]:
    """The proposed groups in scope, each with those of its items that have no grade yet; none that is empty.

    A declined group is among them again: its items are open as before. In the language of the report where the
    catalogue words them in it, since the reason is printed there. Raises UnknownChecklistError.
    """
    if not assessment.setup.profiles:
        return ()
    profiles = find_profiles(catalogue, assessment.setup.profiles)
    ungraded = [
        item
        for item in items_in_scope(assessment, catalogue)
        if assessment.finding(item.id).grade is Grade.NOT_ASSESSED
    ]
    wanted = {proposal.group for profile in profiles for proposal in profile.proposes}
    language = assessment.setup.report_language
    worded = wanted <= catalogue.titles(language).proposals.keys()
    return proposed_groups(catalogue, ungraded, profiles, language if worded else "en")


def confirmation(group: ProposedGroup) -> tuple[SetGrade, ...]:
    """What confirming a group records: each of its items not applicable, for the group's reason.

    Record all in one call, so that they are one transaction.
    """
    return tuple(SetGrade(item=item, grade=Grade.NOT_APPLICABLE, reason=group.reason) for item in group.items)
