"""Writes test/golden/agreement.json: Cohen's kappa by scikit-learn, overall and for each class against the rest.

Run once, whenever a case is added; the tests only read what it wrote:
    python3 -m venv /tmp/venv-sk && /tmp/venv-sk/bin/pip install scikit-learn
    /tmp/venv-sk/bin/python tools/golden/agreement.py
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.metrics import cohen_kappa_score, confusion_matrix

UNLABELLED = -1


def runs(rng, frames, classes):
    values = []
    while len(values) < frames:
        values += [int(rng.integers(classes))] * int(rng.integers(1, 15))
    return np.array(values[:frames])


def kappa(a, b):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        value = float(cohen_kappa_score(a, b))
    return None if np.isnan(value) else value


def case(rng, *, frames, classes, differing, unlabelled):
    """The second labeller differs in some frames; each leaves some unlabelled."""
    a = runs(rng, frames, classes)
    b = np.where(rng.random(frames) < differing, runs(rng, frames, classes), a)
    a = np.where(rng.random(frames) < unlabelled, UNLABELLED, a)
    b = np.where(rng.random(frames) < unlabelled, UNLABELLED, b)
    seen = (a != UNLABELLED) & (b != UNLABELLED)
    labels = list(range(classes))
    named = [bool((a[seen] == c).any() or (b[seen] == c).any()) for c in labels]
    return {
        "classes": classes,
        "a": a.tolist(),
        "b": b.tolist(),
        "expected": {
            "frames": int(seen.sum()),
            "kappa": kappa(a[seen], b[seen]),
            "perClass": [
                kappa(a[seen] == c, b[seen] == c) if named[c] else None for c in labels
            ],
            "confusion": confusion_matrix(a[seen], b[seen], labels=labels).tolist(),
        },
    }


def main():
    rng = np.random.default_rng(20261126)
    cases = [
        case(rng, frames=200, classes=3, differing=0.2, unlabelled=0.1),
        case(rng, frames=150, classes=6, differing=0.6, unlabelled=0.0),
        case(rng, frames=120, classes=2, differing=1.0, unlabelled=0.3),
        case(rng, frames=90, classes=4, differing=0.0, unlabelled=0.05),
        case(rng, frames=60, classes=1, differing=0.5, unlabelled=0.0),
    ]
    path = pathlib.Path(__file__).parents[2] / "test/golden/agreement.json"
    path.write_text(json.dumps({"scikit-learn": sklearn.__version__, "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
