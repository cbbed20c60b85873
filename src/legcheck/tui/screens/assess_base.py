"""What the actions of the assessment screen share: the book, the item, and how a decision is recorded."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from legcheck.assessment import Assessment, Book, Versions, gap_kind
from legcheck.assessment.decisions import Decision
from legcheck.assessment.models import Finding
from legcheck.checklist.models import Item
from legcheck.errors import LegcheckError
from legcheck.law.models import Law
from legcheck.matching.models import ItemMatch
from legcheck.tui.filters import ItemFilter
from legcheck.tui.screens.base import CommandScreen

if TYPE_CHECKING:
    from legcheck.tui.screens.check import Hand
    from legcheck.tui.services import Matches


class AssessBase(CommandScreen[None]):
    """State of the assessment screen. The book holds the truth; nothing is kept twice.

    An action that waits for an answer holds the item it began with: the cursor may move before it goes on.
    """

    def __init__(self, book: Book, *, owned: bool = False, fresh: bool = False) -> None:
        """`owned`: this screen closes the book when it is left. `fresh`: the assessment was just begun."""
        super().__init__()
        self.fresh = fresh
        self.book = book
        self.owned = owned
        self.items: tuple[Item, ...] = ()
        self.laws: dict[str, Law] = {}
        self.matches: Matches | None = None
        self.only = ItemFilter()
        self.current = ""
        self._versions: Versions | None = None

    @property
    def viewing_only(self) -> bool:
        """Whether the assessment can only be viewed."""
        return self.book.read_only

    @property
    def assessment(self) -> Assessment:
        """The present state."""
        return self.book.assessment

    @property
    def item(self) -> Item:
        """The item under the cursor."""
        return next(item for item in self.items if item.id == self.current)

    @property
    def finding(self) -> Finding:
        """The finding on the item under the cursor."""
        return self.assessment.finding(self.current)

    @property
    def match(self) -> ItemMatch | None:
        """What matching says of the item under the cursor; None while the search is under way."""
        return self.match_of(self.current)

    def match_of(self, item_id: str) -> ItemMatch | None:
        """What matching says of an item; None while the search is under way."""
        if self.matches is None:
            return None
        try:
            return self.matches.match(item_id)
        except KeyError:
            return None

    @property
    def shown_items(self) -> tuple[Item, ...]:
        """The items that the filter lets through."""
        return tuple(item for item in self.items if self.only.holds(item, self.assessment))

    def gap(self, item: Item) -> str:
        """What the present grade of an item amounts to; empty where it is no gap."""
        kind = gap_kind(item, self.assessment.finding(item.id), self.assessment.setup)
        return str(kind) if kind else ""

    def decide(self, *decisions: Decision, said: str = "") -> bool:
        """Record decisions, all or none, and show them; a refusal becomes a notice."""
        try:
            self.book.record(*decisions)
        except LegcheckError as error:
            self.tell_error(error)
            return False
        self.renew()
        if said:
            self.tell(said)
        return True

    @abstractmethod
    def read_law(self, law_id: str) -> None:
        """Open a law to read it."""

    @abstractmethod
    def hand(self, law_id: str) -> Hand:
        """The means to correct the reading of a law."""

    @abstractmethod
    def renew(self) -> None:
        """Show the present state of the item under the cursor."""

    @abstractmethod
    def renew_all(self) -> None:
        """Show the present state of everything."""

    @abstractmethod
    def show_pane(self, pane: str, *, focus: bool = False) -> None:
        """Bring a pane into sight, and the cursor into it if `focus`."""

    @abstractmethod
    def go_item(self, item_id: str) -> None:
        """Put the cursor on an item."""
