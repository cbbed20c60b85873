"""Matching: the provisions that are the likely evidence for an item, with the reason, and presence."""

from legcheck.checklist.expressions import Expression, ExpressionError, parse
from legcheck.matching.absence import absence_text
from legcheck.matching.embedders import Embedder
from legcheck.matching.model import Model, ModelError, load_model
from legcheck.matching.models import (
    Band,
    Basis,
    Candidate,
    ElementMatch,
    ItemMatch,
    Place,
    Searched,
    Via,
    band,
)
from legcheck.matching.output import screening_json
from legcheck.matching.screening import Progress, Screening, ScreeningCancelledError, rescreen, screen

__all__ = [
    "Band",
    "Basis",
    "Candidate",
    "ElementMatch",
    "Embedder",
    "Expression",
    "ExpressionError",
    "ItemMatch",
    "Model",
    "ModelError",
    "Place",
    "Progress",
    "Screening",
    "ScreeningCancelledError",
    "Searched",
    "Via",
    "absence_text",
    "band",
    "load_model",
    "parse",
    "rescreen",
    "screen",
    "screening_json",
]
