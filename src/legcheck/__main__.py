"""`python -m legcheck` and the `legcheck` command: runs a command and turns errors into exit codes."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; a `LegcheckError` becomes one sentence on standard error and its exit code."""
    from legcheck.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
