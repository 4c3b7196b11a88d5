"""Writes test/golden/projection.json: the projection in front of a recurrent network, by PyTorch in 64-bit floats.

y = ReLU(LayerNorm(W x + b)) in front of torch.nn.GRU and torch.nn.LSTM, one and three layers deep. Per case: weights in
Longtake's names and gate order, then per window the inputs, the targets of two tracks (-1 = unlabelled), the
projection's y, the top layer's h, the states after it, the loss, and all gradients by autograd. The state crosses from
window to window as a value.

Run once, whenever a case is added; the tests only read what it wrote:
    python3 -m venv /tmp/venv-torch && /tmp/venv-torch/bin/pip install torch numpy
    /tmp/venv-torch/bin/python tools/golden/projection.py
"""

import json
import pathlib
import platform

import numpy as np
import torch

D, P, H, K, B, WINDOWS = 6, 5, 4, 6, 3, 2
TRACKS = {"posture": 3, "place": 2}
UNLABELLED_SHARE = 0.3

# Where each of our gates stands in PyTorch's blocks, and its sign: PyTorch keeps h by z where the lecture takes h~ by
# it, z_lecture = 1 - z_torch = σ(-a), so block z changes sign.
CELLS = {
    "gru-reset-after": (torch.nn.GRU, [(1, -1), (0, 1), (2, 1)]),  # z, r, h from r, z, n
    "lstm": (torch.nn.LSTM, [(0, 1), (1, 1), (3, 1), (2, 1)]),  # i, f, o, g from i, f, g, o
}


class Network(torch.nn.Module):
    def __init__(self, make, depth):
        super().__init__()
        self.linear = torch.nn.Linear(D, P)
        self.norm = torch.nn.LayerNorm(P)
        self.recurrent = make(P, H, num_layers=depth)
        self.read_outs = torch.nn.ModuleList(torch.nn.Linear(H, classes) for classes in TRACKS.values())

    def forward(self, x, state):
        y = torch.relu(self.norm(self.linear(x)))
        h, state = self.recurrent(y, state)
        return y, h, state, [read_out(h) for read_out in self.read_outs]


def to_ours(blocks, array):
    """PyTorch [G*H, n] -> Longtake [G*H, n] with its own order of gates."""
    parts = np.split(array, len(blocks), axis=0)
    return np.concatenate([sign * parts[index] for index, sign in blocks], axis=0)


def named(network, cell, value_of):
    """The network's tensors in Longtake's names; `value_of` takes a parameter's value or its gradient."""
    _, blocks = CELLS[cell]
    ours = {
        "projection.W": value_of(network.linear.weight),
        "projection.b": value_of(network.linear.bias),
        "projection.gain": value_of(network.norm.weight),
        "projection.bias": value_of(network.norm.bias),
    }
    for layer in range(network.recurrent.num_layers):
        letter = {
            name: to_ours(blocks, value_of(getattr(network.recurrent, f"{torch_name}_l{layer}")))
            for name, torch_name in [("W_x", "weight_ih"), ("W_h", "weight_hh"), ("b", "bias_ih"), ("b_h", "bias_hh")]
        }
        if cell == "lstm":
            # PyTorch has two biases that only ever stand added up; the second is zero here, and ours is the first.
            del letter["b_h"]
        ours |= {f"layers.{layer}.{name}": value for name, value in letter.items()}
    for track, read_out in zip(TRACKS, network.read_outs):
        ours[f"readout.{track}.W"] = value_of(read_out.weight)
        ours[f"readout.{track}.b"] = value_of(read_out.bias)
    return {name: np.asarray(value).ravel().tolist() for name, value in ours.items()}


def loss_of(logits, targets):
    """Mean over the labelled steps, summed over the tracks."""
    losses = [
        torch.nn.functional.cross_entropy(s.reshape(K * B, -1), torch.from_numpy(t).reshape(-1), ignore_index=-1)
        for s, t in zip(logits, targets)
    ]
    return sum(losses)


def states_of(state):
    """Per layer [B, parts * H], h first."""
    parts = [state] if torch.is_tensor(state) else list(state)
    return torch.cat(parts, dim=2).detach().numpy()


def case(cell, depth, rng):
    make, _ = CELLS[cell]
    network = Network(make, depth).double()
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            # Weights that 32-bit floats hold exactly, so that both sides compute with the same numbers.
            drawn = np.float32(rng.normal(size=tuple(parameter.shape)) * 0.6).astype(np.float64)
            drawn += 1 if name == "norm.weight" else 0
            is_second_bias = cell == "lstm" and "bias_hh" in name
            parameter.copy_(torch.from_numpy(np.float32(drawn * (not is_second_bias)).astype(np.float64)))
    weights = named(network, cell, lambda parameter: parameter.detach().numpy())

    state = None
    windows = []
    for _ in range(WINDOWS):
        x = np.float32(rng.normal(size=(K, B, D)) * 2).astype(np.float64)
        targets = []
        for classes in TRACKS.values():
            drawn = rng.integers(classes, size=(K, B))
            targets.append(np.where(rng.random((K, B)) < UNLABELLED_SHARE, -1, drawn))
        network.zero_grad()
        y, h, state, logits = network(torch.from_numpy(x), state)
        loss = loss_of(logits, targets)
        loss.backward()
        state = state.detach() if torch.is_tensor(state) else tuple(part.detach() for part in state)
        windows.append(
            {
                "x": x.ravel().tolist(),
                "targets": [track.ravel().tolist() for track in targets],
                "y": y.detach().numpy().ravel().tolist(),
                "h": h.detach().numpy().ravel().tolist(),
                "states": [layer.ravel().tolist() for layer in states_of(state)],
                "loss": loss.item(),
                "gradients": named(network, cell, lambda parameter: parameter.grad.numpy()),
            }
        )
    return {"cell": cell, "layers": depth, "weights": weights, "windows": windows}


def main():
    rng = np.random.default_rng(2026)
    document = {
        "madeBy": "tools/golden/projection.py",
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__,
            "numpy": np.__version__,
        },
        "sizes": {"D": D, "P": P, "H": H, "K": K, "B": B},
        "tracks": [{"id": track, "classes": classes} for track, classes in TRACKS.items()],
        "cases": [case(cell, depth, rng) for cell in CELLS for depth in (1, 3)],
    }
    path = pathlib.Path(__file__).parents[2] / "test/golden/projection.json"
    path.write_text(json.dumps(document) + "\n")


main()
