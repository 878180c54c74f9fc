/** The steps of a discovery, in order, and the judging after a change of standing or on request. Last, the learning of subtypes, and blind readings. */
export const STEP_NAMES = [
  "readCohort",
  "tileSlide",
  "embedTiles",
  "measureTiles",
  "splitCohort",
  "trainGenes",
  "predictControls",
  "evaluateGenes",
  "mapRegions",
  "checkMaps",
  "randomiseWeights",
  "injectLabels",
  "probeBackground",
  "perturbStains",
  "locateGenes",
  "assessPairs",
  "compareSpots",
  "weighEvidence",
  "judgeClaims",
  "drawClaim",
  "judgeAgain",
  "judgeClaim",
  "fitSubtypes",
  "keepSubtypes",
  "curveSubtypes",
  "drawReading",
  "readTiles",
  "closeReading",
] as const;

/** Name of a step. */
export type StepName = (typeof STEP_NAMES)[number];
