"""Compile the YAML of all checklists to one catalogue, checking that its files agree with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from legcheck.checklist.expressions import ExpressionError, parse
from legcheck.checklist.fingerprint import source_hash
from legcheck.checklist.models import (
    FALLBACK,
    Catalogue,
    ChecklistFacts,
    Coverage,
    Examples,
    Expressions,
    IndexText,
    Item,
    ItemFacts,
    ItemText,
    Model,
    Profile,
)
from legcheck.checklist.sources import M, Source, read_source, validate
from legcheck.errors import ChecklistError


class _Index(Model):
    """`index.yaml`: the version of the content and the checklists it holds."""

    version: str
    checklists: tuple[ChecklistFacts, ...]


def compile_catalogue(folder: Path, *, known: Collection[str] = ()) -> Catalogue:
    """Read and check every file of a checklist folder; raises `ChecklistError` for the first mistake.

    `known` are ids of items elsewhere that `related` may name: the shipped ones, for a folder of one's own.
    """
    index_source = read_source(folder, "index.yaml")
    index = validate(_Index, index_source)
    titles = {
        language: validate(IndexText, read_source(folder, f"text/{language}/index.yaml"))
        for language in _languages(folder, "text")
    }
    _check_titles(index_source, index, titles)
    main = titles.get(FALLBACK) or next(iter(titles.values()))
    items: list[Item] = []
    for theme in dict.fromkeys(theme for checklist in index.checklists for theme in checklist.themes):
        items.extend(_theme_items(folder, theme, items))
    ids = _known_ids(folder) | set(known)
    _check_related(folder, items, ids)
    return Catalogue(
        version=index.version,
        sha256=source_hash(folder),
        checklists=index.checklists,
        index=titles,
        coverage=_coverage(folder, main),
        profiles=_profiles(folder, main, ids),
        items=tuple(items),
    )


def _check_titles(source: Source, index: _Index, titles: Mapping[str, IndexText]) -> None:
    if not titles:
        raise source.error((), f"no text in any language; add text/{FALLBACK}/index.yaml with the titles.")
    language = FALLBACK if FALLBACK in titles else next(iter(titles))
    for number, checklist in enumerate(index.checklists):
        if checklist.id not in titles[language].checklists:
            place = ("checklists", number, "id")
            raise source.error(place, f"checklist {checklist.id}: no title; add it to text/{language}/index.yaml.")
        for theme in checklist.themes:
            if theme not in titles[language].themes:
                place = ("checklists", number, "themes")
                raise source.error(place, f"theme {theme}: no title; add it to text/{language}/index.yaml.")


def _coverage(folder: Path, titles: IndexText) -> Coverage:
    if not (folder / "coverage.yaml").exists():
        return Coverage()
    source = read_source(folder, "coverage.yaml")
    coverage = validate(Coverage, source)
    _check_coverage(source, coverage, titles)
    return coverage


def _check_coverage(source: Source, coverage: Coverage, titles: IndexText) -> None:
    for instrument, reasons in coverage.left_out.items():
        for reason, paragraphs in reasons.items():
            place = ("left_out", str(instrument), reason)
            if reason not in titles.left_out:
                raise source.error(place, f"no words for the reason '{reason}'; add it to text/{FALLBACK}/index.yaml.")
            unknown = set(paragraphs) - set(coverage.paragraphs.get(instrument, ()))
            if unknown:
                raise source.error(place, f"{instrument} has no paragraph {min(unknown)}; correct the number.")


def _profiles(folder: Path, titles: IndexText, known: set[str]) -> tuple[Profile, ...]:
    if not (folder / "profiles.yaml").exists():
        return ()
    source = read_source(folder, "profiles.yaml")
    profiles = tuple(validate(Profile, source, number) for number in range(len(source.data)))
    for number, profile in enumerate(profiles):
        if profile.id not in titles.profiles:
            raise source.error((number, "id"), f"profile {profile.id}: no title; add it to text/{FALLBACK}/index.yaml.")
        for place, proposal in enumerate(profile.proposes):
            keys = (number, "proposes", place)
            if proposal.group not in titles.proposals:
                message = (
                    f"profile {profile.id}: no words for '{proposal.group}'; add them to text/{FALLBACK}/index.yaml."
                )
                raise source.error((*keys, "group"), message)
            unknown = set(proposal.items) - known
            if unknown:
                raise source.error((*keys, "items"), f"profile {profile.id}: no item '{min(unknown)}'; correct the id.")
    return profiles


def _languages(folder: Path, kind: str) -> list[str]:
    base = folder / kind
    return sorted(path.name for path in base.iterdir() if path.is_dir()) if base.is_dir() else []


def _theme_items(folder: Path, theme: str, earlier: Iterable[Item]) -> list[Item]:
    facts_source = read_source(folder, f"items/{theme}.yaml")
    if not isinstance(facts_source.data, list):
        raise ChecklistError(f"{facts_source.name}, line 1: must be a list of items; begin each with '- id:'.")
    facts = [validate(ItemFacts, facts_source, number) for number in range(len(facts_source.data))]
    _check_facts(facts_source, theme, facts, {item.id for item in earlier})
    prose = _by_language(folder, "text", theme, ItemText, facts)
    expressions = _by_language(folder, "expressions", theme, Expressions, facts)
    for source, entries in expressions.values():
        for item_id, entry in entries.items():
            _check_expressions(source, item_id, entry)
    examples = _by_language(folder, "examples", theme, Examples, facts)
    return [_joined(facts_source, number, fact, prose, expressions, examples) for number, fact in enumerate(facts)]


def _check_facts(source: Source, theme: str, facts: list[ItemFacts], taken: set[str]) -> None:
    for number, fact in enumerate(facts):
        if fact.id in taken:
            raise source.error((number, "id"), f"item {fact.id}: this id is used twice; ids are unique.")
        taken.add(fact.id)
        if fact.theme != theme:
            raise source.error(
                (number, "theme"),
                f"item {fact.id}: theme is '{fact.theme}'; in this file it must be '{theme}'.",
            )


def _by_language(
    folder: Path, kind: str, theme: str, model: type[M], facts: list[ItemFacts]
) -> dict[str, tuple[Source, dict[str, M]]]:
    """Per language the source and its entries by item id, checked against the items' facts."""
    found: dict[str, tuple[Source, dict[str, M]]] = {}
    elements = {fact.id: {element.name for element in fact.elements} for fact in facts}
    for language in _languages(folder, kind):
        name = f"{kind}/{language}/{theme}.yaml"
        if not (folder / name).exists():
            continue
        source = read_source(folder, name)
        if not isinstance(source.data, Mapping):
            raise ChecklistError(f"{name}, line 1: must map item ids to their {kind}; begin with an id.")
        entries: dict[str, M] = {}
        for item_id in source.data:
            if item_id not in elements:
                raise source.error((item_id,), f"item {item_id}: not an item of '{theme}'; correct the id.")
            entries[item_id] = validate(model, source, item_id)
            _check_elements(source, item_id, entries[item_id], elements[item_id])
        found[language] = (source, entries)
    return found


def _check_elements(source: Source, item_id: str, entry: Any, names: set[str]) -> None:
    for name in getattr(entry, "elements", {}):
        if name not in names:
            raise source.error(
                (item_id, "elements", name),
                f"item {item_id}: no element '{name}'; it has {', '.join(sorted(names))}.",
            )


def _check_expressions(source: Source, item_id: str, entry: Expressions) -> None:
    lists = [(("item",), entry.item), *((("elements", name), of) for name, of in entry.elements.items())]
    for keys, expressions in lists:
        for number, expression in enumerate(expressions):
            try:
                parse(expression)
            except ExpressionError as error:
                raise source.error((item_id, *keys, number), f"item {item_id}: {error}") from error


def _joined(
    facts_source: Source,
    number: int,
    fact: ItemFacts,
    prose: dict[str, tuple[Source, dict[str, ItemText]]],
    expressions: dict[str, tuple[Source, dict[str, Expressions]]],
    examples: dict[str, tuple[Source, dict[str, Examples]]],
) -> Item:
    item = Item(
        facts=fact,
        text=_of_item(prose, fact.id),
        expressions=_of_item(expressions, fact.id),
        examples=_of_item(examples, fact.id),
    )
    for kind, entries in (("text", item.text), ("expressions", item.expressions)):
        if not entries:
            raise facts_source.error(
                (number, "id"), f"item {fact.id}: no {kind}; add it to {kind}/{FALLBACK}/{fact.theme}.yaml."
            )
    for language, text in item.text.items():
        _check_text(prose[language][0], fact, text)
    return item


def _of_item(sources: dict[str, tuple[Source, dict[str, M]]], item_id: str) -> dict[str, M]:
    return {language: entries[item_id] for language, (_, entries) in sources.items() if item_id in entries}


def _check_text(source: Source, fact: ItemFacts, text: ItemText) -> None:
    missing = [element.name for element in fact.elements if element.name not in text.elements]
    if missing:
        raise source.error((fact.id, "elements"), f"item {fact.id}: no text for element '{missing[0]}'; add it.")
    offered = bool(text.guidance.conflicts), bool(text.recommendations.conflicting)
    if offered != (fact.conflicts, fact.conflicts):
        raise source.error(
            (fact.id, "guidance"),
            f"item {fact.id}: guidance and recommendation for conflicting law belong to items with 'conflicts: true' "
            "and to no others; add or remove both.",
        )


def _check_related(folder: Path, items: list[Item], known: set[str]) -> None:
    for item in items:
        for other in item.facts.related:
            if other not in known:
                source = read_source(folder, f"items/{item.facts.theme}.yaml")
                number = next(n for n, fact in enumerate(source.data) if fact["id"] == item.id)
                raise source.error(
                    (number, "related"), f"item {item.id}: no item '{other}' to relate to; correct the id."
                )


def _known_ids(folder: Path) -> set[str]:
    """Ids of all items that lie in the folder, in a checklist or not yet."""
    return {
        fact["id"]
        for path in (folder / "items").glob("*.yaml")
        for fact in read_source(folder, f"items/{path.name}").data
    }
