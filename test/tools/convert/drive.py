"""Runs a list of jobs with the converters in one Python process, since importing PyTorch takes longer than all of them.

Reads {"jobs": [...]} from standard input, prints one result per job as JSON; a job that the converters refuse
gives {"refusal": sentence}.
"""

import contextlib
import io
import json
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "tools/convert"))

import torch  # noqa: E402
from torch import nn  # noqa: E402

import from_torch  # noqa: E402
import to_torch  # noqa: E402
from lecture_gru import LectureGRU  # noqa: E402
from refusal import Refusal  # noqa: E402

MODULES = {"gru": LectureGRU, "gru-reset-after": nn.GRU, "lstm": nn.LSTM, "rnn": nn.RNN}


class Foreign(nn.Module):
    """A network as somebody else might have written it."""

    def __init__(self, job):
        super().__init__()
        D, H, P = job["D"], job["H"], job.get("projection")
        self.front = nn.Sequential(nn.Linear(D, P), nn.LayerNorm(P), nn.ReLU()) if P else None
        self.encoder = MODULES[job["cell"]](P or D, H, num_layers=job["layers"])
        self.head = nn.ModuleDict({track: nn.Linear(H, classes) for track, classes in job["tracks"].items()})

    def forward(self, x, state):
        h, state = self.encoder(self.front(x) if self.front else x, state)
        return {track: head(h).softmax(-1) for track, head in self.head.items()}, state


def step_by_step(call, features):
    """Probabilities per step and track, the state carried on as a value."""
    state, said = None, []
    with torch.no_grad():
        for x in torch.tensor(features)[:, None, None]:
            probabilities, state = call(x, state)
            said.append([p.flatten().tolist() for p in probabilities.values()])
    return said


def whole(call, features):
    with torch.no_grad():
        probabilities, _ = call(torch.tensor(features)[:, None], None)
    return [[p[t].flatten().tolist() for p in probabilities.values()] for t in range(len(features))]


def run_model(job):
    model = to_torch.load(job["model"])
    call = model.probabilities
    return {
        "steps": step_by_step(call, job["features"]),
        "whole": whole(call, job["features"]),
        "module": type(model.rnn).__name__,
    }


def make_foreign(job):
    torch.manual_seed(job["seed"])
    network = Foreign(job)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.normal_(0, 1.2 * parameter.shape[-1] ** -0.5)
    state = {
        name: tensor.to(getattr(torch, job.get("dtype", "float32")))
        for name, tensor in network.state_dict().items()
    }
    torch.save(state if not job.get("wrapped") else {"epoch": 3, "state_dict": state}, job["out"])
    network.load_state_dict({name: tensor.float() for name, tensor in state.items()})
    return {"steps": step_by_step(network, job["features"])}


def save_state(job):
    """A .pt of tensors of the given shapes: filled with ones, or with the value given."""
    torch.save(
        {name: torch.full(shape, float(job.get("value", 1))) for name, shape in job["shapes"].items()},
        job["out"],
    )
    return {}


def convert(job):
    program = {"to": to_torch, "from": from_torch}[job["program"]]
    sys.argv = [program.__name__, *job["args"]]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        program.main()
    return {"said": said.getvalue().strip()}


def compare_states(job):
    """The largest difference between two files of tensors, by name; biases of a layer by their sum."""
    one, other = (merged(torch.load(path, weights_only=True)) for path in job["files"])
    renamed = {name: one[theirs] for name, theirs in job["names"].items()}
    return {
        "worst": max(float((renamed[name] - other[name]).abs().max()) for name in renamed),
        "compared": len(renamed),
    }


def merged(saved):
    state = {name: tensor.float() for name, tensor in saved.get("state_dict", saved).items()}
    for name in [name for name in state if "bias_ih_l" in name]:
        state[name.replace("bias_ih_l", "bias_sum_l")] = (
            state[name] + state[name.replace("bias_ih_l", "bias_hh_l")]
        )
    return state


JOBS = {
    "run": run_model,
    "make": make_foreign,
    "save": save_state,
    "convert": convert,
    "compare": compare_states,
}


def outcome(job):
    try:
        return JOBS[job["kind"]](job)
    except Refusal as refusal:
        return {"refusal": str(refusal)}


torch.set_num_threads(1)
print(json.dumps([outcome(job) for job in json.load(sys.stdin)["jobs"]]))
