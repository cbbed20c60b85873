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

from legcheck.assessment import LawCorrection
from legcheck.errors import LegcheckError
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.messages import LawWasRead, WorkFailed
from legcheck.tui.paths import PathSuggester, law_files
from legcheck.tui.plain import lines, one_line, plain
from legcheck.tui.reading import correction_words
from legcheck.tui.screens.check import CheckScreen, Hand
from legcheck.tui.screens.dialogs import FormDialog
from legcheck.tui.services import Services
from legcheck.tui.setup_forms import LawEntry, described, entry_of, law_fields, put_right, taken_back


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
        others = [e.details for e in self.entries]
        values = yield FormDialog(f"Law: {entry.law.file}", law_fields(entry, others))
        if values:
            changed = described(entry, values)
            self.entries = tuple(changed if n == place else e for n, e in enumerate(self.entries))
            self._show()

    def take_out(self) -> None:
        """Take the law under the cursor out."""
        place = self._here()
        if place is not None:
            gone = self.entries[place].details.id
            left = (e for n, e in enumerate(self.entries) if n != place)
            self.entries = tuple(
                described(e, {"translation_of": ""}) if e.details.translation_of == gone else e for e in left
            )
            self._show()

    def check(self) -> None:
        """Show how the law under the cursor was read, and put it right."""
        place = self._here()
        if place is not None:
            self.app.push_screen(CheckScreen(self._hand(self.entries[place].law.id)))

    def _hand(self, law_id: str) -> Hand:
        """Corrections are kept with the entry; the assessment records them when it begins."""

        def entry() -> LawEntry:
            return next(one for one in self.entries if one.law.id == law_id)

        def correct(one: LawCorrection) -> str:
            before = entry().reading
            self._put(put_right(entry(), one))
            return correction_words(before, one.value_for_law())

        def undo() -> str:
            if not entry().corrections:
                return "There is no correction of this law to take back."
            self._put(taken_back(entry()))
            return "The last correction is taken back."

        return Hand(lambda: entry().reading, correct, undo)

    def _put(self, entry: LawEntry) -> None:
        self.entries = tuple(entry if one.law.id == entry.law.id else one for one in self.entries)
        self._show()

    def missing(self) -> str:
        """What is missing still; empty where nothing."""
        if self._reading:
            return "A law is being read still; wait a moment."
        return "" if self.entries else "Add at least one law."


def _row(entry: LawEntry) -> Content:
    d, law = entry.details, entry.law
    count = len(law.warnings)
    warned = f"{count} warning{'s' if count > 1 else ''} (F6) · " if count else ""
    fixed = f"{len(entry.corrections)} corrected · " if entry.corrections else ""
    version = f"translation of {d.translation_of} · " if d.translation_of else ""
    about = (
        f"{warned}{fixed}{version}{d.status} · {d.language} · {d.level} · {d.date or 'no date'} · "
        f"{len(law.provisions)} provisions"
    )
    return lines(plain(one_line(d.title), "bold"), plain(f"  {law.file}: {about}"))
