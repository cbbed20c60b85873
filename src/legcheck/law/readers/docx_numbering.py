"""Word's automatic numbers: what `numbering.xml` and `styles.xml` say, counted as Word counts.

Rules (ECMA-376 part 1, 17.9, and trials with Word files): counters belong to the abstract numbering; a start
override takes effect once for each numbering instance; a level starts again after any level above it, unless
`lvlRestart` says otherwise; letters go on z, aa, bb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

MAX_BASED_ON = 40


def local(element: Any) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attr(element: Any, name: str) -> str | None:
    """An attribute by local name, whatever namespace the file uses (transitional or strict)."""
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return None


def child(element: Any, name: str) -> Any | None:
    """The first child of that local name."""
    if element is None:
        return None
    for inner in element:
        if local(inner) == name:
            return inner
    return None


def number_attr(element: Any | None, name: str = "val") -> int | None:
    """An attribute as a whole number; None where it is missing or no number."""
    value = attr(element, name) if element is not None else None
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


@dataclass(slots=True)
class Level:
    """One level of a numbering."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"


@dataclass(slots=True)
class Style:
    """A paragraph style, as far as numbering and headings need it."""

    name: str = ""
    based_on: str | None = None
    num_id: int | None = None
    level: int | None = None
    outline: int | None = None
    bold: bool = False


@dataclass(slots=True)
class Instance:
    """A `w:num`: an abstract numbering with its overrides."""

    abstract: int
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass
class Numbering:
    """All numberings of a document, and the counters while it is read."""

    abstracts: dict[int, dict[int, Level]] = field(default_factory=dict)
    style_links: dict[int, str] = field(default_factory=dict)
    """Abstract numberings that only point to a numbering style."""
    instances: dict[int, Instance] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    counters: dict[int, list[int | None]] = field(default_factory=dict)
    used: set[tuple[int, int]] = field(default_factory=set)

    def style_chain(self, style_id: str | None) -> list[tuple[str, Style]]:
        """A style and those it is based on, nearest first; circles end."""
        chain: list[tuple[str, Style]] = []
        while style_id and style_id in self.styles and len(chain) < MAX_BASED_ON:
            if any(seen == style_id for seen, _ in chain):
                break
            chain.append((style_id, self.styles[style_id]))
            style_id = self.styles[style_id].based_on
        return chain

    def place_of(self, num_id: int | None, level: int | None, style_id: str | None) -> tuple[int, int] | None:
        """Numbering instance and level of a paragraph, from itself or its style; None where it has no number."""
        if num_id is not None:
            return None if num_id == 0 else (num_id, level or 0)
        for name, style in self.style_chain(style_id):
            if style.num_id is None:
                continue
            if style.num_id == 0:
                return None
            return style.num_id, level if level is not None else self._level_of_style(style.num_id, name, style)
        return None

    def _level_of_style(self, num_id: int, name: str, style: Style) -> int:
        for index, level in self._levels(num_id).items():
            if level.style == name:
                return index
        return style.level or 0

    def _levels(self, num_id: int) -> dict[int, Level]:
        instance = self.instances.get(num_id)
        if instance is None:
            return {}
        base = self.abstracts.get(self._real_abstract(instance.abstract), {})
        return {**base, **instance.levels} if instance.levels else base

    def _real_abstract(self, abstract: int) -> int:
        """Follow a link to a numbering style to the abstract numbering that defines the levels."""
        for _ in range(8):
            link = self.style_links.get(abstract)
            if link is None or self.abstracts.get(abstract):
                return abstract
            style = self.styles.get(link)
            instance = self.instances.get(style.num_id) if style is not None and style.num_id else None
            if instance is None:
                return abstract
            abstract = instance.abstract
        return abstract

    def next_label(self, num_id: int, level: int) -> tuple[str, str]:
        """Count one paragraph on and give its label and what follows it (`tab`, `space`, `nothing`)."""
        instance = self.instances.get(num_id)
        levels = self._levels(num_id)
        definition = levels.get(level)
        if instance is None or definition is None or not 0 <= level <= 8:
            return "", "nothing"
        abstract = self._real_abstract(instance.abstract)
        counts = self.counters.setdefault(abstract, [None] * 9)
        self._start_overrides(num_id, instance, counts, level)
        current = counts[level]
        counts[level] = definition.start if current is None else current + 1
        for deeper in range(level + 1, 9):
            restart = levels[deeper].restart if deeper in levels else None
            limit = deeper if restart is None else restart
            if level < limit:
                counts[deeper] = None
        return self._filled(definition, levels, counts), definition.suffix

    def _start_overrides(self, num_id: int, instance: Instance, counts: list[int | None], level: int) -> None:
        for index, start in instance.starts.items():
            if index <= level and (num_id, index) not in self.used:
                counts[index] = start - 1
                self.used.add((num_id, index))
                if index < level:
                    counts[index] = start

    def _filled(self, definition: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
        if definition.format == "bullet":
            return "•"
        if definition.format == "none" and "%" not in definition.text:
            return definition.text

        def one(found: re.Match[str]) -> str:
            index = int(found.group(1)) - 1
            level = levels.get(index, Level())
            value = counts[index] if counts[index] is not None else level.start
            style = "decimal" if definition.legal and level.format != "none" else level.format
            return format_number(value or 0, style)

        return re.sub(r"%([1-9])", one, definition.text)


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA_AR = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HINDI = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth",
    "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth",
)  # fmt: skip
_CARDINALS = (
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    "Thirteen", "Fourteen",
    "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty",
)  # fmt: skip


def format_number(value: int, style: str) -> str:
    """A counter in one of Word's number formats; unknown formats are given as decimal, as Word does."""
    if style == "none":
        return ""
    if style in ("lowerRoman", "upperRoman"):
        text = _roman(value)
        return text if style == "lowerRoman" else text.upper()
    if style in ("lowerLetter", "upperLetter"):
        text = _repeated(value, "abcdefghijklmnopqrstuvwxyz")
        return text if style == "lowerLetter" else text.upper()
    if style == "decimalZero":
        return f"{value:02}"
    if style == "ordinal":
        return f"{value}{_english_ending(value)}"
    if style in ("ordinalText", "cardinalText"):
        words = _ORDINALS if style == "ordinalText" else _CARDINALS
        return words[value - 1] if 0 < value <= len(words) else str(value)
    return _other_scripts(value, style)


def _other_scripts(value: int, style: str) -> str:
    letters = {
        "arabicAlpha": _ALPHA_AR, "arabicAbjad": _ABJAD, "russianLower": _RUSSIAN, "russianUpper": _RUSSIAN.upper(),
        "hebrew1": _HEBREW, "hebrew2": _HEBREW, "hindiConsonants": _HINDI, "ideographTraditional": _STEMS,
        "ideographZodiac": _BRANCHES,
    }.get(style)  # fmt: skip
    if letters:
        return _repeated(value, letters)
    if style in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 0 < value <= 20:
        return _CIRCLED[value - 1]
    if style == "decimalEnclosedParen":
        return f"({value})"
    if style == "decimalEnclosedFullstop":
        return f"{value}."
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(0xFF10 + int(d)) for d in str(value))
    if style in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                 "taiwaneseCountingThousand", "koreanCounting"):  # fmt: skip
        return _chinese(value)
    if style in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"):
        return "".join("〇一二三四五六七八九"[int(d)] for d in str(value))
    if style == "hindiNumbers":
        return "".join(chr(0x966 + int(d)) for d in str(value))
    if style == "thaiNumbers":
        return "".join(chr(0xE50 + int(d)) for d in str(value))
    return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            text += sign
            value -= worth
    return text


def _repeated(value: int, letters: str) -> str:
    """Word goes on z, aa, bb, not ab."""
    if value <= 0:
        return str(value)
    return letters[(value - 1) % len(letters)] * ((value - 1) // len(letters) + 1)


def _english_ending(value: int) -> str:
    if 10 < value % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _chinese(value: int) -> str:
    if not 0 < value < 10000:
        return str(value)
    digits, units = "零一二三四五六七八九", ("", "十", "百", "千")
    text, zero = "", False
    for place, digit in zip(range(len(str(value)) - 1, -1, -1), str(value), strict=True):
        if digit == "0":
            zero = bool(text)
            continue
        text += ("零" if zero else "") + digits[int(digit)] + units[place]
        zero = False
    return text[1:] if text.startswith("一十") else text


def read_numbering(numbering: Any | None, styles: Any | None) -> Numbering:
    """The numberings and styles of a document; missing parts give an empty one."""
    made = Numbering()
    for element in styles if styles is not None else ():
        if local(element) == "style":
            made.styles[attr(element, "styleId") or ""] = _style(element)
    for element in numbering if numbering is not None else ():
        if local(element) == "abstractNum":
            key = number_attr(element, "abstractNumId")
            if key is None:
                continue
            made.abstracts[key] = dict(_levels_of(element))
            link = child(element, "numStyleLink")
            if link is not None:
                made.style_links[key] = attr(link, "val") or ""
        elif local(element) == "num":
            _add_instance(made, element)
    return made


def _style(element: Any) -> Style:
    properties = child(element, "pPr")
    numbering = child(properties, "numPr")
    based = child(element, "basedOn")
    name = child(element, "name")
    run = child(element, "rPr")
    return Style(
        name=(attr(name, "val") or "") if name is not None else "",
        based_on=attr(based, "val") if based is not None else None,
        num_id=number_attr(child(numbering, "numId")),
        level=number_attr(child(numbering, "ilvl")),
        outline=number_attr(child(properties, "outlineLvl")),
        bold=is_on(child(run, "b")),
    )


def is_on(element: Any | None) -> bool:
    """True for a switch that is set: present and not `0`, `false`, `off`."""
    return element is not None and (attr(element, "val") or "1") not in ("0", "false", "off", "none")


def _levels_of(element: Any) -> list[tuple[int, Level]]:
    found: list[tuple[int, Level]] = []
    for inner in element:
        if local(inner) == "lvl":
            index = number_attr(inner, "ilvl")
            if index is not None:
                found.append((index, _level(inner)))
    return found


def _level(element: Any) -> Level:
    start = number_attr(child(element, "start"))
    text = child(element, "lvlText")
    style = child(element, "pStyle")
    suffix = child(element, "suff")
    format_element = child(element, "numFmt")
    if format_element is None:  # newer formats stand inside mc:AlternateContent
        choice = child(element, "AlternateContent")
        for branch in choice if choice is not None else ():
            format_element = child(branch, "numFmt")
            if local(branch) == "Fallback" and format_element is not None:
                break
    return Level(
        start=1 if start is None else start,
        format=(attr(format_element, "val") or "decimal") if format_element is not None else "decimal",
        text=(attr(text, "val") or "") if text is not None else "",
        style=attr(style, "val") if style is not None else None,
        restart=number_attr(child(element, "lvlRestart")),
        legal=is_on(child(element, "isLgl")),
        suffix=(attr(suffix, "val") or "tab") if suffix is not None else "tab",
    )


def _add_instance(made: Numbering, element: Any) -> None:
    key, abstract = number_attr(element, "numId"), number_attr(child(element, "abstractNumId"))
    if key is None or abstract is None:
        return
    instance = Instance(abstract)
    for override in element:
        if local(override) != "lvlOverride":
            continue
        index = number_attr(override, "ilvl")
        if index is None:
            continue
        start = number_attr(child(override, "startOverride"))
        if start is not None:
            instance.starts[index] = start
        level = child(override, "lvl")
        if level is not None:
            instance.levels[index] = _level(level)
    made.instances[key] = instance
