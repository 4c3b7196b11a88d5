"""Loads a Longtake model into PyTorch, as a module or, run as a program, as a .pt file.

    from to_torch import load
    model = load("model.safetensors")            # or a .pt that this program wrote
    logits, state = model(features)              # features [K, B, D] at manifest["modelRate"] steps/s
    logits, state = model(more_features, state)  # go on where the first call ended

    python tools/convert/to_torch.py MODEL.safetensors --out MODEL.pt

The cells become torch.nn.GRU (gru-reset-after), LSTM and RNN. PyTorch's GRU resets after the product, so the lecture's
(gru) has no torch.nn module and becomes lecture_gru.LectureGRU. Needs PyTorch and numpy.
"""

import io
import json

import torch
from torch import nn

from conventions import layer_to_torch
from lecture_gru import LectureGRU
from longtake_file import layer_of, parse_manifest, read_model
from refusal import Arguments, Refusal, read_bytes, refuse_taken, run, save_new

RECURRENT = {"gru": LectureGRU, "gru-reset-after": nn.GRU, "lstm": nn.LSTM, "rnn": nn.RNN}


class LongtakeNetwork(nn.Module):
    """x̂ = (x - mean) * scale, a projection where the model has one, the recurrent layers, one read-out per track."""

    def __init__(self, manifest):
        super().__init__()
        self.manifest = manifest
        D, H, P = manifest["featureLength"], manifest["hiddenSize"], manifest.get("projection")
        self.register_buffer("input_mean", torch.zeros(D))
        self.register_buffer("input_scale", torch.ones(D))
        self.projection = (
            None if P is None else nn.Sequential(nn.Linear(D, P), nn.LayerNorm(P, eps=1e-5), nn.ReLU())
        )
        self.rnn = RECURRENT[manifest["cell"]](D if P is None else P, H, num_layers=manifest["layers"])
        # A list, since the names of tracks may hold what a ModuleDict refuses.
        self.read_outs = nn.ModuleList(nn.Linear(H, len(track["classes"])) for track in manifest["tracks"])

    def forward(self, x, state=None):
        """x [K, B, D] and the state before it (None: zeros) -> {track: logits [K, B, C]} and the state after it.

        The state is h [layers, B, H], for the LSTM (h, c), as torch.nn has it.
        """
        below = (x - self.input_mean) * self.input_scale
        if self.projection is not None:
            below = self.projection(below)
        h, state = self.rnn(below, state)
        tracks = [track["id"] for track in self.manifest["tracks"]]
        return {track: read_out(h) for track, read_out in zip(tracks, self.read_outs)}, state

    def probabilities(self, x, state=None):
        """As forward, but {track: softmax [K, B, C]}."""
        logits, state = self(x, state)
        return {track: values.softmax(dim=-1) for track, values in logits.items()}, state


def load(path):
    """The module of a Longtake model, or of a .pt that this program wrote; in eval mode. Raises Refusal."""
    data = read_bytes(path)
    if not data.startswith(b"PK"):  # a .pt is a zip archive
        return from_tensors(*read_model(path))
    saved = torch_load(data, path)
    if not isinstance(saved, dict) or "longtake" not in saved:
        raise Refusal(f'"{path}" was not written by to_torch.py: bring it into Longtake with from_torch.py.')
    model = LongtakeNetwork(described_in(saved, path))
    try:
        model.load_state_dict(saved["state_dict"])
    except (KeyError, RuntimeError) as error:
        raise Refusal(
            f'"{path}" does not hold the tensors that its description promises: convert the model again.'
        ) from error
    return model.eval()


def described_in(saved, path):
    """The manifest in what to_torch.py saved."""
    return parse_manifest(
        saved, path, lambda problem: Refusal(f'"{path}" is not a whole model: {problem}. Convert it again.')
    )


def torch_load(data, path):
    """Tensors and plain values only: nothing in the file is executed."""
    try:
        return torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    except Exception as error:  # torch raises what zip, pickle or itself happen to raise
        raise Refusal(
            f'"{path}" is not a file of tensors that torch.save wrote: save a state_dict.'
        ) from error


def from_tensors(manifest, tensors):
    model = LongtakeNetwork(manifest)
    state = {"input_mean": tensors["input.mean"], "input_scale": tensors["input.scale"]}
    for layer in range(manifest["layers"]):
        own = layer_of(tensors, layer)
        if manifest["cell"] == "gru":
            named = {f"{letter}_l{layer}": tensor for letter, tensor in own.items()}
        else:
            named = layer_to_torch(manifest["cell"], layer, own)
        state |= {f"rnn.{name}": tensor for name, tensor in named.items()}
    for index, track in enumerate(manifest["tracks"]):
        state[f"read_outs.{index}.weight"] = tensors[f"readout.{track['id']}.W"]
        state[f"read_outs.{index}.bias"] = tensors[f"readout.{track['id']}.b"]
    if model.projection is not None:
        for name, ours in PROJECTION.items():
            state[f"projection.{name}"] = tensors[ours]
    model.load_state_dict({name: torch.from_numpy(tensor) for name, tensor in state.items()})
    return model.eval()


PROJECTION = {
    "0.weight": "projection.W",
    "0.bias": "projection.b",
    "1.weight": "projection.gain",
    "1.bias": "projection.bias",
}


def main():
    arguments = Arguments(description="Writes a Longtake model as a PyTorch file.")
    arguments.add_argument("model", help="a Longtake model, .safetensors")
    arguments.add_argument("--out", required=True, help="where to write the .pt")
    chosen = arguments.parse_args()
    refuse_taken(chosen.out)
    model = load(chosen.model)
    buffer = io.BytesIO()
    torch.save({"longtake": json.dumps(model.manifest), "state_dict": model.state_dict()}, buffer)
    save_new(chosen.out, buffer.getvalue())
    print(
        f"{type(model.rnn).__name__} with {model.manifest['layers']} layers of {model.manifest['hiddenSize']}: {chosen.out}"
    )


if __name__ == "__main__":
    run(main)
