"""Step 1: lists every picture the extractor learns from, with its hash, and brings all to one size on disk.

    python gather.py --data ../../../shared/data --work ~/.cache/longtake-starter

Pictures come only from the three sources whose licence allows weights trained on them to be given away; a video gives
every third frame. What is written: pictures/<source>/<name>.jpg (short side at most 288) and pictures.json.
"""

import argparse
import hashlib
import json
import pathlib

import av
from PIL import Image

SHORT_SIDE = 288
EVERY_NTH_FRAME = 3


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def shrunk(image):
    scale = SHORT_SIDE / min(image.size)
    if scale >= 1:
        return image.convert("RGB")
    return image.convert("RGB").resize([round(side * scale) for side in image.size], Image.LANCZOS)


def keep(image, path):
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    shrunk(image).save(unfinished, "JPEG", quality=95)
    unfinished.rename(path)


def gather_stills(folder, to):
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in (".jpg", ".jpeg", ".png"):
            continue
        target = to / folder.name / f"{path.stem}.jpg"
        keep(Image.open(path), target)
        found.append({"picture": str(target.relative_to(to)), "source": path.name, "sha256": sha256(path)})
    return found


def gather_frames(folder, to):
    found = []
    for path in sorted(folder.rglob("*.mp4")):
        name = "-".join(path.relative_to(folder).with_suffix("").parts).replace(" ", "_")
        digest = sha256(path)
        with av.open(str(path)) as container:
            for index, frame in enumerate(container.decode(video=0)):
                if index % EVERY_NTH_FRAME != 0:
                    continue
                target = to / folder.name / f"{name}-{index:05d}.jpg"
                if not target.exists():
                    keep(frame.to_image(), target)
                found.append({"picture": str(target.relative_to(to)), "source": path.name, "sha256": digest})
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=pathlib.Path, required=True)
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    to = given.work / "pictures"
    pictures = {
        "caltech101": gather_stills(given.data / "images" / "caltech101", to),
        "gestures": gather_stills(given.data / "images" / "gestures", to),
        "gmdcsa24": gather_frames(given.data / "gmdcsa24", to),
        "coco128": gather_stills(given.data / "images" / "coco128", to),
    }
    (given.work / "pictures.json").write_text(json.dumps(pictures, indent=1) + "\n")
    print({source: len(found) for source, found in pictures.items()})


main()
