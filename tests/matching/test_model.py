from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from legcheck.matching import ModelError, load_model
from legcheck.matching.features import PRESENCE, RANK


def test_the_shipped_weights_are_readable_and_rounded() -> None:
    model = load_model()
    assert set(model.rank) == set(RANK)
    assert set(model.presence) == {"intercept", *PRESENCE}
    assert all(round(w, 6) == w for w in [*model.rank.values(), *model.presence.values()])
    assert model.figures["with expressions, held out"]["pairs"] > 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"rank": {"coverage": 1}}', '{"rank": "x"}', "\x00"])
def test_wrong_weights_are_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_model(path)


def test_missing_weights_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(tmp_path / "none.json")


def test_other_weights_are_used(tmp_path: Path) -> None:
    shipped = load_model()
    data = {
        "name": "mine", "rank": shipped.rank, "rank_words": shipped.rank_words,
        "presence": {**dict.fromkeys(shipped.presence, 0.0)}, "presence_words": shipped.presence_words,
        "base_rates": {"X": 2.0}, "use_base_rates": True,
    }  # fmt: skip
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    model = load_model(path)
    assert model.name == "mine"
    features = {name: np.array([0.5, 0.5]) for name in PRESENCE}
    found = model.probabilities(features, ["Y", "X"], np.zeros(2, dtype=bool))
    assert found.tolist() == [0.5, pytest.approx(0.880797)]
