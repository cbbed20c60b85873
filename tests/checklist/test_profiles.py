"""Profiles narrow what is asked; what they propose is proposed only."""

from __future__ import annotations

from pathlib import Path

import pytest

from legcheck.checklist import (
    Catalogue,
    find_profiles,
    load_catalogue,
    narrowed,
    proposed_groups,
)
from legcheck.checklist.compile import compile_catalogue
from legcheck.errors import UnknownChecklistError


@pytest.fixture(scope="module")
def tiny() -> Catalogue:
    return compile_catalogue(Path(__file__).parent / "tiny")


def test_levels_narrow(tiny: Catalogue) -> None:
    asked = narrowed(tiny, tiny.items, find_profiles(tiny, ["must"]))
    assert [item.id for item in asked] == ["SOM-X-1"]


def test_proposed_group_keeps_its_items_in_what_is_asked(tiny: Catalogue) -> None:
    profiles = find_profiles(tiny, ["inland"])
    asked = narrowed(tiny, tiny.items, profiles)
    assert len(asked) == 2
    (group,) = proposed_groups(tiny, asked, profiles)
    assert (group.title, group.reason, group.items) == ("The sea", "There is none.", ("SOM-X-1",))


def test_unknown_profile_lists_the_known_ones(tiny: Catalogue) -> None:
    with pytest.raises(UnknownChecklistError, match="choose from must, inland"):
        find_profiles(tiny, ["sea"])


def test_two_kinds_of_law_add_up() -> None:
    catalogue = load_catalogue()
    both = narrowed(catalogue, catalogue.items, find_profiles(catalogue, ["trafficking-law", "smuggling-law"]))
    assert both == catalogue.items


def test_landlocked_parties_still_designate_an_authority() -> None:
    catalogue = load_catalogue()
    (profile,) = find_profiles(catalogue, ["landlocked"])
    proposed = {item for proposal in profile.proposes for item in proposal.items}
    assert "SOM-8-6" not in proposed
    assert "SOM-8-5" in proposed
