import type { StepName } from "../activities/step/stepName.js";

/** Threads, and the child that trains, run files of their own. */
const SLIDES = "../io/slides/slideThread.js";
const ENCODERS = "../io/encoders/encoderThread.js";
const FEATURES = "../io/features/featureThread.js";
/** What both steps over tiles are handed: pixels read once, and where the embedding comes from. */
const DESCRIBED = "../activities/slide/describeInBatches.js";
const ENCODING = "../activities/slide/tileEncoding.js";
const STATISTICS = "../io/statistics/statisticsThread.js";
const CONTROLS = "../io/statistics/controlsThread.js";
const TRAINING = "../io/training/trainerProcess.js";
const TENSORS = "../io/blobs/safetensors.js";
const OVERLAY = "../io/pictures/drawOverlay.js";
const STANDING = "../graph/standing/readStanding.js";
const JUDGING = "../graph/judging/readJudging.js";
const ELSEWHERE = "../graph/judging/readElsewhere.js";
const PNG = "../io/pictures/encodePng.js";
const READING = "../graph/reading/readClosing.js";
const REGIONS = "../io/exchange/quPathRegions.js";

/**
 * Where the code of each step begins: its activity, and what its activity is given rather than imports. A change in any
 * file that these reach makes the step run anew.
 */
export const STEP_SOURCES: Readonly<Record<StepName, readonly string[]>> = {
  readCohort: [
    "../activities/cohort/readCohort.js",
    "../io/tables/readCohort.js",
    ENCODERS,
  ],
  tileSlide: ["../activities/slide/tileSlide.js", SLIDES, FEATURES],
  embedTiles: [
    "../activities/slide/embedTiles.js",
    DESCRIBED,
    ENCODING,
    SLIDES,
    FEATURES,
    ENCODERS,
    TENSORS,
  ],
  measureTiles: [
    "../activities/slide/measureTiles.js",
    DESCRIBED,
    SLIDES,
    TENSORS,
  ],
  splitCohort: ["../activities/bags/splitCohort.js"],
  trainGenes: [
    "../activities/training/trainGenes.js",
    TRAINING,
    CONTROLS,
    TENSORS,
  ],
  predictControls: [
    "../activities/baselines/predictControls.js",
    STATISTICS,
    TENSORS,
  ],
  evaluateGenes: [
    "../activities/evaluation/evaluateGenes.js",
    STATISTICS,
    TENSORS,
  ],
  checkMaps: ["../activities/controls/checkMaps.js", CONTROLS, TENSORS],
  randomiseWeights: [
    "../activities/controls/randomiseWeights.js",
    CONTROLS,
    TENSORS,
  ],
  injectLabels: [
    "../activities/controls/injectLabels.js",
    TRAINING,
    CONTROLS,
    TENSORS,
  ],
  shuffleTogether: [
    "../activities/controls/shuffleTogether.js",
    TRAINING,
    CONTROLS,
    TENSORS,
  ],
  probeBackground: [
    "../activities/controls/probeBackground.js",
    SLIDES,
    ENCODERS,
    CONTROLS,
    TENSORS,
  ],
  perturbStains: [
    "../activities/controls/perturbStains.js",
    SLIDES,
    ENCODERS,
    CONTROLS,
    TENSORS,
  ],
  mapRegions: ["../activities/maps/mapRegions.js", TENSORS],
  locateGenes: ["../activities/maps/locateGenes.js", TENSORS],
  assessPairs: ["../activities/evidence/assessPairs.js", STATISTICS, TENSORS],
  compareSpots: [
    "../activities/evidence/compareSpots.js",
    "../io/tables/readSpots.js",
    STATISTICS,
    TENSORS,
  ],
  weighEvidence: ["../activities/evidence/weighEvidence.js", TENSORS],
  weighSpots: ["../activities/evidence/weighSpots.js"],
  judgeClaims: ["../activities/judging/judgeClaims.js"],
  drawClaim: [
    "../activities/pictures/drawClaim.js",
    SLIDES,
    TENSORS,
    OVERLAY,
    REGIONS,
  ],
  judgeAgain: [
    "../activities/standing/changeStanding.js",
    STANDING,
    STATISTICS,
    TENSORS,
  ],
  judgeClaim: ["../activities/judging/judgeClaim.js", JUDGING],
  fitSubtypes: [
    "../activities/subtype/fitSubtypes.js",
    "../io/subtype/subtypeThread.js",
    "../io/subtype/ebmJson.js",
  ],
  curveSubtypes: [
    "../activities/subtype/curveSubtypes.js",
    "../io/subtype/subtypeThread.js",
  ],
  assessMarks: [
    "../activities/subtype/assessMarks.js",
    "../io/subtype/subtypeThread.js",
  ],
  weighMarks: ["../activities/subtype/weighMarks.js"],
  keepSubtypes: [
    "../activities/subtype/keepSubtypes.js",
    "../io/subtype/subtypeThread.js",
    TENSORS,
  ],
  drawReading: ["../activities/reading/startReading.js", SLIDES, TENSORS, PNG],
  readTiles: ["../activities/reading/submitReading.js", READING],
  closeReading: ["../activities/reading/closeReading.js", READING, JUDGING],
  compareCohorts: ["../activities/elsewhere/compareCohorts.js", ELSEWHERE],
};
