"""What every chapter needs at hand: the view, the phrases, the paragraph counter, and citations as links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from legcheck.assessment import Grade, QuoteCheck
from legcheck.checklist import Instrument, Level
from legcheck.report.blocks import Cell, Face, Paragraph, Quote, Run, Runs, Style
from legcheck.report.phrases import Phrases
from legcheck.report.text import one_line, paragraphs
from legcheck.report.view import EvidenceView, ItemView, LawView, RecommendationView, ReportView

GRADES = (Grade.MET, Grade.PARTLY_MET, Grade.NOT_MET, Grade.CONFLICTS, Grade.NOT_APPLICABLE, Grade.NOT_ASSESSED)
"""Order of grades in tables and charts."""
ABSENCE_LIMIT = 350
"""Characters of a statement "no provision found" up to which it stands where the finding does."""
FIRST_OPTIONAL_ANNEX = 7
"""Annexes 1 to 6 stand in every report; further ones are numbered as they occur."""
SHORTFALLS = frozenset({Grade.PARTLY_MET, Grade.NOT_MET, Grade.CONFLICTS})


class Desk:
    """Shared by the chapters while a report is composed; counts its numbered paragraphs."""

    def __init__(self, view: ReportView, say: Phrases, paragraph_of: dict[str, int] | None = None) -> None:
        self.view = view
        self.say = say
        self.paragraph_of: dict[str, int] = dict(paragraph_of or {})
        """Number of the paragraph that deals with an item, by item id."""
        self.recommended_at: dict[int, int] = {}
        """Number of the paragraph that sets out a recommendation, by its number."""
        self.quoted_at: dict[tuple[str, ...], int] = {}
        """Number of the paragraph of chapter IV that quotes a text first, by its law and lines."""
        self.annex = _optional_annexes(view)
        self._count = 0
        self._items = {item.id: item for item in view.items}
        self._recommendations = {r.number: r for r in view.recommendations}

    # paragraphs

    def numbered(self, *runs: Run | Runs, anchor: str = "", style: Style = Style.BODY) -> Paragraph:
        """The next numbered paragraph."""
        self._count += 1
        return Paragraph(_flat(runs), self._count, anchor or f"p{self._count}", style)

    def said(self, key: str, **values: str | int | Run | Runs) -> Paragraph:
        """The next numbered paragraph, of one phrase."""
        return self.numbered(self.say.runs(key, **values))

    @property
    def last_number(self) -> int:
        """Number of the last numbered paragraph."""
        return self._count

    # words

    def grade_word(self, grade: Grade) -> str:
        """Sign and word: `◐ Partly met`."""
        return f"{self.say(f'grade.{grade}.sign')} {self.say(f'grade.{grade}.word')}"

    def level_words(self, item: ItemView) -> str:
        """Duty level, with the mark *qualified*."""
        level = self.say(f"level.{item.level}")
        return self.say("level.qualified", level=level) if item.qualified else level

    def gap_words(self, item: ItemView) -> str:
        """What a grade short of met amounts to; empty where it amounts to nothing."""
        return self.say(f"gap.{item.gap}") if item.gap else ""

    def marks(self, item: ItemView) -> str:
        """† not verified, ‡ not reviewed by a jurist."""
        return ("" if item.verified else "†") + ("" if item.reviewed_by else "‡")

    def citation(self, instrument: Instrument, article: str) -> str:
        """`Smuggling of Migrants Protocol, article 6(1)`."""
        if instrument is Instrument.GOOD:
            return self.say("citation.topic", article=article)
        return self.say("citation.full", instrument=self.say(f"instrument.{instrument}"), article=article)

    def duty(self, item: ItemView) -> str:
        """Citation, duty level and the treaty's verb; good practice has no verb."""
        key = "duty.practice" if item.instrument is Instrument.GOOD else "duty.treaty"
        citation = self.citation(item.instrument, item.article)
        return self.say(key, citation=citation, level=self.level_words(item), verb=item.verb)

    def language_name(self, code: str) -> str:
        """Name of a language; its code where the phrases have none."""
        key = f"languages.{code}"
        return self.say(key) if key in self.say else code

    def instruments(self, only_unbound: bool = False) -> str:
        """The treaties of the assessment, by short name."""
        bound = {item.instrument for item in self.view.items if item.bound}
        return self.say.listing(
            self.say(f"instrument_the.{t.instrument}")
            for t in self.view.treaties
            if not (only_unbound and t.instrument in bound)
        )

    def law_names(self, laws: Sequence[LawView] | None = None) -> str:
        """Short names of the laws, in one phrase."""
        return self.say.listing(law.name for law in (self.view.laws if laws is None else laws))

    # links

    def item_link(self, item_id: str) -> Run:
        """An item's id, linked to its row in Annex 1 where it is in scope."""
        return Run(item_id, target=f"item-{item_id}" if item_id in self._items else "")

    def item_links(self, ids: Iterable[str]) -> Runs:
        """Item ids with commas."""
        return _separated([(self.item_link(i),) for i in ids])

    def titled_links(self, items: Iterable[ItemView]) -> Runs:
        """`title (id); title (id)`."""
        pieces = [(Run(f"{item.title} ("), self.item_link(item.id), Run(")")) for item in items]
        return _separated(pieces, "; ")

    def paragraph_links(self, items: Iterable[str]) -> Runs:
        """Numbers of the paragraphs on these items; empty where none is dealt with in chapter IV."""
        numbers = sorted({self.paragraph_of[i] for i in items if i in self.paragraph_of})
        return _separated([(Run(str(n), target=f"p{n}"),) for n in numbers])

    def recommendation_link(self, number: int, face: Face = Face.PLAIN) -> Run:
        """A recommendation's number, linked to its row in chapter V."""
        return Run(str(number), face, f"recommendation-{number}")

    def recommendation_links(self, numbers: Iterable[int]) -> Runs:
        """Recommendation numbers with commas."""
        return _separated([(self.recommendation_link(n),) for n in numbers])

    def recommendation(self, number: int) -> RecommendationView:
        """The recommendation with that number."""
        return self._recommendations[number]

    # evidence

    def place(self, evidence: EvidenceView) -> str:
        """Label and, where there are several laws or an act was only cited, its name."""
        if evidence.law_id is not None and len(self.view.laws) < 2:
            return evidence.label
        return self.say("analysis.evidence_in", label=evidence.label, law=evidence.law)

    def places(self, evidence: Iterable[EvidenceView]) -> str:
        """The labels of several pieces of evidence, law by law."""
        by_law: dict[str, list[EvidenceView]] = {}
        for one in evidence:
            by_law.setdefault(one.law, []).append(one)
        grouped = (
            replace(found[0], label=self.say.listing(dict.fromkeys(e.label for e in found)))
            for found in by_law.values()
        )
        return "; ".join(self.place(one) for one in grouped)

    def evidence_remarks(self, evidence: EvidenceView) -> Cell:
        """What must be said of a quote: not read, changed, note, translation."""
        blocks: list[Paragraph | Quote] = []
        if evidence.law_id is None:
            cited = self.say("evidence.cited", name=evidence.checked_by, date=evidence.checked_on)
            blocks.append(_strong(cited))
        elif evidence.check is QuoteCheck.CHANGED:
            blocks.append(_strong(self.say("evidence.changed")))
        elif evidence.check is not QuoteCheck.EXACT:
            blocks.append(_strong(self.say("evidence.missing")))
        if evidence.note:
            blocks.append(note(self.say("evidence.note", note=one_line(evidence.note))))
        if evidence.translation:
            named = "evidence.translation" if evidence.translator else "evidence.translation_unnamed"
            blocks.append(note(f"{self.say(named, translator=evidence.translator)}:"))
            blocks.append(Quote(evidence.translation, self.view.language))
        return tuple(blocks)

    def absence(self, item: ItemView) -> tuple[Runs, ...]:
        """The statement that nothing was found; a long one by a link to the annex that holds it in full."""
        if not is_long(item):
            return tuple((Run(line),) for line in paragraphs(item.absence))
        key = "analysis.searched" if item.evidence else "analysis.not_found"
        link = Run(item.id, target=f"search-{item.id}")
        return (self.say.runs(key, number=self.annex["searches"], item=link),)

    # marks below tables

    def legend(self, *parts: str) -> Runs:
        """The note below a table: what each mark means."""
        return (Run(self.say("marks.lead"), Face.STRONG), Run("; ".join(parts) + "."))

    def grade_legend(self, grades: Iterable[Grade] = GRADES) -> tuple[str, ...]:
        """Sign, word and meaning of grades."""
        wanted = set(grades)
        return tuple(
            self.say(
                "marks.grade",
                sign=self.say(f"grade.{g}.sign"),
                word=self.say(f"grade.{g}.word").lower(),
                means=self.say(f"grade.{g}.means"),
            )
            for g in GRADES
            if g in wanted
        )

    def gap_legend(self, items: Iterable[ItemView]) -> tuple[str, ...]:
        """Words and meaning of the kinds of gap that occur."""
        kinds = dict.fromkeys(item.gap for item in items if item.gap)
        return tuple(self.say("marks.gap", word=self.say(f"gap.{k}"), means=self.say(f"gap_means.{k}")) for k in kinds)

    def item_legend(self, items: Sequence[ItemView]) -> tuple[str, ...]:
        """Marks beside items that occur: †, ‡, qualified."""
        keys = (
            ("marks.unverified", any(not item.verified for item in items)),
            ("marks.unreviewed", any(not item.reviewed_by for item in items)),
            ("marks.qualified", any(item.qualified for item in items)),
        )
        return tuple(self.say(key) for key, shown in keys if shown)


def is_long(item: ItemView) -> bool:
    """Whether the statement that nothing was found is too long for the running text."""
    return len(item.absence) > ABSENCE_LIMIT


def _optional_annexes(view: ReportView) -> dict[str, int]:
    """Numbers of the annexes that not every report has."""
    present = {
        "practice": any(item.practice_note for item in view.items),
        "searches": any(is_long(item) for item in view.items),
        "coverage": bool(view.coverage),
        "machine": bool(view.suggestions),
    }
    names = [name for name, there in present.items() if there]
    return {name: FIRST_OPTIONAL_ANNEX + index for index, name in enumerate(names)}


def text(value: str, face: Face = Face.PLAIN) -> Cell:
    """A cell of one paragraph."""
    return (Paragraph((Run(value, face),)),) if value else ()


def cell(*runs: Run | Runs) -> Cell:
    """A cell of one paragraph of runs."""
    return (Paragraph(_flat(runs)),) if runs else ()


def written(value: str) -> Cell:
    """A text that a person wrote, a paragraph for each of its lines."""
    return tuple(Paragraph((Run(line),)) for line in paragraphs(value))


def note(value: str) -> Paragraph:
    """A quiet paragraph."""
    return Paragraph((Run(value, Face.QUIET),), style=Style.NOTE)


def of_level(items: Iterable[ItemView], *levels: Level) -> tuple[ItemView, ...]:
    """The items of these duty levels."""
    return tuple(item for item in items if item.level in levels)


def graded(items: Iterable[ItemView], *grades: Grade) -> tuple[ItemView, ...]:
    """The items with these grades."""
    return tuple(item for item in items if item.grade in grades)


def counts(items: Iterable[ItemView]) -> Counter[Grade]:
    """Items counted by grade."""
    return Counter(item.grade for item in items)


def _strong(value: str) -> Paragraph:
    return Paragraph((Run(value, Face.STRONG),), style=Style.NOTE)


def _flat(runs: Iterable[Run | Runs]) -> Runs:
    flat: list[Run] = []
    for run in runs:
        flat.extend(run if isinstance(run, tuple) else (run,))
    return tuple(flat)


def _separated(pieces: Sequence[Runs], mark: str = ", ") -> Runs:
    flat: list[Run] = []
    for index, piece in enumerate(pieces):
        if index:
            flat.append(Run(mark))
        flat.extend(piece)
    return tuple(flat)
