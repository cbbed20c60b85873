"""The package's laws as they were read and corrected, taken from the stored texts when they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from legcheck.assessment.journal import stored_text
from legcheck.assessment.models import PackageLaw
from legcheck.assessment.snapshot import damaged
from legcheck.assessment.store import Store
from legcheck.law import Law, corrected, unpack


class Shelf(Mapping[str, Law]):
    """Laws by their id in the package; each is read from the store once."""

    def __init__(self, store: Store) -> None:
        """A shelf without laws."""
        self._store = store
        self._laws: dict[str, PackageLaw] = {}
        self._stored: dict[str, Law] = {}
        """Readings as stored, by their key."""
        self._read: dict[PackageLaw, Law] = {}

    def set(self, laws: tuple[PackageLaw, ...]) -> None:
        """Show these laws from now on, in this order."""
        self._laws = {law.id: law for law in laws}

    def keep(self, described: PackageLaw, law: Law) -> None:
        """Remember a law that was just added, so that it need not be read again."""
        self._stored[described.stored] = law

    def __getitem__(self, law_id: str) -> Law:
        described = self._laws[law_id]
        if described not in self._read:
            law = corrected(self._unpacked(described), *(c.value_for_law() for c in described.corrections))
            self._read[described] = _named(law, described)
        return self._read[described]

    def _unpacked(self, described: PackageLaw) -> Law:
        if described.stored not in self._stored:
            self._stored[described.stored] = self._from_store(described)
        return self._stored[described.stored]

    def _from_store(self, described: PackageLaw) -> Law:
        text = stored_text(self._store, described)
        try:
            return unpack(text)
        except ValueError as error:
            raise damaged(self._store.path, f"the text of {described.id}: {error}") from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._laws)

    def __len__(self) -> int:
        return len(self._laws)


def _named(law: Law, described: PackageLaw) -> Law:
    """The law under the id, title and language that the assessor gave it."""
    return replace(law, id=described.id, title=described.title, language=described.language)
