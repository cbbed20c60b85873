"""Reading a law: file to text to provisions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from pathlib import Path

from legcheck.errors import UnreadableLawError
from legcheck.law import language as languages
from legcheck.law import safety
from legcheck.law.assemble import assemble
from legcheck.law.models import EVIDENCE_ROLES, Law, Provision, TextPart, Unplaced
from legcheck.law.outline import outline
from legcheck.law.readers import Progress, View, read_source
from legcheck.law.scan import scan
from legcheck.law.source import Block, Line, Source, compose, split_inline
from legcheck.law.tree import build
from legcheck.law.units import Unit


def read_law(
    path: Path | str, *, language: str | None = None, view: View = "final", progress: Progress | None = None
) -> Law:
    """Read one law from a file of any supported format.

    `path` may end in `#ID` to pick one of several texts in the file (a gazette, language columns). `language`
    sets the ISO 639-1 code instead of detecting it. Raises UnreadableLawError with one clear sentence.
    """
    file, part = _split_part(path)
    data = safety.load(file)
    source = read_source(file.name, data, view=view, language=language, progress=progress)
    if not source.structured and not source.blocks:
        split_inline(source)
    text = compose(source)
    if not any(line.text.strip() and not line.furniture for line in source.lines):
        raise UnreadableLawError(f"{file.name} holds no text. Choose the file that holds the law's text.")
    return _law(file, part, data, source, text, language)


def _split_part(path: Path | str) -> tuple[Path, str]:
    whole = Path(path)
    try:
        known = whole.exists()
    except (OSError, ValueError):
        known = False
    if known or "#" not in whole.name:
        return whole, ""
    name, _, part = whole.name.rpartition("#")
    return whole.with_name(name), part


def _law(file: Path, part: str, data: bytes, source: Source, text: str, language: str | None) -> Law:
    warnings = list(source.warnings)
    block = _choose_block(file, part, source, text, warnings, language)
    lines = source.lines if block is None else source.lines[block.first : block.last]
    spoken = language or (block.language if block else None) or source.language or languages.detect(_plain(lines))
    units, remarks = _units_of(lines, text, source, spoken)
    warnings += remarks
    end = max((line.end for line in lines if not line.furniture), default=len(text))
    provisions = build(units, end, spoken, _pages(lines))
    unplaced = find_unplaced(text, provisions, source.lines, block)
    warnings += _remarks(provisions, spoken, text)
    title = (block.title if block else "") or source.title
    if not title or (source.format == "html" and not _TITLE_WORDS.search(title)):
        title = _guess_title(lines)  # a web page is often named after its site
    return Law(
        id=file.stem + (f"#{part}" if part else ""),
        file=file.name,
        title=title,
        language=spoken,
        sha256=safety.digest(data),
        format=source.format,
        text=text,
        provisions=provisions,
        unplaced=unplaced,
        texts=_texts(source, text),
        generated=_generated(source),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _pages(lines: list[Line]) -> Callable[[int], int | None] | None:
    """The page of an offset, for formats that have pages."""
    paged = sorted((line.start, line.page) for line in lines if line.page is not None and not line.furniture)
    if not paged:
        return None
    starts = [start for start, _ in paged]

    def page_at(offset: int) -> int | None:
        return paged[max(0, bisect_right(starts, offset) - 1)][1]

    return page_at


def _plain(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines if not line.furniture)


def _units_of(lines: list[Line], text: str, source: Source, spoken: str) -> tuple[list[Unit], list[str]]:
    if source.structured:
        from legcheck.law.structured import units_of_marks

        return units_of_marks(lines), []
    seen = scan(lines, recognised=source.format == "pdf-ocr")
    plan = outline(seen)
    chosen = {pick.row.index for pick in plan.picks}
    mended = [words for index, words in seen.mended if index in chosen]
    if mended:
        plan.warnings.append(
            "Numbers that were misread were mended for numbering, check them: " + "; ".join(mended) + "."
        )
    return assemble(seen, plan, text), plan.warnings


def _choose_block(
    file: Path, part: str, source: Source, text: str, warnings: list[str], language: str | None
) -> Block | None:
    if not source.blocks:
        if part:
            raise UnreadableLawError(f"{file.name} holds one text only; leave out #{part}.")
        return None
    if part:
        for block in source.blocks:
            if block.id == part:
                return block
        known = ", ".join(b.id for b in source.blocks)
        raise UnreadableLawError(f"{file.name} holds no text {part}. It holds: {known}.")
    wanted = [b for b in source.blocks if b.language == language] if language else []
    wanted = wanted or [b for b in source.blocks if b.language in languages.SUPPORTED] or source.blocks
    chosen = max(wanted, key=lambda b: sum(len(line.text) for line in source.lines[b.first : b.last]))
    others = ", ".join(f"{b.id} ({b.title[:60]})" for b in source.blocks if b is not chosen)
    if others:
        warnings.append(
            f"The file holds {len(source.blocks)} texts; {chosen.id} was read. Name another with #: {others}."
        )
    return chosen


def _generated(source: Source) -> tuple[tuple[int, int], ...]:
    """Spans of the numbers that the word processor generates."""
    return tuple(
        (source.lines[index].start, source.lines[index].start + len(label))
        for index, label in source.generated
        if source.lines[index].text.startswith(label)
    )


def _texts(source: Source, text: str) -> tuple[TextPart, ...]:
    parts: list[TextPart] = []
    for block in source.blocks:
        kept = [line for line in source.lines[block.first : block.last] if not line.furniture]
        if kept:
            parts.append(TextPart(block.id, block.title, block.language, kept[0].start, kept[-1].end))
    return tuple(parts)


def find_unplaced(
    text: str, provisions: tuple[Provision, ...], lines: list[Line], block: Block | None
) -> tuple[Unplaced, ...]:
    """Everything that no provision holds, in order, with the reason; blanks between provisions included."""
    covered: list[tuple[int, int]] = []
    for provision in provisions:
        if provision.parent is None:
            covered.append((provision.start, provision.end))
    reasons = sorted((line.start, line.end, line.furniture) for line in lines if line.furniture)
    gaps: list[tuple[int, int]] = []
    position = 0
    for start, end in sorted(covered):
        if start > position:
            gaps.append((position, start))
        position = max(position, end)
    if position < len(text):
        gaps.append((position, len(text)))
    return tuple(piece for gap in gaps for piece in _explained(text, gap, reasons, block is not None))


def _explained(text: str, gap: tuple[int, int], reasons: list[tuple[int, int, str]], several: bool) -> list[Unplaced]:
    """Cut a gap at its furniture lines and give each piece its reason."""
    position, end = gap
    pieces: list[Unplaced] = []
    at = bisect_left(reasons, (position, 0, ""))
    while at < len(reasons) and reasons[at][0] < end:
        start, stop, reason = reasons[at]
        if start > position:
            pieces.append(Unplaced(position, start, _reason(text, position, start, several)))
        if stop > start:
            pieces.append(Unplaced(start, min(stop, end), reason))
        position = max(position, min(stop, end))
        at += 1
    if position < end:
        pieces.append(Unplaced(position, end, _reason(text, position, end, several)))
    return pieces


def _reason(text: str, start: int, end: int, several: bool) -> str:
    if not text[start:end].strip():
        return "blank"
    return "another text of this file" if several else "no provision found"


def _remarks(provisions: tuple[Provision, ...], spoken: str, text: str) -> list[str]:
    remarks: list[str] = []
    if not any(p.number for p in provisions if p.role in EVIDENCE_ROLES):
        remarks.append("No article or section number was found; the text can be searched but not cited by number.")
    if spoken in languages.UNTRIED:
        name = languages.UNTRIED[spoken]
        remarks.append(f"No real law in {name} was tried with this reader, only fictional ones: check how it was read.")
    if spoken not in languages.EXPRESSED:
        remarks.append(
            f"No checklist expressions exist for the language of this law ({spoken}); it was read, "
            "but suggestions will be poor. Set the language if it was mistaken."
        )
    if spoken == "ar":
        from legcheck.law.repairs import torn_share

        if torn_share(text) > 0.005:
            remarks.append(
                "Arabic letters lam-alef are torn in this text, as PDF readers do; they are mended for matching, "
                "quotations show the text as it is."
            )
    return remarks


_TITLE_WORDS = re.compile(
    r"\b(?:act|bill|law|code|ordinance|decree|regulations?|loi|code|décret|ley|código|decreto|lei|akta|undang-undang|закон|кодекс)\b"
    r"|قانون|ظهير|مرسوم|法|条例|আইন|অধ্যাদেশ",
    re.IGNORECASE,
)


_CITED_AS = re.compile(
    r"(?:may\s+be\s+(?:cited|called)\s+as|shall\s+be\s+(?:cited|called)\s+as|may\s+be\s+called|This\s+Act\s+is)\s+(?:the\s+)?"
    r"([A-Z][^.;“”]{5,160}?\b(?:Act|Law|Code|Ordinance|Decree)\b(?:[^.;“”]|No\.){0,30}?)[.;](?!\s?\d)"
)


def _guess_title(lines: list[Line]) -> str:
    """The first heading, the short title that the law gives itself, or the first short line that names a law."""
    head = [line for line in lines if line.text.strip() and not line.furniture][:400]
    for line in head[:40]:
        if line.level == 1 and len(line.text) < 300:
            return line.text.strip()
    cited = _CITED_AS.search("\n".join(line.text for line in head))
    if cited:
        return re.sub(r"\s+", " ", cited.group(1)).strip(" ,")
    head = head[:40]
    for line in head:
        if len(line.text.strip()) < 200 and _TITLE_WORDS.search(line.text):
            return re.sub(r"\s+", " ", line.text).strip()
    return head[0].text.strip()[:200] if head else ""
