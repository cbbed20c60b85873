"""For authors of checklists of their own: a folder to begin with, the schema for editors, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from legcheck.checklist.compile import compile_catalogue
from legcheck.checklist.folder import write_folder
from legcheck.checklist.models import (
    Catalogue,
    ChecklistFacts,
    Coverage,
    ElementFact,
    ElementText,
    Example,
    Examples,
    Expressions,
    Gap,
    Guidance,
    IndexText,
    Instrument,
    Item,
    ItemFacts,
    ItemText,
    LawScope,
    Level,
    NearMiss,
    PartialExample,
    Recommendations,
)
from legcheck.checklist.spreadsheet import import_spreadsheet
from legcheck.errors import ChecklistError

SCHEMAS: dict[str, Any] = {
    "items": list[ItemFacts],
    "text": dict[str, ItemText],
    "expressions": dict[str, Expressions],
    "examples": dict[str, Examples],
    "titles": IndexText,
}
"""What each kind of file holds: a list of items, or entries by item id."""


def schema(kind: str) -> dict[str, Any]:
    """JSON Schema of one kind of checklist file, for an editor's completion; raises `ChecklistError`."""
    if kind not in SCHEMAS:
        raise ChecklistError(f"There is no kind of file '{kind}'; choose from {', '.join(SCHEMAS)}.")
    return TypeAdapter(SCHEMAS[kind]).json_schema()


def new_folder(folder: Path, checklist_id: str) -> None:
    """Write a valid checklist of one item to begin with; raises `ChecklistError` where the folder is not empty."""
    write_folder(_template(checklist_id), folder)


def read_any(path: Path, known: tuple[str, ...] = ()) -> Catalogue:
    """A catalogue from a folder of YAML or an .xlsx file; raises `ChecklistError`."""
    if path.is_dir():
        return compile_catalogue(path, known=known)
    if path.suffix.lower() == ".xlsx":
        return import_spreadsheet(path)
    raise ChecklistError(f"{path} is neither a checklist folder nor an .xlsx file; check the name.")


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of items by what happened to them between two versions."""

    new: tuple[str, ...]
    changed: tuple[tuple[str, tuple[str, ...]], ...]
    """Each with the parts that changed: facts, text, expressions, examples."""
    gone: tuple[str, ...]


def difference(old: Catalogue, other: Catalogue) -> Difference:
    """What a second version adds, changes and no longer has."""
    before = {item.id: item for item in old.items}
    after = {item.id: item for item in other.items}
    changed = []
    for name in before.keys() & after.keys():
        parts = tuple(
            part
            for part in ("facts", "text", "expressions", "examples")
            if getattr(before[name], part) != getattr(after[name], part)
        )
        if parts:
            changed.append((name, parts))
    return Difference(
        new=tuple(name for name in after if name not in before),
        changed=tuple(sorted(changed)),
        gone=tuple(name for name in before if name not in after),
    )


def _template(checklist_id: str) -> Catalogue:
    theme = checklist_id
    facts = ItemFacts(
        id="OWN-1",
        instrument=Instrument.GOOD,
        article="Topic of the item",
        level=Level.GOOD_PRACTICE,
        qualified=False,
        theme=theme,
        applies_to=(LawScope.TIP,),
        elements=(ElementFact(name="first element"),),
        sources=("The regional text or standard that the item comes from",),
        verified=False,
    )
    text = ItemText(
        title="Title of the item",
        verb="the verb of the text it comes from",
        obligation="What the State has to provide, in one or two sentences.",
        question="Does the law provide for it?",
        guidance=Guidance(met="What must be there.", partly="What usually leaves it partly met."),
        evidence="Where the provision usually stands.",
        elements={"first element": ElementText(means="What the element requires.")},
        gaps=(Gap(gap="a usual gap", effect="what it means in practice"),),
        recommendations=Recommendations(
            absent="consider inserting a provision that …", partial="consider amending {provision} so that …"
        ),
        wording="[Suggested wording, policy choices in square brackets.]",
        wording_source="own drafting",
    )
    return Catalogue(
        version="1",
        sha256="0" * 64,
        checklists=(ChecklistFacts(id=checklist_id, core=False, themes=(theme,)),),
        index={
            "en": IndexText(checklists={checklist_id: "Title of the checklist"}, themes={theme: "Title of the theme"})
        },
        coverage=Coverage(),
        profiles=(),
        items=(
            Item(
                facts=facts,
                text={"en": text},
                expressions={
                    "en": Expressions(
                        item=("signal of the whole",), elements={"first element": ("signal of the element",)}
                    )
                },
                examples={
                    "en": Examples(
                        satisfies=(Example(style="common law", text="A provision that satisfies the item."),),
                        partly=(PartialExample(text="A provision that satisfies it in part.", lacks="what it lacks"),),
                        near_misses=(
                            NearMiss(text="A provision that looks like it and is none.", why="why it is none"),
                        ),
                    )
                },
            ),
        ),
    )
