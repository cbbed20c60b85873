"""The questions of a new assessment as forms, and the set-up that their answers make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from legcheck.assessment.models import (
    Basis,
    LawLevel,
    LawStatus,
    LegalSystem,
    PackageLaw,
    Party,
    Person,
    Setup,
    TreatyStatus,
)
from legcheck.checklist.models import Catalogue, Instrument, LawScope, Level
from legcheck.law.models import Law
from legcheck.tui.widgets.fields import Field, Line, Part, Pick, same

TREATIES = (Instrument.TIP, Instrument.SOM, Instrument.UNTOC)
TREATY_NAMES = {
    Instrument.TIP: "Trafficking in Persons Protocol",
    Instrument.SOM: "Smuggling of Migrants Protocol",
    Instrument.UNTOC: "Organized Crime Convention (UNTOC)",
}
_SCOPES = {"trafficking": (LawScope.TIP,), "smuggling": (LawScope.SOM,), "joint": (LawScope.TIP, LawScope.SOM)}


def who_fields() -> list[Field]:
    """Assessor, country and title."""
    return [
        Line("name", "Your name: it stands beside every grade", required=True),
        Line("role", "Your role", hint="for example: legal adviser"),
        Line("country", "Country", required=True),
        Line("title", "Title of the assessment", required=True, hint="for example: Trafficking in Persons Bill 2026"),
    ]


def treaty_fields() -> list[Part]:
    """For each treaty: status, date, reservations and declarations. The status has no default: gaps depend on it."""
    fields: list[Part] = []
    for treaty in TREATIES:
        fields += [
            Pick(f"party-{treaty}", TREATY_NAMES[treaty], same(*Party), "", required=True),
            Line(f"since-{treaty}", "Date of ratification, accession or signature", hint="for example: 2003-12-25"),
            Line(f"reservations-{treaty}", "Reservations and declarations; leave empty if none"),
        ]
    return fields


def kind_fields() -> list[Field]:
    """Legal system, kind of law, basis of the assessment."""
    return [
        Pick("system", "Legal system", same(*LegalSystem), LegalSystem.COMMON),
        Pick(
            "scope",
            "Kind of law",
            (
                ("trafficking", "trafficking in persons"),
                ("smuggling", "smuggling of migrants"),
                ("joint", "both (a joint law)"),
            ),
            "joint",
        ),
        Pick("basis", "What is assessed", same(*Basis), Basis.IF_ENACTED),
    ]


def filter_note(catalogue: Catalogue, chosen: Sequence[str]) -> str:
    """How many items the chosen checklists hold, before filters."""
    themes = {theme for c in catalogue.checklists if c.id in chosen for theme in c.themes}
    count = sum(item.facts.theme in themes for item in catalogue.items)
    return f"{count} items in the chosen checklists"


def save_fields(path: str) -> list[Field]:
    """Where the assessment lies, and who may read its report."""
    return [
        Line("path", "File (.legcheck): every decision is saved there at once", path, required=True),
        Line("distribution", "Distribution of the report", "Restricted"),
    ]


@dataclass(frozen=True)
class LawEntry:
    """A law of the package as it will be recorded."""

    law: Law
    details: PackageLaw


def entry_of(law: Law, taken: Sequence[str]) -> LawEntry:
    """A law with the details that its file tells, for the assessor to correct; its id made unique."""
    name, number = law.id, 1
    while name in taken:
        number += 1
        name = f"{law.id}-{number}"
    law = replace(law, id=name)
    a_bill = "bill" in f"{law.title} {law.file}".casefold()
    details = PackageLaw(
        id=name,
        sha256=law.sha256,
        file=law.file,
        title=law.title or name,
        language=law.language,
        status=LawStatus.BILL if a_bill else LawStatus.IN_FORCE,
    )
    return LawEntry(law, details)


def law_fields(entry: LawEntry) -> list[Field]:
    """What the assessor says of a law."""
    d = entry.details
    return [
        Line("title", "Title", d.title, required=True),
        Line("date", "Date, number or version", d.date),
        Pick("status", "Status", same(*LawStatus), d.status),
        Pick("level", "Level", same(*LawLevel), d.level),
        Line("language", "Language (two letters)", d.language, required=True),
    ]


def described(entry: LawEntry, values: Mapping[str, str]) -> LawEntry:
    """The entry with what the assessor said; another language is the law's language for matching too."""
    details = PackageLaw.model_validate({**entry.details.model_dump(), **values})
    return LawEntry(replace(entry.law, language=details.language, title=details.title), details)


def setup_of(
    answers: Mapping[str, str],
    catalogue: Catalogue,
    *,
    checklists: Sequence[str],
    levels: Sequence[Level],
    instruments: Sequence[Instrument],
) -> Setup:
    """The set-up that the answers make."""
    treaties = tuple(
        TreatyStatus(
            instrument=t,
            party=Party(answers[f"party-{t}"]),
            since=answers[f"since-{t}"],
            reservations=answers[f"reservations-{t}"],
        )
        for t in TREATIES
    )
    return Setup(
        title=answers["title"],
        country=answers["country"],
        assessor=Person(name=answers["name"], role=answers["role"]),
        treaties=treaties,
        legal_system=LegalSystem(answers["system"]),
        law_scopes=_SCOPES[answers["scope"]],
        basis=Basis(answers["basis"]),
        checklists=tuple(checklists),
        levels=tuple(levels),
        instruments=tuple(instruments),
        catalogue_version=catalogue.version,
        catalogue_sha256=catalogue.sha256,
        distribution=answers["distribution"] or "Restricted",
    )
