"""Lines of a long text for one width: spans of the text, made once and looked up by row or by offset."""

from __future__ import annotations

from bisect import bisect_right

from rich.cells import cell_len

Line = tuple[int, int]
"""Half-open span of the text that one row shows, in code points."""


def wrap(text: str, start: int, end: int, width: int) -> list[Line]:
    """Rows of `text[start:end]` at `width` cells: breaks at line ends, else after the last space that fits."""
    rows: list[Line] = []
    pos = start
    while pos <= end:
        stop = text.find("\n", pos, end)
        stop = end if stop < 0 else stop
        _wrap_paragraph(text, pos, stop, max(width, 1), rows)
        pos = stop + 1
    return rows


def _wrap_paragraph(text: str, pos: int, stop: int, width: int, rows: list[Line]) -> None:
    while True:
        fits = pos + _fitting(text, pos, stop, width)
        if fits >= stop:
            rows.append((pos, stop))
            return
        space = text.rfind(" ", pos + 1, fits + 1)
        cut = space + 1 if space > pos else fits
        rows.append((pos, cut))
        pos = cut


def _fitting(text: str, pos: int, stop: int, width: int) -> int:
    """How many characters from `pos` fit in `width` cells; at least one."""
    piece = text[pos : min(pos + width, stop)]
    if piece.isascii() or cell_len(piece) == len(piece):
        return len(piece)
    cells = count = 0
    for char in text[pos : min(pos + 4 * width, stop)]:
        cells += cell_len(char)
        if cells > width and count:
            break
        count += 1
    return count


class Rows:
    """Rows of a text with look-up by offset."""

    def __init__(self, rows: list[Line]) -> None:
        self.rows = rows
        self._starts = [start for start, _ in rows]

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, row: int) -> Line:
        return self.rows[row]

    def row_of(self, offset: int) -> int:
        """The row that shows an offset; the nearest one before it otherwise."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def rows_of(self, start: int, end: int) -> range:
        """The rows that show a span."""
        return range(self.row_of(start), self.row_of(max(end - 1, start)) + 1)
