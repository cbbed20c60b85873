"""The statute DTD of Justice Canada: sections with marginal notes, nested labels, historical notes."""

from __future__ import annotations

from typing import Any

from legcheck.law.models import Kind, Role
from legcheck.law.numerals import tidy_number
from legcheck.law.readers.docx_numbering import attr, local
from legcheck.law.readers.marking import Marker, words_of
from legcheck.law.source import Source
from legcheck.law.units import DEPTH_DIVISION, DEPTH_INSERTED, DEPTH_SUB, DEPTH_TOP, DEPTH_ZONE

_LEVELS = {"Subsection": 0, "Paragraph": 1, "Subparagraph": 2, "Clause": 3, "Subclause": 4, "Subsubclause": 5}
_KINDS = {0: Kind.SUBSECTION, 1: Kind.PARAGRAPH}
_NOTES = frozenset({"Footnote"})
_SIDE = frozenset({"MarginalNote", "Label", "Heading"})
MAX_DEPTH = 120


def read_canadian(root: Any) -> Source:
    """Lines and marks of a Canadian statute or regulation."""
    walker = _Walker()
    source = Source("xml-canada", walker.out.lines, structured=True)
    for element in root:
        walker.top(element)
    source.title = walker.title
    source.language = next((v for k, v in root.attrib.items() if k.endswith("}lang")), None)
    return source


class _Walker:
    """Walks the statute, keeping the section that text stands in."""

    def __init__(self) -> None:
        self.out = Marker()
        self.title = ""
        self.section: str | None = None
        self.inserted = False

    def top(self, element: Any) -> None:
        """The parts of a statute: identification, introduction, body, schedules."""
        kind = local(element)
        if kind == "Identification":
            with self.out.zone(Role.PREAMBLE, "preamble"):
                for inner in element:
                    if local(inner) in ("LongTitle", "ShortTitle"):
                        words = words_of(inner, _NOTES)
                        self.title = words if local(inner) == "ShortTitle" or not self.title else self.title
                        self.out.line(words)
        elif kind in ("Introduction", "Preamble"):
            with self.out.zone(Role.PREAMBLE, "preamble"):
                self.inside(element, 0)
        elif kind in ("Schedule", "RecentAmendments"):
            self.schedule(element)
        else:
            self.inside(element, 0)

    def schedule(self, element: Any) -> None:
        """A schedule; related and not yet enforced provisions stand in schedules of their own."""
        if local(element) == "RecentAmendments":
            return
        form = next((e for e in element if local(e) == "ScheduleFormHeading"), None)
        heading = words_of(form, _NOTES) if form is not None else ""
        label = next((words_of(e) for e in form if local(e) == "Label"), "") if form is not None else ""
        with self.out.unit(
            Kind.SCHEDULE, DEPTH_ZONE, role=Role.SCHEDULE, heading=heading, printed=label, name="schedule"
        ):
            self.inside(element, 0)
        self.out.blank()

    def inside(self, element: Any, depth: int) -> None:
        """Everything in an element, in order."""
        if depth > MAX_DEPTH:
            self.out.line(words_of(element))
            return
        for inner in element:
            self.one(inner, depth + 1)

    def one(self, element: Any, depth: int) -> None:
        """One element by its kind."""
        kind = local(element)
        if kind == "Section":
            self.a_section(element, depth)
        elif kind in _LEVELS:
            self.a_level(element, kind, depth)
        elif kind == "Heading":
            self.a_heading(element)
        elif kind in ("HistoricalNote", "Footnote"):
            items = [words_of(item) for item in element] if kind == "HistoricalNote" else [words_of(element)]
            self.out.note("; ".join(item for item in items if item))
        elif kind in (
            "Text",
            "TitleText",
            "MarginalNote",
            "Label",
            "OriginatingRef",
            "FormulaText",
            "entry",
            "BilingualItemEn",
        ):
            self.out.line(words_of(element, _NOTES))
            for note in element.iter():
                if local(note) == "Footnote":
                    self.out.note(words_of(note))
        elif kind == "AmendedText":
            before, self.inserted = self.inserted, True
            self.inside(element, depth)
            self.inserted = before
        elif kind == "Schedule":
            self.schedule(element)
        elif kind == "row":
            self.out.line("\t".join(words_of(cell) for cell in element))
        elif len(element) == 0:
            self.out.line(words_of(element))
        else:
            self.inside(element, depth)

    def a_heading(self, element: Any) -> None:
        """Part, division or a heading without number, nested by the level that the file states."""
        level = int(attr(element, "level") or "1") if (attr(element, "level") or "1").isdigit() else 1
        label = next((words_of(e) for e in element if local(e) == "Label"), "")
        title = next((words_of(e) for e in element if local(e) == "TitleText"), "")
        words = f"{label} {title}".strip()
        kind = Kind.PART if label.upper().startswith("PART") else Kind.SECTION if label else Kind.TITLE
        self.out.blank()
        number = label.split()[-1] if label else None
        depth = DEPTH_DIVISION + min(8, 2 * level)
        with self.out.unit(kind, depth, heading=title, printed=label, number=number):
            self.out.line(words, level=level)
        # a division reaches to the next of its depth: its end is not that of its heading line
        if self.out.lines and self.out.lines[-1].marks:
            self.out.lines[-1].marks[-1].last = OPEN_END

    def a_section(self, element: Any, depth: int) -> None:
        """A section with its marginal note as heading; in amended text it is one of another law."""
        label = next((words_of(e, _NOTES) for e in element if local(e) == "Label"), "")
        note = next((words_of(e, _NOTES) for e in element if local(e) == "MarginalNote"), "")
        number = tidy_number(label) or None
        host = self.section if self.inserted else None
        outer = self.section
        if not self.inserted:
            self.section = number
        self.out.blank()
        with self.out.unit(
            Kind.SECTION, DEPTH_INSERTED if self.inserted else DEPTH_TOP, number=number, heading=note, host=host,
            role=Role.INSERTED if self.inserted else None, top=True, printed=label,
        ):  # fmt: skip
            self.out.line(note)
            self.out.label(label)
            self.parts(element, depth)
        self.section = outer if self.inserted else self.section

    def a_level(self, element: Any, kind: str, depth: int) -> None:
        """A subsection, paragraph, subparagraph or clause."""
        label = next((words_of(e, _NOTES) for e in element if local(e) == "Label"), "")
        note = next((words_of(e, _NOTES) for e in element if local(e) == "MarginalNote"), "")
        level = _LEVELS[kind]
        base = DEPTH_INSERTED + 1 if self.inserted else DEPTH_SUB
        if note and self.out.prefix:
            self.out.line("")  # the section's number stands alone where its first subsection has a note of its own
        with self.out.unit(
            _KINDS.get(level, Kind.LETTER),
            base + level,
            number=tidy_number(label.strip("()")),
            heading=note,
            printed=label,
        ):
            self.out.line(note)
            self.out.label(label)
            self.parts(element, depth)

    def parts(self, element: Any, depth: int) -> None:
        """The parts of a unit behind its label and note."""
        seen: set[str] = set()
        for inner in element:
            kind = local(inner)
            if kind in ("Label", "MarginalNote") and kind not in seen:
                seen.add(kind)
                continue
            self.one(inner, depth + 1)
        if self.out.prefix:
            self.out.line("")


OPEN_END = -2
"""A mark whose unit reaches to the next one of its depth."""
