"""Reads and writes Longtake's model files with numpy alone: safetensors, the manifest as JSON in one metadata key."""

import json
import math

import numpy as np

from conventions import CONVENTIONS
from refusal import Refusal, read_bytes

METADATA_KEY = "longtake"
SCHEMA_VERSION = 1
KEYS = ("id", "head", "modelRate", "maxGapUs", "extractor", "postProcessing")
"""What a manifest must have beside its sizes and tracks for another model to be made like it."""


def expected_shapes(manifest):
    """Name -> shape of every tensor that the manifest promises, in the file's order."""
    D, H, P = manifest["featureLength"], manifest["hiddenSize"], manifest.get("projection")
    convention = CONVENTIONS[manifest["cell"]]
    rows = len(convention.gates) * H
    shapes = {"input.mean": [D], "input.scale": [D]}
    if P is not None:
        shapes |= {
            "projection.W": [P, D],
            "projection.b": [P],
            "projection.gain": [P],
            "projection.bias": [P],
        }
    for layer in range(manifest["layers"]):
        below = (D if P is None else P) if layer == 0 else H
        shapes |= {
            f"layers.{layer}.W_x": [rows, below],
            f"layers.{layer}.W_h": [rows, H],
            f"layers.{layer}.b": [rows],
        }
        if convention.two_biases:
            shapes[f"layers.{layer}.b_h"] = [rows]
    for track in manifest["tracks"]:
        C = len(track["classes"])
        shapes |= {f"readout.{track['id']}.W": [C, H], f"readout.{track['id']}.b": [C]}
    return shapes


def layer_of(tensors, layer):
    """One layer's parameters by their letters."""
    prefix = f"layers.{layer}."
    return {name.removeprefix(prefix): t for name, t in tensors.items() if name.startswith(prefix)}


def encode_model(manifest, tensors):
    """The bytes of a model file, laid out as Longtake lays them out."""
    header = {"__metadata__": {METADATA_KEY: json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))}}
    end = 0
    for name in expected_shapes(manifest):
        start, end = end, end + tensors[name].size * 4
        header[name] = {"dtype": "F32", "shape": list(tensors[name].shape), "data_offsets": [start, end]}
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # so that a reader may map the numbers in place
    numbers = [np.ascontiguousarray(tensors[name], "<f4").tobytes() for name in expected_shapes(manifest)]
    return len(text).to_bytes(8, "little") + text + b"".join(numbers)


def read_model(path):
    """The manifest and the tensors [name -> float32 array] of a model file, or a Refusal in one sentence."""
    return parse_model(read_bytes(path), path)


def parse_model(data, path):
    def corrupt(problem):
        return Refusal(f'"{path}" is not a whole Longtake model: {problem}. Copy or train it again.')

    header, numbers = split_file(data, corrupt)
    manifest = parse_manifest(header.pop("__metadata__", None), path, corrupt)
    expected = expected_shapes(manifest) if manifest["layers"] <= len(header) else None
    if expected is None or set(header) != set(expected):
        raise corrupt("it does not hold exactly the tensors that its description promises")
    spans = {name: parse_span(name, header[name], shape, corrupt) for name, shape in expected.items()}
    refuse_holes(spans.values(), len(numbers), corrupt)
    tensors = {}
    for name, (start, end) in spans.items():
        tensors[name] = np.frombuffer(numbers[start:end], "<f4").astype(np.float32).reshape(expected[name])
        if not np.isfinite(tensors[name]).all():
            raise corrupt(f'tensor "{name}" holds a number that is none')
    return manifest, tensors


def split_file(data, corrupt):
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > len(data) - 8:
        raise corrupt("its header is longer than the file")
    try:
        header = json.loads(data[8 : 8 + length].decode())
    except ValueError:
        raise corrupt("its header is not JSON") from None
    if not isinstance(header, dict):
        raise corrupt("its header is not a JSON object")
    return header, memoryview(data)[8 + length :]


def parse_manifest(metadata, path, corrupt):
    if not isinstance(metadata, dict) or METADATA_KEY not in metadata:
        raise Refusal(f'"{path}" holds weights of another program: choose a model made by Longtake.')
    try:
        manifest = json.loads(metadata[METADATA_KEY])
        version = manifest["schemaVersion"]
        cell = manifest["cell"]
    except (ValueError, TypeError, KeyError):
        raise corrupt("its description is not a manifest") from None
    if version != SCHEMA_VERSION:
        raise Refusal(
            f'"{path}" was made by another version of Longtake: use the converter that came with that.'
        )
    convention = CONVENTIONS.get(cell) if isinstance(cell, str) else None
    if convention is None:
        raise corrupt("its cell is unknown")
    if (
        manifest.get("gateOrder") != list(convention.gates)
        or manifest.get("updateGate") != convention.update_gate
    ):
        raise corrupt("its gates follow another convention")
    missing = next((key for key in KEYS if key not in manifest), None)
    if missing is not None:
        raise corrupt(f'its description lacks "{missing}"')
    sizes = [manifest.get(name) for name in ("featureLength", "hiddenSize", "layers")]
    if not all(is_count(size) for size in [*sizes, manifest.get("projection") or 1]):
        raise corrupt("its sizes are not whole numbers")
    tracks = manifest.get("tracks")
    if not isinstance(tracks, list) or not all(is_track(track) for track in tracks):
        raise corrupt("its tracks are not described")
    return manifest


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def is_track(track):
    return (
        isinstance(track, dict)
        and isinstance(track.get("id"), str)
        and isinstance(track.get("classes"), list)
    )


def parse_span(name, entry, shape, corrupt):
    try:
        dtype, own_shape, (start, end) = entry["dtype"], entry["shape"], entry["data_offsets"]
        whole = isinstance(start, int) and isinstance(end, int)
    except (TypeError, KeyError, ValueError):
        raise corrupt(f'tensor "{name}" has no description') from None
    if dtype != "F32" or own_shape != shape or not whole or end - start != math.prod(shape) * 4:
        raise corrupt(f'tensor "{name}" is not {shape} in 32-bit floats')
    return start, end


def refuse_holes(spans, available, corrupt):
    covered = 0
    for start, end in sorted(spans):
        if start != covered:
            raise corrupt("its tensors do not lie one behind the other")
        covered = end
    if covered != available:
        raise corrupt("its tensors end before or beyond the file")
