"""Reference values of statistics, from SciPy, statsmodels and scikit-learn.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0
    python test/reference/stats.py > test/reference/stats.json
"""

import json

import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.multitest import multipletests

x = np.array([2.1, -0.4, 3.3, 0.2, 1.7, -1.1, 0.9, 2.8, -0.6, 1.2, 0.0, 2.2, -1.9])
y = np.array([1.8, 0.1, 2.2, 1.1, 0.9, -1.5, 0.3, 1.9, 0.4, 2.1, -0.7, 1.4, -0.8])
z = np.array([0.5, 1.4, -0.3, 0.8, 2.0, -0.9, 1.1, 0.2, 0.7, -1.3, 0.6, 1.5, -0.2])
site = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])
p = np.array([0.001, 0.2, 0.04, 0.013, 0.7, 0.0004, 0.05, 0.05, 0.9])


def centred(v):
    return v - np.array([v[site == s].mean() for s in site])


def partial(a, b, covariates):
    """Pearson's r of the residuals of two least-squares fits on site indicators and covariates."""
    design = np.column_stack([site == s for s in range(3)] + covariates).astype(float)
    rest = [v - design @ np.linalg.lstsq(design, v, rcond=None)[0] for v in (a, b)]
    return stats.pearsonr(*rest).statistic


corr = np.corrcoef(np.stack([x, y, z]))
eigen = np.abs(np.linalg.eigvalsh(corr))
print(
    json.dumps(
        {
            "origin": f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}",
            "x": x.tolist(),
            "y": y.tolist(),
            "z": z.tolist(),
            "site": site.tolist(),
            "p": p.tolist(),
            "pearson": stats.pearsonr(x, y).statistic,
            "ranks": stats.rankdata([3.0, 1.0, 3.0, 2.0, 3.0]).tolist(),
            "benjaminiHochberg": multipletests(p, method="fdr_bh")[1].tolist(),
            "withinSite": stats.pearsonr(centred(x), centred(y)).statistic,
            "givenZ": partial(x, y, [z]),
            "effectiveTests": float(sum((e >= 1) + (e - np.floor(e)) for e in eigen)),
            "permutationP": stats.permutation_test(
                (x,),
                lambda v: stats.pearsonr(v, y).statistic,
                permutation_type="pairings",
                alternative="greater",
                n_resamples=99999,
                rng=np.random.default_rng(1),
            ).pvalue,
        },
        indent=2,
    )
)
