"""The package of laws: what was read, and a further law."""

from __future__ import annotations

from textual import on, work
from textual.content import Content

from legcheck.errors import LegcheckError
from legcheck.law.models import EVIDENCE_ROLES, Law
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.messages import LawWasRead, WorkFailed
from legcheck.tui.paths import PathSuggester, law_files
from legcheck.tui.plain import lines, one_line, plain
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.dialogs import FormDialog, ReadDialog
from legcheck.tui.setup_forms import described, entry_of, law_fields
from legcheck.tui.widgets.fields import Line


class PackageActions(AssessBase):
    """What concerns the laws."""

    def action_package(self) -> None:
        """Show the laws of the package and how they were read."""
        rows: list[Content] = []
        for details in self.assessment.laws:
            law = self.laws[details.id]
            aside = sum(p.role not in EVIDENCE_ROLES for p in law.provisions)
            rows.append(
                lines(
                    plain(details.title, "bold"),
                    plain(f"{details.file} · {details.status} · {details.level} · {details.date or 'no date'}"),
                    plain(f"{details.language} · {len(law.provisions)} provisions, {aside} no evidence by default"),
                    plain(f"SHA-256 {details.sha256}", "$text-muted"),
                    *(plain(f"Warning: {warning}", "bold") for warning in law.warnings),
                )
            )
        self.app.push_screen(ReadDialog("Laws of the package", Content("\n\n").join(rows or [Content("None.")])))

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
            f"Law: {law.file}", law_fields(entry), save="Add", note=warnings if law.warnings else None
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
