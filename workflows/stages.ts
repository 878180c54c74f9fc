import type { Activities } from "../src/activities/index.js";

/** Stages of a discovery, in order. */
export const STAGES = [
  "cohort",
  "slides",
  "training",
  "evaluation",
  "controls",
  "evidence",
  "verdicts",
  "pictures",
] as const;

/** Name of a stage. */
export type Stage = (typeof STAGES)[number];

/** Activities whose end is one finished unit of a stage. */
export const STAGE_OF: Readonly<Partial<Record<keyof Activities, Stage>>> = {
  readCohort: "cohort",
  prepareSlide: "slides",
  trainGenes: "training",
  predictControls: "evaluation",
  evaluateGenes: "evaluation",
  locateGenes: "evaluation",
  mapRegions: "evaluation",
  checkMaps: "evaluation",
  compareSpots: "evaluation",
  randomiseWeights: "controls",
  injectLabels: "controls",
  shuffleTogether: "controls",
  probeBackground: "controls",
  perturbStains: "controls",
  assessPairs: "evidence",
  weighEvidence: "evidence",
  weighSpots: "evidence",
  judgeClaims: "verdicts",
  drawClaim: "pictures",
  fitSubtypes: "training",
  curveSubtypes: "evaluation",
  keepSubtypes: "evaluation",
  assessMarks: "evidence",
  weighMarks: "evidence",
};
