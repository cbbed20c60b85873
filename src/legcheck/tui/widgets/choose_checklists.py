"""The step that chooses checklists and filters."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Label, SelectionList, Static
from textual.widgets.selection_list import Selection

from legcheck.checklist import core_checklists
from legcheck.checklist.models import Catalogue, Instrument, Level
from legcheck.tui.plain import plain
from legcheck.tui.setup_forms import filter_note
from legcheck.tui.signs import LEVEL_WORDS


class ChecklistsStep(VerticalScroll, can_focus=False):
    """Which checklists, duty levels and instruments are asked."""

    def __init__(self, catalogue: Catalogue, widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._catalogue = catalogue

    def compose(self) -> ComposeResult:
        """Three lists; Space ticks."""
        titles, core = self._catalogue.titles(), core_checklists(self._catalogue)
        yield Label("Checklists: Space ticks, Tab goes on. The first three are the core.")
        yield SelectionList[str](
            *(
                Selection(plain(titles.checklists.get(c.id, c.id)), c.id, c.id in core)
                for c in self._catalogue.checklists
            ),
            id="choose-checklists",
        )
        yield Label("Duty levels")
        yield SelectionList[str](
            *(Selection(plain(LEVEL_WORDS[level]), str(level), True) for level in Level), id="choose-levels"
        )
        yield Label("Instruments")
        yield SelectionList[str](
            *(Selection(plain(f"{i}: {titles.instruments.get(i, i)}".split(",")[0]), str(i), True) for i in Instrument),
            id="choose-instruments",
        )
        yield Static(id="choose-note", markup=False)

    def on_mount(self) -> None:
        """Say how many items that is."""
        self._note()

    def focus_first(self) -> None:
        """Start in the checklists."""
        self.query_one("#choose-checklists").focus()

    @on(SelectionList.SelectedChanged)
    def _note(self) -> None:
        self.query_one("#choose-note", Static).update(plain(self.words()))

    def words(self) -> str:
        """What is chosen."""
        return filter_note(self._catalogue, self.checklists())

    def checklists(self) -> tuple[str, ...]:
        """Ids of the chosen checklists, in the catalogue's order."""
        chosen = set(self._selected("#choose-checklists"))
        return tuple(c.id for c in self._catalogue.checklists if c.id in chosen)

    def levels(self) -> tuple[Level, ...]:
        """The chosen duty levels."""
        chosen = self._selected("#choose-levels")
        return tuple(level for level in Level if level in chosen)

    def instruments(self) -> tuple[Instrument, ...]:
        """The chosen instruments."""
        chosen = self._selected("#choose-instruments")
        return tuple(i for i in Instrument if i in chosen)

    def missing(self) -> str:
        """What has to be chosen still; empty where nothing."""
        if not self.checklists():
            return "Choose at least one checklist."
        if not self.levels() or not self.instruments():
            return "Choose at least one duty level and one instrument."
        return ""

    def _selected(self, query: str) -> list[str]:
        return list(self.query_one(query, SelectionList).selected)
