"""The checklists' own example provisions: they must be found, and near misses must look weaker."""

from __future__ import annotations

from collections.abc import Callable

from legcheck.checklist import Item, load_catalogue
from legcheck.law import Law
from legcheck.matching import load_model, screen


def with_examples() -> list[Item]:
    return [item for item in load_catalogue().items if "en" in item.examples and "en" in item.expressions]


def test_satisfying_examples_are_among_the_first_of_their_item(law_of: Callable[..., Law]) -> None:
    items = with_examples()
    texts = [(item.id, example.text) for item in items for example in item.examples["en"].satisfies]
    law = law_of([(str(n), "", text) for n, (_, text) in enumerate(texts, 1)])
    screening = screen(items, [law])
    ranks = {}
    for number, (item_id, _) in enumerate(texts, 1):
        listed = [c.number for c in screening.match(item_id).candidates]
        ranks[item_id, number] = listed.index(str(number)) + 1 if str(number) in listed else 99
    late = [key for key, rank in ranks.items() if rank > 5]
    assert len(late) <= 0.02 * len(texts), late


def test_near_misses_look_weaker_than_what_satisfies(law_of: Callable[..., Law]) -> None:
    model, items = load_model(), with_examples()
    wrong = []
    for item in items:
        examples = item.examples["en"]

        def presence(text: str, item: Item = item) -> float:
            return screen([item], [law_of([("1", "", text)])], model=model).match(item.id).presence

        if min(presence(e.text) for e in examples.satisfies) <= max(presence(e.text) for e in examples.near_misses):
            wrong.append(item.id)
    assert len(wrong) <= 0.1 * len(items), wrong
