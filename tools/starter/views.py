"""Step 2: makes views of the pictures, as a camera might see them.

    python views.py --work ~/.cache/longtake-starter

What is written: views.npy, uint8 [n, 224, 224, 3], and views.json. The pictures of coco128 are never among them.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import PIL
from PIL import Image

from augment import view

VIEWS = {"caltech101": 2000, "gestures": 1000, "gmdcsa24": 3000}
SEED = 20261126


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    work = arguments.parse_args().work
    listed = json.loads((work / "pictures.json").read_text())
    rng = np.random.default_rng(SEED)
    named = {source: [one["picture"] for one in listed[source]] for source in VIEWS}
    chosen = [str(name) for source, count in VIEWS.items() for name in rng.choice(named[source], count)]
    everything = sum(named.values(), [])

    def load(picture):
        return Image.open(work / "pictures" / picture).convert("RGB")

    def another():
        return load(everything[rng.integers(len(everything))])

    views = np.stack([np.asarray(view(rng, load(picture), another)) for picture in rng.permutation(chosen)])
    np.save(work / "views.npy", views)
    record = {"seed": SEED, "views": VIEWS, "sha256": hashlib.sha256(views.tobytes()).hexdigest(), "pillow": PIL.__version__}
    (work / "views.json").write_text(json.dumps(record, indent=1) + "\n")
    print(f"{len(views)} views")


main()
