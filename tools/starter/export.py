"""Step 3: cuts the network, adds the grid, and writes it in 8 bits as a file that MediaPipe's ImageEmbedder loads.

    python export.py --work ~/.cache/longtake-starter --from mobilenet_v2_1.0_224_quant.tflite --out longtake-small.tflite

Features averaged over the whole picture do not say where something is, and a posture is much of where. So the file also
gives a coarse grid: the main directions (Pearson 1901) of what one operator says in each cell, over views of our
pictures, each scaled to deviation 1. The ranges of the 8-bit numbers are those seen on other views. The picture goes in
as uint8, so the file needs no metadata. The check: on views that neither was made from, the file says what the floats say.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import tensorflow as tf
from PIL import Image

from plan import GRID_AFTER, GRID_CHANNELS, SIDE, WINDOW
from tflite import Extractor
from trunk import outputs_of, read_trunk

VIEWS_FOR_GRID = 2000
VIEWS_FOR_RANGES = 300
CHECKED = 100
BATCH = 50
LEAST_COSINE = 0.98


def cells_of(operations, pictures):
    return tf.nn.avg_pool2d(outputs_of(operations, pictures)[GRID_AFTER], WINDOW, WINDOW, "VALID")


def main_directions(cells, count):
    """Of cells [N, channels]: a kernel [channels, count] and a bias [count] that give the scaled directions."""
    mean = cells.mean(0)
    _, deviations, directions = np.linalg.svd(cells - mean, full_matrices=False)
    kernel = (directions[:count] / (deviations[:count, None] / np.sqrt(len(cells)))).T
    return kernel.astype(np.float32), (-mean @ kernel).astype(np.float32)


def grid_of(operations, views):
    batches = [tf.cast(views[at : at + BATCH], tf.float32) for at in range(0, len(views), BATCH)]
    cells = np.concatenate([cells_of(operations, batch).numpy() for batch in batches])
    return main_directions(cells.reshape(-1, cells.shape[-1]), GRID_CHANNELS)


def embedder(operations, kernel, bias):
    @tf.function(input_signature=[tf.TensorSpec([1, SIDE, SIDE, 3], tf.uint8, name="picture")])
    def embed(picture):
        outputs = outputs_of(operations, tf.cast(picture, tf.float32))
        averaged = tf.nn.avg_pool2d(outputs[GRID_AFTER], WINDOW, WINDOW, "VALID")
        cells = tf.nn.conv2d(averaged, kernel[None, None], 1, "VALID") + bias
        return {"features": tf.concat([tf.reduce_mean(outputs[-1], [1, 2]), tf.reshape(cells, [1, -1])], 1)}

    return embed


def in_eight_bits(embed, views):
    converter = tf.lite.TFLiteConverter.from_concrete_functions([embed.get_concrete_function()])
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: ([view[None]] for view in views)
    return converter.convert()


def worst_cosine(path, embed, views):
    extractor = Extractor(path)
    cosines = []
    for view in views:
        ours, floats = extractor.features(view), embed(view[None])["features"].numpy()[0]
        cosines.append(ours @ floats / np.linalg.norm(ours) / np.linalg.norm(floats))
    return min(cosines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    arguments.add_argument("--from", dest="source", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    needed = VIEWS_FOR_GRID + VIEWS_FOR_RANGES + CHECKED
    views = [Image.fromarray(view) for view in np.load(given.work / "views.npy", mmap_mode="r")[:needed]]
    views = np.stack([np.asarray(view.resize((SIDE, SIDE), Image.BOX)) for view in views])
    operations = read_trunk(given.source)
    embed = embedder(operations, *grid_of(operations, views[:VIEWS_FOR_GRID]))
    content = in_eight_bits(embed, views[VIEWS_FOR_GRID:-CHECKED])
    unfinished = given.out.with_suffix(".part")
    unfinished.write_bytes(content)
    cosine = worst_cosine(unfinished, embed, views[-CHECKED:])
    if cosine < LEAST_COSINE:
        raise SystemExit(f"The file says something else than the floats do: cosine {cosine:.4f} on one view.")
    unfinished.rename(given.out)
    sha256 = hashlib.sha256(content).hexdigest()
    record = {"sha256": sha256, "bytes": len(content), "worstCosine": round(float(cosine), 4), "tensorflow": tf.__version__}
    (given.work / "export.json").write_text(json.dumps(record, indent=1) + "\n")
    print(record)


main()
