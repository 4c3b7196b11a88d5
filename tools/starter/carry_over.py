"""How well an extractor's features predict the teacher's on photographs that nothing was ever learnt from.

    python carry_over.py --work ~/.cache/longtake-starter --teacher TEACHER.tflite EXTRACTOR.tflite ...

A ridge regression from the extractor's features to the teacher's is fitted on views of the training pictures, and
judged on the whole photographs of coco128: the share of the variance of the teacher's standardised features that is
explained, and the mean cosine between what is predicted and what the teacher says.
"""

import argparse
import json
import pathlib

import numpy as np
from PIL import Image

from tflite import Extractor

RIDGES = (0.003, 0.03, 0.3, 3)
KEPT_ASIDE = 1000


def standardised(features, mean, deviation):
    return (features - mean) / deviation


def ridge(x, y, strength):
    """Weights [features + 1, outputs] of the least squares of y on (x, 1), drawn towards 0."""
    x = np.hstack([x, np.ones((len(x), 1), np.float32)])
    return np.linalg.solve(x.T @ x + strength * len(x) * np.eye(x.shape[1]), x.T @ y)


def guessed(x, weights):
    return np.hstack([x, np.ones((len(x), 1))]) @ weights


def best_ridge(x, y):
    """As strong as does best on views kept aside."""

    def error(strength):
        weights = ridge(x[:-KEPT_ASIDE], y[:-KEPT_ASIDE], strength)
        return ((guessed(x[-KEPT_ASIDE:], weights) - y[-KEPT_ASIDE:]) ** 2).sum()

    return ridge(x, y, min(RIDGES, key=error))


def features_of(extractor, pictures):
    side = extractor.side
    return np.stack([extractor.features(Image.fromarray(p).resize((side, side), Image.BILINEAR)) for p in pictures])


def judge(extractor, fitted, photographs, teacher_on_photographs):
    views, targets = fitted
    x = features_of(extractor, views)
    mean, deviation = x.mean(0), x.std(0) + 1e-3
    weights = best_ridge(standardised(x, mean, deviation), targets)
    seen = standardised(features_of(extractor, photographs), mean, deviation)
    guess = guessed(seen, weights)
    truth = teacher_on_photographs
    norms = np.linalg.norm(guess, axis=1) * np.linalg.norm(truth, axis=1)
    explained = 1 - ((guess - truth) ** 2).sum() / ((truth - truth.mean(0)) ** 2).sum()
    return {"explained": round(float(explained), 4), "cosine": round(float(((guess * truth).sum(1) / norms).mean()), 4)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    arguments.add_argument("--teacher", type=pathlib.Path, required=True)
    arguments.add_argument("extractors", type=pathlib.Path, nargs="+")
    given = arguments.parse_args()
    views = np.load(given.work / "views.npy")
    teacher = Extractor(given.teacher)
    raw = features_of(teacher, views)
    mean, deviation = raw.mean(0), raw.std(0) + 1e-3
    listed = json.loads((given.work / "pictures.json").read_text())["coco128"]
    paths = [given.work / "pictures" / one["picture"] for one in listed]
    photographs = [np.asarray(Image.open(path).convert("RGB")) for path in paths]
    truth = standardised(features_of(teacher, photographs), mean, deviation)
    for path in given.extractors:
        found = judge(Extractor(path), (views, standardised(raw, mean, deviation)), photographs, truth)
        print(json.dumps({"extractor": path.name, "photographs": len(photographs), **found}), flush=True)


main()
