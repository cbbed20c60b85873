"""The package of laws: what was read, and which of its provisions the findings rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from legcheck.assessment import Assessment, PackageLaw, QuoteCheck
from legcheck.law import EVIDENCE_ROLES, Law, Provision, Role
from legcheck.report.text import one_line
from legcheck.report.view import ItemView, LawView, UseView

SHORT_TITLE = 60
"""Characters of a title that still reads as a name in a citation; a longer one is cited as "Law 2"."""
LISTED_UNUSED = 150
"""Provisions of a law up to which every unused one has its own row; in a code, runs of them share a row."""


def short_names(laws: Sequence[PackageLaw]) -> dict[str, str]:
    """The names by which laws are cited, by id: the title, or a number where the title is long or not unique."""
    titles = Counter(one_line(law.title) for law in laws)
    return {
        law.id: title if len(title) <= SHORT_TITLE and titles[title] == 1 else f"Law {n}"
        for n, law in enumerate(laws, 1)
        for title in [one_line(law.title)]
    }


def cited_acts(items: Iterable[ItemView]) -> tuple[str, ...]:
    """Acts that are cited as evidence and were not read by the tool, each once."""
    return tuple(dict.fromkeys(e.law for item in items for e in item.evidence if e.law_id is None))


def law_views(
    assessment: Assessment, laws: Mapping[str, Law], names: Mapping[str, str], items: Sequence[ItemView]
) -> tuple[LawView, ...]:
    """The laws of the package in their order."""
    return tuple(
        _law_view(described, assessment, laws.get(described.id), names, items) for described in assessment.laws
    )


def _law_view(
    described: PackageLaw,
    assessment: Assessment,
    law: Law | None,
    names: Mapping[str, str],
    items: Sequence[ItemView],
) -> LawView:
    titles = {other.id: one_line(other.title) for other in assessment.laws}
    original = described.translation_of or ""
    return LawView(
        id=described.id,
        name=names[described.id],
        title=one_line(described.title),
        date=one_line(described.date),
        status=described.status.value,
        language=described.language,
        level=described.level.value,
        translation_of=titles.get(original, one_line(original)),
        file=described.file,
        sha256=described.sha256,
        read=law is not None,
        chars=len(law.text) if law else 0,
        provisions=len(_units(law)) if law else 0,
        unplaced_chars=sum(u.end - u.start for u in law.unplaced) if law else 0,
        other_roles=_other_roles(law) if law else (),
        warnings=tuple(one_line(w) for w in law.warnings) if law else (),
        uses=_uses(law, items) if law else (),
    )


def _other_roles(law: Law) -> tuple[tuple[str, int], ...]:
    """Units that are no evidence by default, counted by role; a unit inside one of the same role is not counted."""
    roles = {p.id: p.role for p in law.provisions}
    counts: Counter[Role] = Counter(
        p.role for p in law.provisions if p.role not in EVIDENCE_ROLES and roles.get(p.parent or "") != p.role
    )
    return tuple((role.value, counts[role]) for role in Role if counts[role])


def _units(law: Law) -> tuple[Provision, ...]:
    """The top-level sections and articles, inserted ones included, in order."""
    by_id = {p.id: p for p in law.provisions}
    units = []
    for provision in law.provisions:
        parent = by_id.get(provision.parent or "")
        if provision.number is None or provision.role not in EVIDENCE_ROLES:
            continue
        if parent is None or (parent.number, parent.role) != (provision.number, provision.role):
            units.append(provision)
    return tuple(units)


def _uses(law: Law, items: Sequence[ItemView]) -> tuple[UseView, ...]:
    """For each unit the items that rest on it; then evidence outside all units."""
    units = _units(law)
    used: dict[str, list[ItemView]] = {unit.id: [] for unit in units}
    outside: dict[str, list[ItemView]] = {}
    for item in items:
        for evidence in item.evidence:
            if evidence.law_id != law.id or evidence.check is not QuoteCheck.EXACT:
                continue
            # the innermost unit that holds the whole quote, else the first that it touches
            holders = [u for u in units if u.start <= evidence.start and evidence.end <= u.end]
            touched = [u for u in units if u.start < evidence.end and evidence.start < u.end]
            if holders or touched:
                used[holders[-1].id if holders else touched[0].id].append(item)
            else:
                outside.setdefault(evidence.label, []).append(item)
    rows = [_use(unit.label, unit.heading, used[unit.id]) for unit in units]
    if len(rows) > LISTED_UNUSED:
        rows = _fold_unused(rows)
    return (*rows, *(_use(label, "", found) for label, found in outside.items()))


def _use(label: str, heading: str, items: Sequence[ItemView]) -> UseView:
    numbers = sorted({n for item in items for n in item.recommendations})
    return UseView(one_line(label), one_line(heading), 1, tuple(dict.fromkeys(i.id for i in items)), tuple(numbers))


def _fold_unused(rows: Sequence[UseView]) -> list[UseView]:
    """Join neighbouring rows that nothing rests on."""
    folded: list[UseView] = []
    first = ""
    for row in rows:
        if row.items or not folded or folded[-1].items:
            folded.append(row)
            first = row.label
            continue
        folded[-1] = UseView(f"{first} – {row.label}", "", folded[-1].count + 1, (), ())
    return folded
