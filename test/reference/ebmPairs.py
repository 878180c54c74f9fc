"""Writes ebmPairs.json: what InterpretML takes each two features to tell together (FAST), given scores to begin with.

Origin: interpret-core 0.7.8, numpy 2.4.6, Python 3.11. In a virtual environment:
    pip install interpret-core==0.7.8 numpy && python test/reference/ebmPairs.py
"""
import json
import numpy as np
from interpret.utils import measure_interactions
from pathlib import Path

rng = np.random.default_rng(17)
N = 200
# Few values, so that both sides cut at the same places.
X = rng.integers(0, [9, 7, 5, 8], size=(N, 4)).astype(float)
start = np.round(0.4 * (X[:, 0] - 4), 3)
together = np.where((X[:, 1] > 3) == (X[:, 3] > 3), 1, -1)
logit = start + 1.5 * together + 0.3 * X[:, 2]
two = (logit + rng.logistic(size=N) > 0).astype(int)
number = np.round(logit + rng.normal(size=N), 3)


def strengths(kind, y, leaf):
    found = measure_interactions(X, y, init_score=start, max_interaction_bins=64, min_samples_leaf=leaf)
    pairs = [{"of": list(of), "strength": strength} for of, strength in found]
    return {"kind": kind, "minLeaf": leaf, "pairs": pairs}


cases = [strengths(kind, y, leaf) for kind, y in (("two", two), ("regression", number)) for leaf in (4, 20)]
out = {"origin": "interpret-core 0.7.8, measure_interactions", "x": X.tolist(), "start": start.tolist(),
       "two": two.tolist(), "regression": number.tolist(), "cases": cases}
Path(__file__).with_name("ebmPairs.json").write_text(json.dumps(out))
