"""Reads the weights of attention heads and predicts for a bag, as the product does with dropout off.

    python3 weights.py WEIGHTS.safetensors BAG.safetensors

WEIGHTS comes from /models/ID/weights.safetensors; BAG holds one tensor `embedding` [tiles, dim]. Prints, for each head that
was trained to its end, its key, prediction, attention and tile predictions (JSON). Needs numpy and safetensors.
"""

import json
import sys

import numpy as np
from safetensors import safe_open


def read(path):
    """Tensors by name, and the card."""
    with safe_open(path, framework="numpy") as file:
        card = file.metadata() or {}
        return {name: file.get_tensor(name) for name in file.keys()}, card


def head(tensors, row, embedding, clamp):
    """What one head sees: prediction, attention and tile predictions."""
    own = {name: tensors[name][row].astype(np.float64) for name in tensors if name not in ("mean", "sd")}
    x = (embedding - tensors["mean"]) / tensors["sd"]
    x = np.concatenate([x, np.ones((len(x), 1))], axis=1)
    h = x @ own["We"].T
    inner = np.tanh(h @ own["V"].T)
    if "U" in own:
        inner = inner / (1 + np.exp(-(h @ own["U"].T)))
    logits = inner @ own["v"][0]
    attention = np.exp(logits - logits.max())
    attention /= attention.sum()
    tiles = h @ own["w"][0] + own["b"][0, 0]
    if clamp is not None:
        tiles = np.clip(tiles, -clamp, clamp)
    return float(attention @ tiles), attention, tiles


def main(weights, bag):
    tensors, card = read(weights)
    embedding = read(bag)[0]["embedding"].astype(np.float64)
    clamp = json.loads(card["options"])["clamp"]
    found = []
    for row, (key, status) in enumerate(zip(json.loads(card["keys"]), json.loads(card["status"]))):
        if status != "trained":
            continue
        prediction, attention, tiles = head(tensors, row, embedding, clamp)
        found.append({"key": key, "prediction": prediction, "attention": attention.tolist(), "tiles": tiles.tolist()})
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
