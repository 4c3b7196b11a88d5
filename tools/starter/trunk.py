"""The first part of Google's MobileNet v2 (google-coral/test_data, Apache-2.0), its 8-bit numbers turned into the floats
that they stand for. It was taught a million pictures that we do not have; what follows after LAST is left out."""

import dataclasses
import hashlib

import numpy as np
import tensorflow as tf

from plan import LAST

SHA256 = "7aad0c74c5e3c06e5eb3c827e13304fdd68a83da6087d92ee169c24ff9fd4776"


@dataclasses.dataclass
class Operation:
    """A convolution with its kernel as TensorFlow wants it, or (kernel None) the sum of two earlier outputs."""

    kind: str
    inputs: list
    output: int
    kernel: np.ndarray | None = None
    bias: np.ndarray | None = None
    stride: int = 1
    is_clipped: bool = False


def floats_of(interpreter, tensor):
    stated = tensor["quantization_parameters"]
    values = interpreter.get_tensor(tensor["index"]).astype(np.float32)
    return (values - stated["zero_points"].astype(np.float32)) * stated["scales"].astype(np.float32)


def read_trunk(path):
    """The operations up to LAST, in order. Ends the program where the file is another."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not the file that ../shared/models/README.md describes: fetch it again.")
    interpreter = tf.lite.Interpreter(str(path), num_threads=1)
    interpreter.allocate_tensors()
    tensors = {each["index"]: each for each in interpreter.get_tensor_details()}
    operations = []
    for operation in interpreter._get_ops_details()[: LAST + 1]:
        kind, inputs, output = operation["op_name"], [int(i) for i in operation["inputs"]], int(operation["outputs"][0])
        if kind == "ADD":
            operations.append(Operation(kind, inputs, output))
            continue
        # Both kinds of kernel lie as [out or 1, height, width, in or channels].
        kernel = floats_of(interpreter, tensors[inputs[1]]).transpose(1, 2, 3, 0)
        bias = floats_of(interpreter, tensors[inputs[2]])
        stride = int(tensors[inputs[0]]["shape"][1] // tensors[output]["shape"][1])
        # Where ReLU6 follows, the 8-bit outputs reach from 0 to 6; elsewhere they have both signs.
        is_clipped = tensors[output]["quantization_parameters"]["zero_points"][0] == 0
        operations.append(Operation(kind, inputs[:1], output, kernel, bias, stride, bool(is_clipped)))
    return operations


def outputs_of(operations, pictures):
    """Of every operation, for pictures [N, side, side, 3] in 0 … 255."""
    known = {operations[0].inputs[0]: (pictures - 128) / 128}
    outputs = []
    for each in operations:
        x = known[each.inputs[0]]
        if each.kind == "ADD":
            y = x + known[each.inputs[1]]
        elif each.kind == "CONV_2D":
            y = tf.nn.conv2d(x, each.kernel, each.stride, "SAME") + each.bias
        else:
            y = tf.nn.depthwise_conv2d(x, each.kernel, [1, each.stride, each.stride, 1], "SAME") + each.bias
        known[each.output] = tf.nn.relu6(y) if each.is_clipped else y
        outputs.append(known[each.output])
    return outputs
