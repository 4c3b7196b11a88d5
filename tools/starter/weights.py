"""Between steps 3 and 4: the trained weights as plain arrays, with pictures and their features to check the export by."""

import argparse
import pathlib

import numpy as np
import torch

from student import Student
from train import as_pictures

CHECKED = 32


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    model = Student()
    model.load_state_dict(torch.load(given.work / "student.pt", weights_only=False)["model"])
    model.eval()
    last = sorted((given.work / "shards").glob("views-*.npy"))[-1]
    pictures = np.load(last, mmap_mode="r")[:CHECKED].copy()
    with torch.no_grad():
        features = model(as_pictures(pictures))[0].numpy()
    arrays = {name: value.numpy() for name, value in model.state_dict().items()}
    np.savez(given.work / "student.npz", **arrays, **{"check.pictures": pictures, "check.features": features})


main()
