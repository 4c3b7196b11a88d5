"""Step 2: makes views of the pictures and asks the teacher for the features of each; restartable shard by shard.

    python teach.py --work ~/.cache/longtake-starter --teacher mobilenet_v1_1.0_224_quant_embedding_extractor.tflite

A shard is views-NNN.npy, uint8 [n, 128, 128, 3], and features-NNN.npy, float16 [n, 1024]; its random numbers depend on
the seed and its own number alone. The pictures of coco128 are never among them.
"""

import argparse
import hashlib
import json
import multiprocessing
import pathlib

import numpy as np
import tensorflow as tf
from PIL import Image

from augment import TEACHER_SIDE, for_student, view
from tflite import Extractor

VIEWS_PER_PICTURE = {"caltech101": 5, "gestures": 12, "gmdcsa24": 14}
SHARD = 2000
SEED = 20261124


def save(path, array):
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        np.save(file, array)
    unfinished.rename(path)


def begin(given, pictures):
    """What every process needs once: the teacher, the folder, the names of all pictures."""
    HELD.update(teacher=Extractor(given.teacher), work=given.work, all=sorted(set(pictures)))


def make_shard(shard):
    number, pictures = shard
    work = HELD["work"]
    target = work / "shards" / f"features-{number:03d}.npy"
    if target.exists():
        return
    rng = np.random.default_rng([SEED, number])

    def load(picture):
        return Image.open(work / "pictures" / picture).convert("RGB")

    def another():
        return load(HELD["all"][rng.integers(len(HELD["all"]))])

    views, features = [], []
    for picture in pictures:
        image = view(rng, load(picture), another)
        views.append(for_student(rng, image))
        features.append(HELD["teacher"].features(image))
    save(work / "shards" / f"views-{number:03d}.npy", np.stack(views))
    save(target, np.stack(features).astype(np.float16))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    arguments.add_argument("--teacher", type=pathlib.Path, required=True)
    arguments.add_argument("--workers", type=int, default=2)
    given = arguments.parse_args()
    (given.work / "shards").mkdir(parents=True, exist_ok=True)
    listed = json.loads((given.work / "pictures.json").read_text())
    wanted = [one["picture"] for source, times in VIEWS_PER_PICTURE.items() for one in listed[source] * times]
    order = np.random.default_rng(SEED).permutation(len(wanted))
    shards = [(at // SHARD, [wanted[index] for index in order[at : at + SHARD]]) for at in range(0, len(order), SHARD)]
    with multiprocessing.Pool(given.workers, begin, (given, wanted)) as pool:
        for done, _ in enumerate(pool.imap_unordered(make_shard, shards), 1):
            print(f"shard {done} of {len(shards)}", flush=True)
    record = {
        "seed": SEED,
        "views": len(wanted),
        "teacherSha256": hashlib.sha256(given.teacher.read_bytes()).hexdigest(),
        "teacherSide": TEACHER_SIDE,
        "tensorflow": tf.__version__,
    }
    (given.work / "teach.json").write_text(json.dumps(record, indent=1) + "\n")


HELD = {}
if __name__ == "__main__":
    main()
