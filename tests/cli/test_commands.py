"""Commands without a terminal: data on standard output, one sentence on standard error, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legcheck import paths
from legcheck.cli import run

BILL = paths.samples_dir() / "tarrova-bill.md"


def lines_of_error(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Run a command that must be refused: nothing on standard output, one sentence on standard error."""
    assert run(list(arguments)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err.strip().splitlines()


def test_law_as_json_keeps_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["law", str(BILL), "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert {"id", "file", "title", "language", "sha256", "format", "chars", "warnings"} <= value["law"].keys()
    assert {p["number"] for p in value["provisions"] if p["role"] == "body" and p["number"]} == {
        str(number) for number in range(1, 40)
    }


def test_screen_as_json_covers_every_item(capsys: pytest.CaptureFixture[str]) -> None:
    from legcheck.checklist import load_catalogue

    assert run(["screen", str(BILL), "--checklist", "all", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert [item["id"] for item in value["items"]] == [item.id for item in load_catalogue().items]
    assert "provisions" not in value["laws"][0]


def test_screen_says_that_it_only_suggests(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["screen", str(BILL), "--checklist", "document-fraud"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Suggested by machine, not reviewed.")
    assert "%" not in out


def test_profile_narrows_what_is_screened(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["screen", str(BILL), "--checklist", "document-fraud", "--profile", "trafficking-law", "--json"]) == 0
    items = {item["id"] for item in json.loads(capsys.readouterr().out)["items"]}
    assert "TIP-12-a" in items
    assert "SOM-12-a" not in items


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["law", "missing.docx"], "missing.docx"),
        (["screen", str(BILL), "missing.pdf", "--json"], "missing.pdf"),
        (["screen", str(BILL), "--checklist", "document-fraude"], "choose from criminalisation"),
        (["screen", str(BILL), "--profile", "nobody"], "choose from trafficking-law"),
        (["screen", str(BILL), "--model", "missing.json"], "missing.json"),
        (["report", "missing.legcheck", "-o", "out.docx"], "missing.legcheck"),
        (["assess", "missing.legcheck"], "missing.legcheck"),
        (["assess", str(BILL)], "needs a terminal"),
        (["assess", "a.legcheck", "b.docx"], "not both"),
        ([], "no terminal"),
        (["scren"], "Did you mean"),
        (["law"], "Missing argument"),
        (["checklist", "show", "nothing"], "legcheck checklist list"),
        (["law", str(BILL), "--colour"], "No such option"),
        (["assess", str(BILL), "--interface", "de"], "choose from en, es, fr"),
    ],
)
def test_wrong_use_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (line,) = lines_of_error(capsys, *arguments)
    assert says in line


def test_broken_checklist_is_found_wrong(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "index.yaml").write_text("version: 1\n", encoding="utf-8")
    assert run(["checklist", "validate", str(tmp_path)]) == 1
    assert "index.yaml, line 1: version" in capsys.readouterr().err


def test_coverage_leaves_no_paragraph_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "coverage"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("0 open")


@pytest.mark.parametrize("command", ["demo", "assess", "law", "screen", "report"])
def test_each_command_has_help_and_stands_in_the_readme(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run([command, "--help"]) == 0
    assert command in capsys.readouterr().out
    assert (
        f"legcheck {command}" in (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
        or command == "demo"
    )
