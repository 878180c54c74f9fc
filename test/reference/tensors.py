"""Writes test/reference/tensors.bin with the format's own library: pip install safetensors==0.8.0 numpy."""

import pathlib

import numpy as np
from safetensors.numpy import save_file

save_file(
    {
        "a": np.arange(6, dtype=np.float32).reshape(2, 3),
        "b": np.array([1.5, -2.25]),
        "c": np.array([1, -2, 3], dtype=np.int32),
        "d": np.array([[7], [255]], dtype=np.uint8),
    },
    pathlib.Path(__file__).with_suffix(".bin"),
    metadata={"what": "reference"},
)
