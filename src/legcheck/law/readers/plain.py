"""Plain text and Markdown."""

from __future__ import annotations

import html
import re

from legcheck.law.encoding import decode
from legcheck.law.models import Role
from legcheck.law.source import Line, Source

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _lines_of(data: bytes) -> tuple[list[str], list[str]]:
    text, _, warning = decode(data)
    warnings = [warning] if warning else []
    if _CONTROL.search(text):
        text = _CONTROL.sub(" ", text)
        warnings.append("Control characters were replaced by blanks.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    return text.split("\n"), warnings


def read_text(data: bytes) -> Source:
    """A text file: its lines as they are; a form feed starts a new page."""
    rows, warnings = _lines_of(data)
    paged = any("\f" in row for row in rows)
    page = 1
    lines: list[Line] = []
    for row in rows:
        for i, piece in enumerate(row.split("\f")):
            page += i > 0
            lines.append(Line(piece, page=page if paged else None))
    mark_page_numbers(lines)
    return Source("txt", lines, warnings=warnings)


_PAGE_NUMBER = re.compile(r"[-–—]?\s?(\d{1,4})\s?[-–—]?$")


def mark_page_numbers(lines: list[Line]) -> None:
    """Numbers alone between blank lines that count up by one through the text are page numbers."""
    alone: list[tuple[Line, int]] = []
    for i, line in enumerate(lines):
        words = line.text.strip()
        found = _PAGE_NUMBER.match(words) if len(words) < 9 else None
        before = i == 0 or not lines[i - 1].text.strip()
        after = i + 1 >= len(lines) or not lines[i + 1].text.strip()
        if found and (before or after):
            alone.append((line, int(found.group(1))))
    run: list[Line] = []
    expected = 0
    for line, value in alone:
        if value == expected + 1 or (expected and value == expected + 2):
            run.append(line)
            expected = value
    if len(run) > 4:
        for line in run:
            line.furniture = "page number"


_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*)$")
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\((?:[^()\s]|\([^()\s]*\)){0,600}(?:\s+\"[^\"\n]*\")?\)")
"""A link; its words may run over several lines."""
_TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|u|br|span|p|div|center|small|font|a|del|ins)\b[^<>]*>", re.IGNORECASE)
_STARS = re.compile(r"([^*]?)(\*+)(?=(.?))")
_UNDERLINE = re.compile(r"(?<![\w_\\])_{1,2}(?=[^\s_])|(?<=[^\s_\\])_{1,2}(?![\w_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|=(?:\s*=){2,})\s*$")
_BOLD_START = re.compile(r"^[\s>“\"«]*\*\*")
_COMMENT = re.compile(r"<!--.*?-->")


def read_markdown(data: bytes) -> Source:
    """Markdown: headings become levels, emphasis and links lose their marks, front matter gives title and language.

    The words themselves are unchanged; what Markdown would not print is not stored.
    """
    rows, warnings = _lines_of(data)
    source = Source("md", [], warnings=warnings)
    first = _front_matter(rows, source)
    text = _LINK.sub(r"\1", "\n".join(rows[first:]))
    source.lines += [_markdown_line(row) for row in text.split("\n")]
    return source


def _front_matter(rows: list[str], source: Source) -> int:
    """Move `---` blocks at the head to furniture lines; returns the index of the first row of the law."""
    position = 0
    while position < len(rows) and rows[position].strip() == "---":
        closing = next((i for i in range(position + 1, min(len(rows), position + 400)) if rows[i].strip() == "---"), 0)
        if not closing:
            break
        fields = rows[position + 1 : closing]
        if not all(not f.strip() or ":" in f or f.startswith((" ", "-")) for f in fields):
            break
        _title_from(fields, source)
        source.lines += [Line(row, furniture="front matter") for row in rows[position : closing + 1]]
        position = closing + 1
        while position < len(rows) and not rows[position].strip() and rows[position + 1 : position + 2] == ["---"]:
            position += 1
    return position


def _title_from(fields: list[str], source: Source) -> None:
    for i, line in enumerate(fields):
        name, _, value = line.partition(":")
        value = value.strip()
        if name.strip().lower() == "title" and not source.title:
            if value in (">-", ">", "|", "|-"):
                value = " ".join(f.strip() for f in _indented(fields[i + 1 :]))
            source.title = html.unescape(value.strip("'\""))
        if name.strip().lower() in ("language", "lang") and len(value.strip("'\"")) == 2:
            source.language = value.strip("'\"").lower()


def _indented(rows: list[str]) -> list[str]:
    out: list[str] = []
    for row in rows:
        if not row.startswith(" "):
            break
        out.append(row)
    return out


def _markdown_line(row: str) -> Line:
    if _RULE.match(row):
        return Line(row, furniture="rule")
    if "<!--" in row:
        row = _COMMENT.sub("", row)
    level = 0
    heading = _HEADING.match(row)
    if heading:
        level, row = len(heading.group(1)), heading.group(2).rstrip(" \t#")
    bold = bool(_BOLD_START.match(row))
    struck = row.strip().startswith("~~") and row.strip().endswith("~~")
    return Line(plain_of(row), level=level, bold=bold, role=Role.SUPERSEDED if struck else None)


def plain_of(row: str) -> str:
    """A row of Markdown without its marks."""
    if "<" in row:
        row = _TAG.sub("", row)
    if "*" in row:
        row = _STARS.sub(_emphasis, row)
    if "_" in row:
        row = _UNDERLINE.sub("", row)
    if "~~" in row:
        row = row.replace("~~", "")
    if "\\" in row:
        row = _ESCAPE.sub(r"\1", row)
    if "&" in row:
        row = html.unescape(row)
    return row.rstrip() if row.endswith("  ") else row


def _emphasis(found: re.Match[str]) -> str:
    """What stays of a run of stars: note signs `(*)`, escaped, lone and article stars (`R*122-1`) are text."""
    before, stars, after = found.groups()
    note_sign = before == "(" and after == ")"
    alone = len(stars) == 1 and (not before or before.isspace()) and (not after or after.isspace())
    of_article = len(stars) == 1 and before.isupper() and after.isdigit()
    return found.group(0) if note_sign or alone or of_article or before == "\\" else before
