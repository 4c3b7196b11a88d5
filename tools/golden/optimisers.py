"""Writes test/golden/optimisers.json: a few steps of each optimiser by Keras, and clipping by TensorFlow.

Run once, whenever a case is added; the tests only read what it wrote:
    python3 -m venv /tmp/venv-tf && /tmp/venv-tf/bin/pip install tensorflow-cpu
    /tmp/venv-tf/bin/python tools/golden/optimisers.py
"""

import json
import pathlib
import platform

import keras
import numpy as np
import tensorflow as tf

SHAPE = (3, 4)
STEPS = 6
LEARNING_RATE = 0.05
WEIGHT_DECAY = 0.1

# Longtake: μ = 0.9, β1 = 0.9, β2 = 0.999, ε = 1e-8.
OPTIMISERS = {
    "sgd": lambda: keras.optimizers.SGD(LEARNING_RATE, momentum=0.9),
    "adam": lambda: keras.optimizers.Adam(LEARNING_RATE, epsilon=1e-8),
    "adamw": lambda: keras.optimizers.AdamW(LEARNING_RATE, weight_decay=WEIGHT_DECAY, epsilon=1e-8),
}


def run(make, rng):
    start = np.float32(rng.normal(size=SHAPE))
    gradients = [np.float32(rng.normal(size=SHAPE)) for _ in range(STEPS)]
    variable = keras.Variable(start, dtype="float64")
    optimiser = make()
    after = []
    for gradient in gradients:
        optimiser.apply([tf.constant(gradient, tf.float64)], [variable])
        after.append(np.asarray(variable).ravel().tolist())
    flat = [gradient.ravel().tolist() for gradient in gradients]
    return {"start": start.ravel().tolist(), "gradients": flat, "after": after}


def clipping(rng, threshold):
    gradients = [np.float32(rng.normal(size=size)) for size in (5, 3, 1)]
    clipped, norm = tf.clip_by_global_norm([g.astype(np.float64) for g in gradients], threshold)
    return {
        "threshold": threshold,
        "gradients": [g.tolist() for g in gradients],
        "norm": float(norm),
        "clipped": [g.numpy().tolist() for g in clipped],
    }


def main():
    rng = np.random.default_rng(2026)
    document = {
        "madeBy": "tools/golden/optimisers.py",
        "versions": {
            "python": platform.python_version(),
            "tensorflow": tf.__version__,
            "keras": keras.__version__,
            "numpy": np.__version__,
        },
        "shape": SHAPE,
        "learningRate": LEARNING_RATE,
        "weightDecay": WEIGHT_DECAY,
        "runs": {name: run(make, rng) for name, make in OPTIMISERS.items()},
        "clipping": [clipping(rng, threshold) for threshold in (0.5, 2.0, 100.0)],
    }
    path = pathlib.Path(__file__).parents[2] / "test/golden/optimisers.json"
    path.write_text(json.dumps(document) + "\n")


main()
