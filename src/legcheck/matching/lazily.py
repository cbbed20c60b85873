"""Lists that are made when someone first looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

Thing = TypeVar("Thing")


class Lazily(Sequence[Thing]):
    """A tuple that is made at first sight. It equals, and is pickled as, the tuple."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[Thing, ...]]) -> None:
        self._make: Callable[[], tuple[Thing, ...]] | None = make
        self._made: tuple[Thing, ...] = ()

    def all(self) -> tuple[Thing, ...]:
        """All of it, made where it was not yet."""
        make = self._make  # two threads may look at once: both then make the same
        if make is not None:
            self._made = make()
            self._make = None
        return self._made

    @overload
    def __getitem__(self, index: int) -> Thing: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Thing, ...]: ...
    def __getitem__(self, index: int | slice) -> Thing | tuple[Thing, ...]:
        return self.all()[index]

    def __len__(self) -> int:
        return len(self.all())

    def __iter__(self) -> Iterator[Thing]:
        return iter(self.all())

    def __eq__(self, other: object) -> bool:
        return self.all() == (other.all() if isinstance(other, Lazily) else other)

    def __hash__(self) -> int:
        return hash(self.all())

    def __repr__(self) -> str:
        return repr(self.all())

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self.all(),)
