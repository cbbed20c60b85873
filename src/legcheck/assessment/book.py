"""An open assessment: the current state, and the only way to change it, by recording decisions."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from legcheck import __version__
from legcheck.assessment import decisions as d
from legcheck.assessment import journal
from legcheck.assessment.corrections import moved_evidence
from legcheck.assessment.fold import apply, replay, timeline
from legcheck.assessment.gates import refusal, refuse_setup
from legcheck.assessment.lock import FileLock
from legcheck.assessment.models import Assessment, FileStatus, PackageLaw, Setup
from legcheck.assessment.numbers import frozen_numbers
from legcheck.assessment.scope import items_in_scope
from legcheck.assessment.sentences import HistoryLine, history
from legcheck.assessment.shelf import Shelf
from legcheck.assessment.snapshot import check_header
from legcheck.assessment.sqlite_store import SqliteStore, create_file
from legcheck.assessment.store import MemoryStore, Store
from legcheck.checklist import Catalogue, load_catalogue
from legcheck.errors import GateError, ReadOnlyError
from legcheck.law import Law, pack

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Book:
    """One assessment and its journal. Every decision is on disk when `record` returns.

    May be used from several threads, one call at a time.
    """

    def __init__(
        self,
        store: Store,
        *,
        loaded: tuple[list[d.Event], Assessment] | None = None,
        catalogue: Catalogue | None = None,
        clock: Clock = utc_now,
    ) -> None:
        """The assessment in a store; raises AssessmentFileError where its journal is damaged.

        `loaded` is what `journal.read` gave for the same store, where it was read before.
        """
        self._store = store
        self._clock = clock
        self._catalogue = catalogue
        self._turn = RLock()
        self._events, self._assessment = loaded or journal.read(store)
        self._shelf = Shelf(store)
        self._shelf.set(self._assessment.laws)

    @classmethod
    def create(
        cls,
        path: Path,
        setup: Setup,
        *,
        by: str,
        catalogue: Catalogue | None = None,
        clock: Clock = utc_now,
    ) -> Book:
        """Begin an assessment in a new file.

        Raises AssessmentFileError where it exists or cannot be written, GateError where nobody signs the set-up.
        """
        first = _first(setup, by, clock)
        path = _resolved(path)
        store = create_file(path, _meta(first.at), [journal.row_of(first)])
        return cls(store, catalogue=catalogue, clock=clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        catalogue: Catalogue | None = None,
        clock: Clock = utc_now,
    ) -> Book:
        """Open an assessment file; the whole of it is checked before anything is written to it.

        Raises AssessmentFileError where it is missing, damaged, newer or no assessment, and ReadOnlyError where
        it is open elsewhere or cannot be written. With `read_only` it is read as it is now, whoever writes it.
        """
        path = _resolved(path)
        if read_only:
            return cls(SqliteStore.view(path), catalogue=catalogue, clock=clock)
        check_header(path)
        lock = FileLock(path)
        try:
            view = SqliteStore.view(path)
            loaded = journal.read(view)
            return cls(view.writable(lock), loaded=loaded, catalogue=catalogue, clock=clock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def in_memory(
        cls, setup: Setup, *, by: str = "", catalogue: Catalogue | None = None, clock: Clock = utc_now
    ) -> Book:
        """An assessment without a file, which ends with the process."""
        first = _first(setup, by, clock)
        store = MemoryStore(_meta(first.at))
        store.add([journal.row_of(first)], {})
        return cls(store, catalogue=catalogue, clock=clock)

    @property
    def assessment(self) -> Assessment:
        """The current state."""
        return self._assessment

    @property
    def path(self) -> Path | None:
        """The file; None in memory."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether it can only be viewed."""
        return self._store.read_only

    @property
    def identity(self) -> str:
        """The same for all copies of one assessment, for merging; not a name of anybody."""
        return self._store.meta().get("identity", "")

    @property
    def events(self) -> tuple[d.Event, ...]:
        """The journal as it is."""
        return tuple(self._events)

    @property
    def catalogue(self) -> Catalogue:
        """The checklists that decisions are judged by; the shipped ones unless others were given."""
        if self._catalogue is None:
            self._catalogue = load_catalogue()
        return self._catalogue

    def law(self, law_id: str) -> Law:
        """A law of the package as it was read; raises KeyError where there is none."""
        return self._shelf[law_id]

    def laws(self) -> tuple[Law, ...]:
        """All laws of the package as they were read, in its order."""
        return tuple(self._shelf.values())

    def history(self, item: str | None = None) -> tuple[HistoryLine, ...]:
        """All decisions in words, or those on one item."""
        return history(self._events, item)

    def refusal(self, decision: d.Decision) -> str | None:
        """Why a decision would be refused now; None where it would be recorded."""
        return self._refusal(decision, self._assessment, self._events)

    def record(self, *decisions: d.Decision, by: str | None = None) -> Assessment:
        """Record decisions in one transaction, each judged after those before it.

        Raises GateError where the rules refuse one, and ReadOnlyError where they cannot be written; nothing is
        recorded then. On return they are on disk.
        """
        return self._record(decisions, {}, by)

    def add_law(self, law: Law, details: PackageLaw, *, by: str | None = None) -> Assessment:
        """Store a law's text and put it into the package as `details` describe it; raises as `record` does."""
        text = pack(law)
        if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
            raise GateError(
                f"The text of {law.file} holds signs that are no Unicode text: save it as UTF-8 and read it anew."
            )
        described = details.model_copy(update={"stored": journal.text_key(text)})
        state = self._record((d.PutLaw(law=described),), {described.stored: text}, by)
        self._shelf.keep(described, law)
        return state

    def undo(self, *, by: str | None = None) -> str | None:
        """Take the last decision back; what it was, or None where there is nothing to take back."""
        with self._turn:
            target = timeline(self._events).undoable
            if target is None:
                return None
            self._record((d.Undo(event=target),), {}, by)
            return self._told(target)

    def redo(self, *, by: str | None = None) -> str | None:
        """Bring back what the last undo took; what it was, or None where there is nothing to bring back."""
        with self._turn:
            line = timeline(self._events)
            if line.redoable is None:
                return None
            target = line.taken[-1][1]
            self._record((d.Undo(event=line.redoable),), {}, by)
            return self._told(target)

    def save_copy(self, path: Path) -> None:
        """Write a complete, checked copy to a new file; raises AssessmentFileError where it cannot."""
        self._store.save_copy(path)

    def close(self) -> None:
        """Let go of the file, complete in itself; harmless the second time."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _record(self, decisions: Iterable[d.Decision], texts: Mapping[str, str], by: str | None) -> Assessment:
        with self._turn:
            if self.read_only:
                raise ReadOnlyError(f"{self.path} is open for viewing only: open it for writing to record decisions.")
            signed = (by or "").strip() or self._assessment.setup.assessor.name
            try:
                events, state = self._judged(decisions, texts, signed)
                if events:
                    self._store.add([journal.row_of(event) for event in events], texts)
                    self._events += events
                    self._assessment = state
            finally:
                self._shelf.set(self._assessment.laws)
            return self._assessment

    def _judged(
        self, decisions: Iterable[d.Decision], texts: Mapping[str, str], by: str
    ) -> tuple[list[d.Event], Assessment]:
        """The events of those decisions, and the state after them; raises GateError, and changes nothing."""
        at = f"{self._clock().astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        events, state = list(self._events), self._assessment
        for decision in decisions:
            if why := self._refusal(decision, state, events) or self._textless(decision, texts):
                raise GateError(why)
            event = d.Event(seq=len(events) + 1, at=at, by=by, decision=self._completed(decision, state))
            events.append(event)
            state = replay(events) if isinstance(decision, d.Undo) else apply(state, event)
            if isinstance(decision, d.CorrectLaw):
                self._shelf.set(state.laws)  # the next correction is judged on the reading that this one leaves
        return events[len(self._events) :], state

    def _refusal(self, decision: d.Decision, state: Assessment, events: Sequence[d.Event]) -> str | None:
        if isinstance(decision, d.Undo):
            line = timeline(events)
            last = decision.event in (line.undoable, line.redoable)
            return None if last else "Only the last decision can be taken back, and only the last undo be undone."
        return refusal(decision, state, self.catalogue, self._shelf)

    def _textless(self, decision: d.Decision, texts: Mapping[str, str]) -> str | None:
        """No law enters the package without its text."""
        if not isinstance(decision, d.PutLaw) or decision.law.stored in {*texts, *self._store.texts()}:
            return None
        return f"The text of {decision.law.id} is not stored: add the law with its text."

    def _completed(self, decision: d.Decision, state: Assessment) -> d.Decision:
        """With `validated`, the numbers of the recommendations freeze; a correction names the evidence it moves."""
        if isinstance(decision, d.CorrectLaw):
            moved = moved_evidence(decision, state, self._shelf[decision.law])
            return decision.model_copy(update={"moved": moved})
        if not isinstance(decision, d.SetFileStatus) or decision.status is not FileStatus.VALIDATED:
            return decision
        numbers = frozen_numbers(state, items_in_scope(state, self.catalogue))
        return decision.model_copy(update={"numbers": numbers})

    def _told(self, seq: int) -> str:
        """What an event decided, its item in front."""
        line = next(line for line in self.history() if line.seq == seq)
        return f"{line.item}: {line.sentence}" if line.item else line.sentence


def _first(setup: Setup, by: str, clock: Clock) -> d.Event:
    """The set-up that begins a journal; raises GateError where it names no assessor."""
    if why := refuse_setup(setup):
        raise GateError(why)
    at = f"{clock().astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return d.Event(seq=1, at=at, by=by.strip() or setup.assessor.name, decision=d.SetUp(setup=setup))


def _meta(begun: str) -> dict[str, str]:
    return {"identity": uuid.uuid4().hex, "begun": begun, "legcheck": __version__}


def _resolved(path: Path) -> Path:
    """The file itself, so that two ways to name it meet at one lock."""
    return Path(os.path.realpath(path))
