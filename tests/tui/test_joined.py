"""The program on the real rooms: the bundled bill is read, searched, decided on and reported."""

from __future__ import annotations

from pathlib import Path

from driving import accept, press, running, seen, settle
from fakes import details_of, make_setup

from legcheck import paths
from legcheck.assessment import Book, Grade
from legcheck.assessment.models import Quoted
from legcheck.checklist import core_checklists, load_catalogue
from legcheck.law import read_law
from legcheck.tui import LegcheckApp


async def test_from_the_law_to_the_report(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    setup = make_setup(catalogue).model_copy(update={"checklists": core_checklists(catalogue), "title": "Bill"})
    law = read_law(str(paths.samples_dir() / "tarrova-bill.md"))
    with Book.create(tmp_path / "a.legcheck", setup, by="A. Jurist") as book:
        book.add_law(law, details_of(law))
        async with running(LegcheckApp(catalogue, book), (80, 24)) as pilot:
            first = pilot.app.screen.current
            await accept(pilot, "m", "g", "n")
            await press(pilot, "f2", "w")
            pilot.app.screen.query_one("#field-path").value = str(tmp_path / "out.md")
            await press(pilot, "enter")
            await settle(pilot)
            assert "2 of" in await seen(pilot)
        finding = book.assessment.finding(first)
        source = finding.accepted[0].source
        assert finding.grade is Grade.MET
        assert isinstance(source, Quoted)
        assert source.quote == law.text[source.start : source.end]
        assert sum(f.grade is Grade.NOT_MET for f in book.assessment.findings.values()) == 1
    assert source.label in (tmp_path / "out.md").read_text(encoding="utf-8")
