"""The step that chooses profiles: ready-made settings for kinds of assessment."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label, OptionList, Static

from legcheck.checklist import find_profiles
from legcheck.checklist.models import Catalogue
from legcheck.tui.plain import plain
from legcheck.tui.presets import profile_words
from legcheck.tui.widgets.tick_list import TickList


class ProfilesStep(VerticalScroll, can_focus=False):
    """Which profiles are used; none is needed."""

    def __init__(self, catalogue: Catalogue, chosen: Sequence[str], widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._catalogue = catalogue
        self._chosen = tuple(chosen)

    def compose(self) -> ComposeResult:
        """One list, and what the profile under the cursor does."""
        titles = self._catalogue.titles().profiles
        yield Label("Profiles preset the next steps. None is needed, several may be ticked with Space.")
        options = [(p.id, titles.get(p.id, p.id), p.id in self._chosen) for p in self._catalogue.profiles]
        yield TickList(options, widget_id="choose-profiles")
        yield Static(id="profile-words", markup=False)

    @on(OptionList.OptionHighlighted, "#choose-profiles")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        profile = find_profiles(self._catalogue, [event.option_id or ""])[0]
        rows = [plain(sentence) for sentence in profile_words(profile, self._catalogue)]
        self.query_one("#profile-words", Static).update(Content("\n").join(rows))

    def focus_first(self) -> None:
        """Start in the list."""
        self.query_one(TickList).focus()

    @property
    def profiles(self) -> tuple[str, ...]:
        """Ids of the ticked profiles, in the catalogue's order."""
        return self.query_one(TickList).ticked
