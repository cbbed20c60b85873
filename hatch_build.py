"""Compile the YAML checklists to one JSON file before the package is built, and pack the shipped folders."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "src/legcheck/checklist/compiled.json"
SHIPPED = ("checklists", "samples")


class CustomBuildHook(BuildHookInterface[Any]):
    """Writes the compiled catalogue into the room that loads it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and let the wheel carry the result although git ignores it."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from legcheck.checklist.compile import compile_catalogue

        target = root / COMPILED
        target.write_text(compile_catalogue(root / "checklists").model_dump_json(), encoding="utf-8")
        build_data["artifacts"].append(COMPILED)
        if version == "standard":  # an editable install reads the folders of the checkout itself
            for folder in SHIPPED:
                build_data["force_include"][str(root / folder)] = f"legcheck/_shipped/{folder}"
