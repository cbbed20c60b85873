"""Readers: one per format, each turning bytes into lines in reading order."""

from __future__ import annotations

from legcheck.law.readers.dispatch import Progress, View, read_source

__all__ = ["Progress", "View", "read_source"]
