"""News from threads to screens: one frozen value each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from legcheck.law.models import Law
from legcheck.tui.services import Matches


@dataclass
class Screened(Message):
    """The package has been searched for every item in scope."""

    matches: Matches


@dataclass
class Screening(Message):
    """The search goes on: so many items of so many are done."""

    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Only the newest count matters."""
        return isinstance(message, Screening)


@dataclass
class LawWasRead(Message):
    """A law of the new assessment has been read."""

    name: str
    law: Law


@dataclass
class ReportWritten(Message):
    """A report lies on disk."""

    path: Path


@dataclass
class WorkFailed(Message):
    """Work in a thread ended in an error; the sentence is for the user."""

    title: str
    sentence: str
    subject: str = ""
    """What it was about, for example the name of a law file."""
