"""Reference values of Macenko's stain estimation and normalisation, from torchstain.

    pip install numpy==2.4.6 torchstain==1.4.1 pillow==13.0.0
    python test/reference/macenko.py DATA > test/reference/macenko.json

The picture is that of stains.json; the tiles are real ones of the folder DATA, of which only the results are kept here.
torchstain takes the density of each value plus one (so that black has one); `less_one` undoes it, and `plus_one` says
what it makes of the picture.
"""

import hashlib
import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from PIL import Image
from torchstain.numpy.normalizers.macenko import NumpyMacenkoNormalizer

TILES = [
    "tiles_kather/0_tumor_example.png",
    "tiles_kather/1_stroma_example.png",
    "tiles_kather/5_mucosa_example.png",
    "tiles_nct_crc/LYM-AATTSRNN.tif",
    "tiles_nct_crc/TUM-AACHEHDV.tif",
]


def less_one(image):
    return np.maximum(image.astype(int), 1) - 1


def estimate(image):
    compute = NumpyMacenkoNormalizer()._NumpyMacenkoNormalizer__compute_matrices
    stains, _, most = compute(image, 240, 1, 0.15)
    return {"stains": np.round(stains.T, 7).tolist(), "most": np.round(most, 7).tolist()}


def tile(name):
    path = Path(sys.argv[1], name)
    image = np.array(Image.open(path).convert("RGB"))
    return {
        "file": name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        **estimate(less_one(image)),
    }


reference = json.loads(Path(__file__).with_name("stains.json").read_text())
picture = np.array(reference["rgb"]).reshape(reference["height"], reference["width"], 3)
normalised, _, _ = NumpyMacenkoNormalizer().normalize(less_one(picture), stains=False)

print(
    json.dumps(
        {
            "origin": f"torchstain {version('torchstain')}, numpy {np.__version__}",
            "picture": estimate(less_one(picture)),
            "normalised": normalised.ravel().tolist(),
            "plus_one": estimate(picture),
            "tiles": [tile(name) for name in TILES],
        }
    )
)
