"""The terminal program: holds the sources and opens the screens. It owns no legal logic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from legcheck.assessment import Book
from legcheck.checklist.models import Catalogue
from legcheck.errors import LegcheckError
from legcheck.tui.screens.assess import AssessScreen
from legcheck.tui.screens.base import CommandScreen
from legcheck.tui.screens.home import HomeScreen
from legcheck.tui.screens.new import NewScreen
from legcheck.tui.services import Services


class LegcheckApp(App[None]):
    """legcheck in a terminal. Sources come through the constructor, so that tests pass their own."""

    TITLE = "legcheck"
    CSS_PATH = "legcheck.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-medium"),
        (140, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", id="app.quit", show=False, tooltip="Leave legcheck; everything is saved."),
    ]

    def __init__(
        self,
        catalogue: Catalogue,
        book: Book | None = None,
        *,
        laws: Sequence[str] = (),
        profiles: Sequence[str] = (),
        demo: bool = False,
        services: Services | None = None,
    ) -> None:
        """Open `book`, or begin an assessment of `laws` (file names), or the demo, or the home screen.

        `profiles` are ticked where an assessment is begun.
        """
        super().__init__()
        self.catalogue = catalogue
        self.services = services or Services()
        self._book = book
        self._laws = tuple(laws)
        self._profiles = tuple(profiles)
        self._demo = demo

    def get_default_screen(self) -> Screen[None]:
        """The home screen lies below all others."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Open what was asked for."""
        if self._book is not None:
            self.push_screen(AssessScreen(self._book))
        elif self._laws:
            self.push_screen(NewScreen(self._laws, self._profiles))
        elif self._demo:
            self.open_demo()

    def open_book(self, opener: Callable[[], Book], *, replace: bool = False, fresh: bool = False) -> bool:
        """Open an assessment on a screen that closes it again; a notice where it cannot be opened.

        `replace`: in place of the present screen, so that Esc does not lead back to it. `fresh`: it was just begun.
        """
        try:
            book = opener()
        except LegcheckError as error:
            self.notify(str(error), title=error.title, severity="error", markup=False, timeout=12)
            return False
        screen = AssessScreen(book, owned=True, fresh=fresh)
        if replace:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
        return True

    def open_file(self, path: Path, *, read_only: bool = False) -> bool:
        """Open an assessment file."""
        return self.open_book(partial(self.services.open_book, path, read_only))

    def open_demo(self) -> None:
        """Open the bundled fictional assessment, in a scratch copy."""
        self.open_book(partial(self.services.demo_book, self.catalogue))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """All commands of the screen, then Textual's own."""
        if isinstance(screen, CommandScreen):
            for command in screen.TABLE:
                if screen.check_action(command.action.partition("(")[0], ()):
                    title = f"{command.label} ({command.key_words()})"
                    run = partial(screen.run_action, command.action)
                    yield SystemCommand(title, command.tooltip, run)
        for entry in super().get_system_commands(screen):
            if entry.title not in {"Keys"}:
                yield entry
