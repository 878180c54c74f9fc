"""Reference values for agreement of maps and for controls, from SciPy.

    pip install numpy==2.4.6 scipy==1.17.1
    python test/reference/controls.py > test/reference/controls.json
"""

import itertools
import json

import numpy as np
import scipy
from scipy import stats

random = np.random.default_rng(7)
models, tiles, top = 4, 23, 2
common = random.normal(size=tiles)
# Rounded, so that there are ties.
maps = np.round(common + random.normal(size=(models, tiles)), 1)
pairs = list(itertools.combinations(range(models), 2))
distinct = common + random.normal(size=(models, tiles))
tops = [set(np.argsort(-m)[:top].tolist()) for m in distinct]

# Mantel's statistic: Pearson's r over the pairs below the diagonal.
size = 7
first = random.normal(size=(size, size))
second = first + random.normal(size=(size, size))
below = np.tril_indices(size, -1)

values = np.array([0.02, 0.31, 0.55, 0.93])
print(
    json.dumps(
        {
            "origin": f"scipy {scipy.__version__}, numpy {np.__version__}",
            "maps": maps.tolist(),
            # Friedman's chi-squared, corrected for ties, is models (tiles - 1) W of the tiles' ranks within each map.
            "kendallW": stats.friedmanchisquare(*[maps[:, t] for t in range(tiles)]).statistic
            / (models * (tiles - 1)),
            "rankCorrelation": float(
                np.mean([stats.spearmanr(distinct[i], distinct[j]).statistic for i, j in pairs])
            ),
            "distinct": distinct.tolist(),
            "jaccard": float(
                np.mean([len(tops[i] & tops[j]) / len(tops[i] | tops[j]) for i, j in pairs])
            ),
            "mantel": {
                "first": first.tolist(),
                "second": second.tolist(),
                "r": float(stats.pearsonr(first[below], second[below]).statistic),
            },
            "beta": {
                "x": values.tolist(),
                "a": 2.3,
                "b": 0.7,
                "logDensity": stats.beta.logpdf(values, 2.3, 0.7).tolist(),
            },
            "uniform": {
                "p": values.tolist(),
                "statistic": stats.kstest(values, "uniform").statistic,
                "kolmogorov": stats.kstwobign.sf(1.2),
            },
        }
    )
)
