"""What can go wrong, in words for the user.

Every error that a user can cause or meet is a `LegcheckError` whose text is one clear sentence: what is
wrong, where, and what to do. Shells print it and end with `exit_code`.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ends (design.md, section 4)."""

    DONE = 0
    FOUND_WRONG = 1
    WRONG_USE = 2


class LegcheckError(Exception):
    """Base of all errors with a sentence for the user."""

    title = "That did not work"
    exit_code = ExitCode.WRONG_USE


class UnreadableLawError(LegcheckError):
    """A law file is missing, empty, damaged, protected, too large, a scan, or no text at all."""

    title = "The law cannot be read"


class ChecklistError(LegcheckError):
    """A checklist file breaks the schema; the text names file, line, item and cure."""

    title = "The checklist is not valid"
    exit_code = ExitCode.FOUND_WRONG


class UnknownChecklistError(LegcheckError):
    """A checklist id that is not shipped."""

    title = "No such checklist"


class AssessmentFileError(LegcheckError):
    """A `.legcheck` file is missing, damaged, from a newer version, or not an assessment."""

    title = "The assessment file cannot be opened"


class ReadOnlyError(LegcheckError):
    """The assessment is open elsewhere or its file cannot be written: it can be viewed, not changed."""

    title = "The assessment can only be viewed"


class GateError(LegcheckError):
    """A decision that the rules of trust refuse, for example a grade without citation."""

    title = "This cannot be recorded yet"


class ReportError(LegcheckError):
    """A report cannot be written: unknown format, or the place cannot be written to."""

    title = "The report cannot be written"
