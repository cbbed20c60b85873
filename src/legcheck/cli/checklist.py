"""`legcheck checklist …`: what is asked, and the authoring of checklists of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legcheck.errors import ChecklistError, ExitCode

if TYPE_CHECKING:
    from legcheck.checklist import Catalogue

checklist_app = typer.Typer(name="checklist", help="The checklists: what they ask, and writing your own.")

Source = Annotated[
    Path | None, typer.Argument(help="A folder of checklists or an .xlsx file; default: the shipped ones.")
]


@checklist_app.command("list")
def checklist_list() -> None:
    """List the checklists with the number of their items."""
    from legcheck.cli.show import checklist_lines

    for line in checklist_lines(_catalogue()):
        typer.echo(line)


@checklist_app.command("show")
def checklist_show(
    item: Annotated[str, typer.Argument(help="A checklist id, or an item id such as SOM-6-1-b-i.")],
) -> None:
    """Show the items of a checklist, or one item in full."""
    from legcheck.cli.show import item_lines

    for line in item_lines(_catalogue(), item):
        typer.echo(line)


@checklist_app.command("profiles")
def checklist_profiles() -> None:
    """List the profiles that narrow what is asked."""
    catalogue = _catalogue()
    for profile in catalogue.profiles:
        typer.echo(f"{profile.id:20} {catalogue.titles().profiles[profile.id]}")


@checklist_app.command("coverage")
def checklist_coverage() -> None:
    """Show every treaty paragraph: the items that ask about it, or why none does. Exit 1 where one is in neither."""
    from legcheck.cli.show import coverage_lines

    lines, complete = coverage_lines(_catalogue())
    for line in lines:
        typer.echo(line)
    if not complete:
        raise typer.Exit(int(ExitCode.FOUND_WRONG))


@checklist_app.command("validate")
def checklist_validate(source: Source = None) -> None:
    """Check checklists; the first mistake is named with file, line (or sheet, row), item and cure. Exit 1 then."""
    from legcheck import paths
    from legcheck.checklist.authoring import read_any

    catalogue = read_any(source or paths.checklists_dir(), _shipped_ids() if source else ())
    typer.echo(f"{len(catalogue.checklists)} checklists with {len(catalogue.items)} items are valid.")


@checklist_app.command("new")
def checklist_new(
    checklist_id: Annotated[str, typer.Argument(help="Id of the new checklist: small letters and hyphens.")],
    folder: Annotated[
        Path | None,
        typer.Option("--folder", help="Where to write it; default: your own folder beside the shipped ones."),
    ] = None,
) -> None:
    """Write a valid checklist of one item to begin with."""
    from legcheck import paths
    from legcheck.checklist.authoring import new_folder

    if not all(part.isalnum() and part.islower() for part in checklist_id.split("-")):
        raise ChecklistError(f"'{checklist_id}' is no checklist id; use small letters, digits and hyphens.")
    target = folder or paths.own_checklists_dir()
    new_folder(target, checklist_id)
    typer.echo(str(target))
    typer.echo("Edit its files, then run 'legcheck checklist validate' on the folder.", err=True)


@checklist_app.command("schema")
def checklist_schema(
    kind: Annotated[str, typer.Argument(help="items, text, expressions, examples or titles.")] = "items",
) -> None:
    """Print the JSON Schema of a kind of checklist file, for an editor's completion."""
    from legcheck.checklist.authoring import schema

    typer.echo(json.dumps(schema(kind), ensure_ascii=False, indent=1))


@checklist_app.command("export")
def checklist_export(
    out: Annotated[Path, typer.Option("--out", "-o", help="The .xlsx file to write.")],
    source: Source = None,
) -> None:
    """Write checklists as a spreadsheet, without loss."""
    from legcheck.checklist.authoring import read_any
    from legcheck.checklist.spreadsheet import export_spreadsheet

    if out.suffix.lower() != ".xlsx":
        raise ChecklistError(f"{out} must end in .xlsx; choose such a name.")
    catalogue = read_any(source, _shipped_ids()) if source else _catalogue()
    export_spreadsheet(catalogue, out)
    typer.echo(f"Wrote {out} with {len(catalogue.items)} items", err=True)


@checklist_app.command("import")
def checklist_import(
    spreadsheet: Annotated[Path, typer.Argument(help="An .xlsx file as export writes it.")],
    folder: Annotated[Path, typer.Option("--folder", help="The new folder for the YAML files.")],
) -> None:
    """Write a spreadsheet's checklists as a folder of YAML files, and check them."""
    from legcheck.checklist.compile import compile_catalogue
    from legcheck.checklist.folder import write_folder
    from legcheck.checklist.spreadsheet import import_spreadsheet

    write_folder(import_spreadsheet(spreadsheet), folder)
    catalogue = compile_catalogue(folder, known=_shipped_ids())
    typer.echo(f"Wrote {folder} with {len(catalogue.items)} items", err=True)


@checklist_app.command("diff")
def checklist_diff(
    old: Annotated[Path, typer.Argument(help="The older version: a folder of checklists or an .xlsx file.")],
    new: Annotated[Path | None, typer.Argument(help="The newer version; default: the shipped checklists.")] = None,
) -> None:
    """List items new, changed and gone between two versions of checklists."""
    from legcheck.checklist.authoring import difference, read_any

    known = _shipped_ids()
    found = difference(read_any(old, known), read_any(new, known) if new else _catalogue())
    for name in found.new:
        typer.echo(f"new      {name}")
    for name, parts in found.changed:
        typer.echo(f"changed  {name}: {', '.join(parts)}")
    for name in found.gone:
        typer.echo(f"gone     {name}")
    typer.echo(f"{len(found.new)} new, {len(found.changed)} changed, {len(found.gone)} gone", err=True)


def _catalogue() -> Catalogue:
    from legcheck.checklist import load_catalogue

    return load_catalogue()


def _shipped_ids() -> tuple[str, ...]:
    from legcheck.checklist.load import load_shipped

    return tuple(item.id for item in load_shipped().items)
