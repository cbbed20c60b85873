"""A screening of a changed law that takes over what still holds gives what a fresh one gives."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legcheck.checklist import Item, load_catalogue
from legcheck.law import Law, read_law
from legcheck.matching import Screening, rescreen, screen, screening_json


@pytest.fixture(scope="session")
def items(item_of: Callable[..., Item]) -> tuple[Item, ...]:
    acts = ["produce|forge .. document", "hold ~ paper"]
    return (
        item_of("SOM-1", item=["# forged papers"], act=acts, gain=["for gain"]),
        item_of("SOM-2", act=["trafficking of persons", "- exempt person"], victim=["child victim"]),
    )


SENTENCES = (
    "Whoever produces a travel document for gain is punished.", "“Paper” means a document that was forged.",
    "A paper is held under section 2.", "The traffcking of persons is prohibited.", "Trafficking of persons.",
    "An exempt person is no child victim.", "Nothing.", "",
)  # fmt: skip


def whole(screening: Screening, laws: Sequence[Law]) -> str:
    return json.dumps(screening_json(screening, laws))


sections = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=3).map(" ".join), max_size=6)


@given(before=sections, after=sections)
@settings(max_examples=60, deadline=None)
def test_rescreening_any_law_gives_what_screening_gives(
    before: list[str], after: list[str], items: tuple[Item, ...], law_of: Callable[..., Law]
) -> None:
    one, two = (
        law_of([(str(n), "Forged papers" if n % 2 else "", text) for n, text in enumerate(texts, 1)])
        for texts in (before, after)
    )
    assert whole(rescreen(screen(items, [one]), items, [two]), [two]) == whole(screen(items, [two]), [two])


def inserted(law: Law, at: int, words: str) -> Law:
    """The law with words put into its text, and everything after them moved."""
    size = len(words)

    def moved(offset: int, end: bool = False) -> int:
        return offset + size if offset > at or (end and offset >= at) else offset

    return replace(
        law,
        text=law.text[:at] + words + law.text[at:],
        provisions=tuple(replace(p, start=moved(p.start), end=moved(p.end, True)) for p in law.provisions),
        unplaced=tuple(replace(g, start=moved(g.start), end=moved(g.end, True)) for g in law.unplaced),
    )


@pytest.mark.parametrize("file", ["lu-immigration-2008.md", "ug-tip-2009.txt", "ar-trata-26364.md"])
def test_one_section_of_a_real_law_changed(shared: Path, file: str) -> None:
    law, items = read_law(shared / "laws" / file), load_catalogue().items
    section = [p for p in law.provisions if p.number][len(law.provisions) // 3]
    at = law.text.index(" ", section.start + 20)
    changed = inserted(law, at, " of every traffcker and carrier")
    earlier = screen(items, [law])
    assert whole(earlier, [law]) != whole(screen(items, [changed]), [changed])
    assert whole(rescreen(earlier, items, [changed]), [changed]) == whole(screen(items, [changed]), [changed])


def test_another_law_and_other_items_are_screened_afresh(
    bill: Law, items: tuple[Item, ...], law_of: Callable[..., Law], item_of: Callable[..., Item]
) -> None:
    laws, others = [bill, law_of([("1", "", "For gain.")], law_id="other")], [item_of("SOM-3", act=["for gain"])]
    assert whole(rescreen(screen(items, [bill]), others, laws), laws) == whole(screen(others, laws), laws)


def test_candidates_made_at_first_sight_are_plain_tuples_elsewhere(bill: Law, items: tuple[Item, ...]) -> None:
    match = screen(items, [bill]).items[0]
    assert match.candidates[:1] == tuple(match.candidates)[:1]
    assert pickle.loads(pickle.dumps(match)) == match
    assert isinstance(pickle.loads(pickle.dumps(match)).candidates, tuple)


def test_screenings_may_run_at_once(item_of: Callable[..., Item], law_of: Callable[..., Law]) -> None:
    texts = [" ".join(f"word{n * k} other{k}" for n in range(300)) + " for gain." for k in range(1, 9)]
    laws = [law_of([("1", "", text), ("2", "", text[::-1])], law_id=f"law{k}") for k, text in enumerate(texts)]

    def items() -> list[Item]:
        return [item_of(f"SOM-{k}", act=["for gain", f"word{k}* .. other{k}"]) for k in range(30)]

    alone = [screen(items(), [law]).items for law in laws]
    shared_items = items()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda law: screen(shared_items, [law]).items, laws))
    finally:
        sys.setswitchinterval(interval)
    assert together == alone
