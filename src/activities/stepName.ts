/** The steps of a discovery, in order. */
export const STEP_NAMES = [
  "readCohort",
  "splitCohort",
  "tileSlide",
  "embedTiles",
  "measureTiles",
  "trainGenes",
  "predictControls",
  "evaluateGenes",
  "mapRegions",
  "assessLinks",
  "weighEvidence",
  "judgeClaims",
] as const;

/** Name of a step. */
export type StepName = (typeof STEP_NAMES)[number];
