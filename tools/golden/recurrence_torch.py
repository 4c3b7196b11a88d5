"""Writes test/golden/recurrence-torch.json: every cell by PyTorch autograd in 64-bit floats, over carried windows.

As tools/golden/recurrence.py does with Keras, and beyond it: lanes whose state begins afresh within a window
(`keep`), class weights, label smoothing, and torch.nn's own cells. torch.nn has no GRU with the reset before the
product; the lecture's is written out in PyTorch ops (tools/convert/lecture_gru.py) and differentiated by autograd.

Run once, whenever a case is added; the tests only read what it wrote:
    python3 -m venv /tmp/venv-torch && /tmp/venv-torch/bin/pip install torch numpy
    /tmp/venv-torch/bin/python tools/golden/recurrence_torch.py
"""

import json
import pathlib
import platform
import sys

import numpy as np
import torch
from torch import nn

root = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(root / "tools/convert"))
from conventions import layer_to_ours  # noqa: E402
from lecture_gru import LectureGRU  # noqa: E402

D, H, K, B, WINDOWS = 5, 4, 6, 3, 3
TRACKS = {"posture": 3, "place": 2}
UNLABELLED_SHARE = 0.3
FRESH_SHARE = 0.15

CELLS = {"gru": LectureGRU, "gru-reset-after": nn.GRU, "lstm": nn.LSTM, "rnn": nn.RNN}
PLAIN = {"classWeights": None, "labelSmoothing": 0}
WEIGHTED = {"classWeights": [0.5, 2.0, 1.25], "labelSmoothing": 0}
SMOOTHED = {"classWeights": None, "labelSmoothing": 0.1}
BOTH = {"classWeights": [0.5, 2.0, 1.25], "labelSmoothing": 0.1}


def draw(rng, shape, spread):
    """Numbers of few binary digits: 32-bit floats hold them exactly, sums of two biases too."""
    return torch.tensor(np.round(rng.normal(size=shape) * spread * 256) / 256)


def named_tensors(cell, rnn, read_outs, of):
    """By Longtake's names, `of` each parameter: its value or its gradient."""
    parameters = {name: of(parameter).detach().numpy() for name, parameter in rnn.named_parameters()}
    named = {}
    for layer in range(rnn.num_layers):
        if cell == "gru":
            own = {letter: parameters[f"{letter}_l{layer}"] for letter in ("W_x", "W_h", "b")}
        else:
            own = layer_to_ours(cell, layer, parameters)
        named |= {f"layers.{layer}.{letter}": array for letter, array in own.items()}
    for track, linear in zip(TRACKS, read_outs):
        named[f"readout.{track}.W"] = of(linear.weight).detach().numpy()
        named[f"readout.{track}.b"] = of(linear.bias).detach().numpy()
    return named


def gradients(cell, rnn, read_outs):
    named = named_tensors(cell, rnn, read_outs, lambda parameter: parameter.grad)
    if cell in ("lstm", "rnn"):
        # Our one b stands where PyTorch adds two: dL/db is either's gradient, and layer_to_ours added them.
        named = {
            name: value / 2 if name.endswith(".b") and name.startswith("layers.") else value
            for name, value in named.items()
        }
    return named


def loss_of(logits, targets, options):
    """Mean over the labelled steps, weighted where asked, summed over the tracks."""
    total = 0
    for track_logits, track_targets, option in zip(logits, targets, options):
        weight = option["classWeights"] and torch.tensor(option["classWeights"], dtype=torch.float64)
        smoothing = option["labelSmoothing"]
        if weight is not None and smoothing:
            # torch.nn.CrossEntropyLoss would weigh the smoothed part by every class's own weight; ours weighs the step.
            each = nn.CrossEntropyLoss(ignore_index=-1, reduction="none", label_smoothing=smoothing)(
                track_logits, track_targets
            )
            weights = weight[track_targets.clamp(min=0)] * (track_targets >= 0)
            total = total + (weights * each).sum() / weights.sum()
        else:
            total = total + nn.CrossEntropyLoss(weight, ignore_index=-1, label_smoothing=smoothing)(
                track_logits, track_targets
            )
    return total


def unroll(rnn, x, state, keep):
    """Step by step, so that a lane's state can be set to zero before any of them."""
    outputs = []
    for t in range(K):
        state = tuple(part * keep[t][:, None] for part in state)
        y, state = rnn(x[t : t + 1], state if len(state) == 2 else state[0])
        state = state if isinstance(state, tuple) else (state,)
        outputs.append(y)
    return torch.cat(outputs), state


def case(cell, depth, options, rng):
    rnn = CELLS[cell](D, H, num_layers=depth).double()
    read_outs = [nn.Linear(H, classes).double() for classes in TRACKS.values()]
    for parameter in [p for module in (rnn, *read_outs) for p in module.parameters()]:
        parameter.data = draw(rng, parameter.shape, 0.6)
    state = tuple(torch.zeros(depth, B, H).double() for _ in range(2 if cell == "lstm" else 1))
    windows = []
    for _ in range(WINDOWS):
        x = draw(rng, (K, B, D), 1)
        targets = [
            torch.tensor(
                np.where(rng.random(K * B) < UNLABELLED_SHARE, -1, rng.integers(classes, size=K * B))
            )
            for classes in TRACKS.values()
        ]
        keep = torch.tensor(np.where(rng.random((K, B)) < FRESH_SHARE, 0.0, 1.0))
        for module in (rnn, *read_outs):
            module.zero_grad()
        h, new_state = unroll(rnn, x, state, keep)
        loss = loss_of([read_out(h).flatten(0, 1) for read_out in read_outs], targets, options)
        loss.backward()
        state = tuple(part.detach() for part in new_state)  # it crosses the window as a value
        windows.append(
            {
                "x": x.ravel().tolist(),
                "targets": [track.tolist() for track in targets],
                "keep": [None if step.all() else step.tolist() for step in keep],
                "loss": loss.item(),
                "h": h.detach().ravel().tolist(),
                "states": [torch.cat(list(parts), dim=1).ravel().tolist() for parts in zip(*state)],
                "gradients": as_lists(gradients(cell, rnn, read_outs)),
            }
        )
    weights = named_tensors(cell, rnn, read_outs, lambda parameter: parameter)
    return {"cell": cell, "layers": depth, "loss": options, "weights": as_lists(weights), "windows": windows}


def as_lists(named):
    return {name: np.asarray(value).ravel().tolist() for name, value in named.items()}


def main():
    rng = np.random.default_rng(2026)
    torch.set_num_threads(1)
    plain = [case(cell, depth, [PLAIN, PLAIN], rng) for cell in CELLS for depth in (1, 3)]
    document = {
        "madeBy": "tools/golden/recurrence_torch.py",
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__,
            "numpy": np.__version__,
        },
        "sizes": {"D": D, "H": H, "K": K, "B": B},
        "tracks": [{"id": track, "classes": classes} for track, classes in TRACKS.items()],
        "cases": plain + [case("gru", 1, [WEIGHTED, SMOOTHED], rng), case("lstm", 1, [BOTH, PLAIN], rng)],
    }
    path = root / "test/golden/recurrence-torch.json"
    path.write_text(json.dumps(document) + "\n")


main()
