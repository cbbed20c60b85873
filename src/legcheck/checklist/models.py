"""Checklists as frozen values: what a State owes, how to judge it, and how to find it in a law.

The YAML is split by reader (design.md, section 5): `items/THEME.yaml` holds facts of the register,
`text/LANG/THEME.yaml` the prose, `expressions/LANG/THEME.yaml` what to search for, and
`examples/LANG/THEME.yaml` wording that must match and near misses that must not. All strings are typed, so
that `no`, `3.10` or a date in YAML is refused instead of being changed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

FALLBACK = "en"
"""The language that every shipped text exists in."""

Text = Annotated[str, StringConstraints(min_length=1, strict=True)]


class Model(BaseModel):
    """Base of all checklist values: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Instrument(StrEnum):
    """The treaty an item comes from, or recognised good practice."""

    TIP = "TIP"
    SOM = "SOM"
    UNTOC = "UNTOC"
    GOOD = "GOOD"


class Level(StrEnum):
    """Duty level, from the treaty's verb (register, `How levels were decided`)."""

    MANDATORY = "mandatory"
    CONSIDER = "consider"
    OPTIONAL = "optional"
    GOOD_PRACTICE = "good-practice"


class LawScope(StrEnum):
    """The kind of law an item applies to."""

    TIP = "TIP"
    SOM = "SOM"


class FourP(StrEnum):
    """The four Ps by which anti-trafficking work is planned and reported."""

    PREVENTION = "prevention"
    PROSECUTION = "prosecution"
    PROTECTION = "protection"
    PARTNERSHIP = "partnership"


class Concern(StrEnum):
    """Concerns that run across the themes."""

    GENDER = "gender"
    CHILD = "child"
    HUMAN_RIGHTS = "human-rights"


class Assistance(StrEnum):
    """The kind of technical assistance that usually closes a gap."""

    DRAFTING = "drafting"
    TRAINING = "training"
    INSTITUTION = "institution"
    CHANNEL = "cooperation-channel"


class Target(StrEnum):
    """Targets of the Sustainable Development Goals that the treaties serve."""

    WOMEN = "5.2"
    FORCED_LABOUR = "8.7"
    MIGRATION = "10.7"
    CHILDREN = "16.2"
    ORGANISED_CRIME = "16.4"
    CAPACITY = "17.9"


class Marks(Model):
    """Marks to filter and to report by; they decide nothing."""

    ps: tuple[FourP, ...] = ()
    sdg: tuple[Target, ...] = ()
    concerns: tuple[Concern, ...] = ()
    assistance: tuple[Assistance, ...] = ()


class ElementFact(Model):
    """A separately checkable part of an item."""

    name: Text
    """English name, stable: the key of the element in prose, expressions and the JSON contract."""
    decides: bool = True
    """False for parts marked good practice, recommended or implied: they never decide a treaty grade."""


class ItemFacts(Model):
    """What the register says of an item, the same in every language. Source: the register of obligations."""

    id: Text
    instrument: Instrument
    article: Text
    level: Level
    qualified: bool
    """The text says so: "subject to the basic concepts of its legal system", "to the extent possible" …"""
    theme: Text
    applies_to: tuple[LawScope, ...]
    elements: tuple[ElementFact, ...]
    related: tuple[Text, ...] = ()
    conflicts: bool = False
    """Whether a law can provide the contrary of this duty, so that the grade `conflicts` is offered."""
    sources: tuple[Text, ...] = ()
    """For good practice the texts it comes from; model laws and guides without a number unless they were read."""
    verified: bool
    """The article and verb were read in the text; shown when false."""
    marks: Marks = Marks()
    reviewed_by: str = ""
    """Name and date of the jurist who reviewed the item; empty shows "not yet reviewed by a jurist"."""


class ElementText(Model):
    """An element in words."""

    means: Text
    name: str = ""
    """Display name in this language; empty shows the fact's English name."""


class Guidance(Model):
    """How to judge an item."""

    met: Text
    partly: Text
    conflicts: str = ""
    note: str = ""
    """A trap, a rule of reading, or where practice differs."""


class Gap(Model):
    """A gap that drafts show again and again, and what it means in effect."""

    gap: Text
    effect: Text


class Recommendations(Model):
    """Recommendation wording by kind of gap, without the lead ("It is recommended to").

    Starts with a verb in lower case and may hold the placeholder `{provision}` for the national provision.
    """

    absent: Text
    partial: Text
    conflicting: str = ""


class ItemText(Model):
    """The prose of an item in one language."""

    title: Text
    verb: Text
    """The treaty's operative verb with its qualifiers."""
    obligation: Text
    question: Text
    guidance: Guidance
    evidence: Text
    """What typical evidence looks like and where it usually stands."""
    elements: dict[str, ElementText]
    gaps: tuple[Gap, ...]
    recommendations: Recommendations
    wording: Text
    """Suggested drafting language; policy choices in square brackets; no penalty figures."""
    wording_source: Text
    note: str = ""
    terms_verified: bool = True
    """The treaty's terms were read in the authentic text of this language; false is shown as unverified."""


class Expressions(Model):
    """What signals an item in the text of a law, in one language. For the grammar see `expressions.py`."""

    item: tuple[Text, ...] = ()
    """Signals of the obligation as a whole."""
    elements: dict[str, tuple[Text, ...]] = Field(default_factory=dict)


class Example(Model):
    """A provision written for legcheck that satisfies an item."""

    style: Text
    """`common law` or `civil law`."""
    text: Text


class PartialExample(Model):
    """A provision that satisfies an item in part."""

    text: Text
    lacks: Text


class NearMiss(Model):
    """A provision that looks like evidence and is none."""

    text: Text
    why: Text


class Examples(Model):
    """Wording to test matching with and to teach by; never a source of expressions or weights."""

    satisfies: tuple[Example, ...]
    partly: tuple[PartialExample, ...]
    near_misses: tuple[NearMiss, ...]


class Item(Model):
    """One checkable obligation, with all languages that exist for it."""

    facts: ItemFacts
    text: dict[str, ItemText]
    expressions: dict[str, Expressions]
    examples: dict[str, Examples]
    spoken: str = FALLBACK
    """The language that prose is given in where none is named: the interface's."""

    @property
    def id(self) -> str:
        """The register id."""
        return self.facts.id

    def prose(self, language: str | None = None) -> ItemText:
        """The prose in that language; falls back to English, or to the only language there is."""
        return self.text[self.told_in(language)]

    def told_in(self, language: str | None = None) -> str:
        """The language that `prose` falls back to where the wanted one is missing."""
        wanted = language or self.spoken
        return next(known for known in (wanted, FALLBACK, *self.text) if known in self.text)

    def citation(self) -> str:
        """Instrument and article, as `SOM 6(1)(b)(i)`; for good practice its topic."""
        return f"{self.facts.instrument} {self.facts.article}"


class ChecklistFacts(Model):
    """A checklist: the items of one or more themes."""

    id: Text
    core: bool
    themes: tuple[Text, ...]


class Coverage(Model):
    """Every paragraph of the treaties by its number, and those that no item asks about, by reason."""

    paragraphs: dict[Instrument, tuple[Text, ...]] = Field(default_factory=dict)
    left_out: dict[Instrument, dict[str, tuple[Text, ...]]] = Field(default_factory=dict)


class Proposal(Model):
    """A group of items that a profile proposes as not applicable."""

    group: Text
    items: tuple[Text, ...]


class Profile(Model):
    """Narrows what an assessor is asked; empty fields narrow nothing."""

    id: Text
    law_scopes: tuple[LawScope, ...] = ()
    levels: tuple[Level, ...] = ()
    core: bool = False
    """Only items of the core checklists."""
    not_party: bool = False
    """The State is assessed against treaties that do not bind it (yet)."""
    proposes: tuple[Proposal, ...] = ()


class ProposalText(Model):
    """A proposed group in words: its name, and why it does not apply."""

    title: Text
    reason: Text


class IndexText(Model):
    """Titles and fixed phrases of the content in one language.

    A folder of one's own needs titles of its checklists and themes only; the rest comes from the shipped content.
    """

    checklists: dict[str, Text]
    themes: dict[str, Text]
    instruments: dict[str, Text] = Field(default_factory=dict)
    levels: dict[str, Text] = Field(default_factory=dict)
    leads: dict[str, Text] = Field(default_factory=dict)
    """Opening of a recommendation by urgency: urge, recommend, invite."""
    left_out: dict[str, Text] = Field(default_factory=dict)
    """Why a treaty paragraph is not asked about, by the key used in `coverage.yaml`."""
    profiles: dict[str, Text] = Field(default_factory=dict)
    proposals: dict[str, ProposalText] = Field(default_factory=dict)


class Catalogue(Model):
    """All shipped content."""

    version: Text
    sha256: Text
    """Of the YAML sources; printed in reports."""
    checklists: tuple[ChecklistFacts, ...]
    index: dict[str, IndexText]
    coverage: Coverage
    profiles: tuple[Profile, ...]
    items: tuple[Item, ...]
    spoken: str = FALLBACK

    def spoken_in(self, language: str) -> Catalogue:
        """The same content told in another language, where none is named."""
        items = tuple(item.model_copy(update={"spoken": language}) for item in self.items)
        return self.model_copy(update={"spoken": language, "items": items})

    def item(self, item_id: str) -> Item:
        """The item with that id; raises KeyError where there is none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def titles(self, language: str | None = None) -> IndexText:
        """Titles in that language; falls back to English, or to the only language there is."""
        known = (language or self.spoken, FALLBACK, *self.index)
        return next(self.index[name] for name in known if name in self.index)

    def untranslated(self, language: str) -> tuple[str, ...]:
        """Ids of the items that have no text in that language."""
        return tuple(item.id for item in self.items if language not in item.text)
