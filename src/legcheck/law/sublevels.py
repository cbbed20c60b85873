"""Subsections, paragraphs, letters and numerals inside an article, by the order in which labels count.

A label counts only in its turn: `(b)` after `(a)`, `(i)` after `(h)` or as the first numeral. So references
like `paragraph (b)` in running text are not taken for labels, and a law whose line breaks were lost is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legcheck.law.models import Kind
from legcheck.law.numerals import chinese, digits, roman
from legcheck.law.units import Unit

MAX_NESTING = 8
LABEL_SIGNS = "(（）{}[]. -–—ـ)、．§º°\u2003"
"""What may stand around the number of a label."""


@dataclass(slots=True)
class Label:
    """A label that may open a sub-unit."""

    start: int
    end: int
    style: str
    values: tuple[tuple[str, int], ...]
    """Readings: (series, value), for `(i)` both letter 9 and numeral 1."""
    printed: str
    at_line: bool


_LINE = re.compile(
    r"^[ \t>•·\"“”«‘'\[*_]*(?P<label>"
    r"[({]\s?(?P<paren>[0-9٠-٩०-९০-৯]{1,3}[a-zA-Z]{0,2}|[a-z]{1,4}|[A-Z]{1,4}|[ء-ي]|[а-я]|[ক-হ]|[一二三四五六七八九十]{1,3}|@|!)\s?[)}]"
    r"|（(?P<wide>[一二三四五六七八九十]{1,3}|\d{1,2})）"
    r"|(?P<half>\d{1,2}[a-z]?|[a-z]{1,4}|[ء-ي]|[а-я])\)(?=[\s\w“\"«]|$)"
    r"|§\s?(?P<pilcrow>\d{1,2})\s?[º°o.]?(?:-?[A-Z])?|(?P<sole>Par[aá]grafo\s[uú]nico)"
    r"|(?P<point>\d{1,3}(?:\.\d{1,2})+)\.?(?=\s)|(?P<degree>\d{1,2})\s?\.?[º°](?=[\s\-–\w])"
    r"|(?P<dot>\d{1,2})\s?[.．](?=\s?[-–—]?\s?[^\d\s])|(?P<letterdot>[a-z])\.(?=\s)"
    r"|(?P<romandash>[IVX]{1,5})\s?(?:-[A-Z])?\s?[-–—](?=\s?\w)|(?P<romandot>[ivx]{1,5}|[IVX]{1,5})\.(?=\s)"
    r"|(?P<arabicdash>[0-9٠-٩]{1,2}|[ء-ي])\s?[-–ـ](?=\s?[^\d\s])|[-–]\s?(?P<dasharabic>[0-9٠-٩]{1,2})(?=[ء-ي])"
    r"|(?P<zh>[一二三四五六七八九十]{1,3})、"
    r")",
    re.MULTILINE,
)
_INLINE = re.compile(
    r"(?:(?<=[.;:,—–\-”\"])\s?|(?<=\sand\s)|(?<=\sor\s)|(?<=;and\s)|(?<=;\set\s)|(?<=\sou\s)|(?<=\sy\s)|(?<=\w\s))(?P<label>\(\s?(?P<paren>\d{1,2}[A-Z]?|[a-z]{1,4}|[A-Z]{1,4})\s?\))(?=\s|[A-ZÀ-Ý«“])"
)
_REFERENCE_BEFORE = re.compile(
    r"(?:sub-?sections?|sections?|paragraphs?|sub-?paragraphs?|clauses?|articles?|items?|Acts?|Schedules?|regulations?|rules?|alin[ée]as?|lettres?|points?|inc(?:iso)?s?\.?|numerales?|literal(?:es)?|apartados?|"
    r"\)|\d|and|or|to|,|et|ou|under|of|in)\s*$",
    re.IGNORECASE,
)
_PARAGRAPH_REFERENCE = re.compile(
    r"(?:sub-?sections?|sections?|paragraphs?|sub-?paragraphs?|clauses?|articles?|items?|Schedule|\)\s?,|\)\s(?:and|or|to|et|ou)|\d\s?)\s*$",
    re.IGNORECASE,
)
_ARABIC_LETTERS = "أبجدهوزحطيكلمنسعفصقرشت"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_BENGALI = "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরল"


def find_subunits(text: str, unit: Unit, end: int, depth: int, breaks: list[int] | None = None) -> list[Unit]:
    """Sub-units of one article whose own text is `text[unit.content:end]`, nested from `depth` on."""
    start = unit.content if unit.content >= 0 else unit.start
    labels = list(_labels(text, start, end))
    stack: list[tuple[str, str, int]] = []
    found: list[Unit] = []
    terms: dict[int, str] = {}
    behind = start
    for place, label in enumerate(labels):
        following = labels[place + 1] if place + 1 < len(labels) else None
        level = _place(stack, label, following)
        if level is None:
            continue
        if stack[level][2] == 1:
            terms[level] = _term_before(text, behind, label.start)
        behind = label.end
        found.append(
            Unit(
                label.start,
                _kind(level, stack[level][0]),
                depth + level,
                number=_shown(label, stack[level]),
                printed=label.printed,
                content=label.end,
                term=terms.get(level, ""),
            )
        )
    return found


_TERM = re.compile(
    r"^[ \t*_>•–—-]{0,8}[“\"«]\s?(?P<term>[^\W\d_][^“”\"«»\n;.:]{1,60}?)\s?[”\"»](?P<rest>[^;.“”\"«»]{0,400})\Z",
    re.MULTILINE,
)


def _term_before(text: str, start: int, end: int) -> str:
    """The term whose definition a list goes on: it opens a line, and no sentence ends between it and the list."""
    begin = max(start, end - 500)
    quoted = max(text.rfind(mark, begin, end) for mark in '”"»')
    found = _TERM.search(text[begin:end]) if quoted >= 0 else None
    return found["term"] if found is not None else ""


def _labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Labels at line starts and, where lines are long, inside them, in order."""
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        if stop > position and (_may_label(text, position) or text.find("(", position, stop) >= 0):
            yield from _labels_of_line(text, position, stop, first=position == start)
        position = stop + 1


def _labels_of_line(text: str, start: int, stop: int, *, first: bool) -> Iterator[Label]:
    line = text[start:stop]
    reached = 0
    while _may_label(line, reached) and (found := _LINE.match(line[reached:])):
        label = _label(found, start + reached, at_line=True)
        if label is None:
            break
        yield label
        reached += found.end()
        if not line[reached:].lstrip().startswith(("(", "（")):
            break
    if "(" not in line[reached:]:
        return
    for found in _INLINE.finditer(line, reached):
        before = line[max(0, found.start("label") - 24) : found.start("label")]
        if _is_reference(before):
            continue
        label = _label(found, start, at_line=False)
        if label is not None:
            yield label


def _may_label(line: str, start: int) -> bool:
    """False where a line plainly begins with a word, no label: most lines need no pattern."""
    first = line[start : start + 1]
    if not first.isascii() or not first.isalpha():
        return True
    if first.isupper():
        return first in "IVXP"
    head = line[start + 1 : start + 6]
    return ")" in head or "." in head


def _is_reference(before: str) -> bool:
    """True where the words before a label make it a reference: `subsection (1)`, `4(2)`, `(a) and (b)`."""
    if _PARAGRAPH_REFERENCE.search(before):
        return True
    return bool(re.search(r"\w\s?$", before)) and not re.search(r"\b(?:and|or|et|ou|y|o)\s$", before)


def _label(found: re.Match[str], offset: int, *, at_line: bool) -> Label | None:
    groups = found.groupdict()
    style = next((name for name, value in groups.items() if value is not None and name != "label"), None)
    if style is None:
        return None
    value = groups[style]
    readings = tuple(_readings(style, value))
    if not readings:
        return None
    return Label(
        offset + found.start("label"), offset + found.end("label"), style, readings, groups["label"].strip(), at_line
    )


def _readings(style: str, value: str) -> Iterator[tuple[str, int]]:
    """All (series, value) readings of a label's inside."""
    if style == "sole":
        yield "pilcrow:1", 1
        return
    plain = digits(value)
    case = "A" if plain[:1].isupper() else "a"
    if plain[:1].isdigit():
        if "." in plain:
            yield f"{style}:1", int(plain.split(".")[-1])
        else:
            yield f"{style}:1", int(re.match(r"\d+", plain).group()) if (re.match(r"\d+", plain)) else 0  # type: ignore[union-attr]
        return
    number = roman(plain) if plain.isascii() and plain.isalpha() else None
    if len(plain) == 1 and plain.isascii() and plain.isalpha() and not style.startswith("roman"):
        yield f"{style}:{case}", ord(plain.lower()) - 96
        if plain in "lI" and style == "paren":
            yield "paren:1", 1  # a one that was misread
    elif plain == "!":
        yield "paren:1", 1
    elif len(plain) == 2 and plain.isascii() and plain[0] == plain[1] and plain.isalpha():
        yield f"{style}:{case}", 26 + ord(plain[0].lower()) - 96
    if number is not None:
        yield f"{style}:{'I' if case == 'A' else 'i'}", number
    if plain == "@":
        yield "paren:a", 4
        yield "paren:a", 1
    for series, letters in (("ar", _ARABIC_LETTERS), ("ru", _CYRILLIC), ("bn", _BENGALI)):
        if len(plain) == 1 and plain in letters:
            yield f"{style}:{series}", letters.index(plain) + 1
    if len(plain) == 1 and plain == "ا":
        yield f"{style}:ar", 1
    if plain and plain[0] in "一二三四五六七八九十":
        worth = chinese(plain)
        if worth:
            yield f"{style}:zh", worth


def _place(stack: list[tuple[str, str, int]], label: Label, following: Label | None) -> int | None:
    """Put a label on the stack of open levels; returns its level, or None where it is out of turn."""
    for level in range(len(stack) - 1, -1, -1):
        series, _, value = stack[level]
        for reading, number in label.values:
            if reading == series and number == value + 1 and not _rather_numeral(label, following, reading):
                del stack[level:]
                stack.append((reading, label.printed, number))
                return level
    return _open_level(stack, label, following)


def _rather_numeral(label: Label, following: Label | None, reading: str) -> bool:
    """`(i)` after `(h)` opens numerals where `(ii)` comes next."""
    if not reading.endswith((":a", ":A")) or len(label.values) < 2 or following is None:
        return False
    numeral = next(((s, n) for s, n in label.values if s.endswith((":i", ":I"))), None)
    if numeral is None or numeral[1] != 1:
        return False
    return any(s == numeral[0] and n == 2 for s, n in following.values)


def _open_level(stack: list[tuple[str, str, int]], label: Label, following: Label | None) -> int | None:
    ordered = (
        sorted(label.values, key=lambda v: v[0].endswith((":a", ":A")))
        if label.printed in ("(i)", "i)", "(I)")
        else label.values
    )
    if label.values[0][0].startswith("pilcrow"):
        # a paragraph of a Portuguese article stands beside its items, never in them
        if stack and not stack[0][0].startswith("pilcrow"):
            del stack[:]
        if not stack and label.at_line:
            stack.append((label.values[0][0], label.printed, label.values[0][1]))
            return 0
    for reading, number in ordered:
        open_at = next((i for i, (series, _, _) in enumerate(stack) if series == reading), None)
        if number == 1 and open_at is None and len(stack) < MAX_NESTING:
            stack.append((reading, label.printed, number))
            return len(stack) - 1
        if number == 1 and open_at is not None and label.at_line:
            del stack[open_at:]
            stack.append((reading, label.printed, number))
            return open_at
    if not label.at_line:
        return None
    for reading, number in label.values:
        open_at = next((i for i, (series, _, _) in enumerate(stack) if series == reading), None)
        if open_at is not None and stack[open_at][2] < number <= stack[open_at][2] + 6:
            del stack[open_at:]
            stack.append((reading, label.printed, number))
            return open_at
        if open_at is None and number <= 3 and reading == "paren:1" and not stack:
            stack.append((reading, label.printed, number))
            return 0
    return None


def _kind(level: int, series: str) -> Kind:
    if series.endswith(":1") and level == 0 and not series.startswith("degree"):
        return Kind.SUBSECTION
    if series.endswith((":a", ":A", ":ar", ":ru", ":bn")):
        return Kind.LETTER if level > 1 or not series.startswith("paren") else Kind.PARAGRAPH
    return Kind.PARAGRAPH


def _shown(label: Label, entry: tuple[str, str, int]) -> str:
    """The number of a sub-unit for its id and label: the letter or figure as meant."""
    series, _, value = entry
    if label.style == "sole":
        return "único"
    inner = digits(label.printed).strip(LABEL_SIGNS)
    if series == "paren:1" and not inner[:1].isdigit():
        return str(value)
    if inner == "@":
        return chr(96 + value)
    return inner if inner and len(inner) <= 8 else str(value)
