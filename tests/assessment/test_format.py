"""The file format's version rises with the vocabulary, so that an older legcheck says "newer", never "damaged"."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum

from legcheck.assessment import decisions, models
from legcheck.assessment.snapshot import FORMAT

KNOWN = {1: "b96d3a3ef33a04e1"}
"""Of each format of the file: the hash of its words."""


def vocabulary() -> dict[str, list[str]]:
    """Every field and every value that a journal can hold."""
    words: dict[str, list[str]] = {}
    for room in (models, decisions):
        for name, thing in vars(room).items():
            if isinstance(thing, type) and issubclass(thing, models.Model):
                words[name] = sorted(thing.model_fields)
            elif isinstance(thing, type) and issubclass(thing, StrEnum):
                words[name] = sorted(member.value for member in thing)
    # what is only computed is never stored
    del words["Assessment"], words["Finding"]
    return words


def test_format_rises_with_the_vocabulary() -> None:
    digest = hashlib.sha256(json.dumps(vocabulary(), sort_keys=True).encode()).hexdigest()[:16]
    assert KNOWN[FORMAT] == digest, "the journal has other words now: raise snapshot.FORMAT and note the new hash"
