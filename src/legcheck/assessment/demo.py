"""The bundled fictional bill as an assessment in memory, for the demo: nothing of the user's is touched."""

from __future__ import annotations

from legcheck import paths
from legcheck.assessment.book import Book
from legcheck.assessment.models import (
    Basis,
    LawStatus,
    LegalSystem,
    PackageLaw,
    Party,
    Person,
    Setup,
    TreatyStatus,
)
from legcheck.checklist.load import core_checklists
from legcheck.checklist.models import Catalogue, Instrument
from legcheck.law import Law, read_law

BILL_FILE = "tarrova-bill.docx"
ASSESSED_FILE = "tarrova-assessed.legcheck"
"""A bundled assessment of the same bill and of a penal code, decided by a named fictional assessor."""

_COUNTRY = "Republic of Tarrova (a fictional State)"


def demo_book(catalogue: Catalogue) -> Book:
    """A new assessment of the bundled bill, with every item open. Raises UnreadableLawError, GateError."""
    setup = demo_setup(catalogue, Person(name="Demo visitor", role="trying legcheck"))
    book = Book.in_memory(setup, by=setup.assessor.name, catalogue=catalogue)
    law = read_law(paths.samples_dir() / BILL_FILE)
    book.add_law(law, demo_details(law, "Trafficking in Persons and Smuggling of Migrants Bill, 2026", LawStatus.BILL))
    return book


def demo_setup(catalogue: Catalogue, assessor: Person) -> Setup:
    """The fictional State: a party to all three instruments, common law, a joint bill."""
    return Setup(
        title="Assessment of the Trafficking in Persons and Smuggling of Migrants Bill, 2026",
        country=_COUNTRY,
        assessor=assessor,
        treaties=tuple(
            TreatyStatus(instrument=instrument, party=Party.PARTY, since="12 March 2009")
            for instrument in (Instrument.TIP, Instrument.SOM, Instrument.UNTOC)
        ),
        legal_system=LegalSystem.COMMON,
        basis=Basis.IF_ENACTED,
        checklists=core_checklists(catalogue),
        catalogue_version=catalogue.version,
        catalogue_sha256=catalogue.sha256,
        distribution="Public (fictional)",
    )


def demo_details(law: Law, title: str, status: LawStatus) -> PackageLaw:
    """A bundled law as a member of the package."""
    return PackageLaw(
        id=law.id, sha256=law.sha256, file=law.file, title=title, date="2026", status=status, language=law.language
    )
