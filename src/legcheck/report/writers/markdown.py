"""Markdown that any renderer shows as the text it was: legal text is escaped, nothing is left to be guessed.

No raw HTML, no links, no reliance on extensions other than pipe tables. Tables whose cells hold quotes are
written as one record after another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from legcheck.report.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Chart,
    Contents,
    Document,
    Face,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Runs,
    Style,
    Table,
)
from legcheck.report.text import visible

_ALWAYS = re.compile(r"([\\`*_\[\]#])")
"""Escaped by a backslash in every flavour."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {c: f"&#{ord(c)};" for c in "|~${}"}
"""Characters for which backslashes do not work everywhere; `{` and `}` also keep template engines out."""
_SMART = re.compile(r"--|\.\.\.|\((?=(?:c|C|r|R|p|P|tm|TM)\))|(?<=\w):(?=\w)|:(?=[\w+-]+:)|@(?=\w)|\^|==|\+\+|::")
"""What typographic, footnote, emoji and mention extensions would rewrite."""
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=:!%])")
"""What would begin a list, a rule, an underlined heading, a definition or a title block."""


def escape(text: str, *, exact: bool = False) -> str:
    """The text on one line such that a renderer shows it; `exact` also keeps straight quotes from being curled."""
    text = " ".join(visible(text).split("\n"))
    text = _ALWAYS.sub(r"\\\1", text)
    text = _SMART.sub(lambda found: "".join(f"\\{c}" if c in ".-(" else f"&#{ord(c)};" for c in found[0]), text)
    # an ampersand that the line above wrote is markup; all others are text
    text = re.sub(r"&(?!#\d+;)|[<>|~${}]", lambda found: _ENTITIES[found[0]], text)
    if exact:
        text = text.replace("'", "&#39;").replace('"', "&quot;")
    return text.strip(" ")


def start(text: str) -> str:
    """Escaped text that stands at the start of a line."""
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"&#{ord(m[3])};", text.lstrip())


def render_markdown(document: Document) -> str:
    """The document as Markdown; the same text for the same document."""
    lines = [f"*{start(escape(document.header))}*"]
    for section in document.sections:
        for block in section.blocks:
            lines.extend(_block(document, block))
    lines += ["---", f"*{start(escape(document.footer))}*"]
    return "\n\n".join(lines) + "\n"


def _block(document: Document, block: Block) -> list[str]:
    """The paragraphs of one block."""
    match block:
        case Paragraph() | Quote() | Bullets():
            return _simple(block)
        case Heading():
            return [f"{'#' * (block.level + 1)} {escape(block.text)}"]
        case Contents():
            entries = (f"{'  ' * (h.level - 1)}- {start(escape(h.text))}" for h in document.headings())
            return [f"**{escape(block.title)}**", "\n".join(entries)]
        case Table():
            return _records(block) if block.stacked else _pipes(block)
        case Facts():
            return ["\n".join(f"- **{escape(label)}:** {_in_line(content)}" for label, content in block.rows)]
        case Chart():
            return _chart(block)
        case Box():
            return [line for inner in block.blocks for line in _block(document, inner)]
        case PageBreak():
            return []


def _simple(block: Paragraph | Quote | Bullets) -> list[str]:
    match block:
        case Quote():
            return ["\n>\n".join(f"> {start(escape(line, exact=True))}" for line in block.lines)] if block.lines else []
        case Bullets():
            return ["\n".join(f"- {start(_runs(runs))}" for runs in block.items)]
        case Paragraph():
            text = _runs(block.runs)
            if block.number is not None:
                return [f"{block.number}\\. {text}"]
            if block.style is Style.TITLE:
                return [f"# {text}"]
            return [f"**{text}**" if block.style is Style.STATUS else start(text)]


def _runs(runs: Runs) -> str:
    """Runs in one line; strong ones in asterisks with the spaces outside, as every flavour wants them."""
    pieces: list[str] = []
    for run in _merged(runs):
        face, text = run
        body = text.strip()
        if face is Face.STRONG and body and "*" not in body:
            lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            pieces.append(f"{lead}**{escape(body)}**{tail}")
        else:
            lead = " " if text[:1] == " " else ""
            tail = " " if text[-1:] == " " and len(text) > 1 else ""
            pieces.append(f"{lead}{escape(text)}{tail}")
    return "".join(pieces).strip()


def _merged(runs: Runs) -> list[tuple[Face, str]]:
    """Neighbouring runs of one face as one, so that no marks meet."""
    merged: list[tuple[Face, str]] = []
    for run in runs:
        face = Face.STRONG if run.face is Face.STRONG else Face.PLAIN
        if merged and merged[-1][0] is face:
            merged[-1] = (face, merged[-1][1] + run.text)
        elif run.text:
            merged.append((face, run.text))
    return merged


def _in_line(content: Cell) -> str:
    """A cell on one line."""
    parts: list[str] = []
    for block in content:
        match block:
            case Paragraph():
                parts.append(_runs(block.runs))
            case Quote():
                parts.extend(escape(line) for line in block.lines)
            case Bullets():
                parts.extend(_runs(runs) for runs in block.items)
    return " – ".join(part for part in parts if part)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(start(cell) if cell else ' ' for cell in cells)} |"


def _pipes(block: Table) -> list[str]:
    head = _row(escape(column.title) for column in block.columns)
    rule = f"|{'|'.join(':---:' if column.centred else '---' for column in block.columns)}|"
    rows = (_row(_in_line(cell) for cell in row.cells) for row in block.rows)
    return [f"**{escape(block.caption)}**", "\n".join((head, rule, *rows)), start(_runs(block.note))]


def _records(block: Table) -> list[str]:
    """One record after another: the first cell as its heading, then each column's title and content."""
    lines = [f"**{escape(block.caption)}**", start(_runs(block.note))]
    for row in block.rows:
        lines.append(f"#### {_in_line(row.cells[0]).replace('**', '')}")
        for column, content in zip(block.columns[1:], row.cells[1:], strict=True):
            if content:
                lines.append(f"*{escape(column.title)}*")
                lines.extend(line for part in content for line in _simple(part))
    return lines


def _chart(block: Chart) -> list[str]:
    bars = (
        f"- {escape(bar.label)}: {''.join(part.sign * part.count for part in bar.parts)} "
        f"({', '.join(f'{part.count} {escape(part.word.lower())}' for part in bar.parts)})"
        for bar in block.bars
    )
    return [f"**{escape(block.caption)}**", "\n".join(bars), start(_runs(block.note))]
