"""Checklists: YAML in, frozen and validated values out."""

from legcheck.checklist.coverage import CoverageRow, coverage
from legcheck.checklist.load import core_checklists, find_checklist, items_of, load_catalogue
from legcheck.checklist.models import (
    Catalogue,
    ChecklistFacts,
    Examples,
    Expressions,
    Instrument,
    Item,
    ItemFacts,
    ItemText,
    LawScope,
    Level,
    Profile,
)
from legcheck.checklist.profiles import ProposedGroup, find_profiles, narrowed, proposed_groups

__all__ = [
    "Catalogue",
    "ChecklistFacts",
    "CoverageRow",
    "Examples",
    "Expressions",
    "Instrument",
    "Item",
    "ItemFacts",
    "ItemText",
    "LawScope",
    "Level",
    "Profile",
    "ProposedGroup",
    "core_checklists",
    "coverage",
    "find_checklist",
    "find_profiles",
    "items_of",
    "load_catalogue",
    "narrowed",
    "proposed_groups",
]
