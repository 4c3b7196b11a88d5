"""Between steps 3 and 4: the weights as plain arrays, with pictures and their features to check the export by.

The weights are those that train.py left, or else those that it would begin with.

Features averaged over the whole picture do not say where something is, and a posture is much of where. So the file also
gives a coarse grid: the main directions (Pearson 1901) of what one layer says in each cell, over views of the training
pictures, each scaled to deviation 1. Nothing is taught for it.
"""

import argparse
import pathlib

import numpy as np
import torch

from plan import GRID_CHANNELS
from student import Student
from train import as_pictures

CHECKED = 32
VIEWS_FOR_GRID = 2000
BATCH = 100


def main_directions(cells, count):
    """Of cells [N, channels]: a kernel [count, channels] and a bias [count] that give the scaled directions."""
    mean = cells.mean(0)
    _, deviations, directions = np.linalg.svd(cells - mean, full_matrices=False)
    kernel = directions[:count] / (deviations[:count, None] / np.sqrt(len(cells)))
    return kernel, -kernel @ mean


def cells_of(model, views):
    cells = [model.cells(as_pictures(views[at : at + BATCH])).numpy() for at in range(0, len(views), BATCH)]
    stacked = np.concatenate(cells).transpose(0, 2, 3, 1)
    return stacked.reshape(-1, stacked.shape[-1])


def begun_or_taught(work):
    model = Student()
    taught = work / "student.pt"
    if taught.exists():
        model.load_state_dict(torch.load(taught, weights_only=False)["model"])
    else:
        model.begin_with(np.load(work / "initial.npz"))
    return model.eval()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    model = begun_or_taught(given.work)
    shards = sorted((given.work / "shards").glob("views-*.npy"))
    pictures = np.load(shards[-1], mmap_mode="r")[:CHECKED].copy()
    with torch.no_grad():
        kernel, bias = main_directions(cells_of(model, np.load(shards[0])[:VIEWS_FOR_GRID]), GRID_CHANNELS)
        means = model(as_pictures(pictures))[0].numpy()
        cells = cells_of(model, pictures) @ kernel.T + bias
    arrays = {name: value.numpy() for name, value in model.state_dict().items()}
    arrays |= {"grid.kernel": kernel.astype(np.float32), "grid.bias": bias.astype(np.float32)}
    arrays |= {"check.pictures": pictures, "check.features": np.hstack([means, cells.reshape(CHECKED, -1)])}
    np.savez(given.work / "student.npz", **arrays)


main()
