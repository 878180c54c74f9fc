/** Kinds of tissue that a window may be; `empty` is glass or a gap. */
export const KINDS: readonly string[] = [
  "mucin",
  "lymphocytes",
  "stroma",
  "gland",
  "necrosis",
  "fat",
  "empty",
];

/**
 * A linear softmax on WINDOW_FEATURES, fitted by test/unit/morphology/fitKinds on real tissue alone: labelled tiles of
 * Kather 2016 (Zenodo 53169) and NCT-CRC-HE (Zenodo 1214456), TCGA colon tiles outlined by eye, windows of
 * CRCHistoPhenotypes whose nuclei are of one class; with random changes of stain strength and hue.
 * @shape weights [KINDS, WINDOW_FEATURES], bias [KINDS], mean and sd [WINDOW_FEATURES]
 */
export const KIND_MODEL: {
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  readonly bias: readonly number[];
  readonly weights: readonly (readonly number[])[];
} = {
  mean: [
    0.228, 0.3042, 0.4009, 0.1718, 0.3427, 0.09526, 0.401, 0.3103, 0.1609,
    0.3808, 0.1108, 2.319, 0.3075, 0.3954, 0.2287, 0.09481, 0.3095, 0.1617, 2.3,
  ],
  sd: [
    0.2093, 0.3706, 0.334, 0.2028, 0.2598, 0.07978, 0.2002, 0.2273, 0.2202,
    0.215, 0.1024, 2.873, 0.364, 0.3213, 0.2071, 0.07529, 0.1726, 0.2022, 2.625,
  ],
  bias: [1.438, 0.147, 1.159, 1.631, -0.396, -1.167, -2.985],
  weights: [
    [
      -0.178, 0.531, 0.059, 0.375, -0.904, -0.024, 0.301, 0.244, 0.178, 0.256,
      1.565, -0.472, -0.395, 0.578, 0.227, -0.657, 0.698, 0.012, -1.4,
    ],
    [
      0.4, 0.691, -0.212, 0.496, 0.958, -0.354, 1.083, -0.32, -0.091, 1.3,
      -0.391, 0.416, 0.873, -0.294, 0.426, 0.193, -0.438, -0.219, 1.82,
    ],
    [
      -0.163, -0.693, -0.501, 0.054, 1.791, -0.569, 1.061, 0.378, -0.177, 0.537,
      0.003, -0.111, -0.705, -0.825, -0.298, -0.068, 1.1, -0.942, 0.604,
    ],
    [
      -0.285, -0.257, 0.322, 0.726, 1.779, 0.098, -0.592, -0.105, 0.685, -0.134,
      1.212, 0.086, 0.788, -0.438, -0.487, 0.843, -0.178, 0.68, -0.162,
    ],
    [
      0.67, -0.094, -0.281, -1.063, 0.509, 0.251, 0.865, -0.408, -0.537, -1.072,
      -1.57, 0.208, -1.181, 0.733, 1.025, -0.365, -1.165, 1.005, -0.369,
    ],
    [
      -0.241, -0.057, 0.32, -0.492, -1.79, 1.052, -1.254, 0.291, -0.205, -0.355,
      -0.676, -0.097, 0.516, 0.113, -0.601, 0.939, 1.657, -0.583, -0.367,
    ],
    [
      -0.204, -0.122, 0.293, -0.097, -2.343, -0.454, -1.465, -0.08, 0.147,
      -0.531, -0.143, -0.03, 0.105, 0.132, -0.292, -0.884, -1.673, 0.047,
      -0.127,
    ],
  ],
};
