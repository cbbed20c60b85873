"""Actions that ask: written top to bottom, with `yield` where a window is opened and its answer awaited.

The first window is on the screen when the action returns, so that keys typed ahead reach it, not the screen below.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.dom import DOMNode
from textual.screen import Screen

Dialogue = Generator[Screen[Any], Any, None]
"""Yields windows and receives what each returns; None where it was left."""

P = ParamSpec("P")
Asker = TypeVar("Asker", bound=DOMNode)


def dialogue(method: Callable[Concatenate[Asker, P], Dialogue]) -> Callable[Concatenate[Asker, P], None]:
    """Run a method that yields windows: each is opened, and its answer sent back, before it goes on."""

    @wraps(method)
    def run(asker: Asker, /, *args: P.args, **kwargs: P.kwargs) -> None:
        steps = method(asker, *args, **kwargs)

        def go_on(answer: Any) -> None:
            try:
                window = steps.send(answer)
            except StopIteration:
                return
            asker.app.push_screen(window, go_on)

        go_on(None)

    return run
