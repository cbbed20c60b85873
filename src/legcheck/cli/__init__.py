"""The command line: parses arguments, calls the rooms, maps errors to exit codes. Data on stdout, talk on stderr."""

from legcheck.cli.app import run

__all__ = ["run"]
