"""Screening: every item against every law of the package, together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from legcheck.checklist.models import Item
from legcheck.errors import LegcheckError
from legcheck.law.models import Law
from legcheck.matching.context import centrality, related
from legcheck.matching.features import ItemView, Query, item_view, presence_features, query_of
from legcheck.matching.hits import lexicon
from legcheck.matching.model import Model, load_model
from legcheck.matching.models import Basis, Candidate, ItemMatch, Searched
from legcheck.matching.prompts import prompts_for
from legcheck.matching.reasons import Reasons
from legcheck.matching.view import LawView, view_of

LISTED = 10
"""Distinct numbers listed for an item where the package has them."""
MOST_LISTED = 30
"""Candidates listed at most: several laws may use the same numbers."""
SLICE = 16
"""Items matched between two calls of the progress hook."""

Progress = Callable[[int, int], None]
"""Called with items done and items in all; it may raise ScreeningCancelledError."""


class ScreeningCancelledError(LegcheckError):
    """Raised by a progress hook to stop a screening; nothing is kept."""

    title = "Screening was stopped"


@dataclass(frozen=True, slots=True)
class Screening:
    """What matching says of all items, in the order they were given."""

    items: tuple[ItemMatch, ...]
    model: str
    """Name of the weights."""
    base_rates: bool
    """Whether item base rates entered presence."""

    def match(self, item_id: str) -> ItemMatch:
        """The match of one item; raises KeyError where it was not screened."""
        for item in self.items:
            if item.item == item_id:
                return item
        raise KeyError(item_id)


@dataclass(slots=True)
class Met:
    """An item met with one law: what is kept after the matrices are dropped."""

    view: LawView
    seen: ItemView
    order: list[int]
    """Units by falling score, the first MOST_LISTED."""
    scores: list[float]
    features: dict[str, float]
    """PRESENCE features; `related` and `centrality` are filled in when all items were met."""


def screen(
    items: Sequence[Item],
    laws: Sequence[Law],
    *,
    model: Model | None = None,
    among: Sequence[Item] = (),
    progress: Progress | None = None,
) -> Screening:
    """Match items against a package of laws. Deterministic; linear in items and in sections.

    Presence also looks at related items. With `among`, the whole catalogue, they are met even where they are
    not asked for, so that the choice of checklists changes no presence.
    """
    model = model or load_model()
    asked = {item.id for item in items}
    everything = [*items, *(item for item in among if item.id not in asked)]
    met = meet(everything, laws, model, progress)
    matches = tuple(_match(item, row, model) for item, row in zip(items, met, strict=False))
    return Screening(matches, model.name, model.use_base_rates)


def meet(items: Sequence[Item], laws: Sequence[Law], model: Model, progress: Progress | None = None) -> list[list[Met]]:
    """Each item met with each law: rows in the order of items, columns in the order of laws."""
    views = [view_of(law) for law in laws]
    lexicons = {language: [lexicon(i, language) for i in items] for language in {law.language for law in laws}}
    for view in views:
        view.expect(lexicons[view.index.language])
    queries = {
        language: [query_of(i, lex, language) for i, lex in zip(items, own, strict=True)]
        for language, own in lexicons.items()
    }
    met: list[list[Met]] = []
    for start in range(0, len(items), SLICE):
        stop = min(start + SLICE, len(items))
        for view in views:
            view.passages.fetch([e for lex in lexicons[view.index.language][start:stop] for _, e in lex.partial])
        for number in range(start, stop):
            met.append([_meet(view, queries[view.index.language][number], model) for view in views])
        if progress:
            progress(stop, len(items))
    for column in range(len(views)):
        _fill_context(items, [row[column] for row in met])
    return met


def _fill_context(items: Sequence[Item], met: list[Met]) -> None:
    linked = related(items, {i.id: m.features["soft_item"] for i, m in zip(items, met, strict=True)})
    for item, row in zip(items, met, strict=True):
        row.features.update(related=linked[item.id], centrality=centrality(item))


def _meet(view: LawView, query: Query, model: Model) -> Met:
    seen = item_view(view, query)
    scores = model.scores(seen.rank, not query.lexicon.entries)
    order = np.argsort(-scores, kind="stable")[:MOST_LISTED].tolist()
    features = presence_features(view, seen, scores)
    kept = [float(scores[k]) for k in order]
    seen.drop()
    return Met(view, seen, order, kept, features)


def _match(item: Item, row: list[Met], model: Model) -> ItemMatch:
    by_law = {
        m.view.index.law.id: model.probability(m.features, item.id, not m.seen.query.lexicon.entries)
        if m.view.units
        else 0.0
        for m in row
    }
    return ItemMatch(
        item=item.id,
        presence=max(by_law.values(), default=0.0),
        presence_by_law=by_law,
        candidates=_candidates(item, row),
        searched=_searched(row),
        basis=Basis.EXPRESSIONS if any(m.seen.query.lexicon.entries for m in row) else Basis.WORDS,
    )


def _searched(row: list[Met]) -> tuple[Searched, ...]:
    counts: dict[tuple[str | None, str], int] = {}
    for met in row:
        for hit in met.seen.hits:
            key = (hit.element, hit.expression.source)
            counts[key] = counts.get(key, 0) + hit.count
    return tuple(Searched(element, source, count) for (element, source), count in counts.items())


def _candidates(item: Item, row: list[Met]) -> tuple[Candidate, ...]:
    pool = sorted(
        (
            (-score, number, unit)
            for number, met in enumerate(row)
            for unit, score in zip(met.order, met.scores, strict=True)
        )
    )
    reasons = [Reasons(met.view, met.seen.query, met.seen.hits, met.order) for met in row]
    listed: list[Candidate] = []
    numbers: set[str] = set()
    hosts = {(n, p.host) for n, u in _chosen(pool, row) if (p := row[n].view.index.units[u].provision).host}
    for score, number, unit in pool:
        provision = row[number].view.index.units[unit].provision
        amends = provision.host is None and (number, provision.number) in hosts
        candidate = _candidate(item, row[number], reasons[number], unit, -score, amends)
        if candidate is None:
            continue
        listed.append(candidate)
        if provision.number:
            numbers.add(provision.number)
        if len(numbers) >= LISTED or len(listed) >= MOST_LISTED:
            break
    return tuple(listed)


def _chosen(pool: list[tuple[float, int, int]], row: list[Met]) -> list[tuple[int, int]]:
    """Law and unit of what will be listed if nothing is dropped."""
    numbers: set[str] = set()
    chosen: list[tuple[int, int]] = []
    for _, number, unit in pool:
        chosen.append((number, unit))
        numbers.add(row[number].view.index.units[unit].provision.number or "")
        if len(numbers) > LISTED or len(chosen) >= MOST_LISTED:
            break
    return chosen


def _candidate(item: Item, met: Met, reasons: Reasons, unit: int, score: float, amends: bool) -> Candidate | None:
    """One candidate; None for an amending article whose own words say nothing beside the article it inserts."""
    index = met.view.index
    law, provision = index.law, index.units[unit].provision
    elements, signals = reasons.elements(unit), reasons.signals(unit)
    own = [p for e in elements for p in e.places if p.via == "self"]
    end = provision.end
    if amends:
        inserted = [p.start for p in law.provisions if p.host == provision.number and p.start >= provision.start]
        end = min([end, *inserted])
        if not any(p.end <= end for p in own) or end <= provision.start:
            return None
    expressions = len({p.expression for p in [*own, *signals]}) if met.seen.query.lexicon.entries else 1
    negatives = tuple(dict.fromkeys(p.expression for p in reasons.negatives(unit)))
    matched = 0 if not own and not any(p.expression in _sources(met) for p in signals) else expressions
    return Candidate(
        law=law.id,
        provision=provision.id,
        number=provision.number,
        host=provision.host,
        label=provision.label,
        score=round(score, 6),
        start=provision.start,
        end=end,
        elements=elements,
        signals=signals,
        prompts=prompts_for(item, met.view.wording(unit), matched, negatives),
    )


def _sources(met: Met) -> set[str]:
    return {hit.expression.source for hit in met.seen.hits if hit.element is None}


__all__ = ["Progress", "Screening", "ScreeningCancelledError", "screen"]
