"""Step 2: makes views of the pictures and asks the teacher for the features of each; restartable shard by shard.

    python teach.py --work ~/.cache/longtake-starter --teacher mobilenet_v1_1.0_224_quant_embedding_extractor.tflite

A shard is views-NNN.npy, uint8 [n, 160, 160, 3], and features-NNN.npy, float16 [n, 1024]; its random numbers depend on
the seed and its own number alone. The pictures of coco128 are never among them.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import tensorflow as tf
from PIL import Image

from augment import TEACHER_SIDE, for_student, view

VIEWS_PER_PICTURE = {"caltech101": 5, "gestures": 12, "gmdcsa24": 14}
SHARD = 2000
SEED = 20261124


class Teacher:
    def __init__(self, path):
        self.interpreter = tf.lite.Interpreter(str(path), num_threads=1)
        self.interpreter.allocate_tensors()
        self.input = self.interpreter.get_input_details()[0]["index"]
        self.output = self.interpreter.get_output_details()[0]

    def features(self, image):
        self.interpreter.set_tensor(self.input, np.asarray(image, np.uint8)[None])
        self.interpreter.invoke()
        scale, zero = self.output["quantization"]
        raw = self.interpreter.get_tensor(self.output["index"]).reshape(-1)
        return (raw.astype(np.float32) - zero) * scale


def save(path, array):
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        np.save(file, array)
    unfinished.rename(path)


def make_shard(number, pictures, teacher, work):
    target = work / "shards" / f"features-{number:03d}.npy"
    if target.exists():
        return
    rng = np.random.default_rng([SEED, number])

    def load(picture):
        return Image.open(work / "pictures" / picture).convert("RGB")

    def another():
        return load(ALL[rng.integers(len(ALL))])

    views, features = [], []
    for picture in pictures:
        image = view(rng, load(picture), another)
        views.append(for_student(rng, image))
        features.append(teacher.features(image))
    save(work / "shards" / f"views-{number:03d}.npy", np.stack(views))
    save(target, np.stack(features).astype(np.float16))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    arguments.add_argument("--teacher", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    (given.work / "shards").mkdir(parents=True, exist_ok=True)
    listed = json.loads((given.work / "pictures.json").read_text())
    wanted = [one["picture"] for source, times in VIEWS_PER_PICTURE.items() for one in listed[source] * times]
    order = np.random.default_rng(SEED).permutation(len(wanted))
    ALL.extend(sorted(set(wanted)))
    teacher = Teacher(given.teacher)
    shards = [order[at : at + SHARD] for at in range(0, len(order), SHARD)]
    for number, chosen in enumerate(shards):
        make_shard(number, [wanted[index] for index in chosen], teacher, given.work)
        print(f"shard {number + 1} of {len(shards)}", flush=True)
    record = {
        "seed": SEED,
        "views": len(wanted),
        "teacherSha256": hashlib.sha256(given.teacher.read_bytes()).hexdigest(),
        "teacherSide": TEACHER_SIDE,
        "tensorflow": tf.__version__,
    }
    (given.work / "teach.json").write_text(json.dumps(record, indent=1) + "\n")


ALL = []
main()
