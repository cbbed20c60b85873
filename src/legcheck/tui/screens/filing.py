"""The file and its journal: undo, history, filter, report, copy."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

from textual import work
from textual.content import Content
from textual.screen import Screen

from legcheck.assessment import progress, unchecked
from legcheck.assessment.models import Grade, WorkStatus
from legcheck.checklist.models import Instrument, Level
from legcheck.errors import LegcheckError
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.filters import ItemFilter
from legcheck.tui.messages import ReportWritten, WorkFailed
from legcheck.tui.paths import PathSuggester, expanded
from legcheck.tui.plain import lines, plain
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.dialogs import ConfirmDialog, FormDialog, ReadDialog
from legcheck.tui.services import ReportOrder
from legcheck.tui.signs import LEVEL_WORDS, grade_words
from legcheck.tui.widgets.fields import Field, Line, Pick

FORMATS = (".docx", ".html", ".md")
_ANY = ("", "any")


class FileActions(AssessBase):
    """What concerns the whole assessment."""

    def action_undo(self) -> None:
        """Take the last decision back."""
        self._rewind(back=True)

    def action_redo(self) -> None:
        """Bring back what was undone."""
        self._rewind(back=False)

    def _rewind(self, *, back: bool) -> None:
        try:
            what = self.book.undo() if back else self.book.redo()
        except LegcheckError as error:
            self.tell_error(error)
            return
        if what is None:
            self.tell("There is nothing to undo." if back else "There is nothing to bring back.")
            return
        self.renew_all()
        self.tell(f"Undone: {what}." if back else f"Done again: {what}.")

    def action_history(self) -> None:
        """Show who decided what on the item."""
        rows = [
            plain(f"{line.at[:16].replace('T', ' ')}  {line.by}: {line.sentence}{'  (undone)' if line.undone else ''}")
            for line in self.book.history(self.current)
        ]
        text = Content("\n").join(rows) if rows else Content("Nothing was decided on this item yet.")
        self.app.push_screen(ReadDialog(f"History of {self.item.citation()}", text))

    def action_progress(self) -> None:
        """Show how far the assessment is. There is no total percentage of compliance."""
        now = progress(self.assessment, self.items)
        themes = self.legcheck.catalogue.titles().themes
        again = unchecked(self.assessment)
        rows = [
            plain(f"{now.examined} of {now.total} items examined", "bold"),
            Content("  ".join(f"{grade_words(g)} {now.by_grade[g]}" for g in Grade)),
            *(plain(f"{themes.get(t, t)}: {c.examined} of {c.total}") for t, c in now.by_theme.items()),
            *(plain(f"{LEVEL_WORDS[v]}: {c.examined} of {c.total}") for v, c in now.by_level.items() if c.total),
            *(plain(f"{kind}: {count}") for kind, count in now.gaps.items() if count),
            plain(f"Validated by the workshop: {now.validated}") if now.validated else None,
            plain(f"Evidence to check again on: {', '.join(again)}", "bold") if again else None,
        ]
        self.app.push_screen(ReadDialog("Progress", lines(*rows)))

    @dialogue
    def action_filter(self) -> Dialogue:
        """Ask which items to show."""
        now, themes = self.only, self.legcheck.catalogue.titles().themes
        here = dict.fromkeys(item.facts.theme for item in self.items)
        fields: list[Field] = [
            Line("text", "Words in id, citation, title, obligation or question", now.text),
            Pick("grade", "Grade", (_ANY, *((g, grade_words(g)) for g in Grade)), now.grade),
            Pick("level", "Duty level", (_ANY, *((v, LEVEL_WORDS[v]) for v in Level)), now.level),
            Pick("instrument", "Instrument", (_ANY, *((i, str(i)) for i in Instrument)), now.instrument),
            Pick("status", "Work status", (_ANY, *((s, str(s)) for s in WorkStatus)), now.status),
            Pick("theme", "Theme", (_ANY, *((t, themes.get(t, t)) for t in here)), now.theme),
        ]
        values = yield FormDialog("Show only", fields, save="Show", quick=True)
        if values is not None:
            self.set_filter(ItemFilter(**values))

    def set_filter(self, only: ItemFilter) -> None:
        """Show only some items; a filter that lets none through is not set."""
        before, self.only = self.only, only
        if not self.shown_items:
            self.only = before
            self.tell(f"No item fits {only.words()}.", severity="warning")
            return
        if self.current not in {item.id for item in self.shown_items}:
            self.go_item(self.shown_items[0].id)
        self.renew_all()

    @dialogue
    def action_report(self) -> Dialogue:
        """Ask where to write the report, and write it in a thread."""
        field = Line("path", "File: .docx, .html or .md", str(self._beside(".docx")), True, suggester=PathSuggester())
        values = yield FormDialog("Write the report", [field], save="Write")
        if values is None:
            return
        path = expanded(values["path"])
        if path.suffix.lower() not in FORMATS:
            self.tell(f"Give the file one of the endings {', '.join(FORMATS)}.", severity="warning")
            return
        if path.exists() and not (yield from self._may_replace(path)):
            return
        order = ReportOrder(self.assessment, self.legcheck.catalogue, dict(self.laws), self.book.history(), path)
        self.tell(f"Writing {path.name}…")
        self._write(order)

    def _may_replace(self, path: Path) -> Generator[Screen[Any], Any, bool]:
        question = plain(f"{path} exists already. Replace it?")
        dialog = ConfirmDialog(question, yes="replace", no="leave it")
        return bool((yield dialog))

    @work(thread=True, exclusive=True, group="report", exit_on_error=False)
    def _write(self, order: ReportOrder) -> None:
        try:
            self.legcheck.services.write_report(order)
        except LegcheckError as error:
            self.post_message(WorkFailed(error.title, str(error)))
        else:
            self.post_message(ReportWritten(order.path))

    @dialogue
    def action_save_copy(self) -> Dialogue:
        """Ask where to save a copy of the file, and save it."""
        field = Line("path", "New file", str(self._beside(".copy.legcheck")), True, suggester=PathSuggester())
        values = yield FormDialog("Save a copy", [field], save="Save")
        if values is None:
            return
        path = expanded(values["path"])
        try:
            self.book.save_copy(path)
        except LegcheckError as error:
            self.tell_error(error)
        else:
            self.tell(f"A checked copy lies at {path}.")

    def _beside(self, suffix: str) -> Path:
        """A name beside the assessment file; in the present folder where there is no file."""
        path = self.book.path
        return path.with_name(path.stem + suffix) if path else Path("assessment" + suffix)
