"""Screening: every item against every law of the package, together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from legcheck.checklist.models import Item
from legcheck.errors import LegcheckError
from legcheck.law.models import Law
from legcheck.matching.arrays import Floats, Ints
from legcheck.matching.compiled import compiled
from legcheck.matching.context import centrality, related
from legcheck.matching.embedders import Embedder, installed, names
from legcheck.matching.features import found_shares, presence_features, table_of
from legcheck.matching.lazily import Lazily
from legcheck.matching.model import Model, load_model
from legcheck.matching.models import Basis, Candidate, ItemMatch, Searched, Via
from legcheck.matching.prompts import prompts_for
from legcheck.matching.reasons import Reasons
from legcheck.matching.semantic import sense_scores
from legcheck.matching.view import LawView, view_of

LISTED = 10
"""Distinct numbers listed for an item where the package has them."""
MOST_LISTED = 30
"""Candidates listed at most: several laws may use the same numbers."""
SLICE = 16
"""Items matched between two calls of the progress hook."""
CELLS = 200_000
"""Items times units worked on at once, where more than a slice fits: it bounds memory."""

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
    warnings: tuple[str, ...] = ()
    """A sentence for each law in whose language the checklist lacks expressions: what presence and ranking rest on."""
    _views: tuple[LawView, ...] = field(default=(), repr=False, compare=False)
    """What was worked out of each law, for `rescreen`."""

    def match(self, item_id: str) -> ItemMatch:
        """The match of one item; raises KeyError where it was not screened."""
        for item in self.items:
            if item.item == item_id:
                return item
        raise KeyError(item_id)


@dataclass(frozen=True, slots=True)
class Met:
    """All items met with one law."""

    view: LawView
    orders: tuple[Ints, ...]
    """For each item units by falling score, the first MOST_LISTED."""
    scores: tuple[Floats, ...]
    """Their scores."""
    senses: str
    """The embedders that ranked the items without expressions."""
    features: dict[str, Floats]
    """PRESENCE features by item."""


def screen(
    items: Sequence[Item],
    laws: Sequence[Law],
    *,
    model: Model | None = None,
    among: Sequence[Item] = (),
    progress: Progress | None = None,
    embedders: Sequence[Embedder] | None = None,
) -> Screening:
    """Match items against a package of laws. Deterministic; linear in items and in sections.

    Presence also looks at related items. With `among`, the whole catalogue, they are met even where they are
    not asked for, so that the choice of checklists changes no presence. `embedders` rank where the checklist has
    no expressions in a law's language: by default those of the extra `legcheck[semantic]`, where it is installed.
    """
    return _screen(items, laws, Means(model or load_model(), among, progress, embedders), ())


def rescreen(
    earlier: Screening,
    items: Sequence[Item],
    laws: Sequence[Law],
    *,
    model: Model | None = None,
    among: Sequence[Item] = (),
    progress: Progress | None = None,
    embedders: Sequence[Embedder] | None = None,
) -> Screening:
    """The same as `screen`, quickly where the laws are those of an earlier screening with some sections changed.

    What depends on the text of one section alone is taken over wherever that text stands unchanged; whatever
    looks at the whole law is worked out again. Laws are recognised by their ids.
    """
    return _screen(items, laws, Means(model or load_model(), among, progress, embedders), earlier._views)


@dataclass(frozen=True, slots=True)
class Means:
    """What a screening works with, beside items and laws."""

    model: Model
    among: Sequence[Item] = ()
    progress: Progress | None = None
    embedders: Sequence[Embedder] | None = None
    """None: those that are installed, looked for only where they are needed."""


def _screen(items: Sequence[Item], laws: Sequence[Law], means: Means, earlier: Sequence[LawView]) -> Screening:
    model = means.model
    known = {item.id for item in means.among}
    everything = [*means.among, *(item for item in items if item.id not in known)]
    numbers = {item.id: k for k, item in enumerate(everything)}
    met = meet(everything, laws, means, {view.index.law.id: view for view in earlier})
    presences = [_presences(everything, one, model) for one in met]
    asked = [numbers[item.id] for item in items]
    matches = tuple(_match(item, k, met, presences) for item, k in zip(items, asked, strict=True))
    warnings = tuple(warning for one in met for warning in _warnings(one, asked))
    return Screening(matches, model.name, model.use_base_rates, warnings, tuple(m.view for m in met))


def meet(
    items: Sequence[Item], laws: Sequence[Law], means: Means, earlier: Mapping[str, LawView] | None = None
) -> list[Met]:
    """All items met with each law, in the order of the laws."""
    views = [view_of(law, compiled(items, law.language), (earlier or {}).get(law.id)) for law in laws]
    most = max((view.units for view in views), default=0)
    step = max(1, CELLS // (SLICE * max(1, most))) * SLICE
    parts: list[list[Met]] = [[] for _ in views]
    for low in range(0, len(items), step):
        high = min(low + step, len(items))
        for view, own in zip(views, parts, strict=True):
            own.append(_meet(view, low, high, means))
        if means.progress:
            for done in range(low + SLICE, high + SLICE, SLICE):
                means.progress(min(done, high), len(items))
    met = [_joined(own) for own in parts] if items else []
    for one in met:
        _fill_context(items, one)
    return met


def _meet(view: LawView, low: int, high: int, means: Means) -> Met:
    table = table_of(view, low, high)
    silent = np.flatnonzero(~view.checklist.expressed[low:high])
    scores = means.model.scores(table, ~view.checklist.expressed[low:high])
    embedders: Sequence[Embedder] = ()
    if len(silent) and view.units:
        embedders = installed() if means.embedders is None else means.embedders
    if embedders:
        scores[silent] = sense_scores(embedders, [view.checklist.items[low + k] for k in silent.tolist()], view.index)
    orders = _first(scores)
    kept = tuple(row[order] for row, order in zip(scores, orders, strict=True))
    return Met(
        view, orders, kept, names(embedders), presence_features(table, found_shares(view)[low:high], scores, view.words)
    )


def _first(scores: Floats) -> tuple[Ints, ...]:
    """For each row the units with the MOST_LISTED highest scores, best first; of equal ones the earlier."""
    units = scores.shape[1]
    if units <= 4 * MOST_LISTED:
        return tuple(np.argsort(-scores, axis=1, kind="stable")[:, :MOST_LISTED])
    least = np.partition(scores, units - MOST_LISTED, axis=1)[:, units - MOST_LISTED]
    high = (np.flatnonzero(row >= limit) for row, limit in zip(scores, least, strict=True))
    return tuple(
        where[np.argsort(-row[where], kind="stable")][:MOST_LISTED] for row, where in zip(scores, high, strict=True)
    )


def _joined(parts: Sequence[Met]) -> Met:
    return Met(
        parts[0].view,
        tuple(order for part in parts for order in part.orders),
        tuple(scores for part in parts for scores in part.scores),
        next((part.senses for part in parts if part.senses), ""),
        {name: np.concatenate([part.features[name] for part in parts]) for name in parts[0].features},
    )


def _fill_context(items: Sequence[Item], met: Met) -> None:
    linked = related(items, dict(zip((i.id for i in items), met.features["soft_item"].tolist(), strict=True)))
    met.features["related"] = np.array([linked[item.id] for item in items])
    met.features["centrality"] = np.array([centrality(item) for item in items])


def _warnings(met: Met, asked: Sequence[int]) -> Iterator[str]:
    """What to say of a law in whose language some items asked for have no expressions."""
    silent = sum(1 for number in asked if not met.view.checklist.expressed[number])
    if not silent or not met.view.units:
        return
    law = met.view.index.law
    which = "any item" if silent == len(asked) else f"{silent} of {len(asked)} items"
    said = f"The checklist has no expressions for {which} in the language of {law.file} ({law.language})"
    if met.senses:
        yield f"{said}: provisions were ranked by sense ({met.senses}); presence is weak, search the law yourself."
    else:
        yield (
            f"{said}: only shared words were compared and presence is weak. Search the law yourself, or install "
            "legcheck[semantic], which ranks by sense across languages."
        )


def _presences(items: Sequence[Item], met: Met, model: Model) -> list[float]:
    """Presence of each item in one law; 0 in a law without a unit."""
    if not met.view.units:
        return [0.0] * len(items)
    words = ~met.view.checklist.expressed
    return [float(p) for p in model.probabilities(met.features, [item.id for item in items], words)]


def _match(item: Item, number: int, met: Sequence[Met], presences: Sequence[Sequence[float]]) -> ItemMatch:
    by_law = {m.view.index.law.id: own[number] for m, own in zip(met, presences, strict=True)}
    return ItemMatch(
        item=item.id,
        presence=max(by_law.values(), default=0.0),
        presence_by_law=by_law,
        candidates=Lazily(partial(_candidates, item, number, met)),
        searched=Lazily(partial(_searched, number, met)),
        basis=Basis.EXPRESSIONS if any(m.view.checklist.expressed[number] for m in met) else Basis.WORDS,
    )


def _searched(number: int, met: Sequence[Met]) -> tuple[Searched, ...]:
    counts: dict[tuple[str | None, str], int] = {}
    for view in (m.view for m in met):
        entries = view.checklist.entries
        often = view.often[entries.expression[entries.of(number, number + 1)]].tolist()
        for (name, expression), count in zip(view.checklist.lexicons[number].entries, often, strict=True):
            key = (name, expression.source)
            counts[key] = counts.get(key, 0) + count
    return tuple(Searched(element, source, count) for (element, source), count in counts.items())


def _candidates(item: Item, place: int, row: Sequence[Met]) -> tuple[Candidate, ...]:
    pool = sorted(
        (-score, number, unit)
        for number, met in enumerate(row)
        for unit, score in zip(met.orders[place].tolist(), met.scores[place].tolist(), strict=True)
    )
    chosen = _chosen(pool, row)
    reasons = [Reasons(met.view, place, [u for n, u in chosen if n == k]) for k, met in enumerate(row)]
    listed: list[Candidate] = []
    numbers: set[str] = set()
    hosts = {(n, p.host) for n, u in chosen if (p := row[n].view.index.units[u].provision).host}
    for score, number, unit in pool:
        provision = row[number].view.index.units[unit].provision
        amends = provision.host is None and (number, provision.number) in hosts
        if unit not in reasons[number].units:
            reasons[number] = Reasons(row[number].view, place, row[number].orders[place].tolist())
        candidate = _candidate(item, reasons[number], unit, -score, amends)
        if candidate is None:
            continue
        listed.append(candidate)
        if provision.number:
            numbers.add(provision.number)
        if len(numbers) >= LISTED or len(listed) >= MOST_LISTED:
            break
    return tuple(listed)


def _chosen(pool: list[tuple[float, int, int]], row: Sequence[Met]) -> list[tuple[int, int]]:
    """Law and unit of what will be listed if nothing is dropped."""
    numbers: set[str] = set()
    chosen: list[tuple[int, int]] = []
    for _, number, unit in pool:
        chosen.append((number, unit))
        numbers.add(row[number].view.index.units[unit].provision.number or "")
        if len(numbers) > LISTED or len(chosen) >= MOST_LISTED:
            break
    return chosen


def _candidate(item: Item, reasons: Reasons, unit: int, score: float, amends: bool) -> Candidate | None:
    """One candidate; None for an amending article whose own words say nothing beside the article it inserts."""
    index = reasons.view.index
    law, provision = index.law, index.units[unit].provision
    elements, signals = reasons.elements(unit), reasons.signals(unit)
    own = [p for e in elements for p in e.places if p.via is Via.SELF]
    end = provision.end
    if amends:
        inserted = [p.start for p in law.provisions if p.host == provision.number and p.start >= provision.start]
        end = min([end, *inserted])
        if not any(p.end <= end for p in own) or end <= provision.start:
            return None
    expressions = len({p.expression for p in [*own, *signals]}) if reasons.lexicon.entries else 1
    matched = 0 if not own and not any(p.expression in reasons.wholes for p in signals) else expressions
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
        prompts=prompts_for(item, reasons.view.wording(unit), matched, reasons.negatives(unit)),
    )
