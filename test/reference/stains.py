"""Reference values of stain separation, from scikit-image.

    pip install numpy==2.4.6 scikit-image==0.26.0
    python test/reference/stains.py > test/reference/stains.json
"""

import json

import numpy as np
import skimage
from skimage.color import hed2rgb, rgb2hed

WHITE = 240
HEIGHT, WIDTH = 18, 24


def mixture(rng, stains, amounts):
    density = amounts @ (stains / np.linalg.norm(stains, axis=1, keepdims=True))
    return np.clip(np.round(WHITE * np.exp(-density) + rng.normal(0, 1, density.shape)), 1, 255)


rng = np.random.default_rng(7)
planted = np.array([[0.6, 0.72, 0.35], [0.15, 0.9, 0.4]])
amounts = rng.gamma(1.4, 0.5, (HEIGHT * WIDTH, 2)) * (rng.random((HEIGHT * WIDTH, 2)) < 0.7)
image = mixture(rng, planted, amounts).astype(np.uint8)
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
            "planted": (planted / np.linalg.norm(planted, axis=1, keepdims=True)).tolist(),
        }
    )
)
