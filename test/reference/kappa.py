"""Reference values of agreement between readers, from statsmodels.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0
    python test/reference/kappa.py > test/reference/kappa.json
"""

import json

import numpy as np
import statsmodels
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa, to_table

random = np.random.default_rng(3)
truth = random.integers(0, 3, 23)
# Four readers who are right more often than not, each in their own way.
readers = [
    np.where(random.random(23) < right, truth, random.integers(0, 3, 23))
    for right in (0.9, 0.8, 0.6, 0.5)
]


def cohen(a, b):
    return cohens_kappa(to_table(np.column_stack([a, b]), bins=3)[0]).kappa


def fleiss(of):
    return fleiss_kappa(aggregate_raters(np.column_stack(of), n_cat=3)[0], method="fleiss")


print(
    json.dumps(
        {
            "origin": f"statsmodels {statsmodels.__version__}, numpy {np.__version__}",
            "readers": [own.tolist() for own in readers],
            "cohen": [[a, b, cohen(readers[a], readers[b])] for a in range(4) for b in range(a)],
            "fleiss": [[n, fleiss(readers[:n])] for n in (2, 3, 4)],
        },
        indent=2,
    )
)
