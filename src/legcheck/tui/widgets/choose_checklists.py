"""The step that chooses checklists and filters."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from legcheck.assessment import Setup, themes_of
from legcheck.checklist import core_checklists
from legcheck.checklist.models import Catalogue, Instrument, Level
from legcheck.tui.plain import plain
from legcheck.tui.setup_forms import TREATY_NAMES, Chosen
from legcheck.tui.signs import LEVEL_WORDS
from legcheck.tui.widgets.tick_list import TickList


class ChecklistsStep(VerticalScroll, can_focus=False):
    """Which checklists, duty levels, instruments and themes are asked."""

    def __init__(self, catalogue: Catalogue, widget_id: str, now: Setup | None = None) -> None:
        """`now` is a set-up to change."""
        super().__init__(id=widget_id)
        self._catalogue = catalogue
        self._now = now

    def compose(self) -> ComposeResult:
        """Four lists; Space ticks."""
        titles, core, now = self._catalogue.titles().checklists, core_checklists(self._catalogue), self._now
        ticked = now.checklists if now else core
        names = {c.id: titles.get(c.id, c.id) + (" (core)" if c.id in core else "") for c in self._catalogue.checklists}
        yield Static(id="choose-note", markup=False)
        yield Label("Checklists: Space ticks, Tab goes on")
        yield TickList([(key, name, key in ticked) for key, name in names.items()], widget_id="choose-checklists")
        yield Label("Duty levels")
        levels = now.levels if now else tuple(Level)
        yield TickList([(str(v), LEVEL_WORDS[v], v in levels) for v in Level], widget_id="choose-levels")
        yield Label("Instruments")
        instruments = now.instruments if now else tuple(Instrument)
        words = {i: TREATY_NAMES.get(i, "Recognised good practice") for i in Instrument}
        yield TickList([(str(i), words[i], i in instruments) for i in Instrument], widget_id="choose-instruments")
        yield Label("Themes of the chosen checklists")
        yield TickList(self._themes(ticked), widget_id="choose-themes")

    def _themes(self, checklists: tuple[str, ...]) -> list[tuple[str, str, bool]]:
        titles, wanted = self._catalogue.titles().themes, self._now.themes if self._now else ()
        counts = dict.fromkeys(themes_of(checklists, self._catalogue), 0)
        for item in self._catalogue.items:
            if item.facts.theme in counts:
                counts[item.facts.theme] += 1
        return [(t, f"{titles.get(t, t)} ({n})", not wanted or t in wanted) for t, n in counts.items()]

    def focus_first(self) -> None:
        """Start in the checklists."""
        self.query_one("#choose-checklists").focus()

    @on(TickList.Changed, "#choose-checklists")
    def _other_checklists(self) -> None:
        self._offer_themes()

    def _offer_themes(self) -> None:
        themes = self._themes(self._ticked("#choose-checklists"))
        self._list("#choose-themes").offer([(theme, words) for theme, words, _ in themes])

    def tick_core(self) -> None:
        """Tick the core checklists and no others."""
        self._list("#choose-checklists").tick(core_checklists(self._catalogue))
        self._offer_themes()

    def tick_levels(self, levels: tuple[Level, ...]) -> None:
        """Tick these duty levels and no others."""
        self._list("#choose-levels").tick(levels)

    def say(self, content: Content) -> None:
        """Say above the lists what they amount to."""
        self.query_one("#choose-note", Static).update(content)

    def chosen(self, profiles: tuple[str, ...]) -> Chosen:
        """What is ticked, with the profiles chosen in another step."""
        themes = self._list("#choose-themes")
        return Chosen(
            checklists=self._ticked("#choose-checklists"),
            levels=tuple(Level(value) for value in self._ticked("#choose-levels")),
            instruments=tuple(Instrument(value) for value in self._ticked("#choose-instruments")),
            themes=() if themes.ticked == themes.values else themes.ticked,
            profiles=profiles,
        )

    def missing(self) -> str:
        """What has to be chosen still; empty where nothing."""
        if not self._ticked("#choose-checklists"):
            return "Choose at least one checklist."
        if not self._ticked("#choose-levels") or not self._ticked("#choose-instruments"):
            return "Choose at least one duty level and one instrument."
        return "" if self._ticked("#choose-themes") else "Choose at least one theme."

    def _ticked(self, query: str) -> tuple[str, ...]:
        return self._list(query).ticked

    def _list(self, query: str) -> TickList:
        return self.query_one(query, TickList)


def asked_words(count: int, narrowing: str) -> Content:
    """How many items are asked, and which profiles narrow them whatever is ticked."""
    first = plain(f"{count} item{'' if count == 1 else 's'} will be asked.", "bold" if count else "bold $text-error")
    return Content(" ").join([first, plain(narrowing)]) if narrowing else first
