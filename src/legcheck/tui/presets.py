"""What profiles preset in the set-up's forms, in sight and open to change, and what they say in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legcheck.checklist import proposed_groups
from legcheck.checklist.models import Catalogue, LawScope, Level, Profile
from legcheck.tui.signs import LEVEL_WORDS

SCOPES: dict[str, tuple[LawScope, ...]] = {
    "trafficking": (LawScope.TIP,),
    "smuggling": (LawScope.SOM,),
    "joint": (LawScope.TIP, LawScope.SOM),
}
"""Kinds of law as the form offers them."""
SCOPE_WORDS = {
    "trafficking": "trafficking in persons",
    "smuggling": "smuggling of migrants",
    "joint": "both (a joint law)",
}


@dataclass(frozen=True)
class Preset:
    """What profiles set in the forms; an empty field sets nothing."""

    scope: str = ""
    """Key of `SCOPES`."""
    core: bool = False
    levels: tuple[Level, ...] = ()
    not_party: bool = False


def preset_of(profiles: Sequence[Profile]) -> Preset:
    """What the profiles set together: kinds of law add up, duty levels narrow."""
    scopes = {scope for profile in profiles for scope in profile.law_scopes}
    kind = next((name for name, held in SCOPES.items() if set(held) == scopes), "")
    narrowing = [set(profile.levels) for profile in profiles if profile.levels]
    levels = tuple(v for v in Level if all(v in allowed for allowed in narrowing)) if narrowing else ()
    return Preset(kind, any(p.core for p in profiles), levels, any(p.not_party for p in profiles))


def profile_words(profile: Profile, catalogue: Catalogue) -> list[str]:
    """What a profile does, one sentence each."""
    said = []
    if kind := preset_of([profile]).scope:
        said.append(f"Kind of law: {SCOPE_WORDS[kind]}.")
    if profile.core:
        said.append("Only items of the core checklists are asked.")
    if profile.levels:
        said.append(f"Only these duty levels are asked: {', '.join(LEVEL_WORDS[v] for v in profile.levels)}.")
    if profile.not_party:
        said.append("The State is set to “not a party” to each treaty; change it where that is wrong.")
    for group in proposed_groups(catalogue, catalogue.items, [profile]):
        said.append(
            f"Proposes {len(group.items)} items as not applicable ({group.title}); you confirm or decline the group."
        )
    return said
