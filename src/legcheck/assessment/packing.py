"""Passing stand-in until the law room packs its laws."""

from __future__ import annotations

import json
from dataclasses import asdict

from legcheck.law.models import Kind, Law, Provision, Role, TextPart, Unplaced


def pack(law: Law) -> str:
    """The law as JSON."""
    return json.dumps(asdict(law), ensure_ascii=False)


def unpack(text: str) -> Law:
    """The law again."""
    raw = json.loads(text)
    raw["provisions"] = tuple(
        Provision(**p | {"kind": Kind(p["kind"]), "role": Role(p["role"])}) for p in raw["provisions"]
    )
    raw["unplaced"] = tuple(Unplaced(**u) for u in raw["unplaced"])
    raw["texts"] = tuple(TextPart(**t) for t in raw["texts"])
    raw["warnings"] = tuple(raw["warnings"])
    return Law(**raw)
