"""Build samples/tarrova-assessed.legcheck from tarrova-decisions.yaml: `python scripts/build_assessed.py`.

The decisions are replayed through the assessment room, so that every gate and every quote check applies to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from legcheck import assessment as a
from legcheck.assessment.demo import ASSESSED_FILE, demo_setup
from legcheck.checklist import Catalogue, load_catalogue
from legcheck.law import Law, read_law
from legcheck.matching import Screening, absence_text, screen

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SHORT = {"bill": "tarrova-bill", "penal": "tarrova-penal-code"}
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def ticking() -> Iterator[datetime]:
    """A clock that moves a minute with every decision."""
    moment = START
    while True:
        yield moment
        moment += timedelta(minutes=1)


def place(laws: Mapping[str, Law], reference: str) -> a.Evidence:
    """`bill/5(1)` as accepted evidence: the provision with that citation."""
    name, _, number = reference.partition("/")
    law = laws[SHORT[name]]
    found = [p for p in law.provisions if p.label.endswith(f" {number}") and p.role in ("body", "inserted")]
    if len(found) != 1:
        raise SystemExit(f"{reference}: {len(found)} provisions of {law.id} have that number")
    return a.from_provision(law, found[0].id)


def decide(book: a.Book, item: str, said: Mapping[str, Any], laws: Mapping[str, Law], screening: Screening) -> None:
    """Record everything said about one item."""
    evidence = [place(laws, reference) for reference in said.get("evidence", ())]
    book.record(*(a.AddEvidence(item=item, evidence=one) for one in evidence))
    for element, tick in said.get("elements", {}).items():
        book.record(a.TickElement(item=item, element=element, tick=a.Tick(tick)))
    absence = None
    if said["grade"] == a.Grade.NOT_MET and not evidence:
        absence = absence_text(screening.match(item), tuple(laws.values()))
    book.record(
        a.SetGrade(item=item, grade=a.Grade(said["grade"]), reason=said.get("reason"), absence=absence),
        a.SetStatus(item=item, status=a.WorkStatus.DONE),
    )
    if "comment" in said:
        book.record(a.Write(item=item, field="comment", text=said["comment"]))


def recommend(book: a.Book, number: int, said: Mapping[str, Any], catalogue: Catalogue) -> None:
    """Record one recommendation, its wording taken from the checklist's item."""
    fields = {key: value for key, value in said.items() if key != "wording_of"}
    text = catalogue.item(said["wording_of"]).prose()
    basis = "; ".join(
        dict.fromkeys(a.legal_basis(catalogue.item(item)) for item in said["items"] if not item.startswith("GOOD"))
    )
    book.record(
        a.PutRecommendation(
            recommendation=a.Recommendation(
                id=f"R{number}", wording=text.wording, wording_source=text.wording_source, legal_basis=basis, **fields
            )
        )
    )


def build() -> Path:
    """Write the assessed sample; refuses nothing silently: a gate that closes ends the build."""
    catalogue = load_catalogue()
    said = YAML(typ="safe").load(SAMPLES / "tarrova-decisions.yaml")
    target = SAMPLES / ASSESSED_FILE
    target.unlink(missing_ok=True)
    clock = ticking()
    setup = demo_setup(catalogue, a.Person(**said["assessor"]))
    setup = setup.model_copy(update={"checklists": tuple(said["checklists"])}) if "checklists" in said else setup
    with a.Book.create(target, setup, by=setup.assessor.name, catalogue=catalogue, clock=lambda: next(clock)) as book:
        files = {"tarrova-bill": "tarrova-bill.docx", "tarrova-penal-code": "tarrova-penal-code.md"}
        laws = {name: read_law(SAMPLES / file) for name, file in files.items()}
        for name, law in laws.items():
            details = a.PackageLaw(
                id=law.id, sha256=law.sha256, file=law.file, language=law.language, **said["laws"][name]
            )
            book.add_law(law, details)
        screening = screen(a.items_in_scope(book.assessment, catalogue), tuple(laws.values()))
        for item, finding in said["findings"].items():
            decide(book, item, finding, laws, screening)
        for number, recommendation in enumerate(said["recommendations"], 1):
            recommend(book, number, recommendation, catalogue)
        for number, question in enumerate(said["questions"], 1):
            book.record(a.PutQuestion(question=a.Question(id=f"Q{number}", **question)))
    return target


if __name__ == "__main__":
    print(build().name)
