"""Themes and profiles narrow what is asked; a proposed group is confirmed by a person, whole or not at all."""

from __future__ import annotations

import pytest
from assessing import CLASH, CONSIDER, GOOD, MUST, OPTION, accept, grade, setup

from legcheck.assessment import (
    Book,
    Grade,
    SetUp,
    confirmation,
    items_asked,
    items_in_scope,
    open_groups,
)
from legcheck.errors import GateError, UnknownChecklistError


def asked(book: Book) -> list[str]:
    return [item.id for item in items_in_scope(book.assessment, book.catalogue)]


def test_themes_narrow_the_checklists(memory: Book) -> None:
    memory.record(SetUp(setup=setup(themes=("late",))))
    assert asked(memory) == [GOOD, OPTION]
    memory.record(SetUp(setup=setup(themes=())))
    assert len(asked(memory)) == 5


def test_profiles_narrow_together(memory: Book) -> None:
    memory.record(SetUp(setup=setup(profiles=("smuggling-law", "mandatory-only"))))
    assert asked(memory) == [MUST, CLASH]


def test_an_unknown_profile_is_named(memory: Book) -> None:
    with pytest.raises(GateError, match="no profile 'seaside'"):
        memory.record(SetUp(setup=setup(profiles=("seaside",))))
    with pytest.raises(UnknownChecklistError):
        items_asked(setup(profiles=("seaside",)), memory.catalogue)


def test_a_set_up_that_asks_nothing_is_refused(memory: Book) -> None:
    with pytest.raises(GateError, match="no item to ask"):
        memory.record(SetUp(setup=setup(checklists=("one",), themes=("late",))))


def test_without_profiles_nothing_is_proposed(memory: Book) -> None:
    assert open_groups(memory.assessment, memory.catalogue) == ()


def test_a_group_is_confirmed_in_one_go_and_leaves_graded_items_alone(memory: Book) -> None:
    memory.record(SetUp(setup=setup(profiles=("landlocked",))), accept(MUST), grade(MUST, "met"))
    (group,) = open_groups(memory.assessment, memory.catalogue)
    assert (group.title, group.reason, group.items) == (
        "Smuggling by sea",
        "The State is landlocked.",
        (CONSIDER, OPTION),
    )
    before = len(memory.events)
    memory.record(*confirmation(group))
    assert len(memory.events) == before + 2
    finding = memory.assessment.finding(OPTION)
    assert (finding.grade, finding.reason, finding.graded_by) == (Grade.NOT_APPLICABLE, group.reason, "Ada")
    assert memory.assessment.finding(MUST).grade is Grade.MET
    assert open_groups(memory.assessment, memory.catalogue) == ()


def test_only_items_that_are_asked_are_proposed(memory: Book) -> None:
    memory.record(SetUp(setup=setup(profiles=("landlocked", "mandatory-only"))))
    (group,) = open_groups(memory.assessment, memory.catalogue)
    assert group.items == (MUST,)


def test_a_report_language_without_the_words_falls_back(memory: Book) -> None:
    memory.record(SetUp(setup=setup(profiles=("landlocked",), report_language="fr")))
    assert open_groups(memory.assessment, memory.catalogue)[0].title == "Smuggling by sea"
