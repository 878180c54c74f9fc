"""
The model of src/science/mil in PyTorch, one head at a time: milliseconds of an optimiser step of one head.

    python3 headsTorch.py '{"tiles": [500], "bags": 4, "dim": 512, "seconds": 2, "device": "cpu"}'

Prints one JSON document a line. "as published" has its layers one after the other; "folded" takes the products of the
weights first, as ours does.
"""
import json
import resource
import sys
import time

import torch

EMBED, ATTEND, DROPOUT = 128, 64, 0.2


class Head(torch.nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.embed = torch.nn.Linear(dim, EMBED)
        self.V = torch.nn.Linear(EMBED, ATTEND, bias=False)
        self.v = torch.nn.Linear(ATTEND, 1, bias=False)
        self.regress = torch.nn.Linear(EMBED, 1)

    def forward(self, tiles):
        h = self.embed(tiles)
        attention = torch.softmax(self.v(torch.tanh(self.V(h))), 0)
        # One mask a step, as ours: independent masks average out over a bag's tiles.
        keep = torch.nn.functional.dropout(h.new_ones(EMBED), DROPOUT)
        return (attention * self.regress(h * keep)).sum()


class FoldedHead(Head):
    def forward(self, tiles):
        W, b = self.embed.weight, self.embed.bias
        inner = torch.tanh(tiles @ (self.V.weight @ W).T + self.V.weight @ b)
        attention = torch.softmax(self.v(inner), 0)
        keep = torch.nn.functional.dropout(W.new_ones(EMBED), DROPOUT)
        w = self.regress.weight * keep
        return (attention * (tiles @ (w @ W).T + w @ b + self.regress.bias)).sum()


def ms_a_step(kind, bags, labels, seconds):
    """Medians over heads, each a new one: of the time that passed and of the processors' time."""
    device = bags[0].device
    times, spent = [], []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until or len(times) < 4:
        head = kind(bags[0].shape[1]).to(device)
        optimiser = torch.optim.AdamW(head.parameters(), lr=0.001, weight_decay=0.01)
        step(head, optimiser, bags[0], labels[0])
        wait(device)
        begun, cpu = time.perf_counter(), time.process_time()
        for tiles, label in zip(bags, labels):
            step(head, optimiser, tiles, label)
        wait(device)
        times.append(1000 * (time.perf_counter() - begun) / len(bags))
        spent.append(1000 * (time.process_time() - cpu) / len(bags))
    middle = len(times) // 2
    return {"ms": sorted(times)[middle], "cpuMs": sorted(spent)[middle]}


def step(head, optimiser, tiles, label):
    optimiser.zero_grad()
    loss = (head(tiles) - label) ** 2
    loss.backward()
    optimiser.step()


def wait(device):
    if device.type == "cuda":
        torch.cuda.synchronize()


def peak_mib(device):
    if device.type == "cuda":
        return torch.cuda.max_memory_reserved() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(asked):
    device = torch.device(asked["device"])
    if asked.get("threads"):
        torch.set_num_threads(asked["threads"])
    on = torch.cuda.get_device_name() if device.type == "cuda" else "CPU"
    print(json.dumps({"backend": f"PyTorch {torch.__version__} on {on}"}), flush=True)
    for tiles in asked["tiles"]:
        torch.manual_seed(1)
        bags = [torch.randn(tiles, asked["dim"]).to(device) for _ in range(asked["bags"])]
        labels = torch.randn(asked["bags"]).to(device)
        for name, kind in [("as published", Head), ("folded", FoldedHead)]:
            took = ms_a_step(kind, bags, labels, asked["seconds"])
            row = {"how": f"one at a time, {name}", "tiles": tiles, "peakMiB": peak_mib(device)}
            print(json.dumps({**row, **took}), flush=True)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
