"""The shipped content as content: complete, within its own rules, and in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from legcheck.checklist import Catalogue, Item, coverage
from legcheck.checklist.load import load_shipped

LANGUAGES = ("en", "fr", "es")
CORE = {"criminalisation": 53, "victim-protection": 35, "document-fraud": 17}

# Texts that were read, whose articles and guidelines a source may therefore number: the register's README, Sources.
READ = re.compile(
    r"CETS 197|A/55/383/Add\.1, para\. 88|Recommended Principles and Guidelines(?: \(E/2002/68/Add\.1\))?, Guideline 4\.[1-5]"
    r"|1951 Refugee Convention|Portugal Penal Code article 160 and Brazil Penal Code"
)
NUMBERED = re.compile(r"\b(?:article|articles|principle|guideline|page|pages|para|paragraph)s?\.? \d", re.IGNORECASE)
NOT_OURS = re.compile(r"victims? of smuggling|illegal (?:im)?migrants?|human smuggling|\bminors\b", re.IGNORECASE)
PENALTY = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\s+(?:years?|months?|days?)['’]?\s+(?:of\s+)?imprisonment"
    r"|imprisonment\s+(?:for|of)\s+(?:\d+|two|three|four|five|ten|twenty)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_shipped()


def strings(value: object) -> Iterator[str]:
    """All texts inside a dumped model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def texts(item: Item, language: str) -> list[str]:
    """Every sentence of an item that a reader sees in one language."""
    prose = item.text.get(language)
    return list(strings(prose.model_dump())) if prose else []


def test_every_obligation_of_the_register_is_shipped(catalogue: Catalogue, shared) -> None:  # type: ignore[no-untyped-def]
    register = (shared / "obligations" / "register.yaml").read_text(encoding="utf-8")
    ids = re.findall(r"^- id: (\S+)", register, re.MULTILINE)
    assert len(ids) == 237
    assert {item.id for item in catalogue.items} == set(ids)
    assert len(catalogue.checklists) == 12


def test_core_checklists_have_the_size_of_the_register(catalogue: Catalogue) -> None:
    for checklist in catalogue.checklists:
        if checklist.core:
            size = sum(item.facts.theme in checklist.themes for item in catalogue.items)
            assert size == CORE[checklist.id]


def test_every_treaty_paragraph_is_accounted_for(catalogue: Catalogue) -> None:
    assert [row for row in coverage(catalogue) if not row.accounted] == []


def test_every_item_is_complete_in_english(catalogue: Catalogue) -> None:
    lacking = []
    for item in catalogue.items:
        prose, expressions, examples = item.text["en"], item.expressions["en"], item.examples["en"]
        styles = {example.style for example in examples.satisfies}
        if not (prose.gaps and prose.evidence and prose.wording_source and item.facts.marks.ps):
            lacking.append(f"{item.id}: prose or marks")
        if not expressions.item or set(expressions.elements) != {element.name for element in item.facts.elements}:
            lacking.append(f"{item.id}: expressions")
        if len(examples.satisfies) < 2 or not examples.partly or len(examples.near_misses) < 2 or len(styles) < 2:
            lacking.append(f"{item.id}: examples")
    assert lacking == []


def test_good_practice_names_its_sources_and_never_conflicts(catalogue: Catalogue) -> None:
    wrong = [
        item.id
        for item in catalogue.items
        if (item.facts.instrument == "GOOD" and not item.facts.sources)
        or (item.facts.conflicts and item.facts.level in ("good-practice", "optional"))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_one_we_fill(catalogue: Catalogue, language: str) -> None:
    wrong = []
    for item in catalogue.items:
        prose = item.text.get(language)
        if prose is None:
            continue
        found = {text for text in strings(prose.model_dump()) if re.search(r"\{(?!provision\})", text)}
        recommendations = prose.recommendations
        if found or "{provision}" in recommendations.absent or "{provision}" not in recommendations.partial:
            wrong.append(item.id)
        if recommendations.conflicting and "{provision}" not in recommendations.conflicting:
            wrong.append(item.id)
    assert wrong == []


def test_no_penalty_figures(catalogue: Catalogue) -> None:
    found = [
        f"{item.id}: {text[:80]}"
        for item in catalogue.items
        for text in (item.text["en"].wording, *strings(item.text["en"].recommendations.model_dump()))
        if PENALTY.search(text)
    ]
    assert found == []


def test_words_that_the_field_does_not_use(catalogue: Catalogue) -> None:
    found = [
        f"{item.id}: {match[0]}"
        for item in catalogue.items
        for text in texts(item, "en")
        for match in NOT_OURS.finditer(text)
    ]
    assert found == []


def test_guides_are_numbered_only_where_they_were_read(catalogue: Catalogue) -> None:
    wrong = []
    for item in catalogue.items:
        for source in item.facts.sources:
            if NUMBERED.search(source) and not READ.search(source):
                wrong.append(f"{item.id}: {source}")
        for language in item.text:
            source = item.text[language].wording_source
            if re.search(r"model (?:law|legislative)", source, re.IGNORECASE) and NUMBERED.search(source):
                wrong.append(f"{item.id}: {source}")
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_spaces_brackets_and_quotation_marks(catalogue: Catalogue, language: str) -> None:
    wrong = []
    for item in catalogue.items:
        for text in texts(item, language):
            doubled = "  " in text or text != text.strip()
            before = re.search(r" [,.]|\( | \)", text)
            unpaired = any(text.count(a) != text.count(b) for a, b in ("()", "[]", "«»", "“”")) and not re.search(
                r"(?:^|\s)\(?[a-z0-9ivx]{1,4}\)", text
            )
            if doubled or before or unpaired or text.count('"') % 2:
                wrong.append(f"{item.id}: {text[:90]}")
    assert wrong == []


def cited(text: str) -> set[str]:
    """Article numbers in a recommendation, without the letters around them."""
    return set(re.findall(r"\d+(?:\(\w+\))*", text.replace(" ", "").replace("\u00a0", "")))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_translations_cite_the_same_articles(catalogue: Catalogue, language: str) -> None:
    differing = []
    for item in catalogue.items:
        if language not in item.text:
            continue
        for kind in ("absent", "partial", "conflicting"):
            english = cited(getattr(item.text["en"].recommendations, kind))
            other = cited(getattr(item.text[language].recommendations, kind))
            if english != other:
                differing.append(f"{item.id} {kind}: {sorted(english ^ other)}")
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_translations_have_every_part_of_the_english(catalogue: Catalogue, language: str) -> None:
    lacking = []
    for item in catalogue.items:
        if language not in item.text:
            continue
        english, other = item.text["en"], item.text[language]
        if set(other.elements) != set(english.elements) or any(not e.name for e in other.elements.values()):
            lacking.append(f"{item.id}: elements")
        if len(other.gaps) != len(english.gaps):
            lacking.append(f"{item.id}: gaps")
        if bool(other.guidance.note) != bool(english.guidance.note) or bool(other.note) != bool(english.note):
            lacking.append(f"{item.id}: note")
    assert lacking == []


def test_french_terms_are_unverified_until_the_authentic_text_is_read(catalogue: Catalogue) -> None:
    assert {item.text["fr"].terms_verified for item in catalogue.items if "fr" in item.text} == {False}
