"""Between rows and decisions: writing events as rows, and reading them with every doubt named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from legcheck.assessment.decisions import Event, PutLaw, SetUp, decision_adapter
from legcheck.assessment.fold import FoldError, replay
from legcheck.assessment.models import Assessment, PackageLaw
from legcheck.assessment.snapshot import damaged
from legcheck.assessment.store import Row, Store


def row_of(event: Event) -> Row:
    """The event as a plain row."""
    body = event.decision.model_dump_json()
    return Row(event.seq, event.at, event.by, event.decision.kind, body)


def read(store: Store) -> tuple[list[Event], Assessment]:
    """All events and what they amount to; raises AssessmentFileError where a row or a text is damaged."""
    rows = store.rows()
    _check_numbers(rows, store.path)
    events = [_event(row, store.path) for row in rows]
    if not events or not isinstance(events[0].decision, SetUp):
        raise damaged(store.path, "the journal has no beginning")
    try:
        state = replay(events)
    except FoldError as error:
        raise damaged(store.path, str(error)) from error
    _check_texts(events, store)
    return events, state


def stored_text(store: Store, law: PackageLaw) -> str:
    """The stored reading of a law, checked by its hash; raises AssessmentFileError where it is damaged."""
    try:
        text = store.text(law.stored)
    except KeyError:
        raise damaged(store.path, f"the text of {law.id} is missing") from None
    if text_key(text) != law.stored:
        raise damaged(store.path, f"the text of {law.id} was changed")
    return text


def text_key(text: str) -> str:
    """The key of a stored text: its SHA-256 in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _event(row: Row, path: Path | None) -> Event:
    try:
        decision = decision_adapter.validate_json(row.body)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]["msg"]
        raise damaged(path, f"event {row.seq} cannot be read: {problem}") from error
    if decision.kind != row.kind:
        raise damaged(path, f"event {row.seq} is marked {row.kind!r} but holds {decision.kind!r}")
    return Event(seq=row.seq, at=row.at, by=row.by, decision=decision)


def _check_numbers(rows: Sequence[Row], path: Path | None) -> None:
    """No event is missing: numbers count from 1 without gaps."""
    for expected, row in enumerate(rows, start=1):
        if row.seq != expected:
            raise damaged(path, f"event {expected} is missing")


def _check_texts(events: Sequence[Event], store: Store) -> None:
    """Every law that was ever put into the package has its text, unchanged."""
    laws = {e.decision.law.stored: e.decision.law for e in events if isinstance(e.decision, PutLaw)}
    for law in laws.values():
        stored_text(store, law)
