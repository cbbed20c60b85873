"""The trainer's key agrees with the bundled bill and its assessment."""

from __future__ import annotations

from ruamel.yaml import YAML

from legcheck.checklist import load_catalogue
from legcheck.law import read_law
from legcheck.paths import samples_dir

MET_BY_THE_PENAL_CODE = {"TIP-5-2-a", "SOM-6-2-a", "SOM-6-2-b"}
"""The key grades the bill alone; the bundled assessment has the penal code beside it."""


def test_key_names_items_sections_and_grades_as_decided() -> None:
    yaml = YAML(typ="safe")
    faults = yaml.load(samples_dir() / "tarrova-bill-key.yaml")["faults"]
    decided = yaml.load(samples_dir() / "tarrova-decisions.yaml")["findings"]
    items = {item.id for item in load_catalogue().items}
    sections = {p.number for p in read_law(samples_dir() / "tarrova-bill.md").provisions} | {""}
    assert len(faults) >= 15
    for fault in faults:
        assert fault["section"] in sections
        for item in fault["items"]:
            assert item in items
            if item in decided and item not in MET_BY_THE_PENAL_CODE:
                assert decided[item]["grade"] == fault["grade"], item
