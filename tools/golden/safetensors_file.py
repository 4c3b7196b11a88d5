"""Writes test/golden/foreign.safetensors with the reference library, to show that our reader reads its files.

Run once; the tests only read what it wrote:
    python3 -m venv /tmp/venv-st && /tmp/venv-st/bin/pip install safetensors numpy
    /tmp/venv-st/bin/python tools/golden/safetensors_file.py
"""

import pathlib

import numpy as np
import safetensors
from safetensors.numpy import save_file

tensors = {
    "layers.0.W_x": np.arange(6, dtype=np.float32).reshape(2, 3) / 8,
    "readout.größe.b": np.array([-1.5, 2.0**-140], dtype=np.float32),
    "empty": np.zeros((0, 3), dtype=np.float32),
}
path = pathlib.Path(__file__).parents[2] / "test/golden/foreign.safetensors"
save_file(tensors, path, metadata={"madeBy": f"safetensors {safetensors.__version__}, numpy {np.__version__}"})
