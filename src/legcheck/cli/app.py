"""One function per command (design.md, section 4)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legcheck import __version__
from legcheck.cli.checklist import checklist_app
from legcheck.errors import ExitCode, LegcheckError

if TYPE_CHECKING:
    from legcheck.checklist import Catalogue, Item

app = typer.Typer(
    name="legcheck",
    help="Guided assessment of draft laws against UNTOC and its Protocols. Without a command: the home screen.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)
app.add_typer(checklist_app)

Json = Annotated[bool, typer.Option("--json", help="Print the JSON contract instead of text.")]
Language = Annotated[str | None, typer.Option("--language", help="Language of the law (ISO 639-1), if not detected.")]
Checklists = Annotated[
    list[str] | None,
    typer.Option("--checklist", help="Checklist id, repeatable; 'all' for every one. Default: the core checklists."),
]
Interface = Annotated[
    str | None,
    typer.Option(
        "--interface",
        envvar="LEGCHECK_INTERFACE",
        help="Language of the checklists on the screen: en, fr or es. The report's language is a setting of its own.",
    ),
]
Profiles = Annotated[
    list[str] | None,
    typer.Option("--profile", help="Profile id, repeatable: narrows what is asked; see 'legcheck checklist profiles'."),
]
Laws = Annotated[
    list[str], typer.Argument(help="Law files: docx, pdf, html, md, txt. FILE#ID picks one text of a file.")
]


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; an error is one sentence on standard error."""
    try:
        code = app(arguments, standalone_mode=False)
    except LegcheckError as error:
        typer.echo(f"legcheck: {error}", err=True)
        return int(error.exit_code)
    except typer.Abort:
        typer.echo("legcheck: stopped.", err=True)
        return int(ExitCode.WRONG_USE)
    except BrokenPipeError:
        # the reader of a pipe (`head`) has seen enough; closing stderr keeps Python from complaining at exit
        sys.stderr.close()
        return int(ExitCode.DONE)
    except Exception as error:
        return _usage_error(error)
    return int(code or 0)


def _usage_error(error: Exception) -> int:
    """Wrong arguments, as the parser reports them; anything else is a fault of ours and is raised."""
    message, code = getattr(error, "format_message", None), getattr(error, "exit_code", None)
    if message is None or code is None:
        raise error
    typer.echo(f"legcheck: {message()} Try 'legcheck --help'.", err=True)
    return int(ExitCode.WRONG_USE)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"legcheck {__version__}")
        raise typer.Exit


@app.callback()
def home(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
    interface: Interface = None,
) -> None:
    """Open the home screen: recent assessments, new assessment, demo."""
    if context.invoked_subcommand is None:
        _need_terminal("the home screen", "use 'legcheck screen LAW' or 'legcheck report FILE' instead")
        from legcheck.tui import run_home

        run_home(_spoken(interface))


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the reports where there is no terminal.")] = Path(
        "legcheck-demo"
    ),
    interface: Interface = None,
) -> None:
    """Assess a bundled fictional bill: guided in a terminal, else screened unattended with two reports."""
    if _has_terminal():
        from legcheck.tui import run_demo

        run_demo(_spoken(interface))
        return
    from legcheck.cli.demo import unattended_demo

    for line in unattended_demo(_catalogue(), out):
        typer.echo(line)


@app.command()
def assess(
    files: Annotated[list[str], typer.Argument(help="One FILE.legcheck to open, or the laws of a new assessment.")],
    profile: Profiles = None,
    interface: Interface = None,
) -> None:
    """Open an assessment, or begin one with these laws, in the terminal."""
    from legcheck.cli.assess import open_assessment

    open_assessment(files, _spoken(interface), terminal=_has_terminal(), profiles=tuple(profile or ()))


@app.command()
def law(
    file: Annotated[str, typer.Argument(help="One law file.")],
    as_json: Json = False,
    language: Language = None,
) -> None:
    """Show how a law was read: provisions, numbers, roles, what has no place, warnings."""
    from legcheck.law import law_json, read_law, render_tree

    read = read_law(file, language=language)
    if as_json:
        _print_json(law_json(read))
    else:
        typer.echo(render_tree(read))


@app.command()
def screen(
    laws: Laws,
    checklist: Checklists = None,
    profile: Profiles = None,
    as_json: Json = False,
    model: Annotated[Path | None, typer.Option("--model", help="A file with other weights.")] = None,
    language: Language = None,
) -> None:
    """Match laws against checklists unattended: candidates and presence per item. Suggestions, not findings."""
    from legcheck.cli.show import screening_lines
    from legcheck.law import read_package
    from legcheck.matching import load_model, screen, screening_json

    items = _items(checklist, profile)
    weights = load_model(model)
    read = read_package(laws, language=language)
    screening = screen(items, read, model=weights, among=_catalogue().items)
    for warning in screening.warnings:
        typer.echo(warning, err=True)
    if as_json:
        _print_json(screening_json(screening, read))
    else:
        for line in screening_lines(items, screening, read):
            typer.echo(line)


@app.command()
def report(
    file: Annotated[Path, typer.Argument(help="An assessment file (.legcheck).")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where to write; the suffix chooses docx, html or md.")],
    lang: Annotated[str | None, typer.Option("--lang", help="Language of the report, if not the recorded one.")] = None,
) -> None:
    """Render the report of an assessment."""
    from legcheck.cli.report import report_of

    written = report_of(file, out, _catalogue(), lang)
    typer.echo(f"Wrote {written}", err=True)


def _catalogue() -> Catalogue:
    from legcheck.checklist import load_catalogue

    return load_catalogue()


def _spoken(language: str | None) -> Catalogue:
    """The catalogue in the interface's language; raises LegcheckError for one that there is no text in."""
    catalogue = _catalogue()
    if language is None or language == catalogue.spoken:
        return catalogue
    if language not in catalogue.index:
        raise LegcheckError(f"There is no text in '{language}'; choose from {', '.join(sorted(catalogue.index))}.")
    missing = catalogue.untranslated(language)
    if missing:
        typer.echo(f"No text in '{language}' yet, shown in English: {', '.join(missing)}.", err=True)
    return catalogue.spoken_in(language)


def _items(checklist_ids: list[str] | None, profile_ids: list[str] | None) -> tuple[Item, ...]:
    from legcheck.checklist import core_checklists, find_profiles, items_of, narrowed

    catalogue = _catalogue()
    items = items_of(catalogue, tuple(checklist_ids) if checklist_ids else core_checklists(catalogue))
    return narrowed(catalogue, items, find_profiles(catalogue, profile_ids or ()))


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _need_terminal(what: str, instead: str) -> None:
    if not _has_terminal():
        raise LegcheckError(f"There is no terminal for {what}; {instead}.")


def _print_json(value: dict[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))
