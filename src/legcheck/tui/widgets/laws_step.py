"""The step that reads the laws of a new assessment, each in a thread."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from legcheck.errors import LegcheckError
from legcheck.law.models import EVIDENCE_ROLES
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.messages import LawWasRead, WorkFailed
from legcheck.tui.paths import PathSuggester, law_files
from legcheck.tui.plain import lines, one_line, plain
from legcheck.tui.screens.dialogs import FormDialog, ReadDialog
from legcheck.tui.services import Services
from legcheck.tui.setup_forms import LawEntry, described, entry_of, law_fields


class LawsStep(Vertical):
    """A path to add, and the laws read so far."""

    def __init__(self, given: Sequence[str], widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._given = tuple(given)
        self.entries: tuple[LawEntry, ...] = ()
        self._reading: tuple[str, ...] = ()
        self._failed: tuple[tuple[str, str], ...] = ()

    def compose(self) -> ComposeResult:
        """Path, list, news."""
        yield Label("Add a law: docx, pdf, html, md or txt. → completes, * and ? stand for many files, Enter reads.")
        box = Input(id="law-path", compact=True, placeholder="path/to/law.docx", suggester=PathSuggester())
        box.cursor_blink = False
        yield box
        yield Label("The package: one bill is rarely enough; add the penal code, the immigration act … (Tab goes here)")
        yield OptionList(id="law-list")
        yield Static(id="law-news", markup=False)

    def on_mount(self) -> None:
        """Read what was given on the command line."""
        self._show()
        if self._given:
            self._read(self._given)

    def focus_first(self) -> None:
        """Start in the path, or at the laws where some are there."""
        self.query_one("#law-list" if self.entries else "#law-path").focus()

    @property
    def _services(self) -> Services:
        services = getattr(self.app, "services", None)
        assert isinstance(services, Services)
        return services

    @on(Input.Submitted, "#law-path")
    def _add(self, event: Input.Submitted) -> None:
        event.stop()
        names = law_files(event.value)
        if not names:
            self.notify("Type the path of a law first.", severity="warning")
            return
        event.input.value = ""
        self._read(tuple(names))

    def _read(self, names: Sequence[str]) -> None:
        self._reading = (*self._reading, *names)
        self._show()
        self._read_all(tuple(names))

    @work(thread=True, group="laws", exit_on_error=False)
    def _read_all(self, names: tuple[str, ...]) -> None:
        worker = get_current_worker()
        for name in names:
            if worker.is_cancelled:
                return
            try:
                law = self._services.read_law(name)
            except LegcheckError as error:
                self.post_message(WorkFailed(error.title, str(error), name))
            else:
                self.post_message(LawWasRead(name, law))

    @on(LawWasRead)
    def _was_read(self, message: LawWasRead) -> None:
        message.stop()
        self._done(message.name)
        same = next(
            (e for e in self.entries if (e.law.sha256, e.law.text) == (message.law.sha256, message.law.text)), None
        )
        if same:
            self._failed = (*self._failed, (message.name, f"{message.law.file} is in the package already."))
        else:
            taken = [entry.law.id for entry in self.entries]
            self.entries = (*self.entries, entry_of(message.law, taken))
        self._show()

    @on(WorkFailed)
    def _was_not_read(self, message: WorkFailed) -> None:
        message.stop()
        self._done(message.subject)
        self._failed = (*self._failed, (message.subject, message.sentence))
        self._show()

    def _done(self, name: str) -> None:
        left = list(self._reading)
        if name in left:
            left.remove(name)
        self._reading = tuple(left)

    def _show(self) -> None:
        listed = self.query_one(OptionList)
        place = listed.highlighted or 0
        rows = [Option(_row(entry), id=f"entry {n}") for n, entry in enumerate(self.entries)]
        listed.set_options(rows or [Option(Content("No law yet."), id="none", disabled=True)])
        if rows:
            listed.highlighted = min(place, len(rows) - 1)
        news = [plain(f"Reading {one_line(name)}…") for name in self._reading]
        news += [plain(f"Not read: {sentence}", "bold $text-error") for _, sentence in self._failed[-3:]]
        self.query_one("#law-news", Static).update(Content("\n").join(news))

    def _here(self) -> int | None:
        place = self.query_one(OptionList).highlighted
        if place is None or place >= len(self.entries):
            self.notify("There is no law to choose yet.", severity="warning")
            return None
        return place

    @on(OptionList.OptionSelected, "#law-list")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.edit()

    def edit(self) -> None:
        """Describe the law under the cursor."""
        place = self._here()
        if place is not None:
            self._edit(place)

    @dialogue
    def _edit(self, place: int) -> Dialogue:
        entry = self.entries[place]
        values = yield FormDialog(f"Law: {entry.law.file}", law_fields(entry))
        if values:
            changed = described(entry, values)
            self.entries = tuple(changed if n == place else e for n, e in enumerate(self.entries))
            self._show()

    def take_out(self) -> None:
        """Take the law under the cursor out."""
        place = self._here()
        if place is not None:
            self.entries = tuple(e for n, e in enumerate(self.entries) if n != place)
            self._show()

    def show_warnings(self) -> None:
        """Say how the law under the cursor was read."""
        place = self._here()
        if place is not None:
            entry = self.entries[place]
            self.app.push_screen(ReadDialog(f"How {entry.law.file} was read", reading_words(entry)))

    def missing(self) -> str:
        """What is missing still; empty where nothing."""
        if self._reading:
            return "A law is being read still; wait a moment."
        return "" if self.entries else "Add at least one law."


def _row(entry: LawEntry) -> Content:
    d, law = entry.details, entry.law
    count = len(law.warnings)
    warned = f"{count} warning{'s' if count > 1 else ''} (F6) · " if count else ""
    about = f"{warned}{d.status} · {d.language} · {d.level} · {d.date or 'no date'} · {len(law.provisions)} provisions"
    return lines(plain(one_line(d.title), "bold"), plain(f"  {law.file}: {about}"))


def reading_words(entry: LawEntry) -> Content:
    """Format, size, what is no evidence by default, and every warning."""
    law = entry.law
    aside = sum(p.role not in EVIDENCE_ROLES for p in law.provisions)
    unplaced = sum(span.end - span.start for span in law.unplaced)
    return lines(
        plain(law.title, "bold"),
        plain(f"{law.format}, {law.language}, {len(law.text)} characters, {len(law.provisions)} provisions"),
        plain(f"{aside} provisions are no evidence by default (contents, schedules, notes …)"),
        plain(f"{unplaced} characters belong to no provision (page furniture)"),
        *(plain(f"Warning: {warning}", "bold") for warning in law.warnings),
        None if law.warnings else plain("No warnings."),
    )
