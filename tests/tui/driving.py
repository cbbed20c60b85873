"""Helpers that drive the program as a person would, and read what it shows."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from legcheck.tui import LegcheckApp


@asynccontextmanager
async def running(app: LegcheckApp, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    """The program, ready: threads done, news shown."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait for threads and for the messages they post. Dialogs wait in workers too, so only threads count."""
    await pilot.pause()
    threads = [worker for worker in pilot.app.workers if worker._thread_worker]
    if threads:
        await pilot.app.workers.wait_for_complete(threads)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type into the focused field: the first character as a key, the rest as a paste, which costs one event."""
    names = {" ": "space", ".": "full_stop", "-": "minus", "/": "slash", "_": "underscore", "*": "asterisk"}
    await pilot.press(names.get(text[0], text[0]))
    if rest := text[1:]:
        pilot.app.post_message(Paste(rest))
    await settle(pilot)


async def seen(pilot: Pilot[None]) -> str:
    """All that is on the screen, as one line of text with single spaces."""
    await pilot.pause(0.03)
    svg = pilot.app.export_screenshot()
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return " ".join(html.unescape("".join(texts)).replace("\xa0", " ").split())


def said(app: LegcheckApp) -> str:
    """All notices so far, and what the news line says."""
    texts = [notice.message for notice in app._notifications]
    for line in app.screen.query("#news").results(Static):
        texts.append(str(line.content))
    return "\n".join(texts)


async def accept(pilot: Pilot[None], *then: str) -> None:
    """Accept the candidate under the cursor with the candidates in sight, then press more keys."""
    pilot.app.screen.show_pane("candidates")
    await press(pilot, "e", *then)
