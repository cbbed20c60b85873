"""The package of laws: what was read, and a further law."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from textual import on, work
from textual.content import Content
from textual.screen import Screen

from legcheck.assessment import CorrectLaw, LawCorrection, PackageLaw
from legcheck.assessment.decisions import PutLaw, RemoveLaw
from legcheck.errors import LegcheckError
from legcheck.law.models import EVIDENCE_ROLES, Law
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.messages import LawWasRead, WorkFailed
from legcheck.tui.paths import PathSuggester, law_files
from legcheck.tui.plain import lines, one_line, plain
from legcheck.tui.reading import correction_words
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.check import CheckScreen, Hand
from legcheck.tui.screens.dialogs import ChooseDialog, FormDialog
from legcheck.tui.setup_forms import LawEntry, described, entry_of, law_fields
from legcheck.tui.widgets.fields import Line


class PackageActions(AssessBase):
    """What concerns the laws."""

    @dialogue
    def action_package(self) -> Dialogue:
        """Show the laws of the package, and what can be done with each."""
        if not self.assessment.laws:
            self.tell("There is no law in this assessment; A adds one.", severity="warning")
            return
        options = [(f"law {n}", self._row(details)) for n, details in enumerate(self.assessment.laws)]
        chosen = yield ChooseDialog("Laws of the package", options)
        if chosen is None:
            return
        details = self.assessment.laws[int(chosen.removeprefix("law "))]
        verb = yield ChooseDialog(one_line(details.title, 80), self._verbs(), note=self._about(details))
        if verb == "check":
            self.app.push_screen(CheckScreen(self.hand(details.id)))
        elif verb == "read":
            self.read_law(details.id)
        elif verb == "remove":
            if self.decide(RemoveLaw(law=details.id), said="The law is out of the package; z brings it back."):
                self.renew_all()
        elif verb == "describe":
            yield from self._describe_anew(details)

    def _verbs(self) -> list[tuple[str, Content]]:
        verbs = [("check", Content("Check how it was read, and put it right")), ("read", Content("Read it"))]
        if not self.viewing_only:
            verbs.append(("describe", Content("Describe it: title, date, status, language, translation of which law")))
            verbs.append(("remove", Content("Take it out of the package")))
        return verbs

    def _row(self, details: PackageLaw) -> Content:
        law = self.laws[details.id]
        count = len(law.warnings)
        warned = f" · {count} warning{'s' if count > 1 else ''}" if count else ""
        fixed = f" · {len(details.corrections)} corrected" if details.corrections else ""
        version = f" · translation of {details.translation_of}" if details.translation_of else ""
        about = f"  {details.file}: {details.status} · {details.language} · {details.date or 'no date'}"
        return lines(plain(one_line(details.title), "bold"), plain(about + version + warned + fixed))

    def _about(self, details: PackageLaw) -> Content:
        law = self.laws[details.id]
        aside = sum(p.role not in EVIDENCE_ROLES for p in law.provisions)
        return lines(
            plain(f"{details.file} · {details.status} · {details.level} · {details.date or 'no date'}"),
            plain(f"{details.language} · {len(law.provisions)} provisions, {aside} no evidence by default"),
            plain(f"SHA-256 {details.sha256}", "$text-muted"),
            *(plain(f"Warning: {one_line(warning, 160)}", "bold") for warning in law.warnings[:4]),
            plain(f"… and {len(law.warnings) - 4} more") if len(law.warnings) > 4 else None,
        )

    def _describe_anew(self, details: PackageLaw) -> Generator[Screen[Any], Any, None]:
        entry = LawEntry(self.laws[details.id], details)
        values = yield FormDialog(f"Law: {details.file}", law_fields(entry, self.assessment.laws))
        if values and self.decide(PutLaw(law=described(entry, values).details), said="The law is described anew."):
            self.renew_all()

    def hand(self, law_id: str) -> Hand:
        """Corrections are decisions in the journal."""

        def correct(one: LawCorrection) -> str:
            before = self.book.law(law_id)
            self.book.record(CorrectLaw(law=law_id, correction=one))
            self.renew_all()
            last = self.book.events[-1].decision
            moved = len(last.moved) if isinstance(last, CorrectLaw) else 0
            again = f" Evidence to check again: {moved}." if moved else ""
            said = correction_words(before, one.value_for_law()) + again
            self.tell(said)
            return said

        def undo() -> str:
            if not self._last_corrected(law_id):
                return "The last decision was no correction of this law; undo it in the assessment."
            try:
                what = self.book.undo()
            except LegcheckError as error:
                return str(error)
            self.renew_all()
            self.tell(f"Undone: {what}.")
            return f"Undone: {what}."

        return Hand(lambda: self.book.law(law_id), correct, undo, writable=not self.viewing_only)

    def _last_corrected(self, law_id: str) -> bool:
        done = [line.seq for line in self.book.history() if not line.undone]
        last = self.book.events[done[-1] - 1].decision if done else None
        return isinstance(last, CorrectLaw) and last.law == law_id

    @dialogue
    def action_add_law(self) -> Dialogue:
        """Ask for a further law and read it in a thread."""
        field = Line("path", "Law: docx, pdf, html, md or txt", required=True, suggester=PathSuggester())
        values = yield FormDialog(
            "Add a law to the package", [field], save="Read", note=Content("→ completes the path.")
        )
        if values:
            for name in law_files(values["path"]):
                self.tell(f"Reading {one_line(name)}…")
                self._read_law(name)

    @work(thread=True, group="laws", exit_on_error=False)
    def _read_law(self, name: str) -> None:
        try:
            law = self.legcheck.services.read_law(name)
        except LegcheckError as error:
            self.post_message(WorkFailed(error.title, str(error), name))
        else:
            self.post_message(LawWasRead(name, law))

    @on(LawWasRead)
    def _law_was_read(self, message: LawWasRead) -> None:
        if any(law.sha256 == message.law.sha256 and law.text == message.law.text for law in self.laws.values()):
            self.tell(f"{message.law.file} is in the package already.", severity="warning")
        else:
            self._describe(message.law)

    @dialogue
    def _describe(self, law: Law) -> Dialogue:
        entry = entry_of(law, tuple(self.laws))
        warnings = Content("\n").join(plain(f"Warning: {warning}", "bold") for warning in law.warnings)
        values = yield FormDialog(
            f"Law: {law.file}",
            law_fields(entry, self.assessment.laws),
            save="Add",
            note=warnings if law.warnings else None,
        )
        if not values:
            return
        entry = described(entry, values)
        try:
            self.book.add_law(entry.law, entry.details)
        except LegcheckError as error:
            self.tell_error(error)
            return
        self.renew_all()
        self.tell(f"{one_line(entry.details.title, 60)} is in the package; all items are searched anew.")
