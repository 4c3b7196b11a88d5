"""Step 1 of the starter activities: puts the videos, their labels and pictures that show nobody into one folder.

    python gather.py --data ../../../../shared/data --work ~/.cache/longtake-activities

The videos are gmdcsa24's; what its labels leave open and shows none of the four activities is labelled in
background.csv, by eye. Pictures without people become clips of two seconds, held as by a hand that is not quite still,
and are dealt out to the four people's folders, so that each fold is tested on pictures it was not trained on.
What is written: clips/ with segments.csv, to be imported as it is, and sources.json with every picture's hash.
"""

import argparse
import csv
import hashlib
import json
import pathlib
import shutil

import av
import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
SEED = 20261126
PEOPLE = 4
PICTURES = 80
RATE = 15
FRAMES = 2 * RATE
SIZE = (320, 240)
# Caltech-101 names what is seen; these are things and places without a person in them.
CATEGORIES = (
    "accordion barrel bonsai camera ceiling_fan cellphone chair chandelier cup electric_guitar grand_piano headphone "
    "joshua_tree lamp laptop lotus mandolin menorah metronome minaret pagoda scissors soccer_ball stapler stop_sign "
    "umbrella watch wheelchair windsor_chair wrench"
).split()


def copy_videos(data, to):
    rows = list(csv.DictReader((data / "segments.csv").open()))
    rows += [{**row} for row in csv.DictReader((HERE / "background.csv").open())]
    for name in sorted({row["file"] for row in rows}):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            shutil.copyfile(data / name, target)
    return [[row[key] for key in ("file", "label", "start_s", "end_s")] for row in rows]


def choose_pictures(data, rng):
    chosen = []
    for _ in range(PICTURES // len(CATEGORIES) + 1):
        for category in CATEGORIES:
            found = sorted(data.glob(f"{category}__*"))
            chosen.append(found[rng.integers(len(found))])
    return list(dict.fromkeys(chosen))[:PICTURES]


def unsteady(rng, image):
    """Frames of one picture: a window that drifts and breathes a little over it."""
    side = 0.8 + 0.1 * rng.random()
    drift, phase = rng.normal(size=2) * 0.03, rng.random(3) * 6.28
    for t in np.arange(FRAMES) / FRAMES:
        scale = side + 0.01 * np.sin(3 * t + phase[2])
        middle = 0.5 + drift * (t - 0.5) + 0.006 * np.sin(9 * t + phase[:2])
        low = np.clip(middle - scale / 2, 0, 1 - scale) * image.size
        high = low + scale * np.asarray(image.size)
        yield image.resize(SIZE, Image.BILINEAR, box=(*low.tolist(), *high.tolist()))


def write_clip(path, frames):
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part.mp4")
    with av.open(str(unfinished), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "20"})
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_image(frame)))
        container.mux(stream.encode())
    unfinished.rename(path)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=pathlib.Path, required=True)
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    to = given.work / "clips"
    rows = copy_videos(given.data / "gmdcsa24", to)
    sources = []
    rng = np.random.default_rng(SEED)
    for index, picture in enumerate(choose_pictures(given.data / "images" / "caltech101", rng)):
        name = f"Subject {index % PEOPLE + 1}/nobody/{picture.stem}.mp4"
        frames = list(unsteady(rng, Image.open(picture).convert("RGB")))
        if not (to / name).exists():
            write_clip(to / name, frames)
        rows.append([name, "background", "0.0", f"{FRAMES / RATE:.1f}"])
        sources.append({"picture": picture.name, "sha256": hashlib.sha256(picture.read_bytes()).hexdigest()})
    with (to / "segments.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["file", "label", "start_s", "end_s"], *rows])
    (given.work / "sources.json").write_text(json.dumps(sources, indent=1) + "\n")
    print(f"{len(rows)} segments, {len(sources)} pictures")


main()
