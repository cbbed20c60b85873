"""One measure of how much a word or expression says in a law."""

from __future__ import annotations

from math import log

import numpy as np

from legcheck.matching.arrays import Floats, Ints


def rarity(frequency: int, units: int) -> float:
    """Inverse document frequency: 1 for what stands in one unit, low for what stands in most, above 1 for none."""
    return log(1 + (units + 1) / (frequency + 0.5)) / log(1 + (units + 1) / 1.5)


def rarities(frequencies: Ints, units: int) -> Floats:
    """The same for many at once."""
    return np.asarray(np.log(1 + (units + 1) / (frequencies + 0.5)) / log(1 + (units + 1) / 1.5))
