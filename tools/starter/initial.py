"""Before step 3: the weights that the student begins with, as plain numbers.

    python initial.py --work ~/.cache/longtake-starter --from mobilenet_v1_0.25_128_quant.tflite

They are Google's MobileNet v1 0.25 (google-coral/test_data, Apache-2.0), taught a million pictures that we do not have;
its classifier is left out. Its 8-bit numbers are turned into the floats that they stand for.
"""

import argparse
import hashlib
import pathlib

import numpy as np
import tensorflow as tf

from plan import CONVOLUTIONS

SHA256 = "cb273c23ee76374b05b9583177e28aa19744858a7679c56a250e83d0333da785"


def floats_of(interpreter, details, index):
    tensor = interpreter.get_tensor(index).astype(np.float32)
    stated = details[index]["quantization_parameters"]
    return (tensor - stated["zero_points"].astype(np.float32)) * stated["scales"].astype(np.float32)


def convolutions(interpreter):
    """Kernel [out, in / groups, k, k] and bias [out] of each convolution, in order."""
    details = {each["index"]: each for each in interpreter.get_tensor_details()}
    for operation in interpreter._get_ops_details():
        if operation["op_name"] not in ("CONV_2D", "DEPTHWISE_CONV_2D"):
            continue
        _, kernel, bias = (int(index) for index in operation["inputs"])
        order = (0, 3, 1, 2) if operation["op_name"] == "CONV_2D" else (3, 0, 1, 2)
        yield floats_of(interpreter, details, kernel).transpose(order), floats_of(interpreter, details, bias)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    arguments.add_argument("--from", dest="source", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    if hashlib.sha256(given.source.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{given.source} is not the file that ../shared/models/README.md describes: fetch it again.")
    interpreter = tf.lite.Interpreter(str(given.source), num_threads=1)
    interpreter.allocate_tensors()
    arrays = {}
    for index, (kernel, bias) in enumerate(list(convolutions(interpreter))[:CONVOLUTIONS]):
        arrays |= {f"{index}.kernel": kernel, f"{index}.bias": bias}
    np.savez(given.work / "initial.npz", **arrays)
    print(f"{CONVOLUTIONS} convolutions, {sum(each.size for each in arrays.values())} numbers")


main()
