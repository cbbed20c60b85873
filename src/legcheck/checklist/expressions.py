"""The grammar of checklist expressions, and their parser.

An expression says how an element is worded in law texts. It is lower case, matched on stems (so inflection
is covered) and within one sentence of law text:

    travel document              adjacent words in order; articles and list marks between them do not count
    produce|make|forge document  alternatives for one word
    confiscat* .. proceeds       `*`: any ending; ` .. `: up to eight words between, in order
    child ~ abuse of power       ` ~ `: both sides within twenty words, in either order; sides may be phrases
                                 and may hold ` .. `; a chain a ~ b ~ c needs each next side near the match so far
    # body corporate             only in the heading of a provision or of a part or chapter above it
    - not liable                 negative: where it matches, it counts against the element or item

`#` and `-` stand first, followed by a space, and may be combined as `- # …`. Spelling variants as
organise/organize and labour/labor are one word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from legcheck.errors import ChecklistError

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Characters of which each is a word, as a range for a pattern."""
GAP = 8
"""Most words between the two sides of ` .. `."""
NEAR = 20
"""Most words between the two sides of ` ~ `."""

_PART = re.compile(rf"[{CJK}]|[^\W{CJK}]+\*?|\*")
"""What a law's tokeniser takes for one word, with the mark of any ending."""


class ExpressionError(ChecklistError):
    """An expression of a checklist that does not follow the grammar; the text says what is wrong with it."""


_STRAY = re.compile(r"\*\w|(?:^|[\s|])[|*]|\|(?:$|[\s|])")

Slot = str
"""The alternatives for one place of a phrase, joined by `|`; a trailing `*` stands for any ending."""
Phrase = tuple[Slot, ...]
Sequence_ = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: sides joined by ` ~ `, each a sequence of phrases joined by ` .. `."""

    source: str
    sides: tuple[Sequence_, ...]
    heading: bool
    negative: bool
    words: int
    """Number of places to be filled: a measure of how specific the expression is."""
    slots: tuple[Slot, ...]
    """The different places, in order."""


def _phrase(text: str, source: str) -> Phrase:
    chunks = text.split()
    phrase = tuple(slot for chunk in chunks for slot in _cut(chunk))
    if not phrase or "~" in chunks or ".." in chunks:
        raise ExpressionError(f"The expression '{source}' has an empty side: put words on both sides of '..' and '~'.")
    if _STRAY.search(text) or "*" in phrase:
        raise ExpressionError(
            f"The expression '{source}' has a '*' or '|' that does not stand at the end of a word or between "
            "two words: write it as in 'produce|make document' or 'confiscat*'."
        )
    return phrase


def _cut(chunk: str) -> list[str]:
    """Cut at hyphens and apostrophes, as laws are: `slave-like|slavery-like` fills two places."""
    if "|" not in chunk:
        return _PART.findall(chunk)
    options = [_PART.findall(option) for option in chunk.split("|")]
    longest = max((len(o) for o in options), default=0)
    if longest <= 1:
        return ["|".join(o[0] for o in options if o)]
    return ["|".join(dict.fromkeys(o[k] for o in options if len(o) > k)) for k in range(longest)]


@lru_cache(maxsize=50_000)
def parse(source: str) -> Expression:
    """The expression that a line of a checklist stands for; raises ExpressionError with what is wrong."""
    rest = source.strip()
    heading = negative = False
    while rest[:2] in ("# ", "- "):
        heading, negative = heading or rest[0] == "#", negative or rest[0] == "-"
        rest = rest[2:].lstrip()
    if rest != rest.lower():
        raise ExpressionError(f"The expression '{source}' has capital letters: write it in lower case.")
    sides = tuple(
        tuple(_phrase(phrase, source) for phrase in re.split(r"\s+\.\.\s+|^\.\.\s+|\s+\.\.$", side))
        for side in re.split(r"\s+~\s+|^~\s+|\s+~$", rest)
    )
    slots = [slot for side in sides for phrase in side for slot in phrase]
    return Expression(source, sides, heading, negative, len(slots), tuple(dict.fromkeys(slots)))
