"""All that is worked out once per law before any item is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from legcheck.law.models import Law, Role
from legcheck.matching.bm25 import Bm25, Floats, build
from legcheck.matching.commonness import Commonness
from legcheck.matching.hits import Finder, Lexicon
from legcheck.matching.index import LawIndex, TokenIndex, index_law
from legcheck.matching.links import Links, links_of
from legcheck.matching.prompts import Wording, wording_of
from legcheck.matching.soft import Passages
from legcheck.matching.words import fold

_DEFINITIONS = re.compile(
    r"\b(?:interpretation|definitions?|defined terms|definiciones?|definicoes|glosario|terminologie)\b|تعاريف|تعريفات"
)
_FRONT = re.compile(
    r"\b(?:short title|commencement|citation|entry into force|entree en vigueur|entrada en vigor|titre abrege|"
    r"repeals?|abrogation|derogacion|savings?|regulations|rules|reglement|reglamentacion|vigencia)\b"
)


@dataclass(slots=True)
class LawView:
    """A law ready to be matched."""

    index: LawIndex
    finder: Finder
    bm25: Bm25
    heading_bm25: Bm25
    links: Links
    passages: Passages
    traits: dict[str, Floats]
    """Per unit: log length, definitions section, front or final matter, inserted."""
    uses: Floats
    """Units by definitions: 1 where the unit uses the term."""

    commonness: Commonness | None = None
    _wordings: dict[int, Wording] = field(default_factory=dict)

    def expect(self, lexicons: Sequence[Lexicon]) -> None:
        """Say beforehand all that will be searched: it decides damaged spellings and how common a word is."""
        self.finder.expect(lexicons)
        self.commonness = self.passages.commonness = Commonness(lexicons, self.index.language)

    def wording(self, unit: int) -> Wording:
        """What a unit's wording shows; read once."""
        known = self._wordings.get(unit)
        if known is None:
            law = self.index.law
            known = self._wordings[unit] = wording_of(law.text_of(self.index.units[unit].provision), law.language)
        return known

    @property
    def units(self) -> int:
        """Number of units that can be candidates."""
        return len(self.index.units)


def view_of(law: Law) -> LawView:
    """Index a law and find its links and traits. Linear in its length."""
    index = index_law(law)
    count = len(index.units)
    links = links_of(index)
    uses = np.zeros((count, len(links.definitions)))
    for number, definition in enumerate(links.definitions):
        uses[list(definition.users), number] = 1.0
    finder = Finder(index)
    return LawView(
        index,
        finder,
        build(index.body, count),
        build(_own_headings(index), count),
        links,
        Passages(finder.body, count),
        _traits(index),
        uses,
    )


def _own_headings(index: LawIndex) -> TokenIndex:
    """The headings of the units alone, owned by the units."""
    own = TokenIndex(index.language)
    for unit in index.units:
        own.add(unit.provision.heading, 0, unit.order)
    own.close()
    return own


def _traits(index: LawIndex) -> dict[str, Floats]:
    headings = [fold(unit.provision.heading) for unit in index.units]
    return {
        "length": np.log1p(index.lengths[: len(headings)]) / 6.0,
        "definitions": np.array([bool(_DEFINITIONS.search(h)) for h in headings], dtype=np.float64),
        "front": np.array([bool(_FRONT.search(h)) for h in headings], dtype=np.float64),
        "inserted": np.array([u.provision.role is Role.INSERTED for u in index.units], dtype=np.float64),
    }
