"""Step 3: teaches the student to say what the teacher says of the same view; restartable after every 250 steps.

    python train.py --work ~/.cache/longtake-starter --passes 1

The loss is the squared error of the teacher's features, each brought to mean 0 and deviation 1 over all views, so that
the rare ones count as much as the loud ones. The student begins with weights that know a million pictures and learns
from ten thousand, so it is led gently, lest it forget. The last shard is kept aside and measured after every pass.
"""

import argparse
import json
import math
import pathlib
import time

import numpy as np
import torch

from student import Student

SEED = 20261124
BATCH = 64
PEAK = 2e-4
WEIGHT_DECAY = 1e-4
WARM_UP_STEPS = 100
SAVE_EVERY = 250
FITTED_VIEWS = 6000
RIDGE = 0.01


class Views:
    """All shards but the last for training, memory-mapped; standardised targets."""

    def __init__(self, folder):
        views = sorted(folder.glob("views-*.npy"))
        features = [np.load(str(path).replace("views-", "features-")).astype(np.float32) for path in views]
        self.views = [np.load(path, mmap_mode="r") for path in views]
        stacked = np.concatenate(features[:-1])
        self.mean, self.deviation = stacked.mean(0), stacked.std(0) + 1e-3
        self.targets = [(shard - self.mean) / self.deviation for shard in features]
        self.places = [(s, i) for s, shard in enumerate(features[:-1]) for i in range(len(shard))]

    def batch(self, places):
        pictures = np.stack([self.views[s][i] for s, i in places])
        targets = np.stack([self.targets[s][i] for s, i in places])
        return as_pictures(pictures), torch.from_numpy(targets)

    def kept_aside(self):
        last = len(self.views) - 1
        for start in range(0, len(self.targets[last]), BATCH):
            yield self.batch([(last, i) for i in range(start, min(start + BATCH, len(self.targets[last])))])


def as_pictures(array):
    pictures = torch.from_numpy(array).permute(0, 3, 1, 2).float()
    return pictures.contiguous(memory_format=torch.channels_last)


def rate_at(step, steps):
    if step < WARM_UP_STEPS:
        return PEAK * (step + 1) / WARM_UP_STEPS
    return PEAK * (0.005 + 0.995 * (1 + math.cos(math.pi * step / steps)) / 2)


@torch.no_grad()
def explained(model, views):
    """Share of the variance of the teacher's standardised features that the student's guess explains."""
    model.eval()
    error, total = 0.0, 0.0
    for pictures, targets in views.kept_aside():
        error += ((model(pictures)[1] - targets) ** 2).sum().item()
        total += (targets**2).sum().item()
    model.train()
    return 1 - error / total


@torch.no_grad()
def begin_head(model, views):
    """The read-out begins as the least squares of the teacher's features on the student's."""
    batches = [views.batch(views.places[at : at + BATCH]) for at in range(0, FITTED_VIEWS, BATCH)]
    x = torch.cat([model(pictures)[0] for pictures, _ in batches])
    y = torch.cat([targets for _, targets in batches])
    centred = x - x.mean(0)
    squares = centred.T @ centred + RIDGE * len(x) * torch.diag(centred.var(0) + 1e-4)
    weights = torch.linalg.solve(squares, centred.T @ (y - y.mean(0)))
    model.head.weight.copy_(weights.T)
    model.head.bias.copy_(y.mean(0) - x.mean(0) @ weights)


def save(path, value):
    unfinished = path.with_suffix(".part")
    torch.save(value, unfinished)
    unfinished.rename(path)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=pathlib.Path, required=True)
    arguments.add_argument("--passes", type=int, default=1)
    given = arguments.parse_args()
    torch.manual_seed(SEED)
    views = Views(given.work / "shards")
    model = Student()
    model.begin_with(np.load(given.work / "initial.npz"))
    begin_head(model, views)
    optimiser = torch.optim.AdamW(model.parameters(), lr=PEAK, weight_decay=WEIGHT_DECAY)
    per_pass = len(views.places) // BATCH
    steps = per_pass * given.passes
    state_path = given.work / "student.pt"
    guess = torch.compile(model, dynamic=False)
    first, history = 0, []
    if state_path.exists():
        state = torch.load(state_path, weights_only=False)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        first, history = state["step"], state["history"]
    started, loss_sum = time.time(), 0.0
    for step in range(first, steps):
        order = np.random.default_rng([SEED, step // per_pass]).permutation(len(views.places))
        at = step % per_pass * BATCH
        pictures, targets = views.batch([views.places[i] for i in order[at : at + BATCH]])
        for group in optimiser.param_groups:
            group["lr"] = rate_at(step, steps)
        loss = ((guess(pictures)[1] - targets) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        loss_sum += loss.item()
        done = step + 1
        if done % per_pass == 0:
            history.append({"pass": done // per_pass, "explained": explained(model, views)})
            print(history[-1], flush=True)
        if done % SAVE_EVERY == 0 or done == steps:
            left = (time.time() - started) / (done - first) * (steps - done)
            print(f"step {done} of {steps}, loss {loss_sum / SAVE_EVERY:.4f}, {left / 60:.0f} min left", flush=True)
            loss_sum = 0.0
            save(state_path, {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": done, "history": history})
    record = {"seed": SEED, "passes": given.passes, "views": len(views.places), "torch": torch.__version__, "history": history}
    (given.work / "train.json").write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
