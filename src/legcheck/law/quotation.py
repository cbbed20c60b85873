"""How a quote is displayed: line breaks that only wrap are joined, line-end hyphens are closed, nothing more.

Design.md, section 4. The stored text and the quote in the record keep every character; what is made here is
for reading only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from legcheck.law.models import Law, Provision

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKER = re.compile(
    r"(?:\(\w{1,4}\)"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[a-zA-Z]?(?: ?(?:bis|ter|quater))?[.)]"
    r"|[ivxIVX]{1,5}[.)]"
    r"|[^\W\d_][.)](?!\w)"
    r"|[-–—•·*]\s"
    r"|§)"
)
"""What begins a line that is more than a wrapped continuation: an enumerator or a bullet."""
_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT)
_AFTER_HEADING = re.compile(rf"[ \t.:—–-]*(?:{_BREAK.pattern})\s*")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")


def display_lines(text: str, starts: Collection[int] = (), source: str = "") -> tuple[str, ...]:
    """The lines to show for a quote.

    `starts` are offsets in `text` where a provision begins; a break before one of them stays, and so does a
    break at an empty line or before an enumerator. All other breaks are joined. `source`, the law's whole
    text, tells whether a line-end hyphen belongs to the word: `cross-` + `border` keeps it where
    `cross-border` stands elsewhere in the law.
    """
    shown: list[str] = []
    open_line = False
    for offset, line in _lines(text):
        content = line.strip()
        if not content:
            open_line = False
            continue
        first = offset + len(line) - len(line.lstrip())
        begins = any(offset <= start <= first for start in starts) or _MARKER.match(content)
        if open_line and not begins:
            shown[-1] = _join(shown[-1], content, source)
        else:
            shown.append(content)
        open_line = True
    return tuple(shown)


def quote_lines(law: Law, start: int, end: int) -> tuple[str, ...]:
    """The lines to show for a span of a law: a new one where a provision begins and where its heading ends."""
    inside = [p for p in law.provisions if start <= p.start < end]
    starts = [p.start - start for p in inside]
    starts += [after - start for p in inside if (after := _after_heading(law, p)) is not None and after < end]
    return display_lines(law.quote(start, end), starts, law.text)


def _after_heading(law: Law, provision: Provision) -> int | None:
    """Where the text goes on that follows a heading on a line of its own; None where there is no such heading."""
    at = law.text.find(provision.heading, provision.start, provision.end) if provision.heading else -1
    if at < 0:
        return None
    rest = _AFTER_HEADING.match(law.text, at + len(provision.heading))
    return rest.end() if rest else None


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines of a text with the offset where each begins."""
    lines, begin = [], 0
    for found in _BREAK.finditer(text):
        lines.append((begin, text[begin : found.start()]))
        begin = found.end()
    lines.append((begin, text[begin:]))
    return lines


def _join(left: str, right: str, source: str) -> str:
    before = _LAST_WORD.search(left[:-1]) if left.endswith(_HYPHENS) else None
    if before is None:
        return left + right if _unspaced(left[-1]) and _unspaced(right[0]) else f"{left} {right}"
    after = _FIRST_WORD.match(right)
    if left.endswith(_SOFT):
        return left[:-1] + right
    compound = after is None or not right[0].islower() or f"{before[0]}{left[-1]}{after[0]}" in source
    return left + right if compound else left[:-1] + right


def _unspaced(char: str) -> bool:
    """Whether the character belongs to a script that is written without spaces (Chinese, Japanese)."""
    return unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char) in {"Lo", "Po", "Ps", "Pe"}
