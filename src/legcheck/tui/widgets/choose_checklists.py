"""The step that chooses checklists and filters."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Label, Static

from legcheck.checklist import core_checklists
from legcheck.checklist.models import Catalogue, Instrument, Level
from legcheck.tui.plain import plain
from legcheck.tui.setup_forms import TREATY_NAMES, filter_note
from legcheck.tui.signs import LEVEL_WORDS
from legcheck.tui.widgets.tick_list import TickList


class ChecklistsStep(VerticalScroll, can_focus=False):
    """Which checklists, duty levels and instruments are asked."""

    def __init__(self, catalogue: Catalogue, widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._catalogue = catalogue

    def compose(self) -> ComposeResult:
        """Three lists; Space ticks."""
        titles, core = self._catalogue.titles().checklists, core_checklists(self._catalogue)
        yield Label("Checklists: Space ticks, Tab goes on")
        names = {c.id: titles.get(c.id, c.id) + (" (core)" if c.id in core else "") for c in self._catalogue.checklists}
        yield TickList([(key, name, key in core) for key, name in names.items()], widget_id="choose-checklists")
        yield Label("Duty levels")
        yield TickList([(str(v), LEVEL_WORDS[v], True) for v in Level], widget_id="choose-levels")
        yield Label("Instruments")
        yield TickList(
            [(str(i), TREATY_NAMES.get(i, "Recognised good practice"), True) for i in Instrument],
            widget_id="choose-instruments",
        )
        yield Static(id="choose-note", markup=False)

    def on_mount(self) -> None:
        """Say how many items that is."""
        self._note()

    def focus_first(self) -> None:
        """Start in the checklists."""
        self.query_one("#choose-checklists").focus()

    @on(TickList.Changed)
    def _note(self) -> None:
        self.query_one("#choose-note", Static).update(plain(self.words()))

    def words(self) -> str:
        """What is chosen."""
        return filter_note(self._catalogue, self.checklists())

    def checklists(self) -> tuple[str, ...]:
        """Ids of the chosen checklists, in the catalogue's order."""
        return self._ticked("#choose-checklists")

    def levels(self) -> tuple[Level, ...]:
        """The chosen duty levels."""
        return tuple(Level(value) for value in self._ticked("#choose-levels"))

    def instruments(self) -> tuple[Instrument, ...]:
        """The chosen instruments."""
        return tuple(Instrument(value) for value in self._ticked("#choose-instruments"))

    def missing(self) -> str:
        """What has to be chosen still; empty where nothing."""
        if not self.checklists():
            return "Choose at least one checklist."
        if not self.levels() or not self.instruments():
            return "Choose at least one duty level and one instrument."
        return ""

    def _ticked(self, query: str) -> tuple[str, ...]:
        return self.query_one(query, TickList).ticked
