"""torch.nn.GRU on the CPU as a competitor of `longtake bench train`: an order, then rounds, one JSON line each."""

import json
import resource
import sys
import time

try:
    import torch
except ImportError:
    sys.exit("this Python has no PyTorch")

order = json.loads(sys.stdin.readline())
D, H, C = order["featureLength"], order["hiddenSize"], order["classes"]
K, B = order["window"], order["lanes"]

if order["threads"] is not None:
    torch.set_num_threads(order["threads"])
torch.manual_seed(1)
gru = torch.nn.GRU(D, H)
read_out = torch.nn.Linear(H, C)
parameters = [*gru.parameters(), *read_out.parameters()]
optimizer = torch.optim.Adam(parameters, lr=order["learningRate"])
windows = [(torch.rand(K, B, D) - 0.5, torch.randint(C, (K * B,))) for _ in range(10)]
h = torch.zeros(1, B, H)
passed = 0


def train_on(x, targets, h):
    y, h = gru(x, h)
    loss = torch.nn.functional.cross_entropy(read_out(y).view(K * B, C), targets)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, order["clipNorm"])
    optimizer.step()
    loss.item()  # the loss is read after every window, as by all
    return h.detach()  # carried on as a value


def say(answer):
    print(json.dumps(answer), flush=True)


say(
    {
        "versions": {
            "torch": torch.__version__,
            "python": sys.version.split()[0],
            "threads": str(torch.get_num_threads()),
        }
    }
)
for line in sys.stdin:
    count = json.loads(line)["windows"]
    start, start_cpu = time.perf_counter(), time.process_time()
    for _ in range(count):
        h = train_on(*windows[passed % len(windows)], h)
        passed += 1
    say(
        {
            "frames": count * K * B,
            "seconds": time.perf_counter() - start,
            "cpuSeconds": time.process_time() - start_cpu,
            "peakBytes": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            "tensors": None,
        }
    )
