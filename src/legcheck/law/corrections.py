"""Correcting a reading by hand: the language, the role of a block, a number, a split, a join.

Each correction is a small value that can be journalled; applying one gives a new law with the same text. Ids of
provisions that a correction does not touch stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from legcheck.errors import LegcheckError
from legcheck.law.models import Kind, Law, Provision, Role


class CorrectionError(LegcheckError):
    """A correction that does not fit the law."""

    title = "The reading cannot be corrected like that"


class CorrectionKind(StrEnum):
    """What is put right."""

    LANGUAGE = "language"
    """`value` is an ISO 639-1 code."""
    ROLE = "role"
    """`value` is a role; the provision and all in it get it."""
    NUMBER = "number"
    """`value` is the right number of an article or section."""
    SPLIT = "split"
    """A new article with the number `value` begins at `at`, inside the provision."""
    JOIN = "join"
    """The provision is no unit of its own but the end of the one before it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction."""

    kind: CorrectionKind
    provision: str = ""
    """Id of the provision; empty for the language."""
    value: str = ""
    at: int = -1
    """Absolute offset, for a split."""


def corrected(law: Law, *corrections: Correction) -> Law:
    """The law with corrections applied in order; raises CorrectionError where one does not fit."""
    for correction in corrections:
        law = _apply(law, correction)
    return law


def _apply(law: Law, correction: Correction) -> Law:
    if correction.kind is CorrectionKind.LANGUAGE:
        if len(correction.value) != 2 or not correction.value.isalpha():
            raise CorrectionError(f"{correction.value!r} is no language code of two letters, such as fr.")
        return replace(law, language=correction.value.lower())
    places = {p.id: i for i, p in enumerate(law.provisions)}
    if correction.provision not in places:
        raise CorrectionError(f"{law.id} has no provision {correction.provision}.")
    index = places[correction.provision]
    change = {
        CorrectionKind.ROLE: _role,
        CorrectionKind.NUMBER: _number,
        CorrectionKind.SPLIT: _split,
        CorrectionKind.JOIN: _join,
    }[correction.kind]
    return replace(law, provisions=change(law, index, correction))


def _inside(law: Law, index: int) -> list[int]:
    """Indices of a provision and all below it."""
    found = {law.provisions[index].id}
    inside = [index]
    for i in range(index + 1, len(law.provisions)):
        if law.provisions[i].parent in found:
            found.add(law.provisions[i].id)
            inside.append(i)
    return inside


def _role(law: Law, index: int, correction: Correction) -> tuple[Provision, ...]:
    try:
        role = Role(correction.value)
    except ValueError:
        known = ", ".join(r.value for r in Role)
        raise CorrectionError(f"{correction.value!r} is no role; roles are {known}.") from None
    inside = set(_inside(law, index))
    return tuple(replace(p, role=role) if i in inside else p for i, p in enumerate(law.provisions))


def _number(law: Law, index: int, correction: Correction) -> tuple[Provision, ...]:
    chosen = law.provisions[index]
    number = correction.value.strip()
    if not number:
        raise CorrectionError("A number is missing.")
    inside = set(_inside(law, index))
    old = chosen.number or ""

    def changed(provision: Provision) -> Provision:
        label = provision.label
        if old and label.startswith(chosen.label):
            label = chosen.label.replace(old, number, 1) + label[len(chosen.label) :]
        return replace(provision, number=number, label=label)

    return tuple(changed(p) if i in inside else p for i, p in enumerate(law.provisions))


def _split(law: Law, index: int, correction: Correction) -> tuple[Provision, ...]:
    whole = law.provisions[index]
    if whole.number is None or whole.kind not in (Kind.SECTION, Kind.ARTICLE):
        raise CorrectionError("Only an article or section can be split.")
    if not whole.start < correction.at < whole.end:
        raise CorrectionError(f"The place of the split lies outside {whole.label}.")
    at = correction.at
    taken = {p.id for p in law.provisions}
    identity = base = f"{whole.kind.value[0]}{correction.value or 'x'}"
    count = 1
    while identity in taken:
        count += 1
        identity = f"{base}~{count}"
    number = correction.value.strip() or None
    label = whole.label.replace(whole.number, number, 1) if number else whole.label
    new = replace(whole, id=identity, number=number, label=label, heading="", start=at, page=None)
    inside = _inside(law, index)
    moved = {law.provisions[i].id for i in inside[1:] if law.provisions[i].start >= at}
    out: list[Provision] = []
    for i, provision in enumerate(law.provisions):
        if i == index:
            out.append(replace(provision, end=at))
        elif provision.id in moved:
            parent = identity if provision.parent == whole.id or provision.parent not in moved else provision.parent
            out.append(
                replace(provision, parent=parent, number=number, label=provision.label.replace(whole.label, label, 1))
            )
        elif i in inside:
            out.append(replace(provision, end=min(provision.end, at)))
        else:
            out.append(provision)
    out.append(new)
    order = {p.id: (p.start, 0 if p.id == identity else 1) for p in out}
    return tuple(sorted(out, key=lambda p: order[p.id]))


def _join(law: Law, index: int, correction: Correction) -> tuple[Provision, ...]:
    gone = law.provisions[index]
    siblings = [p for p in law.provisions[:index] if p.parent == gone.parent]
    if not siblings:
        raise CorrectionError(f"No provision stands before {gone.label} to join it to.")
    before = siblings[-1]
    under = {law.provisions[i].id for i in _inside(law, index)[1:]}
    # the last units inside the one before it stay as they are; only the joined one's span is taken over
    out: list[Provision] = []
    for provision in law.provisions:
        if provision.id == gone.id:
            continue
        if provision.id == before.id:
            provision = replace(provision, end=gone.end)
        elif provision.id in under:
            parent = before.id if provision.parent == gone.id else provision.parent
            number = before.number if before.number is not None else provision.number
            provision = replace(provision, parent=parent, number=number)
        out.append(provision)
    return tuple(out)
