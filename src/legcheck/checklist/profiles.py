"""Profiles: what an assessor is asked, and the groups proposed as not applicable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legcheck.checklist.load import core_checklists, items_of
from legcheck.checklist.models import Catalogue, Item, Profile
from legcheck.errors import UnknownChecklistError


@dataclass(frozen=True, slots=True)
class ProposedGroup:
    """A group of items that a profile proposes as not applicable, in words."""

    group: str
    title: str
    reason: str
    items: tuple[str, ...]


def find_profiles(catalogue: Catalogue, ids: Iterable[str]) -> tuple[Profile, ...]:
    """The profiles with those ids; raises `UnknownChecklistError` with the ids there are."""
    known = {profile.id: profile for profile in catalogue.profiles}
    chosen = tuple(dict.fromkeys(ids))
    for name in chosen:
        if name not in known:
            raise UnknownChecklistError(f"There is no profile '{name}'; choose from {', '.join(known)}.")
    return tuple(known[name] for name in chosen)


def narrowed(catalogue: Catalogue, items: Iterable[Item], profiles: Sequence[Profile]) -> tuple[Item, ...]:
    """The items that all profiles ask. Kinds of law add up: a trafficking and a smuggling profile ask both."""
    scopes = {scope for profile in profiles for scope in profile.law_scopes}
    levels = [set(profile.levels) for profile in profiles if profile.levels]
    core = {item.id for item in items_of(catalogue, core_checklists(catalogue))}
    only_core = any(profile.core for profile in profiles)
    return tuple(
        item
        for item in items
        if (not scopes or scopes & set(item.facts.applies_to))
        and all(item.facts.level in allowed for allowed in levels)
        and (not only_core or item.id in core)
    )


def proposed_groups(
    catalogue: Catalogue, items: Iterable[Item], profiles: Sequence[Profile], language: str = "en"
) -> tuple[ProposedGroup, ...]:
    """The groups that the profiles propose as not applicable, as far as their items are asked."""
    asked = {item.id for item in items}
    words = catalogue.titles(language).proposals
    groups = []
    for profile in profiles:
        for proposal in profile.proposes:
            ids = tuple(item for item in proposal.items if item in asked)
            if ids:
                text = words[proposal.group]
                groups.append(ProposedGroup(proposal.group, text.title, text.reason, ids))
    return tuple(groups)
