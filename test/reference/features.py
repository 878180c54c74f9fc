"""Writes features.stamp.h5 and features.bigEndian.h5, which h5wasm cannot write: with h5py 3 (pip install h5py), python features.py"""

from pathlib import Path

import h5py
import numpy as np

HERE = Path(__file__).parent
FEATURES = (np.arange(12) / 4 - 1).reshape(3, 4)
COORDS = np.array([[0, 0], [64, 0], [0, 64]])

with h5py.File(HERE / "features.stamp.h5", "w") as file:
    file["feats"] = FEATURES.astype("<f2")
    file["coords"] = COORDS.astype("<f4")
    file.attrs["unit"] = "um"
    file.attrs["tile_size_um"] = 64.0
    file.attrs["tile_size_px"] = 224

with h5py.File(HERE / "features.bigEndian.h5", "w") as file:
    file["features"] = FEATURES.astype(">f4")
    file["coords"] = (2 * COORDS).astype("<i8")
