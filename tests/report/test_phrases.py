from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import legcheck.report
from legcheck.assessment import (
    Basis,
    FileStatus,
    GapKind,
    Grade,
    LawLevel,
    LawStatus,
    LegalSystem,
    Party,
    RecommendationStatus,
    Tick,
    Urgency,
    Validation,
)
from legcheck.checklist import Instrument, LawScope, Level
from legcheck.errors import ReportError
from legcheck.law import EVIDENCE_ROLES, Role
from legcheck.matching import Band
from legcheck.report.blocks import Run
from legcheck.report.phrases import load_phrases

FAMILIES = {
    "level": Level,
    "level_short": Level,
    "status": FileStatus,
    "file_status": FileStatus,
    "gap": GapKind,
    "gap_means": GapKind,
    "tick": Tick,
    "validation": Validation,
    "urgency": Urgency,
    "urgency_means": Urgency,
    "recommendation_status": RecommendationStatus,
    "party": [*Party, "unknown"],
    "law_status": LawStatus,
    "law_level": LawLevel,
    "basis": Basis,
    "legal_system": LegalSystem,
    "role": [role for role in Role if role not in EVIDENCE_ROLES],
    "band": Band,
    "instrument": Instrument,
    "law_scope": LawScope,
}


def sources() -> str:
    folder = Path(legcheck.report.__file__).parent
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_has_its_word(family: str) -> None:
    say = load_phrases("en")
    for value in FAMILIES[family]:
        assert f"{family}.{value}" in say


@pytest.mark.parametrize("grade", Grade)
def test_every_grade_has_word_sign_and_meaning(grade: Grade) -> None:
    say = load_phrases("en")
    assert all(say(f"grade.{grade}.{part}") for part in ("word", "sign", "means"))


def test_signs_of_grades_differ() -> None:
    say = load_phrases("en")
    assert len({say(f"grade.{grade}.sign") for grade in Grade}) == len(Grade)


def test_no_phrase_is_unused() -> None:
    code = sources()
    built = re.findall(r"""f["']([a-z_0-9]+\.[a-z_]*)\{""", code) + re.findall(
        r"""["']([a-z]+\.[a-z]+_)["'] \+""", code
    )
    named = set(re.findall(r"""["']([a-z_0-9]+(?:\.[a-z_0-9]+)?)["']""", code))
    unused = [key for key in load_phrases("en") if key not in named and not key.startswith(tuple(built))]
    assert unused == []


def test_an_unknown_language_is_said_with_the_known_ones() -> None:
    with pytest.raises(ReportError, match="'xx'; choose one of: en"):
        load_phrases("xx")
    with pytest.raises(ReportError):
        load_phrases("../en")


def test_values_are_put_in_as_they_are() -> None:
    say = load_phrases("en")
    assert say("analysis.item", number=1, title="{id} {{x}}", id="A") == "1. {id} {{x}} (A)"
    link = Run("A", target="item-A")
    assert link in say.runs("analysis.full_quote", item=link)


def test_listing() -> None:
    say = load_phrases("en")
    assert [say.listing(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_languages_have_the_same_phrases_and_values(language: str) -> None:
    english, other = load_phrases("en"), load_phrases(language)
    assert sorted(english) == sorted(other)
    for key in english:
        if isinstance(english.all(key), tuple) and key in {
            "words.page",
            "words.months",
            "imprint.text",
            "imprint.text_screened",
        }:
            assert len(english.all(key)) == len(other.all(key)), key
        else:
            slots = [
                sorted(name for _, name, _, _ in Formatter().parse("".join(p.all(key))) if name)
                for p in (english, other)
            ]
            assert slots[0] == slots[1], key
