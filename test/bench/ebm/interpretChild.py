"""A child of ebm.mjs: takes rows, then fits as asked. One JSON document a line, in and out.

Its argument is early_stopping_tolerance, the share of the held-out loss by which a round must lower it to count."""
import json
import sys
import time
import numpy as np
from interpret.glassbox import ExplainableBoostingClassifier

X = y = features = None
for line in sys.stdin:
    asked = json.loads(line)
    if "fit" not in asked:
        features = asked["features"]
        X = np.array(asked["rows"], dtype=float)
        y = np.array([asked["classes"][label] for label in asked["labels"]])
        print(json.dumps({"taken": len(y)}), flush=True)
        continue
    job = asked["fit"]
    model = ExplainableBoostingClassifier(
        interactions=0, n_jobs=1, random_state=job["seed"], feature_names=features,
        early_stopping_tolerance=float(sys.argv[1]))
    begun = time.process_time()
    model.fit(X[job["train"]], y[job["train"]])
    cpu = time.process_time() - begun
    held = model.predict_proba(X[job["test"]]).tolist() if job["test"] else []
    print(json.dumps({"probabilities": held, "importance": list(model.term_importances()), "cpu": cpu}), flush=True)
