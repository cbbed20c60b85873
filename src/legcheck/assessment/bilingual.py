"""Evidence in two languages: the official text is quoted and checked, the other version stands as its translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from legcheck.assessment.evidence import evidence_id
from legcheck.assessment.models import Evidence, PackageLaw, Quoted
from legcheck.law import Law, align
from legcheck.law.models import Provision


@dataclass(frozen=True)
class Parallel:
    """The provision of another language version that has the same place."""

    law: str
    title: str
    language: str
    provision: Provision
    text: str
    official: bool
    """Whether this is the official text; otherwise it is the translation."""


class Versions:
    """The language versions of a package: each law that translates another one, with the one it translates."""

    def __init__(self, described: Sequence[PackageLaw], laws: Mapping[str, Law]) -> None:
        """`laws` are the same laws as read, by id."""
        self._described = {law.id: law for law in described}
        self._laws = laws

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Law and provision to the law and provision of its other version; the first translation of a law counts."""
        pairs: dict[tuple[str, str], tuple[str, str]] = {}
        for law in self._described.values():
            translated = law.translation_of
            if translated is None or translated not in self._laws or law.id not in self._laws:
                continue
            for pair in align(self._laws[translated], self._laws[law.id]):
                original, translation = (translated, pair.left), (law.id, pair.right)
                pairs.setdefault(original, translation)
                pairs.setdefault(translation, original)
        return pairs

    def parallel(self, law_id: str, provision_id: str) -> Parallel | None:
        """The other version of a provision; None where there is none."""
        found = self._pairs.get((law_id, provision_id))
        if found is None:
            return None
        described, law = self._described[found[0]], self._laws[found[0]]
        provision = law.provision(found[1])
        official = self._described[law_id].translation_of == found[0]
        text = law.text_of(provision).strip()
        return Parallel(described.id, described.title, described.language, provision, text, official)

    def both(self, evidence: Evidence) -> Evidence | None:
        """The evidence with both texts, the official one quoted; None where there is no other version."""
        source = evidence.source
        if not isinstance(source, Quoted):
            return None
        other = self.parallel(source.law, source.provision)
        if other is None:
            return None
        if not other.official:
            return evidence.model_copy(update={"translation": other.text, "translator": f"text of {other.title}"})
        law = self._laws[other.law]
        official = Quoted(
            law=other.law,
            provision=other.provision.id,
            label=other.provision.label,
            start=other.provision.start,
            end=other.provision.end,
            quote=law.quote(other.provision.start, other.provision.end),
            suggested=source.suggested,
        )
        title = self._described[source.law].title
        update = {"id": evidence_id(official), "source": official, "translation": source.quote.strip()}
        return evidence.model_copy(update={**update, "translator": f"text of {title}"})
