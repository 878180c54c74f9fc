/** The measured morphologies, in the order of every morphology array's columns. */
export const MORPHOLOGIES = [
  "mucin",
  "lymphocytes",
  "stroma",
  "gland",
  "necrosis",
  "fat",
  "nuclear_density",
] as const;

/** Name of a measured morphology. */
export type MorphologyName = (typeof MORPHOLOGIES)[number];
