"""The manifest of a converted model: from the options, from the model named with --like, or from the file itself."""

import datetime
import pathlib
import re
import unicodedata

from conventions import CONVENTIONS
from longtake_file import SCHEMA_VERSION, read_model
from refusal import Refusal

# What a model trained by Longtake begins with: main/services/training/make-checkpoint.ts, contract/post-processing.ts.
MAX_GAP_US = 2_000_000
POST_PROCESSING = {"smoothingS": 0.1, "switchMargin": 0.1, "minDurationS": 0.3}
EXTRACTOR_OPTIONS = ("extractor_name", "extractor_sha256", "tasks_vision", "preprocessing")


def manifest_from(chosen, described, *, cell, sizes):
    """The manifest, and per track the name of its Linear. `described` is what to_torch.py wrote into the file, or None."""
    source = described if chosen.like is None else read_model(chosen.like)[0]
    tracks, places = tracks_from(chosen.track, source, is_ours=described is not None)
    extractor = extractor_from(chosen, source, sizes["D"])
    if extractor["featureLength"] != sizes["D"]:
        raise Refusal(
            f"The network reads {sizes['D']} features and the extractor gives {extractor['featureLength']}: they must agree."
        )
    convention = CONVENTIONS[cell]
    manifest = {
        "schemaVersion": SCHEMA_VERSION,
        "id": checked_id(chosen.id or pathlib.Path(chosen.out).stem, "the model's id (--id)"),
        "createdAt": datetime.datetime.now(datetime.timezone.utc)
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z"),
        "cell": cell,
        "gateOrder": list(convention.gates),
        "updateGate": convention.update_gate,
        "featureLength": sizes["D"],
        "hiddenSize": sizes["H"],
        "layers": sizes["layers"],
        "projection": sizes["P"],
        "head": "frame" if source is None else source["head"],
        "tracks": tracks,
        "modelRate": rate_from(chosen.rate, source),
        "maxGapUs": MAX_GAP_US if source is None else source["maxGapUs"],
        "extractor": extractor,
        "postProcessing": POST_PROCESSING if source is None else source["postProcessing"],
        "config": {"importedFrom": pathlib.Path(chosen.checkpoint).name},
        "metrics": {},
        "lineage": {"from": None if described is None else described["id"], "clips": 0},
    }
    return manifest, places


def tracks_from(options, source, *, is_ours):
    """[{id, classes}] and {id: name of the Linear}."""
    known = {} if source is None else {track["id"]: track["classes"] for track in source["tracks"]}
    if not options and is_ours:
        return source["tracks"], {track: f"read_outs.{index}" for index, track in enumerate(known)}
    if not options:
        raise Refusal("Say which Linear reads out which track: --track ID=KEY:CLASS,CLASS,...")
    classes, places = {}, {}
    for option in options:
        match = re.fullmatch(r"([^=:]+)=([^=:]*)(?::(.+))?", option)
        if match is None:
            raise Refusal(f'"{option}" is not a track: write ID=KEY:CLASS,CLASS,...')
        track, key, names = match.groups()
        own = known.get(track) if names is None else names.split(",")
        if own is None:
            raise Refusal(
                f'The classes of the track "{track}" are not known: write --track {track}={key}:CLASS,CLASS,...'
            )
        if track in places or len(set(own)) != len(own):
            raise Refusal(
                f'The track "{track}" is named twice, or one of its classes is: each may stand once.'
            )
        classes[checked_id(track, "a track")], places[track] = [
            checked_id(name, "a class") for name in own
        ], key
    return [{"id": track, "classes": own} for track, own in classes.items()], places


def extractor_from(chosen, source, D):
    given = [getattr(chosen, option) is not None for option in EXTRACTOR_OPTIONS]
    if not any(given) and source is not None:
        return source["extractor"]
    if not all(given):
        missing = EXTRACTOR_OPTIONS[given.index(False)].replace("_", "-")
        raise Refusal(
            f"Say what made the features: --like MODEL, or the four options of the extractor (--{missing} is missing)."
        )
    if re.fullmatch(r"[0-9a-f]{64}", chosen.extractor_sha256) is None:
        raise Refusal("--extractor-sha256 must be 64 lower-case hexadecimal digits.")
    return {
        "name": chosen.extractor_name,
        "sha256": chosen.extractor_sha256,
        "featureLength": D,
        "tasksVision": chosen.tasks_vision,
        "delegate": chosen.delegate,
        "preprocessing": chosen.preprocessing,
    }


def rate_from(rate, source):
    rate = rate if rate is not None or source is None else source["modelRate"]
    if rate is None or not 0.1 <= rate <= 240:
        raise Refusal("Say at how many steps per second the features come: --rate, from 0.1 to 240.")
    return int(rate) if rate == int(rate) else rate


def checked_id(text, what):
    """What contract/track.ts allows: letters, digits, "_", "." and "-", beginning with a letter or digit."""
    plain = all(c.isalnum() or c in "_.-" or unicodedata.category(c).startswith("M") for c in text)
    if not text or not plain or not text[0].isalnum() or len(text) > 120:
        raise Refusal(
            f'"{text}" cannot be {what}: use letters, digits, "_", "." and "-", beginning with a letter or digit.'
        )
    return text
