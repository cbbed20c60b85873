"""Drafts of recommendations, which the assessor edits. Wording is the checklist's; nothing here decides anything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from legcheck.assessment.models import Evidence, Finding, Grade, Quoted, Recommendation, Setup, Urgency
from legcheck.assessment.progress import gap_kind, is_party
from legcheck.checklist.models import Instrument, Item, Level
from legcheck.errors import GateError

INSTRUMENTS = {
    Instrument.TIP: "Trafficking in Persons Protocol",
    Instrument.SOM: "Smuggling of Migrants Protocol",
    Instrument.UNTOC: "Organized Crime Convention",
}
"""Short names as the United Nations Office on Drugs and Crime uses them in running text."""

NO_PROVISION = "the law"
"""Stands for `{provision}` where no evidence names one."""


class Titled(Protocol):
    """A law that has an id and a title: as read, or as the package describes it."""

    @property
    def id(self) -> str:
        """Its id in the package."""

    @property
    def title(self) -> str:
        """Its title."""


def draft_recommendation(
    item: Item,
    finding: Finding,
    laws: Iterable[Titled],
    setup: Setup,
    *,
    taken: Collection[str] = (),
    language: str = "en",
) -> Recommendation:
    """A recommendation for the finding's gap, in the checklist's wording for that kind of gap.

    `taken` are ids of recommendations that exist already. Raises GateError where the finding shows no gap.
    """
    if gap_kind(item, finding, setup) is None:
        raise GateError(
            f"A draft for {item.id} is offered once it is graded partly met, not met or conflicts; "
            "write the recommendation by hand."
        )
    prose = item.prose(language)
    titles = {law.id: law.title for law in laws}
    provisions = _by_law(finding.accepted, titles)
    return Recommendation(
        id=_free_id(item.id, taken),
        items=(item.id,),
        action=_wording(item, finding, language).replace("{provision}", _in_words(provisions, language)),
        article="; ".join(f"{', '.join(labels)}, {title}" for title, labels in provisions.items()),
        reason=finding.reason or finding.absence,
        legal_basis=legal_basis(item),
        urgency=default_urgency(item, setup),
        wording=prose.wording,
        wording_source=prose.wording_source,
    )


def default_urgency(item: Item, setup: Setup) -> Urgency:
    """Urge a party on what is mandatory, recommend what is mandatory for others or to be considered, else invite."""
    if item.facts.level is Level.MANDATORY:
        return Urgency.URGE if is_party(item, setup) else Urgency.RECOMMEND
    return Urgency.RECOMMEND if item.facts.level is Level.CONSIDER else Urgency.INVITE


def legal_basis(item: Item) -> str:
    """Article and instrument in words, as `article 6(1) of the Smuggling of Migrants Protocol`."""
    if item.facts.instrument is Instrument.GOOD:
        return "; ".join(item.facts.sources) or "recognised good practice"
    return f"article {item.facts.article} of the {INSTRUMENTS[item.facts.instrument]}"


def _wording(item: Item, finding: Finding, language: str) -> str:
    wordings = item.prose(language).recommendations
    match finding.grade:
        case Grade.CONFLICTS:
            return wordings.conflicting or wordings.partial
        case Grade.PARTLY_MET:
            return wordings.partial
        case _:
            return wordings.absent


def _by_law(evidence: Iterable[Evidence], titles: dict[str, str]) -> dict[str, list[str]]:
    """The labels of evidence by the title of its law, none twice."""
    by_law: dict[str, list[str]] = {}
    for one in evidence:
        source = one.source
        if isinstance(source, Quoted):
            title, label = titles.get(source.law, source.law), source.label
        else:
            title, label = source.title, source.article
        labels = by_law.setdefault(title, [])
        if label not in labels:
            labels.append(label)
    return by_law


def _in_words(by_law: dict[str, list[str]], language: str) -> str:
    """The provisions in the middle of a sentence: `section 5 and section 7 of the Aliens Act`."""
    laws = []
    for title, labels in by_law.items():
        lowered = _and([p[0].lower() + p[1:] if p[1:2].islower() else p for p in labels], language)
        article = "" if title[:4].lower() == "the " else "the "
        laws.append(f"{lowered} of {article}{title}" if language == "en" else f"{lowered}, {title}")
    return _and(laws, language) or NO_PROVISION


def _and(parts: Sequence[str], language: str) -> str:
    if language != "en" or len(parts) < 2:
        return "; ".join(parts)
    return " and ".join([", ".join(parts[:-1]), parts[-1]])


def _free_id(item_id: str, taken: Collection[str]) -> str:
    """An id that stays: `R-SOM-6-1-a`, then `R-SOM-6-1-a-2` …"""
    base = f"R-{item_id}"
    number = 1
    while (name := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return name
