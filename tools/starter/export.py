"""Step 4: writes the student as a TensorFlow Lite file that MediaPipe's ImageEmbedder loads, and checks it.

    python weights.py --work ~/.cache/longtake-starter          (PyTorch: student.pt -> student.npz)
    python export.py --work ~/.cache/longtake-starter --out longtake-small-1.tflite

The picture goes in as uint8, so the file needs no metadata; batch normalisation is folded into the convolutions and the
weights are kept in 16 bits. The check: the features of pictures never seen equal those that PyTorch gave.
"""

import argparse
import hashlib
import pathlib

import numpy as np
import tensorflow as tf

from plan import GRID_BLOCK, GRID_SIDE, SIDE, STAGES, STEM_STRIDE


def folded(weights, name):
    """The convolution called `name` with its normalisation folded in: kernel [out, in, k, k] and bias [out]."""
    kernel, gain = weights[f"{name}.0.weight"], weights[f"{name}.1.weight"]
    scale = gain / np.sqrt(weights[f"{name}.1.running_var"] + 1e-5)
    return kernel * scale[:, None, None, None], weights[f"{name}.1.bias"] - weights[f"{name}.1.running_mean"] * scale


def convolve(x, kernel, bias, stride=1):
    # PyTorch pads both sides alike, TensorFlow's SAME does not at stride 2.
    if kernel.shape[2] == 3:
        x = tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]])
    return tf.nn.conv2d(x, kernel.transpose(2, 3, 1, 0), stride, "VALID") + bias


def convolve_depthwise(x, kernel, bias, stride):
    if stride == 1:
        y = tf.nn.depthwise_conv2d(x, kernel.transpose(2, 3, 0, 1), [1, 1, 1, 1], "SAME")
    else:
        x = tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]])
        y = tf.nn.depthwise_conv2d(x, kernel.transpose(2, 3, 0, 1), [1, stride, stride, 1], "VALID")
    return y + bias


def student(weights, pictures):
    """[N, SIDE, SIDE, 3] in 0 … 255 to [N, FEATURES + cells]; student.py in TensorFlow's words."""
    x = tf.nn.relu6(convolve(pictures / 127.5 - 1, *folded(weights, "stem"), STEM_STRIDE))
    index = 0
    for expansion, _, count, first_stride in STAGES:
        for place in range(count):
            y, block = x, f"blocks.{index}"
            if expansion != 1:
                y = tf.nn.relu6(convolve(y, *folded(weights, f"{block}.expand")))
            stride = first_stride if place == 0 else 1
            y = tf.nn.relu6(convolve_depthwise(y, *folded(weights, f"{block}.depthwise"), stride))
            y = convolve(y, *folded(weights, f"{block}.project"))
            x = x + y if stride == 1 and x.shape[-1] == y.shape[-1] else y
            if index == GRID_BLOCK:
                cells = grid(weights, x)
            index += 1
    means = tf.reduce_mean(tf.nn.relu(convolve(x, *folded(weights, "last"))), [1, 2])
    return tf.concat([means, cells], 1)


def grid(weights, x):
    window = x.shape[1] // GRID_SIDE
    averaged = tf.nn.avg_pool2d(x, window, window, "VALID")
    cells = convolve(averaged, weights["grid.kernel"][:, :, None, None], weights["grid.bias"])
    return tf.reshape(cells, [-1, cells.shape[1] * cells.shape[2] * cells.shape[3]])


def convert(weights):
    @tf.function(input_signature=[tf.TensorSpec([1, SIDE, SIDE, 3], tf.uint8, name="picture")])
    def embed(picture):
        return {"features": student(weights, tf.cast(picture, tf.float32))}

    converter = tf.lite.TFLiteConverter.from_concrete_functions([embed.get_concrete_function()])
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.target_spec.supported_types = [tf.float16]
    return converter.convert()


def run(content, pictures):
    interpreter = tf.lite.Interpreter(model_content=content, num_threads=1)
    interpreter.allocate_tensors()
    into, out = interpreter.get_input_details()[0]["index"], interpreter.get_output_details()[0]["index"]
    rows = []
    for picture in pictures:
        interpreter.set_tensor(into, picture[None])
        interpreter.invoke()
        rows.append(interpreter.get_tensor(out)[0].copy())
    return np.stack(rows)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    weights = dict(np.load(given.work / "student.npz"))
    content = convert(weights)
    ours = run(content, weights["check.pictures"])
    theirs = weights["check.features"]
    worst = np.abs(ours - theirs).max() / np.abs(theirs).max()
    if worst > 0.01:
        raise SystemExit(f"The file says something else than PyTorch does: {worst:.4f} of the largest feature.")
    given.out.write_bytes(content)
    print(f"{given.out}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}, off by {worst:.5f} at most")


main()
