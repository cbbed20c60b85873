"""Which items the list shows."""

from __future__ import annotations

from dataclasses import dataclass, fields

from legcheck.assessment import Assessment
from legcheck.checklist.models import Item


@dataclass(frozen=True)
class ItemFilter:
    """Conditions that all must hold; an empty one holds always."""

    text: str = ""
    """Words that must stand in id, citation, title, obligation or question."""
    grade: str = ""
    level: str = ""
    instrument: str = ""
    status: str = ""
    theme: str = ""

    def __bool__(self) -> bool:
        """Whether any condition is set."""
        return any(getattr(self, field.name) for field in fields(self))

    def holds(self, item: Item, assessment: Assessment) -> bool:
        """Whether an item is shown."""
        finding, facts = assessment.finding(item.id), item.facts
        pairs = (
            (self.grade, finding.grade),
            (self.status, finding.status),
            (self.level, facts.level),
            (self.instrument, facts.instrument),
            (self.theme, facts.theme),
        )
        return all(not wanted or wanted == found for wanted, found in pairs) and self._has_words(item)

    def _has_words(self, item: Item) -> bool:
        prose = item.prose()
        text = " ".join((item.id, item.citation(), prose.title, prose.obligation, prose.question)).casefold()
        return all(word in text for word in self.text.casefold().split())

    def words(self) -> str:
        """What is filtered by."""
        return ", ".join(value if name != "text" else f"“{value}”" for name, value in self._set())

    def _set(self) -> list[tuple[str, str]]:
        return [(f.name, str(getattr(self, f.name))) for f in fields(self) if getattr(self, f.name)]
