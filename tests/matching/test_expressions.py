from __future__ import annotations

import pytest

from legcheck.checklist import Expressions, Instrument, Item, ItemFacts, Level
from legcheck.checklist.expressions import ExpressionError, parse
from legcheck.matching.compiled import compiled
from legcheck.matching.found import find
from legcheck.matching.reading import read

TEXT = (
    "The smuggled migrant shall not be liable. Any person who forges, or (b) produces, a fraudulent travel document "
    "commits an offence. The court shall order the confiscation of all the direct and indirect proceeds of the crime. "
    "No organised group needs to be shown. The child's identity is protected; the public is kept out."
)


FACTS = ItemFacts(
    id="X", instrument=Instrument.GOOD, article="1", level=Level.OPTIONAL, qualified=False, theme="x", applies_to=(),
    elements=(), verified=True,
)  # fmt: skip


def found(expression: str, text: str = TEXT, language: str = "en") -> list[str]:
    item = Item.model_construct(
        facts=FACTS, text={}, expressions={language: Expressions(item=(expression,))}, examples={}
    )
    checklist = compiled([item], language)
    words = read([((0, text),)], checklist.plan.vocabulary, language)
    matches = find(checklist, words, {})
    return [text[words.starts[a] : words.ends[b - 1]] for a, b in zip(matches.firsts, matches.ends, strict=True)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("travel document", ["travel document"]),
        ("travel documents", ["travel document"]),
        ("document travel", []),
        (
            "produce|make|forge .. document",
            ["forges, or (b) produces, a fraudulent travel document", "produces, a fraudulent travel document"],
        ),
        ("forge or produce fraudulent", ["forges, or (b) produces, a fraudulent"]),
        ("confiscat* .. proceeds", ["confiscation of all the direct and indirect proceeds"]),
        ("confiscat* proceeds", []),
        ("document ~ forge", ["forges, or (b) produces, a fraudulent travel document"]),
        ("liable ~ offence", []),
        ("organized group", ["organised group"]),
        ("child's identity", ["child's identity"]),
        ("identity ~ public", ["identity is protected; the public"]),
        ("confiscat* .. direct proceeds", []),
        ("confiscat* .. proceeds .. crime", ["confiscation of all the direct and indirect proceeds of the crime"]),
    ],
)
def test_grammar(expression: str, expected: list[str]) -> None:
    assert found(expression) == expected


def test_words_between_are_bounded() -> None:
    assert found("alpha .. omega", "alpha " + "x " * 8 + "omega")
    assert not found("alpha .. omega", "alpha " + "x " * 9 + "omega")
    assert found("omega ~ alpha", "alpha " + "x " * 20 + "omega")
    assert not found("omega ~ alpha", "alpha " + "x " * 21 + "omega")


def test_marks_in_front() -> None:
    assert (parse("# body corporate").heading, parse("# body corporate").negative) == (True, False)
    assert (parse("- not liable").heading, parse("- not liable").negative) == (False, True)
    assert (parse("- # repeal").heading, parse("- # repeal").negative) == (True, True)


@pytest.mark.parametrize("wrong", ["", "a ~ ", " .. b", "Travel document", "do*cument", "x ~ ~ y", "# "])
def test_wrong_expressions_say_what_is_wrong(wrong: str) -> None:
    with pytest.raises(ExpressionError, match="expression"):
        parse(wrong)


@pytest.mark.parametrize(
    ("language", "expression", "text"),
    [
        ("fr", "traite des êtres humains", "La TRAITE DES ETRES HUMAINS est punie."),
        ("fr", "document falsifié", "les documents falsifiés"),
        ("es", "trata de personas", "la trata de las personas"),
        ("ar", "الاتجار بالأشخاص", "يعاقب على االتجار بالاشخاص"),
        ("zh", "拐卖妇女", "拐卖妇女、儿童的，处五年以上"),
        ("de", "menschenhandel", "Menschenhandels"),
    ],
)
def test_languages(language: str, expression: str, text: str) -> None:
    assert found(expression, text, language)
