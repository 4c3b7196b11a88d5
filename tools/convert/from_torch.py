"""Writes a Longtake model from a PyTorch state_dict: nn.GRU, LSTM or RNN with a Linear read-out per track.

    python tools/convert/from_torch.py NET.pt --out MODEL.safetensors --like OTHER.safetensors --track activity=head
    python tools/convert/from_torch.py NET.pt --out MODEL.safetensors --track activity=head:walk,sit,background \
        --rate 15 --extractor-name NAME --extractor-sha256 HEX \
        --tasks-vision 0.10.35 --preprocessing upright-video-frame-1

`--track ID=KEY:CLASSES` names the Linear whose weights lie at KEY.weight and KEY.bias. A file that to_torch.py
wrote, fine-tuned or not, needs neither: it carries its description. What the features are standardised with is
read from the tensors input_mean and input_scale, else they are taken as they come. PyTorch's GRU becomes
gru-reset-after; lecture_gru.LectureGRU becomes gru. For LSTM and RNN the two biases become their sum. An nn.RNN
is taken to use tanh, which its tensors do not tell.
"""

import re

import numpy as np
import torch

from conventions import layer_to_ours
from from_torch_manifest import manifest_from
from longtake_file import encode_model, expected_shapes
from refusal import Arguments, Refusal, read_bytes, refuse_taken, run, save_new
from to_torch import PROJECTION, described_in, torch_load

RECURRENT_NAME = re.compile(r"(weight|bias)_(ih|hh|hr)_l\d+(_reverse)?|(W_x|W_h|b)_l\d+")
CELL_OF_BLOCKS = {1: "rnn", 3: "gru-reset-after", 4: "lstm"}


class State:
    """The tensors of a state_dict; each is taken once, and what is left over has no place in Longtake."""

    def __init__(self, tensors):
        self.tensors = tensors

    def has(self, name):
        return name in self.tensors

    def shape(self, name):
        return list(self.tensors[name].shape)

    def take(self, name, shape=None):
        tensor = self.tensors.pop(name, None)
        if tensor is None:
            raise Refusal(f'The checkpoint has no tensor "{name}": check the names with --help.')
        if shape is not None and list(tensor.shape) != shape:
            raise Refusal(f'The tensor "{name}" is {list(tensor.shape)} where {shape} is due.')
        array = tensor.detach().to(torch.float32).numpy()
        if not np.isfinite(array).all():
            raise Refusal(f'The tensor "{name}" holds a number that is none: a model must be whole.')
        return array

    def take_recurrent(self, prefix):
        """Every tensor of a recurrent module, by its name within it."""
        names = [
            name
            for name in self.tensors
            if name.startswith(prefix) and RECURRENT_NAME.fullmatch(name, len(prefix))
        ]
        return {name.removeprefix(prefix): self.take(name) for name in names}


def read_state(path):
    """The state_dict in a .pt, and the manifest where to_torch.py wrote it."""
    saved = torch_load(read_bytes(path), path)
    described = described_in(saved, path) if isinstance(saved, dict) and "longtake" in saved else None
    for key in ("state_dict", "model_state_dict"):
        if isinstance(saved, dict) and isinstance(saved.get(key), dict):
            saved = saved[key]
    if (
        not isinstance(saved, dict)
        or not saved
        or not all(isinstance(t, torch.Tensor) for t in saved.values())
    ):
        raise Refusal(f'"{path}" holds no state_dict: save it with torch.save(model.state_dict(), PATH).')
    return State(dict(saved)), described


def find_rnn(state, wanted):
    """The prefix of the recurrent module and whether it is the lecture's GRU."""
    firsts = {"weight_ih_l0": False, "W_x_l0": True}
    found = [
        (name.removesuffix(first), is_ours)
        for name in state.tensors
        for first, is_ours in firsts.items()
        if name.endswith(first)
    ]
    if wanted is not None:
        prefix = f"{wanted}." if wanted else ""
        found = [place for place in found if place[0] == prefix]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(
            "The checkpoint holds no nn.GRU, nn.LSTM or nn.RNN under that name: look for weight_ih_l0 among its tensors."
        )
    names = ", ".join(prefix.rstrip(".") or '""' for prefix, _ in found)
    raise Refusal(f"The checkpoint holds several recurrent modules ({names}): choose one with --rnn.")


def take_layers(state, wanted):
    """The cell, H and each layer's parameters by Longtake's letters."""
    prefix, is_lecture = find_rnn(state, wanted)
    named = state.take_recurrent(prefix)
    foreign = next(
        (name for name in named if name.endswith("_reverse") or name.startswith("weight_hr")), None
    )
    if foreign is not None:
        raise Refusal(
            f'"{prefix}{foreign}" belongs to a bidirectional or projected network, which cannot run live: convert another.'
        )
    first, hidden = ("W_x_l", "W_h_l") if is_lecture else ("weight_ih_l", "weight_hh_l")
    layers = sum(1 for name in named if name.startswith(first))
    whole = [f"{kind}{layer}" in named for kind in (first, hidden) for layer in range(layers)]
    if (
        not all(whole)
        or named[f"{hidden}0"].ndim != 2
        or len({len(tensor) for tensor in named.values()}) != 1
    ):
        raise Refusal(f'The layers under "{prefix}" are not whole: save the state_dict again.')
    rows, H = named[f"{hidden}0"].shape
    cell = "gru" if is_lecture else CELL_OF_BLOCKS.get(rows / max(H, 1))
    if cell is None:
        raise Refusal(f'"{prefix}{hidden}0" is [{rows}, {H}], which fits no GRU, LSTM or RNN.')
    if is_lecture:
        return (
            cell,
            H,
            [
                {letter: named.get(f"{letter}_l{layer}") for letter in ("W_x", "W_h", "b")}
                for layer in range(layers)
            ],
        )
    return cell, H, [layer_to_ours(cell, layer, named) for layer in range(layers)]


def take_projection(state, named):
    """Linear, LayerNorm, ReLU in front of the first layer: `--projection LINEAR,NORM`, or where to_torch.py puts them."""
    if named is None:
        if not state.has("projection.0.weight") or not state.has("projection.1.weight"):
            return {}
        named = "projection.0,projection.1"
    linear, _, norm = named.partition(",")
    places = {"0": linear, "1": norm}
    return {ours: state.take(f"{places[theirs[0]]}.{theirs[2:]}") for theirs, ours in PROJECTION.items()}


def take_standardisation(state, D):
    if not state.has("input_mean") and not state.has("input_scale"):
        return {"input.mean": np.zeros(D, np.float32), "input.scale": np.ones(D, np.float32)}
    return {"input.mean": state.take("input_mean", [D]), "input.scale": state.take("input_scale", [D])}


def take_read_outs(state, places, H):
    """Per track the Linear at its place, [C, H] and [C]."""
    tensors = {}
    for track, key in places.items():
        W = tensors[f"readout.{track}.W"] = state.take(f"{key}.weight")
        if W.ndim != 2 or W.shape[1] != H:
            raise Refusal(f'The read-out "{key}" is {list(W.shape)} and does not read a state of {H}.')
        has_bias = state.has(f"{key}.bias")
        tensors[f"readout.{track}.b"] = (
            state.take(f"{key}.bias", [len(W)]) if has_bias else np.zeros(len(W), np.float32)
        )
    return tensors


def convert(state, chosen, described):
    """The manifest and tensors of a Longtake model; `described` is the manifest of the model it grew from, or None."""
    cell, H, layers = take_layers(state, chosen.rnn)
    projection = take_projection(state, chosen.projection)
    first = projection.get("projection.W", layers[0]["W_x"])
    D = first.shape[-1]
    manifest, places = manifest_from(
        chosen,
        described,
        cell=cell,
        sizes={"D": D, "H": H, "layers": len(layers), "P": len(first) if projection else None},
    )
    tensors = take_standardisation(state, D) | projection | take_read_outs(state, places, H)
    for index, parameters in enumerate(layers):
        tensors |= {f"layers.{index}.{letter}": tensor for letter, tensor in parameters.items()}
    for name, shape in expected_shapes(manifest).items():
        if tensors.get(name) is None or list(tensors[name].shape) != shape:
            has = "missing" if tensors.get(name) is None else list(tensors[name].shape)
            raise Refusal(
                f"What becomes {name} is {has} where {shape} is due: check --track, --rnn and --projection."
            )
    left = [name for name in state.tensors if not any(name.startswith(prefix) for prefix in chosen.leave_out)]
    if left:
        raise Refusal(
            f'The checkpoint also holds "{left[0]}", for which Longtake has no place: name what may be left out with --leave-out.'
        )
    return manifest, tensors


def main():
    arguments = Arguments(description="Writes a Longtake model from a PyTorch checkpoint.")
    arguments.add_argument("checkpoint", help="a state_dict saved with torch.save")
    arguments.add_argument("--out", required=True, help="where to write the model, .safetensors")
    arguments.add_argument(
        "--like", help="a Longtake model to copy extractor, rate, tracks and thresholds from"
    )
    arguments.add_argument(
        "--track",
        action="append",
        default=[],
        metavar="ID=KEY[:CLASS,...]",
        help="a track, its Linear and its classes",
    )
    arguments.add_argument("--rnn", help="the name of the recurrent module, where there are several")
    arguments.add_argument(
        "--projection", metavar="LINEAR,NORM", help="the Linear and the LayerNorm in front (a ReLU follows)"
    )
    arguments.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="PREFIX",
        help="tensors that the model works without",
    )
    arguments.add_argument("--id", help="the new model's id; default: the name of --out")
    arguments.add_argument("--rate", type=float, help="steps per second")
    arguments.add_argument("--extractor-name", help="what made the features")
    arguments.add_argument("--extractor-sha256", help="SHA-256 of its file")
    arguments.add_argument("--tasks-vision", help="version of @mediapipe/tasks-vision that ran it")
    arguments.add_argument("--delegate", choices=["CPU", "GPU"], default="CPU")
    arguments.add_argument("--preprocessing", help="version of the way from a frame to the extractor")
    chosen = arguments.parse_args()
    refuse_taken(chosen.out)
    state, described = read_state(chosen.checkpoint)
    manifest, tensors = convert(state, chosen, described)
    save_new(chosen.out, encode_model(manifest, tensors))
    print(
        f"{manifest['cell']} with {manifest['layers']} layers of {manifest['hiddenSize']}, model {manifest['id']}: {chosen.out}"
    )


if __name__ == "__main__":
    run(main)
