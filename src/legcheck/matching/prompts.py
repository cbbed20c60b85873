"""Things for the assessor to look at in a candidate. Prompts, never grades (issue: weakened modality and its kin)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legcheck.checklist.models import Item, Level


@dataclass(frozen=True, slots=True)
class _Words:
    may: re.Pattern[str]
    must: re.Pattern[str]
    offence: re.Pattern[str]
    penalty: re.Pattern[str]
    lowered: re.Pattern[str]
    elsewhere: re.Pattern[str]
    parties: re.Pattern[str]
    schedule: re.Pattern[str]


def _words(*patterns: str) -> _Words:
    return _Words(*(re.compile(pattern, re.I) for pattern in patterns))


_BY_LANGUAGE = {
    "en": _words(
        r"\bmay(?! (?:extend|be (?:cited|punish|liable)))\b",
        r"\b(?:shall|must|is (?:guilty|required)|commits?|liable|punish\w*|entitled|has the right)\b",
        r"\b(?:commits? (?:an|the) offence|(?:is|be) guilty of an? offence|shall be an offence)\b",
        r"\b(?:imprison\w*|fine[ds]?|liable|punish\w*|penalty|convict\w*|sentence)\b",
        r"\b(?:negligen\w+|reckless\w*|ought (?:reasonably )?to have known|"
        r"reason(?:able grounds?)? to (?:believe|suspect))\b",
        r"\b(?:as (?:may be )?(?:provided|prescribed|determined) (?:by|in|under)|in accordance with the law)\b",
        r"\bstates? part(?:y|ies) (?:shall|may|undertakes?|agrees?)\b",
        r"\b(?:protocol|convention)\b[^.]{0,160}\b(?:schedule|annex)\b|"
        r"\b(?:protocol|convention)\b[^.]{0,80}\bforce of law\b",
    ),
    "fr": _words(
        r"\b(?:peut|peuvent|pourra|pourront)\b",
        r"\b(?:doit|doivent|est (?:puni|tenu)|sont (?:punis|tenus)|constitue|a droit|ont droit)\b",
        r"\b(?:constitue (?:une|l['’])\s?infraction|se rend coupable)\b",
        r"\b(?:puni\w*|emprisonnement|réclusion|amende|peine)\b",
        r"\b(?:négligence|imprudence|aurait dû savoir|devait savoir)\b",
        r"\b(?:conformément à la loi|prévues? par la loi|déterminée?s? par (?:la loi|décret|voie réglementaire))\b",
        r"\b[ée]tats? parties? (?:adopte|prend|prennent|veille|peut|peuvent|s['’]efforce|s['’]engage|envisage)\w*",
        r"\b(?:protocole|convention)\b[^.]{0,160}\b(?:annexe|annexée?)\b",
    ),
    "es": _words(
        r"\b(?:puede|pueden|podrá|podrán)\b",
        r"\b(?:deberá|deberán|debe|deben|será|serán|tiene derecho|tienen derecho|castigad[oa]s?)\b",
        r"\b(?:comete (?:el )?delito|será culpable)\b",
        r"\b(?:pena|prisión|reclusión|multa|castigad[oa]s?|reprimid[oa]s?|sancionad[oa]s?)\b",
        r"\b(?:negligencia|imprudencia|culpa|debía saber|debiera saber)\b",
        r"\b(?:de conformidad con la ley|establecid[oa]s? (?:por|en) la ley|conforme a la legislación)\b",
        r"\bestados? partes? (?:adoptar|podr|velar|procurar|considerar|deber|se compromete)\w*",
        r"\b(?:protocolo|convención|convenio)\b[^.]{0,160}\b(?:anexo|anexa)\b",
    ),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What the wording of one provision shows, whatever the item."""

    only_may: bool
    no_penalty: bool
    lowered: str
    elsewhere: str
    parties: str
    """Words that address States Parties, as only a treaty does."""
    schedule: bool
    """Whether it refers to a treaty that the law reprints."""
    long: bool


def wording_of(text: str, language: str) -> Wording:
    """Read the wording of a provision once; languages without patterns show nothing."""
    words = _BY_LANGUAGE.get(language)
    if words is None:
        return Wording(False, False, "", "", "", False, len(text) > LONG)
    lowered, elsewhere, parties = (p.search(text) for p in (words.lowered, words.elsewhere, words.parties))
    return Wording(
        bool(words.may.search(text)) and not words.must.search(text),
        bool(words.offence.search(text)) and not words.penalty.search(text),
        lowered.group() if lowered else "",
        elsewhere.group() if elsewhere else "",
        parties.group() if parties else "",
        bool(words.schedule.search(text)),
        len(text) > LONG,
    )


LONG = 400
"""Characters from which a single matched expression may be a passing mention."""


def prompts_for(item: Item, wording: Wording, matches: int, negatives: tuple[str, ...]) -> tuple[str, ...]:
    """Prompts for one candidate; `matches` counts its matched expressions, `negatives` are those against it."""
    found = [f"The wording “{n.lstrip('#- ')}” speaks against this item: read it closely." for n in negatives[:2]]
    if wording.only_may and item.facts.level is Level.MANDATORY:
        found.append("The text says “may” where the treaty's verb is “shall”.")
    if wording.no_penalty:
        found.append("An offence without a penalty in this provision: look for the penalty elsewhere.")
    if wording.lowered:
        found.append(f"The mental element is lowered by “{wording.lowered}”.")
    if wording.elsewhere:
        found.append(f"“{wording.elsewhere}” points to rules that may stand elsewhere or nowhere.")
    if wording.parties:
        found.append(
            f"“{wording.parties}” addresses States: this may be a treaty reprinted and no provision of the law."
        )
    if wording.schedule:
        found.append("It refers to a treaty in a schedule: a reprint alone makes no offence, penalty or duty.")
    if matches == 0:
        found.append("No expression of the item stands here: listed for shared words or sense, or to fill the list.")
    elif matches == 1 and wording.long:
        found.append("Only one expression matches: it may be a passing mention.")
    return tuple(found)
