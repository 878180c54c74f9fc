"""Reference values of stain separation, from scikit-image, and of Macenko's method, from NumPy.

    pip install numpy==2.4.6 scikit-image==0.26.0
    python test/reference/stains.py > test/reference/stains.json

Macenko 2009 (doi:10.1109/ISBI.2009.5193250) as published, with the numbers of the authors' code: pixels of which every
channel has a density of .15 (natural logarithm, white 240), angles at the 1st and 99th percentile in the plane of the two
largest principal components, strength at the 99th percentile.
"""

import json

import numpy as np
import skimage
from skimage.color import hed2rgb, rgb2hed

WHITE, LEAST, ALPHA = 240, 0.15, 1
HE_TARGET = np.array([[0.5626, 0.7201, 0.4062], [0.2159, 0.8012, 0.5581]])
MOST_TARGET = np.array([1.9705, 1.0308])
HEIGHT, WIDTH = 18, 24


def mixture(rng, stains, amounts):
    density = amounts @ (stains / np.linalg.norm(stains, axis=1, keepdims=True))
    return np.clip(np.round(WHITE * np.exp(-density) + rng.normal(0, 1, density.shape)), 1, 255)


def densities(image):
    return -np.log(np.clip(image.reshape(-1, 3), 1, None).astype(float) / WHITE)


def estimate(image):
    od = densities(image)
    kept = od[(od >= LEAST).all(axis=1)]
    _, vectors = np.linalg.eigh(np.cov(kept.T))
    plane = vectors[:, [2, 1]]
    plane = plane * np.where(plane.sum(axis=0) < 0, -1, 1)
    angles = np.arctan2(kept @ plane[:, 1], kept @ plane[:, 0])
    ends = [plane @ [np.cos(a), np.sin(a)] for a in np.percentile(angles, [ALPHA, 100 - ALPHA])]
    stains = np.array(sorted(ends, key=lambda v: -v[0]))
    amounts = np.linalg.lstsq(stains.T, od.T, rcond=None)[0]
    return stains, np.percentile(amounts, 99, axis=1), amounts


def normalise(image):
    stains, most, amounts = estimate(image)
    scaled = amounts / most[:, None] * MOST_TARGET[:, None]
    out = WHITE * np.exp(-(HE_TARGET.T @ scaled))
    return np.clip(np.round(out.T), 0, 255).astype(int)


rng = np.random.default_rng(7)
planted = np.array([[0.6, 0.72, 0.35], [0.15, 0.9, 0.4]])
amounts = rng.gamma(1.4, 0.5, (HEIGHT * WIDTH, 2)) * (rng.random((HEIGHT * WIDTH, 2)) < 0.7)
image = mixture(rng, planted, amounts).astype(np.uint8)
stains, most, _ = estimate(image)
separated = rgb2hed(image.reshape(HEIGHT, WIDTH, 3))

print(
    json.dumps(
        {
            "origin": f"scikit-image {skimage.__version__}, numpy {np.__version__}",
            "width": WIDTH,
            "height": HEIGHT,
            "rgb": image.ravel().tolist(),
            "hed": np.round(separated, 7).reshape(-1, 3).tolist(),
            "hed2rgb": np.round(hed2rgb(separated) * 255, 4).reshape(-1, 3).tolist(),
            "macenko": {
                "stains": np.round(stains, 7).tolist(),
                "most": np.round(most, 7).tolist(),
                "normalised": normalise(image).ravel().tolist(),
            },
            "planted": (planted / np.linalg.norm(planted, axis=1, keepdims=True)).tolist(),
        }
    )
)
