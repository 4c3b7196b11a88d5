"""Step 4: writes the student as a TensorFlow Lite file that MediaPipe's ImageEmbedder loads, and checks it.

    python weights.py --work ~/.cache/longtake-starter          (PyTorch: student.pt -> student.npz)
    python export.py --work ~/.cache/longtake-starter --out longtake-small.tflite

The picture goes in as uint8, so the file needs no metadata; the weights are kept in 16 bits. The check: the features of pictures never seen equal those that PyTorch gave.
"""

import argparse
import hashlib
import pathlib

import numpy as np
import tensorflow as tf

from plan import ASKED_SIDE, GRID_LAYER, LAYERS, SIDE


def convolve(weights, index, x, stride):
    kernel, bias = weights[f"kernels.{index}"].transpose(2, 3, 1, 0), weights[f"biases.{index}"]
    return tf.nn.relu6(tf.nn.conv2d(x, kernel, stride, "SAME") + bias)


def convolve_depthwise(weights, index, x, stride):
    kernel, bias = weights[f"kernels.{index}"].transpose(2, 3, 0, 1), weights[f"biases.{index}"]
    return tf.nn.relu6(tf.nn.depthwise_conv2d(x, kernel, [1, stride, stride, 1], "SAME") + bias)


def student(weights, pictures):
    """[N, SIDE, SIDE, 3] in 0 … 255 to [N, FEATURES + cells]; student.py in TensorFlow's words."""
    x = convolve(weights, 0, (pictures - 128) / 128, 2)
    for layer, (_, stride) in enumerate(LAYERS):
        x = convolve_depthwise(weights, 2 * layer + 1, x, stride)
        x = convolve(weights, 2 * layer + 2, x, 1)
        if layer == GRID_LAYER:
            cells = tf.nn.conv2d(x, weights["grid.kernel"].T[None, None], 1, "VALID") + weights["grid.bias"]
    flat = tf.reshape(cells, [-1, cells.shape[1] * cells.shape[2] * cells.shape[3]])
    return tf.concat([tf.reduce_mean(x, [1, 2]), flat], 1)


def convert(weights):
    @tf.function(input_signature=[tf.TensorSpec([1, ASKED_SIDE, ASKED_SIDE, 3], tf.uint8, name="picture")])
    def embed(picture):
        window = ASKED_SIDE // SIDE
        averaged = tf.nn.avg_pool2d(tf.cast(picture, tf.float32), window, window, "VALID")
        return {"features": student(weights, averaged)}

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
        larger = picture.repeat(ASKED_SIDE // SIDE, 0).repeat(ASKED_SIDE // SIDE, 1)
        interpreter.set_tensor(into, larger[None])
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
