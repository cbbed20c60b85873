"""Where a search by the tool alone cannot carry "not met": it has no expressions in the law's language.

Matching then shares words only and says so (`matching.Basis.WORDS`); the assessor's own search is needed beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from legcheck.assessment.models import PackageLaw
from legcheck.checklist.models import Item


def own_search_needed(item: Item, laws: Iterable[PackageLaw]) -> bool:
    """Whether the item has expressions in the language of none of the package's laws.

    The same as `ItemMatch.basis` says after a search, known without one, so that no decision waits for matching.
    """
    return not any(_has_expressions(item, law.language) for law in laws)


def _has_expressions(item: Item, language: str) -> bool:
    written = item.expressions.get(language)
    return written is not None and bool(written.item or any(written.elements.values()))
