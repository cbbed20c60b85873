"""Small laws and items made for the tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from legcheck.checklist import Expressions, Instrument, Item, ItemFacts, ItemText, LawScope, Level
from legcheck.checklist.models import ElementFact
from legcheck.law import Kind, Law, Provision, Role


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs the extra `legcheck[semantic]`, unless it is asked for by `-m semantic`."""
    if "semantic" not in str(config.getoption("markexpr")):
        left = [item for item in items if item.get_closest_marker("semantic")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


Section = tuple[str, str, str]
"""Number, heading and text."""


def make_law(sections: Sequence[Section], law_id: str = "bill", language: str = "en") -> Law:
    """A law of numbered sections, each with its heading on the line above."""
    parts: list[str] = []
    provisions: list[Provision] = []
    at = 0
    for number, heading, text in sections:
        body = f"{number}. {heading}\n{text}\n"
        provisions.append(
            Provision(
                f"s{number}",
                None,
                Kind.SECTION,
                number,
                None,
                f"Section {number}",
                heading,
                at,
                at + len(body),
                Role.BODY,
            )
        )
        parts.append(body)
        at += len(body)
    return Law(law_id, f"{law_id}.txt", law_id.title(), language, "0" * 64, "txt", "".join(parts), tuple(provisions))


def make_item(item_id: str = "SOM-6-1-b-i", **lists: Sequence[str]) -> Item:
    """An item whose elements are the keyword names and whose expressions are their lists; `item` is for the whole."""
    whole = tuple(lists.pop("item", ()))
    facts = ItemFacts(
        id=item_id,
        instrument=Instrument.SOM,
        article="6",
        level=Level.MANDATORY,
        qualified=False,
        theme="document-fraud",
        applies_to=(LawScope.SOM,),
        elements=tuple(ElementFact(name=name) for name in lists),
        verified=True,
    )
    text = ItemText.model_construct(
        title="Producing a fraudulent document", obligation="Make it an offence.", elements={}
    )
    words = Expressions(item=whole, elements={k: tuple(v) for k, v in lists.items()})
    return Item.model_construct(facts=facts, text={"en": text}, expressions={"en": words}, examples={})


@pytest.fixture
def bill() -> Law:
    return make_law(
        [
            ("1", "Short title", "This Act may be cited as the Test Act."),
            (
                "2",
                "Interpretation",
                "In this Act, “false paper” means a travel document that was forged; “Minister” means the Minister for Justice.",
            ),
            (
                "3",
                "Producing documents",
                "Any person who (a) produces, or (b) procures a fraudulent travel document for gain commits an offence.",
            ),
            (
                "4",
                "Possession",
                "A person who possesses a false paper commits an offence under section 3 and is liable to imprisonment.",
            ),
            ("5", "Return", "The Minister may arrange the return of migrants in safety."),
        ]
    )


@pytest.fixture(scope="session")
def law_of() -> Callable[..., Law]:
    return make_law


@pytest.fixture(scope="session")
def item_of() -> Callable[..., Item]:
    return make_item
