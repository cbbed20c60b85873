"""An item's expressions in one language."""

from __future__ import annotations

from dataclasses import dataclass

from legcheck.checklist.expressions import Expression, parse
from legcheck.checklist.models import Item


@dataclass(frozen=True, slots=True)
class Lexicon:
    """An item's expressions in one language, in order: the item's own, then by element."""

    item: str
    entries: tuple[tuple[str | None, Expression], ...]
    """The element's name, or None where an expression signals the item as a whole."""


def lexicon(item: Item, language: str) -> Lexicon:
    """The parsed expressions of an item; empty where there are none in that language."""
    written = item.expressions.get(language)
    if written is None:
        return Lexicon(item.id, ())
    own, by_element = [(None, parse(e)) for e in written.item], []
    names = {element.name for element in item.facts.elements}
    for name, sources in written.elements.items():
        if name in names:
            by_element += [(name, parse(e)) for e in sources]
        else:
            own += [(None, parse(e)) for e in sources]
    return Lexicon(item.id, (*own, *by_element))
