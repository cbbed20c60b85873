"""The small calibrated model: weights that a person can read, and how they become scores and presence."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from legcheck.errors import LegcheckError
from legcheck.matching.arrays import Bools, Floats
from legcheck.matching.features import PRESENCE, RANK


class ModelError(LegcheckError):
    """A weights file is missing, is no weights file, or belongs to other features."""

    title = "The weights cannot be read"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of ranking and presence, with where they come from."""

    name: str
    rank: dict[str, float]
    rank_words: dict[str, float]
    """Ranking where the law's language has no expressions."""
    presence: dict[str, float]
    """With the key `intercept`."""
    presence_words: dict[str, float]
    """Presence where the law's language has no expressions."""
    base_rates: dict[str, float] = field(default_factory=dict)
    """Log-odds by item, added to presence when `use_base_rates` is set."""
    use_base_rates: bool = False
    figures: dict[str, Any] = field(default_factory=dict)

    def scores(self, table: Mapping[str, Floats], words_only: Bools) -> Floats:
        """Ranking scores, items by units, from RANK features; `words_only` marks items without expressions.

        Added up feature by feature, so that equal features give equal scores wherever they stand.
        """
        total = np.zeros(table[RANK[0]].shape)
        for name in RANK:
            weight = np.where(words_only, self.rank_words[name], self.rank[name])
            if weight.any():
                total += weight[:, None] * table[name]
        return total

    def probabilities(self, features: Mapping[str, Floats], items: Sequence[str], words_only: Bools) -> Floats:
        """Presence of each item in [0, 1], six digits, from PRESENCE features by item."""
        logits = np.where(words_only, self.presence_words["intercept"], self.presence["intercept"])
        for name in PRESENCE:
            logits = logits + np.where(words_only, self.presence_words[name], self.presence[name]) * features[name]
        if self.use_base_rates:
            logits = logits + np.array([self.base_rates.get(item, 0.0) for item in items])
        return np.asarray(np.round(1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0))), 6))


def load_model(path: Path | str | None = None) -> Model:
    """The packaged weights, or those of a file; raises ModelError with what is wrong."""
    source = Path(path) if path is not None else files("legcheck.matching").joinpath("weights.json")
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"The weights file '{path}' cannot be read ({error.strerror}): check the path.") from error
    except ValueError as error:
        raise ModelError(f"The weights file '{path}' is not JSON: make it with scripts/train.py.") from error
    return _checked(data, str(path or "weights.json"))


def _checked(data: Any, name: str) -> Model:
    wanted = {
        "rank": RANK,
        "rank_words": RANK,
        "presence": ("intercept", *PRESENCE),
        "presence_words": ("intercept", *PRESENCE),
    }
    for part, names in wanted.items():
        weights = data.get(part) if isinstance(data, dict) else None
        if not isinstance(weights, dict) or set(weights) != set(names) or not all(map(_number, weights.values())):
            raise ModelError(
                f"The weights file '{name}' does not hold one number for each feature under '{part}': "
                "make it again with scripts/train.py of this version."
            )
    return Model(
        name=str(data.get("name", name)),
        rank=data["rank"],
        rank_words=data["rank_words"],
        presence=data["presence"],
        presence_words=data["presence_words"],
        base_rates=data.get("base_rates", {}),
        use_base_rates=bool(data.get("use_base_rates", False)),
        figures=data.get("figures", {}),
    )


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6
