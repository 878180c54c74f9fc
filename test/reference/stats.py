"""Reference values of statistics, from SciPy, statsmodels and scikit-learn.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 scikit-learn==1.9.1
    python test/reference/stats.py > test/reference/stats.json
"""

import json

import numpy as np
import scipy
import sklearn
import statsmodels
from scipy import stats
from sklearn.cross_decomposition import PLSRegression
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


RESAMPLES = 199
# Scaled by a number of many digits, so that no two resamples' errors are equal but for rounding.
scaled = 0.98713 * x
# What SciPy draws for paired samples: one call for all resamples.
drawn = np.random.default_rng(7).integers(0, len(x), (RESAMPLES, len(x)))


def bca(statistic):
    """SciPy's BCa interval, having seen that it resampled as `drawn` says."""
    found = stats.bootstrap(
        (scaled, y),
        statistic,
        paired=True,
        vectorized=False,
        n_resamples=RESAMPLES,
        method="BCa",
        rng=np.random.default_rng(7),
    )
    again = [statistic(scaled[i], y[i]) for i in drawn]
    assert np.allclose(found.bootstrap_distribution, again)
    return list(found.confidence_interval)


def slope(a, b):
    return stats.linregress(a, b).slope


features = np.random.default_rng(11).normal(size=(15, 4)) * [1, 5, 0.2, 2] + [0, 3, 0, -8]
response = features @ [1, -0.3, 2, 0] + np.random.default_rng(12).normal(size=15)


def pls(components):
    """Predictions for the last five rows of a model of the first ten."""
    model = PLSRegression(n_components=components).fit(features[:10], response[:10])
    return model.predict(features[10:]).ravel().tolist()


corr = np.corrcoef(np.stack([x, y, z]))
eigen = np.abs(np.linalg.eigvalsh(corr))
print(
    json.dumps(
        {
            "origin": f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, "
            f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
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
            "normal": [[z, stats.norm.cdf(z)] for z in (-3.2, -1.0, -0.1, 0.0, 0.7, 2.5)],
            "drawn": [" ".join(map(str, row)) for row in drawn.tolist()],
            "bca": {
                "pearson": bca(lambda a, b: stats.pearsonr(a, b).statistic),
                "spearman": bca(lambda a, b: stats.spearmanr(a, b).statistic),
                "mae": bca(lambda a, b: np.abs(b - a).mean()),
                "rmse": bca(lambda a, b: np.sqrt(((b - a) ** 2).mean())),
                "slope": bca(slope),
            },
            "calibration": list(stats.linregress(x, y)[:2]),
            "features": features.tolist(),
            "response": response.tolist(),
            "pls": [pls(1), pls(2), pls(3), pls(4)],
        },
        indent=2,
    )
)
