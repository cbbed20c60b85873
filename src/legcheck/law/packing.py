"""A law as JSON for other programs, and as one lossless string for the assessment file."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from legcheck.law.models import Kind, Law, Provision, Role, TextPart, Unplaced

PACK_VERSION = 1


def law_json(law: Law) -> dict[str, Any]:
    """The contract of `legcheck law FILE --json` (design.md, section 4)."""
    return {
        "law": law_head_json(law),
        "texts": [asdict(part) for part in law.texts],
        "unplaced": [[u.start, u.end] for u in law.unplaced],
        "unplaced_reasons": [u.reason for u in law.unplaced],
        "generated": [list(span) for span in law.generated],
        "provisions": [
            {
                "id": p.id,
                "parent": p.parent,
                "kind": p.kind.value,
                "number": p.number,
                "host": p.host,
                "label": p.label,
                "heading": p.heading,
                "text": law.text[p.start : p.end],
                "start": p.start,
                "end": p.end,
                "role": p.role.value,
                "page": p.page,
            }
            for p in law.provisions
        ],
    }


def law_head_json(law: Law) -> dict[str, Any]:
    """The `law` part of the JSON outputs, without provisions."""
    return {
        "id": law.id,
        "file": law.file,
        "title": law.title,
        "language": law.language,
        "sha256": law.sha256,
        "format": law.format,
        "chars": len(law.text),
        "warnings": list(law.warnings),
    }


def pack(law: Law) -> str:
    """A law with its text as one JSON string; `unpack` gives the equal law back."""
    return json.dumps(
        {
            "pack": PACK_VERSION,
            "head": [law.id, law.file, law.title, law.language, law.sha256, law.format],
            "text": law.text,
            "provisions": [
                [
                    p.id,
                    p.parent,
                    p.kind.value,
                    p.number,
                    p.host,
                    p.label,
                    p.heading,
                    p.start,
                    p.end,
                    p.role.value,
                    p.page,
                ]
                for p in law.provisions
            ],
            "unplaced": [[u.start, u.end, u.reason] for u in law.unplaced],
            "texts": [[t.id, t.title, t.language, t.start, t.end] for t in law.texts],
            "warnings": list(law.warnings),
            "generated": [list(span) for span in law.generated],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unpack(packed: str | bytes) -> Law:
    """The law of a packed string; raises ValueError where it is none."""
    data = json.loads(packed)
    if not isinstance(data, dict) or data.get("pack") != PACK_VERSION:
        raise ValueError("not a packed law of this version")
    try:
        identity, file, title, language, sha256, kind_of_file = data["head"]
        return Law(
            id=identity,
            file=file,
            title=title,
            language=language,
            sha256=sha256,
            format=kind_of_file,
            text=data["text"],
            provisions=tuple(
                Provision(i, parent, Kind(kind), number, host, label, heading, start, end, Role(role), page)
                for i, parent, kind, number, host, label, heading, start, end, role, page in data["provisions"]
            ),
            unplaced=tuple(Unplaced(*u) for u in data["unplaced"]),
            texts=tuple(TextPart(*t) for t in data["texts"]),
            warnings=tuple(data["warnings"]),
            generated=tuple((start, end) for start, end in data.get("generated", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("not a packed law of this version") from error
