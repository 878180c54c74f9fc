import type { StepName } from "../activities/stepName.js";

/** Threads, and the child that trains, run files of their own. */
const SLIDES = "../io/slides/slideThread.js";
const ENCODERS = "../io/encoders/encoderThread.js";
const FEATURES = "../io/features/featureThread.js";
/** What both steps over tiles are handed: pixels read once, and where the embedding comes from. */
const DESCRIBED = "../activities/describeInBatches.js";
const ENCODING = "../activities/tileEncoding.js";
const STATISTICS = "../io/statistics/statisticsThread.js";
const CONTROLS = "../io/statistics/controlsThread.js";
const TRAINING = "../io/training/trainerProcess.js";
const TENSORS = "../io/blobs/safetensors.js";
const OVERLAY = "../io/pictures/drawOverlay.js";
const STANDING = "../graph/standing/readStanding.js";
const JUDGING = "../graph/judging/readJudging.js";
const PNG = "../io/pictures/encodePng.js";
const READING = "../graph/reading/readClosing.js";
const REGIONS = "../io/exchange/quPathRegions.js";

/**
 * Where the code of each step begins: its activity, and what its activity is given rather than imports. A change in any
 * file that these reach makes the step run anew.
 */
export const STEP_SOURCES: Readonly<Record<StepName, readonly string[]>> = {
  readCohort: [
    "../activities/readCohort.js",
    "../io/tables/readCohort.js",
    ENCODERS,
  ],
  tileSlide: ["../activities/tileSlide.js", SLIDES, FEATURES],
  embedTiles: [
    "../activities/embedTiles.js",
    DESCRIBED,
    ENCODING,
    SLIDES,
    FEATURES,
    ENCODERS,
    TENSORS,
  ],
  measureTiles: ["../activities/measureTiles.js", DESCRIBED, SLIDES, TENSORS],
  splitCohort: ["../activities/splitCohort.js"],
  trainGenes: ["../activities/trainGenes.js", TRAINING, CONTROLS, TENSORS],
  predictControls: ["../activities/predictControls.js", STATISTICS, TENSORS],
  evaluateGenes: ["../activities/evaluateGenes.js", STATISTICS, TENSORS],
  checkMaps: ["../activities/checkMaps.js", CONTROLS, TENSORS],
  randomiseWeights: ["../activities/randomiseWeights.js", CONTROLS, TENSORS],
  injectLabels: ["../activities/injectLabels.js", TRAINING, CONTROLS, TENSORS],
  probeBackground: [
    "../activities/probeBackground.js",
    SLIDES,
    CONTROLS,
    TENSORS,
  ],
  perturbStains: ["../activities/perturbStains.js", SLIDES, CONTROLS, TENSORS],
  mapRegions: ["../activities/mapRegions.js", TENSORS],
  locateGenes: ["../activities/locateGenes.js", TENSORS],
  assessPairs: ["../activities/assessPairs.js", STATISTICS, TENSORS],
  compareSpots: [
    "../activities/compareSpots.js",
    "../io/tables/readSpots.js",
    STATISTICS,
    TENSORS,
  ],
  weighEvidence: ["../activities/weighEvidence.js"],
  judgeClaims: ["../activities/judgeClaims.js"],
  drawClaim: ["../activities/drawClaim.js", SLIDES, TENSORS, OVERLAY, REGIONS],
  judgeAgain: ["../activities/changeStanding.js", STANDING],
  judgeClaim: ["../activities/judgeClaim.js", JUDGING],
  fitSubtypes: [
    "../activities/fitSubtypes.js",
    "../io/subtype/subtypeThread.js",
    "../io/subtype/ebmJson.js",
  ],
  curveSubtypes: [
    "../activities/curveSubtypes.js",
    "../io/subtype/subtypeThread.js",
  ],
  assessMarks: [
    "../activities/assessMarks.js",
    "../io/subtype/subtypeThread.js",
  ],
  weighMarks: ["../activities/weighMarks.js"],
  keepSubtypes: [
    "../activities/keepSubtypes.js",
    "../io/subtype/subtypeThread.js",
    TENSORS,
  ],
  drawReading: ["../activities/startReading.js", SLIDES, TENSORS, PNG],
  readTiles: ["../activities/submitReading.js", READING],
  closeReading: ["../activities/closeReading.js", READING, JUDGING],
};
