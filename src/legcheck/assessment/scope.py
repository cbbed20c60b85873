"""Which items an assessment asks, and in which order."""

from __future__ import annotations

from legcheck.assessment.models import Assessment, Setup
from legcheck.checklist.models import Catalogue, Item
from legcheck.errors import UnknownChecklistError


def items_in_scope(assessment: Assessment, catalogue: Catalogue) -> tuple[Item, ...]:
    """The items of the chosen checklists, instruments, duty levels and kinds of law.

    In the catalogue's order of checklists, their themes, and items within a theme; none twice. Raises
    UnknownChecklistError where the set-up names a checklist that the catalogue does not hold.
    """
    setup = assessment.setup
    themes = _themes(setup, catalogue)
    order = {theme: place for place, theme in enumerate(themes)}
    asked = [item for item in catalogue.items if item.facts.theme in order and _asked(item, setup)]
    return tuple(sorted(asked, key=lambda item: order[item.facts.theme]))


def _themes(setup: Setup, catalogue: Catalogue) -> tuple[str, ...]:
    """Themes of the chosen checklists, in the catalogue's order."""
    known = [checklist.id for checklist in catalogue.checklists]
    for chosen in setup.checklists:
        if chosen not in known:
            raise UnknownChecklistError(
                f"There is no checklist {chosen!r}: choose among {', '.join(known)}, or update legcheck."
            )
    lists = [checklist for checklist in catalogue.checklists if checklist.id in setup.checklists]
    return tuple(dict.fromkeys(theme for checklist in lists for theme in checklist.themes))


def _asked(item: Item, setup: Setup) -> bool:
    facts = item.facts
    return (
        facts.level in setup.levels
        and facts.instrument in setup.instruments
        and any(scope in setup.law_scopes for scope in facts.applies_to)
    )
