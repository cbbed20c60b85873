"""Load the shipped catalogue, compiled once and kept by the hash of its sources."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from legcheck import paths
from legcheck.checklist.fingerprint import source_hash
from legcheck.checklist.models import Catalogue, ChecklistFacts, IndexText, Item
from legcheck.errors import ChecklistError, UnknownChecklistError

_PACKED = Path(__file__).with_name("compiled.json")


@cache
def load_catalogue() -> Catalogue:
    """The shipped catalogue and the user's own checklists. Raises `ChecklistError`."""
    shipped = load_shipped()
    folder = paths.own_checklists_dir()
    if not (folder / "index.yaml").exists():
        return shipped
    return joined(shipped, _compiled(folder, (), tuple(item.id for item in shipped.items)))


@cache
def load_shipped() -> Catalogue:
    """The shipped catalogue; compiled anew only when its YAML changed. Raises `ChecklistError`."""
    return _compiled(paths.checklists_dir(), (_PACKED,), ())


def joined(shipped: Catalogue, own: Catalogue) -> Catalogue:
    """Both as one catalogue; raises `ChecklistError` where an own id is taken."""
    for kind, taken, new in (
        ("item", {item.id for item in shipped.items}, [item.id for item in own.items]),
        ("checklist", {checklist.id for checklist in shipped.checklists}, [c.id for c in own.checklists]),
    ):
        for name in new:
            if name in taken:
                raise ChecklistError(f"Your {kind} '{name}' has the id of a shipped one; give it another id.")
    index = {
        language: _titles(shipped.index.get(language), own.index.get(language))
        for language in sorted(shipped.index.keys() | own.index.keys())
    }
    return shipped.model_copy(
        update={
            "version": f"{shipped.version}+{own.version}",
            "sha256": hashlib.sha256((shipped.sha256 + own.sha256).encode()).hexdigest(),
            "checklists": shipped.checklists + own.checklists,
            "index": index,
            "profiles": shipped.profiles + own.profiles,
            "items": shipped.items + own.items,
        }
    )


def _titles(shipped: IndexText | None, own: IndexText | None) -> IndexText:
    if shipped is None or own is None:
        return own or shipped or IndexText(checklists={}, themes={})
    both = {name: {**getattr(shipped, name), **getattr(own, name)} for name in IndexText.model_fields}
    return shipped.model_copy(update=both)


def _compiled(folder: Path, packed: tuple[Path, ...], known: tuple[str, ...]) -> Catalogue:
    key = source_hash(folder)
    kept = paths.cache_dir() / f"catalogue-{key[:16]}.json"
    for path in (*packed, kept):
        catalogue = _read(path)
        if catalogue is not None and catalogue.sha256 == key:
            return catalogue
    # the YAML parser costs as much as all other imports together and is needed only here
    from legcheck.checklist.compile import compile_catalogue

    catalogue = compile_catalogue(folder, known=known)
    _keep(kept, catalogue)
    return catalogue


def _read(path: Path) -> Catalogue | None:
    """A compiled catalogue, or None where it is missing or from another schema: then it is made again."""
    try:
        return Catalogue.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _keep(path: Path, catalogue: Catalogue) -> None:
    """Keep a compiled catalogue; where the cache cannot be written the next start compiles again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(catalogue.model_dump_json(), encoding="utf-8")
        part.replace(path)
    except OSError:
        return


def core_checklists(catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of the core checklists: the default of every command."""
    return tuple(checklist.id for checklist in catalogue.checklists if checklist.core)


def find_checklist(catalogue: Catalogue, checklist_id: str) -> ChecklistFacts:
    """The checklist with that id; raises `UnknownChecklistError` with the ids there are."""
    for checklist in catalogue.checklists:
        if checklist.id == checklist_id:
            return checklist
    known = ", ".join(checklist.id for checklist in catalogue.checklists)
    raise UnknownChecklistError(f"There is no checklist '{checklist_id}'; choose from {known}, or all.")


def items_of(catalogue: Catalogue, checklist_ids: tuple[str, ...]) -> tuple[Item, ...]:
    """The items of those checklists in catalogue order; `all` stands for every one.

    Raises `UnknownChecklistError`.
    """
    if "all" in checklist_ids:
        return catalogue.items
    themes = {theme for name in checklist_ids for theme in find_checklist(catalogue, name).themes}
    return tuple(item for item in catalogue.items if item.facts.theme in themes)
