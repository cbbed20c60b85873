"""Room: a law file becomes text and a tree of provisions."""

from __future__ import annotations

from legcheck.law.corrections import Correction, CorrectionError, CorrectionKind, corrected
from legcheck.law.links import Definition, Link, LinkKind, broken, cited_numbers, defining, definitions, links
from legcheck.law.models import EVIDENCE_ROLES, Kind, Law, Provision, Role, TextPart, Unplaced
from legcheck.law.package import free_id, read_package
from legcheck.law.packing import law_head_json, law_json, pack, unpack
from legcheck.law.parallel import Pair, align
from legcheck.law.reading import read_law
from legcheck.law.rendering import render_tree, unplaced_share

__all__ = [
    "EVIDENCE_ROLES",
    "Correction",
    "CorrectionError",
    "CorrectionKind",
    "Definition",
    "Kind",
    "Law",
    "Link",
    "LinkKind",
    "Pair",
    "Provision",
    "Role",
    "TextPart",
    "Unplaced",
    "align",
    "broken",
    "cited_numbers",
    "corrected",
    "defining",
    "definitions",
    "free_id",
    "law_head_json",
    "law_json",
    "links",
    "pack",
    "read_law",
    "read_package",
    "render_tree",
    "unpack",
    "unplaced_share",
]
