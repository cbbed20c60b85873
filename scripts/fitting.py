"""Two small convex fits in numpy: a choice model for ranking, a logistic regression for presence."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def fit_choice(groups: list[tuple[Floats, Bools]], ridge: float, prior: Floats) -> Floats:
    """Weights under which labelled provisions win against the others of their law (conditional logit, Newton).

    Each group is one item in one law: features of all units, and which of them are labelled. A group counts
    with the square root of its labels. `prior` is in raw units; a column without variance keeps it.
    """
    centred = [(x - x.mean(axis=0), y) for x, y in groups if y.any() and not y.all()]
    scale = _scale(np.concatenate([x for x, _ in centred]))
    scaled = [(x / scale, y) for x, y in centred]
    start = prior * scale

    def value(w: Floats) -> float:
        total = -0.5 * ridge * float((w - start) @ (w - start))
        for x, y in scaled:
            s = x @ w
            top = s.max()
            total += float(s[y].sum() - y.sum() * (top + np.log(np.exp(s - top).sum()))) / np.sqrt(y.sum())
        return total

    w = start.copy()
    for _ in range(60):
        gradient, curvature = -ridge * (w - start), ridge * np.eye(len(w))
        for x, y in scaled:
            s = x @ w
            p = np.exp(s - s.max())
            p /= p.sum()
            mean, count = p @ x, y.sum()
            weight = 1 / np.sqrt(count)
            gradient += weight * (x[y].sum(axis=0) - count * mean)
            curvature += weight * count * ((x * p[:, None]).T @ x - np.outer(mean, mean))
        step, size, before = np.linalg.solve(curvature, gradient), 1.0, value(w)
        while value(w + size * step) < before and size > 1e-6:
            size /= 2
        w = w + size * step
        if value(w) - before < 1e-9:
            break
    return w / scale


def fit_logistic(x: Floats, y: Floats, ridge: float, prior: Floats) -> tuple[float, Floats]:
    """Intercept and raw weights of a ridge logistic regression (iteratively reweighted least squares)."""
    mean, scale = x.mean(axis=0), _scale(x)
    z = np.column_stack([np.ones(len(x)), (x - mean) / scale])
    start = np.concatenate([[0.0], prior * scale])
    penalty = np.diag([1e-9, *[ridge] * x.shape[1]])
    w = start.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        gradient = z.T @ (y - p) - penalty @ (w - start)
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + penalty, gradient)
        w = w + step
        if np.abs(step).max() < 1e-9:
            break
    raw = w[1:] / scale
    return float(w[0] - raw @ mean), raw


def _scale(x: Floats) -> Floats:
    scale = x.std(axis=0)
    scale[scale < 1e-6] = 1.0
    return scale
