"""Writes test/golden/recurrence.json: every cell by Keras in 64-bit floats, over windows with carried state.

For each cell and depth: weights in Longtake's names and gate order, then per window the inputs, the targets of two
tracks (-1 = unlabelled), the loss, all gradients by tf.GradientTape, and the states after it.

Run once, whenever a case is added; the tests only read what it wrote:
    python3 -m venv /tmp/venv-tf && /tmp/venv-tf/bin/pip install tensorflow-cpu
    /tmp/venv-tf/bin/python tools/golden/recurrence.py
"""

import json
import pathlib
import platform

import keras
import numpy as np
import tensorflow as tf

D, H, K, B, WINDOWS = 5, 4, 6, 3, 3
TRACKS = {"posture": 3, "place": 2}
UNLABELLED_SHARE = 0.3

# Keras keeps h by z where the lecture takes h~ by it: z_lecture = 1 - z_keras = σ(-a), so block z changes sign.
GRU_BLOCKS = [(0, -1), (1, 1), (2, 1)]  # z, r, h in both
LSTM_BLOCKS = [(0, 1), (1, 1), (3, 1), (2, 1)]  # i, f, c, o in Keras; i, f, o, g in Longtake
RNN_BLOCKS = [(0, 1)]

CELLS = {
    "gru": (lambda: keras.layers.GRU(H, reset_after=False, **COMMON), GRU_BLOCKS),
    "gru-reset-after": (lambda: keras.layers.GRU(H, reset_after=True, **COMMON), GRU_BLOCKS),
    "lstm": (lambda: keras.layers.LSTM(H, **COMMON), LSTM_BLOCKS),
    "rnn": (lambda: keras.layers.SimpleRNN(H, **COMMON), RNN_BLOCKS),
}
COMMON = {"return_sequences": True, "return_state": True, "dtype": "float64"}


def to_ours(blocks, keras_array):
    """Keras [n, G*H] with its gates side by side -> Longtake [G*H, n] with ours one below the other."""
    sides = np.split(np.asarray(keras_array), len(blocks), axis=-1)
    return np.concatenate([sign * sides[index] for index, sign in blocks], axis=-1).T


def layer_tensors(blocks, variables):
    """A layer's variables, or their gradients, by Longtake's letters."""
    kernel, recurrent, bias = variables
    named = {"W_x": to_ours(blocks, kernel), "W_h": to_ours(blocks, recurrent)}
    bias = np.asarray(bias)
    if bias.ndim == 1:
        return named | {"b": to_ours(blocks, bias)}
    return named | {"b": to_ours(blocks, bias[0]), "b_h": to_ours(blocks, bias[1])}


def named_tensors(blocks, layers, read_outs):
    """`layers` and `read_outs` hold variables or gradients."""
    named = {}
    for index, variables in enumerate(layers):
        for letter, value in layer_tensors(blocks, variables).items():
            named[f"layers.{index}.{letter}"] = value
    for track, (kernel, bias) in zip(TRACKS, read_outs):
        named[f"readout.{track}.W"] = np.asarray(kernel).T
        named[f"readout.{track}.b"] = np.asarray(bias)
    return named


def loss_of(logits, targets):
    """Mean over the labelled steps, summed over the tracks."""
    total = 0
    for track_logits, track_targets in zip(logits, targets):
        labelled = track_targets >= 0
        entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(
            tf.boolean_mask(track_targets, labelled), tf.boolean_mask(track_logits, labelled)
        )
        total += tf.reduce_mean(entropy)
    return total


def case(cell, depth, rng):
    make, blocks = CELLS[cell]
    layers = [make() for _ in range(depth)]
    read_outs = [keras.layers.Dense(classes, dtype="float64") for classes in TRACKS.values()]
    for index, layer in enumerate(layers):
        layer.build((B, K, D if index == 0 else H))
    for layer in read_outs:
        layer.build((B, K, H))
    for variable in [v for layer in layers + read_outs for v in layer.trainable_variables]:
        # Weights that 32-bit floats hold exactly, so that both sides compute with the same numbers.
        variable.assign(np.float32(rng.normal(size=variable.shape) * 0.6).astype(np.float64))
    layer_variables = [[v.value for v in layer.trainable_variables] for layer in layers]
    read_out_variables = [[v.value for v in layer.trainable_variables] for layer in read_outs]

    states = [None] * depth
    windows = []
    for _ in range(WINDOWS):
        x = np.float32(rng.normal(size=(B, K, D))).astype(np.float64)
        targets = []
        for classes in TRACKS.values():
            drawn = rng.integers(classes, size=(B, K))
            targets.append(np.where(rng.random((B, K)) < UNLABELLED_SHARE, -1, drawn))
        with tf.GradientTape() as tape:
            below, new_states = tf.constant(x), []
            for layer, state in zip(layers, states):
                below, *state = layer(below, initial_state=state)
                new_states.append(state)
            loss = loss_of([read_out(below) for read_out in read_outs], targets)
        variables = [v for layer in layers + read_outs for v in layer.trainable_variables]
        gradients = iter(tape.gradient(loss, variables))
        layer_gradients = [[next(gradients) for _ in layer.trainable_variables] for layer in layers]
        read_out_gradients = [[next(gradients) for _ in r.trainable_variables] for r in read_outs]
        # The state crosses the window as a value: a constant to the next tape.
        states = [[tf.constant(part.numpy()) for part in state] for state in new_states]
        windows.append(
            {
                "x": time_major(x),
                "targets": [time_major(track) for track in targets],
                "loss": float(loss),
                "h": time_major(below.numpy()),
                "states": [np.concatenate(state, axis=1).ravel().tolist() for state in states],
                "gradients": as_lists(named_tensors(blocks, layer_gradients, read_out_gradients)),
            }
        )
    weights = named_tensors(blocks, layer_variables, read_out_variables)
    return {"cell": cell, "layers": depth, "weights": as_lists(weights), "windows": windows}


def time_major(array):
    return np.swapaxes(array, 0, 1).ravel().tolist()


def as_lists(named):
    return {name: np.asarray(value).ravel().tolist() for name, value in named.items()}


def main():
    rng = np.random.default_rng(2026)
    document = {
        "madeBy": "tools/golden/recurrence.py",
        "versions": {
            "python": platform.python_version(),
            "tensorflow": tf.__version__,
            "keras": keras.__version__,
            "numpy": np.__version__,
        },
        "sizes": {"D": D, "H": H, "K": K, "B": B},
        "tracks": [{"id": track, "classes": classes} for track, classes in TRACKS.items()],
        "cases": [case(cell, depth, rng) for cell in CELLS for depth in (1, 3)],
    }
    path = pathlib.Path(__file__).parents[2] / "test/golden/recurrence.json"
    path.write_text(json.dumps(document) + "\n")


main()
