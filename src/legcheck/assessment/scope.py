"""Which items an assessment asks, and in which order."""

from __future__ import annotations

from legcheck.assessment.models import Assessment, Setup
from legcheck.checklist import find_profiles, narrowed
from legcheck.checklist.models import Catalogue, Item
from legcheck.errors import UnknownChecklistError


def items_in_scope(assessment: Assessment, catalogue: Catalogue) -> tuple[Item, ...]:
    """The items of the chosen checklists, themes, instruments, duty levels, kinds of law and profiles.

    In the catalogue's order of checklists, their themes, and items within a theme; none twice. Raises
    UnknownChecklistError where the set-up names a checklist or profile that the catalogue does not hold.
    """
    return items_asked(assessment.setup, catalogue)


def items_asked(setup: Setup, catalogue: Catalogue) -> tuple[Item, ...]:
    """The items that a set-up asks, before there is an assessment; as `items_in_scope`."""
    order = {theme: place for place, theme in enumerate(themes_of(setup.checklists, catalogue))}
    if setup.themes:
        order = {theme: place for theme, place in order.items() if theme in setup.themes}
    asked = [item for item in catalogue.items if item.facts.theme in order and _asked(item, setup)]
    if setup.profiles:
        asked = list(narrowed(catalogue, asked, find_profiles(catalogue, setup.profiles)))
    return tuple(sorted(asked, key=lambda item: order[item.facts.theme]))


def themes_of(checklists: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """Themes of those checklists, in the catalogue's order; raises UnknownChecklistError."""
    known = [checklist.id for checklist in catalogue.checklists]
    for chosen in checklists:
        if chosen not in known:
            raise UnknownChecklistError(
                f"There is no checklist {chosen!r}: choose among {', '.join(known)}, or update legcheck."
            )
    lists = [checklist for checklist in catalogue.checklists if checklist.id in checklists]
    return tuple(dict.fromkeys(theme for checklist in lists for theme in checklist.themes))


def _asked(item: Item, setup: Setup) -> bool:
    facts = item.facts
    return (
        facts.level in setup.levels
        and facts.instrument in setup.instruments
        and any(scope in setup.law_scopes for scope in facts.applies_to)
    )
