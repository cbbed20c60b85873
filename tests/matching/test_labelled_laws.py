"""Rules that hold on real laws. They need the neighbour folder and skip without it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from legcheck.checklist import load_catalogue
from legcheck.law import Law, Role, read_law
from legcheck.matching import screen, screening_json

ENGLISH = ["ie-smuggling-of-persons-2021", "my-atip-bill-2007-en", "pk-som-2018", "ug-tip-2009"]


def labelled(shared: Path, name: str) -> tuple[Law, dict[str, Any]]:
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return read_law(shared / "laws" / gold["file"]), gold


def names(shared: Path) -> list[str]:
    return sorted(p.stem for p in (shared / "gold").glob("*.json"))


@pytest.mark.parametrize("name", [*ENGLISH, "ar-trata-26364", "lu-traite-2009"])
def test_the_contract_of_the_screen_command(shared: Path, name: str) -> None:
    law, _ = labelled(shared, name)
    data = json.loads(json.dumps(screening_json(screen(load_catalogue().items, [law]), [law])))
    assert [entry["law"]["id"] for entry in data["laws"]] == [law.id]
    provisions = {p.id: p for p in law.provisions}
    evidence = {p.number for p in law.provisions if p.number and p.role in (Role.BODY, Role.INSERTED)}
    assert len({item["id"] for item in data["items"]}) == len(data["items"])
    for item in data["items"]:
        assert 0 <= item["presence"] <= 1
        assert item["presence"] == max(item["presence_by_law"].values())
        scores = [c["score"] for c in item["candidates"]]
        assert scores == sorted(scores, reverse=True)
        assert len({c["number"] for c in item["candidates"]} - {None}) >= min(10, len(evidence) - 2)
        for candidate in item["candidates"]:
            where = provisions[candidate["provision"]]
            assert candidate["quote"] == law.text[candidate["start"] : candidate["end"]] != ""
            assert where.start <= candidate["start"] < candidate["end"] <= where.end
            assert candidate["number"] == where.number
            places = [p for e in candidate["elements"] for p in e["places"]] + candidate["signals"]
            assert places or candidate["prompts"], "nothing is shown without a reason"
            for place in places:
                inner = provisions[place["provision"]]
                assert inner.start <= place["start"] < place["end"] <= inner.end
            for element in candidate["elements"]:
                assert element["found"] == bool(element["places"])
                own = [[p["start"], p["end"]] for p in element["places"] if p["via"] == "self"]
                assert element["spans"] == own


@pytest.mark.parametrize("name", ENGLISH)
def test_renaming_ids_and_labels_changes_no_ranking(shared: Path, name: str) -> None:
    law, _ = labelled(shared, name)
    ids = {p.id: f"p{n}" for n, p in enumerate(law.provisions)}
    other = replace(
        law,
        provisions=tuple(
            replace(p, id=ids[p.id], parent=ids[p.parent] if p.parent else None, label=f"No {n}")
            for n, p in enumerate(law.provisions)
        ),
    )
    items = load_catalogue().items
    for one, two in zip(screen(items, [law]).items, screen(items, [other]).items, strict=True):
        assert [c.start for c in one.candidates] == [c.start for c in two.candidates]
        assert one.presence == two.presence


@pytest.mark.slow
def test_deleting_the_evidence_lowers_presence(shared: Path) -> None:
    """In at least 95 % of the pairs with evidence, in laws whose language has expressions."""
    lower, pairs, kept = 0, 0, []
    items = {item.id: item for item in load_catalogue().items}
    for name in ENGLISH:
        law, gold = labelled(shared, name)
        whole = screen(tuple(items.values()), [law])
        for item_id, label in gold["labels"].items():
            if item_id not in items or label["status"] in ("absent", "n/a") or not label["provisions"]:
                continue
            cut = without(law, set(label["provisions"]))
            after = screen([items[item_id]], [cut], among=tuple(items.values())).match(item_id).presence
            pairs += 1
            if after < whole.match(item_id).presence:
                lower += 1
            else:
                kept.append((name, item_id))
    assert lower >= 0.95 * pairs, f"{lower} of {pairs}; not lowered: {kept}"


def without(law: Law, numbers: set[str]) -> Law:
    """The law with those sections turned into text that is no evidence."""
    return replace(
        law, provisions=tuple(replace(p, role=Role.NOTE) if p.number in numbers else p for p in law.provisions)
    )
