"""The items in scope under their themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from legcheck.assessment import Assessment
from legcheck.checklist.models import Item
from legcheck.tui.describe import item_row
from legcheck.tui.plain import plain

ONE_ROW_FROM = 74
"""Cells that an item needs to stand on one row; in a narrower pane it takes two."""


class ItemList(OptionList):
    """One option per item; its id is the item's. Themes are headings that the cursor skips."""

    def __init__(self, themes: Mapping[str, str], widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self._themes = themes
        self._items: dict[str, Item] = {}
        self._assessment: Assessment | None = None
        self._one_row = True

    def fill(self, items: Sequence[Item], assessment: Assessment, current: str | None) -> None:
        """Show these items, with the cursor on `current` if it is among them."""
        self._items = {item.id: item for item in items}
        self._assessment = assessment
        options: list[Option] = []
        theme = ""
        for item in items:
            if item.facts.theme != theme:
                theme = item.facts.theme
                options.append(Option(self._heading(theme, items), id=f"theme {theme}", disabled=True))
            options.append(Option(self._row(item), id=item.id))
        self.set_options(options)
        if current in self._items:
            self.go(current)

    def go(self, item_id: str) -> None:
        """Put the cursor on an item."""
        place = self.get_option_index(item_id)
        if place != self.highlighted:
            self.highlighted = place

    def renew(self, item_id: str, assessment: Assessment) -> None:
        """Show an item's present grade and status."""
        self._assessment = assessment
        item = self._items.get(item_id)
        if item:
            self.replace_option_prompt(item_id, self._row(item))

    def renew_all(self, assessment: Assessment) -> None:
        """Show every item's present grade and status."""
        self.fill(tuple(self._items.values()), assessment, self.current)

    @property
    def current(self) -> str | None:
        """The id of the item under the cursor."""
        option = self.highlighted_option
        return option.id if option and option.id in self._items else None

    def on_resize(self, event: events.Resize) -> None:
        """One row or two, as the width allows."""
        one_row = event.size.width >= ONE_ROW_FROM
        if one_row != self._one_row:
            self._one_row = one_row
            if self._assessment:
                self.renew_all(self._assessment)

    def _row(self, item: Item) -> Content:
        assert self._assessment is not None
        return item_row(item, self._assessment.finding(item.id), wide=self._one_row)

    def _heading(self, theme: str, items: Sequence[Item]) -> Content:
        count = sum(item.facts.theme == theme for item in items)
        return plain(f"── {self._themes.get(theme, theme)} ({count})", "bold")
