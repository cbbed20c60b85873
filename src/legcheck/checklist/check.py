"""Check the checklists of a checkout: `python -m legcheck.checklist.check [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from legcheck import paths
from legcheck.checklist.compile import compile_catalogue
from legcheck.errors import ChecklistError


def main(arguments: list[str]) -> int:
    """Print what the folder holds, or its first mistake; 0 where it is valid, 1 where not."""
    folder = Path(arguments[0]) if arguments else paths.checklists_dir()
    try:
        catalogue = compile_catalogue(folder)
    except ChecklistError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(catalogue.checklists)} checklists, {len(catalogue.items)} items, version {catalogue.version}: valid")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
