"""A law's reading as plain text, so that a person can check it in a minute."""

from __future__ import annotations

from collections import Counter

from legcheck.law.models import EVIDENCE_ROLES, Kind, Law, Provision, Role

FURNITURE_REASONS = frozenset(
    {
        "blank",
        "front matter",
        "rule",
        "page number",
        "page header",
        "page footer",
        "another text of this file",
        "page furniture",
    }
)
"""Reasons that do not count as lost text."""


def unplaced_share(law: Law) -> float:
    """Share of the law's non-blank characters that no provision holds, page furniture apart."""
    lost = sum(
        len("".join(law.text[u.start : u.end].split())) for u in law.unplaced if u.reason not in FURNITURE_REASONS
    )
    placed = sum(len("".join(law.text_of(p).split())) for p in law.provisions if p.parent is None)
    return lost / (lost + placed) if lost + placed else 0.0


def render_tree(law: Law, *, depth: int | None = None) -> str:
    """Head, tree of provisions with roles, unplaced share and warnings; `depth` limits the levels shown."""
    rows = [law.title or law.id, f"{law.file} · {law.format} · language {law.language} · {len(law.text):,} characters"]
    rows.append(_counts(law))
    levels: dict[str, int] = {}
    rows.append("")
    for provision in law.provisions:
        level = levels[provision.parent] + 1 if provision.parent is not None else 0
        levels[provision.id] = level
        if depth is None or level <= depth:
            rows.append(_row(law, provision, level))
    rows.append("")
    rows.append(f"Unplaced: {unplaced_share(law):.2%} of the text, page furniture apart")
    rows += [f"  {count} × {reason}" for reason, count in _reasons(law).most_common(8)]
    for part in law.texts:
        rows.append(f"Text {part.id}: {part.title} [{part.language}]")
    rows += [f"Warning: {warning}" for warning in law.warnings]
    return "\n".join(rows) + "\n"


def _reasons(law: Law) -> Counter[str]:
    return Counter(u.reason for u in law.unplaced if u.reason != "blank")


def _counts(law: Law) -> str:
    body = {p.number for p in law.provisions if p.number and p.role in EVIDENCE_ROLES}
    roles = Counter(p.role.value for p in law.provisions if p.role not in EVIDENCE_ROLES and p.parent is None)
    apart = ", ".join(f"{count} {role}" for role, count in roles.items())
    return f"{len(body)} numbered articles or sections" + (f"; apart: {apart}" if apart else "")


def _row(law: Law, provision: Provision, level: int) -> str:
    role = "" if provision.role is Role.BODY else f" [{provision.role.value}]"
    host = f" in {provision.host}" if provision.host and provision.role is Role.INSERTED else ""
    page = f" p. {provision.page}" if provision.page and level == 0 else ""
    heading = f" {provision.heading}" if provision.heading and provision.heading != provision.label else ""
    first = ""
    if not heading and provision.kind not in (Kind.PART, Kind.CHAPTER, Kind.TITLE):
        words = " ".join(law.text[provision.start : min(provision.end, provision.start + 120)].split())
        first = f" — {words[:70]}" + ("…" if len(words) > 70 else "")
    return f"{'  ' * level}{provision.label}{host}{role}{heading}{first}{page}"
