"""Writes test/golden/metrics.json: frame metrics by scikit-learn, quantiles by NumPy, edit distances by RapidFuzz.

Run once, whenever a case is added; the tests only read what it wrote:
    python3 -m venv /tmp/venv-sk && /tmp/venv-sk/bin/pip install scikit-learn rapidfuzz
    /tmp/venv-sk/bin/python tools/golden/metrics.py
"""

import json
import pathlib

import numpy as np
import rapidfuzz
import sklearn
from rapidfuzz.distance import Levenshtein
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    confusion_matrix,
    f1_score,
    precision_recall_fscore_support,
)

UNLABELLED = -1


def frame_case(rng, *, frames, classes, decimals, absent=(), unlabelled=0.0):
    """Runs of random length; scores loosely follow the truth and are rounded so that ties occur."""
    present = [c for c in range(classes) if c not in absent]
    truth = []
    while len(truth) < frames:
        truth += [int(rng.choice(present))] * int(rng.integers(1, 12))
    truth = np.array(truth[:frames])
    logits = rng.normal(size=(frames, classes)) + 1.5 * np.eye(classes)[truth]
    scores = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    scores = np.round(scores, decimals)
    predicted = scores.argmax(1)
    truth = np.where(rng.random(frames) < unlabelled, UNLABELLED, truth)

    seen = truth != UNLABELLED
    t, p, s = truth[seen], predicted[seen], scores[seen]
    labels = list(range(classes))
    in_truth = [c for c in labels if (t == c).any()]
    precision, recall, f1, support = precision_recall_fscore_support(
        t, p, labels=labels, zero_division=np.nan
    )
    ap = [float(average_precision_score(t == c, s[:, c])) if c in in_truth else None for c in labels]
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "scores": scores.tolist(),
        "expected": {
            "accuracy": float(accuracy_score(t, p)),
            "macroF1": float(f1_score(t, p, labels=in_truth, average="macro", zero_division=0)),
            "precision": [None if np.isnan(x) else float(x) for x in precision],
            "recall": [None if np.isnan(x) else float(x) for x in recall],
            "f1": [None if np.isnan(x) else float(x) for x in f1],
            "support": support.tolist(),
            "confusion": confusion_matrix(t, p, labels=labels).tolist(),
            "averagePrecision": ap,
            "mAP": float(np.mean([x for x in ap if x is not None])),
        },
    }


def edit_case(rng, alphabet):
    a = rng.integers(0, alphabet, size=int(rng.integers(0, 12))).tolist()
    b = rng.integers(0, alphabet, size=int(rng.integers(0, 12))).tolist()
    return {"a": a, "b": b, "distance": Levenshtein.distance(a, b)}


def quantile_case(rng, size):
    values = np.round(rng.normal(size=size) * 100, 1)
    qs = [0, 0.025, 0.25, 0.5, 0.95, 1]
    return {"values": values.tolist(), "quantiles": [[q, float(np.quantile(values, q))] for q in qs]}


def main():
    rng = np.random.default_rng(20261101)
    document = {
        "madeBy": {
            "script": "tools/golden/metrics.py",
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
            "rapidfuzz": rapidfuzz.__version__,
        },
        "frames": [
            frame_case(rng, frames=60, classes=2, decimals=6),
            frame_case(rng, frames=120, classes=4, decimals=1, unlabelled=0.2),
            frame_case(rng, frames=150, classes=5, decimals=2, absent=(1,), unlabelled=0.1),
        ],
        "edits": [edit_case(rng, alphabet) for alphabet in (2, 3, 3, 5, 5, 5, 8, 8)],
        "quantiles": [quantile_case(rng, size) for size in (1, 2, 7, 40)],
    }
    out = pathlib.Path(__file__).parents[2] / "test" / "golden" / "metrics.json"
    out.write_text(json.dumps(document, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
