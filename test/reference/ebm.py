"""Writes ebm.json: small tables and what InterpretML makes of them.

Origin: interpret-core 0.7.8, numpy 2.4.6, scikit-learn 1.9.1, Python 3.11. In a virtual environment:
    pip install interpret-core==0.7.8 scikit-learn numpy && python test/reference/ebm.py
"""
import json
import numpy as np
from interpret.glassbox import ExplainableBoostingClassifier, ExplainableBoostingRegressor
from pathlib import Path

rng = np.random.default_rng(8)
N = 240
X = np.round(rng.normal(size=(N, 5)), 3)
X[rng.random((N, 5)) < 0.03] = np.nan
filled = np.nan_to_num(X)
signal = np.stack([2 * filled[:, 0], 2 * np.abs(filled[:, 1]) - 1.6, -filled[:, 0] + filled[:, 2]], 1)
noise = rng.gumbel(size=signal.shape)
several = (signal + noise).argmax(1)
two = (signal[:, 0] + signal[:, 1] + rng.logistic(size=N) > 0).astype(int)
number = np.round(signal[:, 0] + signal[:, 1] + rng.normal(size=N), 4)
names = [f"g{i}" for i in range(5)]

def clean(values):
    return [None if np.isnan(v) else float(v) for v in values]

def fit(kind, y):
    make = ExplainableBoostingRegressor if kind == "regression" else ExplainableBoostingClassifier
    model = make(interactions=0, n_jobs=1, random_state=0, feature_names=names)
    train = slice(0, 160)
    model.fit(X[train], y[train])
    held = model.predict(X[160:]) if kind == "regression" else model.predict_proba(X[160:])
    return {"kind": kind, "y": y.tolist(), "heldOut": np.round(held, 6).tolist(),
            "importance": np.round(model.term_importances(), 6).tolist()}

cases = [fit("two", two), fit("several", several), fit("regression", number)]
out = {"origin": "interpret-core 0.7.8, interactions=0, fitted on the first 160 rows", "features": names,
       "x": [clean(row) for row in X], "train": 160, "cases": cases}
Path(__file__).with_name("ebm.json").write_text(json.dumps(out))
