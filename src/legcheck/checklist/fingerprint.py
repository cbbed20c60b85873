"""The hash that ties a compiled catalogue to its YAML sources."""

from __future__ import annotations

import hashlib
from pathlib import Path


def source_files(folder: Path) -> list[Path]:
    """All YAML files of a checklist folder, in a stable order."""
    return sorted(folder.rglob("*.yaml"), key=lambda path: path.relative_to(folder).as_posix())


def source_hash(folder: Path) -> str:
    """SHA-256 over names and bytes of all sources: the key of the compiled catalogue."""
    digest = hashlib.sha256()
    for path in source_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
