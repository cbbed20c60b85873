"""The questions of a new assessment as forms, and the set-up that their answers make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from legcheck.assessment.models import (
    Basis,
    LawCorrection,
    LawLevel,
    LawStatus,
    LegalSystem,
    PackageLaw,
    Party,
    Person,
    Setup,
    TreatyStatus,
)
from legcheck.checklist.models import Catalogue, Instrument, Level
from legcheck.law import CorrectionKind, Law, corrected
from legcheck.tui.plain import one_line
from legcheck.tui.presets import SCOPE_WORDS, SCOPES
from legcheck.tui.widgets.fields import Field, Line, Part, Pick, same

TREATIES = (Instrument.TIP, Instrument.SOM, Instrument.UNTOC)
TREATY_NAMES = {
    Instrument.TIP: "Trafficking in Persons Protocol",
    Instrument.SOM: "Smuggling of Migrants Protocol",
    Instrument.UNTOC: "Organized Crime Convention (UNTOC)",
}


def who_fields(now: Setup | None = None) -> list[Field]:
    """Assessor, country and title; `now` is a set-up to change."""
    name, role = (now.assessor.name, now.assessor.role) if now else ("", "")
    country, title = (now.country, now.title) if now else ("", "")
    return [
        Line("name", "Your name: it stands beside every grade", name, required=True),
        Line("role", "Your role", role, hint="for example: legal adviser"),
        Line("country", "Country", country, required=True),
        Line(
            "title",
            "Title of the assessment",
            title,
            required=True,
            hint="for example: Trafficking in Persons Bill 2026",
        ),
    ]


def treaty_fields(now: Setup | None = None) -> list[Part]:
    """For each treaty: status, date, reservations and declarations. The status has no default: gaps depend on it."""
    fields: list[Part] = []
    for treaty in TREATIES:
        known = now.treaty(treaty) if now else None
        party, since, reserved = (known.party, known.since, known.reservations) if known else ("", "", "")
        fields += [
            Pick(f"party-{treaty}", TREATY_NAMES[treaty], same(*Party), party, required=True),
            Line(
                f"since-{treaty}", "Date of ratification, accession or signature", since, hint="for example: 2003-12-25"
            ),
            Line(f"reservations-{treaty}", "Reservations and declarations; leave empty if none", reserved),
        ]
    return fields


def kind_fields(now: Setup | None = None) -> list[Field]:
    """Legal system, kind of law, basis of the assessment."""
    scopes = set(now.law_scopes) if now else set(SCOPES["joint"])
    kind = next((name for name, held in SCOPES.items() if set(held) == scopes), "joint")
    return [
        Pick("system", "Legal system", same(*LegalSystem), now.legal_system if now else LegalSystem.COMMON),
        Pick("scope", "Kind of law", tuple(SCOPE_WORDS.items()), kind),
        Pick("basis", "What is assessed", same(*Basis), now.basis if now else Basis.IF_ENACTED),
    ]


def save_fields(path: str) -> list[Field]:
    """Where the assessment lies, and who may read its report."""
    return [
        Line("path", "File (.legcheck): every decision is saved there at once", path, required=True),
        *distribution_fields(),
    ]


REPORT_LANGUAGES = (("en", "English"), ("fr", "French"), ("es", "Spanish"))


def distribution_fields(now: Setup | None = None) -> list[Field]:
    """Who may read the report, and in which language it is written."""
    return [
        Line("distribution", "Distribution of the report", now.distribution if now else "Restricted"),
        Pick("report-language", "Language of the report", REPORT_LANGUAGES, now.report_language if now else "en"),
    ]


@dataclass(frozen=True)
class LawEntry:
    """A law of the package as it will be recorded."""

    law: Law
    """As it was read; `reading` is the corrected one."""
    details: PackageLaw
    corrections: tuple[LawCorrection, ...] = ()

    @property
    def reading(self) -> Law:
        """The law with its corrections; raises CorrectionError where one does not fit."""
        return corrected(self.law, *(one.value_for_law() for one in self.corrections))


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


def law_fields(entry: LawEntry, others: Sequence[PackageLaw] = ()) -> list[Field]:
    """What the assessor says of a law; `others` are laws of the package that it may be a translation of."""
    d = entry.details
    fields: list[Field] = [
        Line("title", "Title", d.title, required=True),
        Line("date", "Date, number or version", d.date),
        Pick("status", "Status", same(*LawStatus), d.status),
        Pick("level", "Level", same(*LawLevel), d.level),
        Line("language", "Language (two letters)", d.language, required=True),
    ]
    originals = [law for law in others if law.id != d.id and law.translation_of != d.id]
    if originals:
        options = (("", "no"), *((law.id, one_line(law.title, 50)) for law in originals))
        fields.append(
            Pick("translation_of", "Is it a translation of another law here?", options, d.translation_of or "")
        )
    return fields


def described(entry: LawEntry, values: Mapping[str, str]) -> LawEntry:
    """The entry with what the assessor said; another language is the law's language for matching too."""
    said = {"translation_of": None, **values}
    said["translation_of"] = said["translation_of"] or None
    details = PackageLaw.model_validate({**entry.details.model_dump(), **said})
    law = replace(entry.law, language=details.language, title=details.title)
    other = details.language != entry.details.language
    kept = tuple(one for one in entry.corrections if not (other and one.kind is CorrectionKind.LANGUAGE))
    return replace(entry, law=law, details=details, corrections=kept)


def put_right(entry: LawEntry, one: LawCorrection) -> LawEntry:
    """The entry with one more correction; raises CorrectionError where it does not fit."""
    changed = replace(entry, corrections=(*entry.corrections, one))
    details = entry.details.model_copy(update={"language": changed.reading.language})
    return replace(changed, details=details)


def taken_back(entry: LawEntry) -> LawEntry:
    """The entry without its last correction."""
    changed = replace(entry, corrections=entry.corrections[:-1])
    return replace(changed, details=entry.details.model_copy(update={"language": changed.reading.language}))


def originals_first(entries: Sequence[LawEntry]) -> list[LawEntry]:
    """The entries in an order in which no translation comes before what it translates."""
    left, ordered = list(entries), list[LawEntry]()
    while left:
        waiting = {entry.details.id for entry in left}
        ready = [entry for entry in left if entry.details.translation_of not in waiting]
        ordered += ready or left
        left = [entry for entry in left if entry not in ordered]
    return ordered


@dataclass(frozen=True)
class Chosen:
    """What is asked, as lists were ticked."""

    checklists: tuple[str, ...]
    levels: tuple[Level, ...]
    instruments: tuple[Instrument, ...]
    themes: tuple[str, ...] = ()
    """Empty: all of the chosen checklists."""
    profiles: tuple[str, ...] = ()


def setup_of(answers: Mapping[str, str], catalogue: Catalogue, chosen: Chosen, now: Setup | None = None) -> Setup:
    """The set-up that the answers make; what no form asks is kept from `now`."""
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
        law_scopes=SCOPES[answers["scope"]],
        basis=Basis(answers["basis"]),
        checklists=chosen.checklists,
        levels=chosen.levels,
        instruments=chosen.instruments,
        themes=chosen.themes,
        profiles=chosen.profiles,
        catalogue_version=now.catalogue_version if now else catalogue.version,
        catalogue_sha256=now.catalogue_sha256 if now else catalogue.sha256,
        distribution=answers["distribution"] or "Restricted",
        report_language=answers["report-language"],
    )
