"""Where things live: shipped content, settings, caches. The only module that knows directories."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_HERE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A shipped folder: inside the wheel, or at the top of a checkout."""
    packed = _HERE / "_shipped" / name
    return packed if packed.is_dir() else _HERE.parents[1] / name


def checklists_dir() -> Path:
    """The folder of the checklists in YAML: the shipped ones, or an author's copy named by `LEGCHECK_CHECKLISTS`."""
    own = os.environ.get("LEGCHECK_CHECKLISTS")
    return Path(own) if own else _shipped("checklists")


def samples_dir() -> Path:
    """The folder of the bundled fictional laws and assessments."""
    return _shipped("samples")


def data_dir() -> Path:
    """The user's folder for the list of recent assessments; `LEGCHECK_HOME` overrides it."""
    home = os.environ.get("LEGCHECK_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("legcheck", appauthor=False))


def own_checklists_dir() -> Path:
    """The folder of the user's own checklists, beside the shipped ones; it need not exist."""
    return data_dir() / "checklists"


def cache_dir() -> Path:
    """A folder for what can be made again; `LEGCHECK_HOME` overrides it."""
    home = os.environ.get("LEGCHECK_HOME")
    return Path(home) / "cache" if home else Path(platformdirs.user_cache_dir("legcheck", appauthor=False))
