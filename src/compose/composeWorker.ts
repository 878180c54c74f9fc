import { availableParallelism, hostname } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import { createActivities } from "../activities/index.js";
import type { Activities } from "../activities/index.js";
import { composeTrainer } from "./trainer.js";
import { stepVersions } from "./stepVersions.js";
import { neo4jOf } from "./servers.js";
import type { Config } from "../config.js";
import { earliestLogSize } from "../graph/earliestStep.js";
import { openGraph } from "../graph/graph.js";
import { logHead } from "../graph/log.js";
import { openSealed } from "../graph/openings.js";
import { knownFacts } from "../graph/knownFacts.js";
import { judgedUnder } from "../graph/judging/judgedUnder.js";
import { readElsewhere } from "../graph/judging/readElsewhere.js";
import { readJudging } from "../graph/judging/readJudging.js";
import { writeElsewhere } from "../graph/judging/writeElsewhere.js";
import { writeJudgement } from "../graph/judging/writeJudgement.js";
import { readClosing } from "../graph/reading/readClosing.js";
import { readReading } from "../graph/reading/readReading.js";
import { readingsOf } from "../graph/reading/readingsOf.js";
import { writeAnswers } from "../graph/reading/writeAnswers.js";
import { writeClosing } from "../graph/reading/writeClosing.js";
import { writeReading } from "../graph/reading/writeReading.js";
import { slideFile } from "../graph/read/slideFile.js";
import { readRead } from "../graph/replication/readRead.js";
import { readRejudging } from "../graph/replication/readRejudging.js";
import { readReplicable } from "../graph/replication/readReplicable.js";
import {
  findReplication,
  writeReplication,
} from "../graph/replication/writeReplication.js";
import { findProtocol } from "../graph/protocols.js";
import { imageRun } from "../graph/read/imageRun.js";
import { statedMarks } from "../graph/read/statedMarks.js";
import { claimSources } from "../graph/read/claimSources.js";
import { findRun, updateRun } from "../graph/runs.js";
import { findChange } from "../graph/standing/findChange.js";
import { readStanding } from "../graph/standing/readStanding.js";
import { withdrawnAmong } from "../graph/standing/withdrawnAmong.js";
import { writeStanding } from "../graph/standing/writeStanding.js";
import { callStep, findStep, nextAttempt, recordStep } from "../graph/steps.js";
import { localBlobs } from "../io/blobs/localBlobs.js";
import { localParts } from "../io/blobs/localParts.js";
import type { PartStore } from "../io/blobs/partStore.js";
import {
  decodeSafetensors,
  encodeSafetensors,
  safetensorsMetadata,
} from "../io/blobs/safetensors.js";
import { quPathRegions } from "../io/exchange/quPathRegions.js";
import { createEncoderPool } from "../io/encoders/encoderPool.js";
import { createFeaturePool } from "../io/features/featurePool.js";
import type { Checkpoints } from "../io/training/checkpoints.js";
import { createCheckpoints } from "../io/training/checkpoints.js";
import { encodePng } from "../io/pictures/encodePng.js";
import { drawOverlay } from "../io/pictures/drawOverlay.js";
import { createSlidePool } from "../io/slides/slidePool.js";
import { createControlsPool } from "../io/statistics/controlsPool.js";
import { createStatisticsPool } from "../io/statistics/statisticsPool.js";
import { writeEbm } from "../io/subtype/ebmJson.js";
import { createSubtypePool } from "../io/subtype/subtypePool.js";
import { assertUnchanged } from "../io/tables/assertUnchanged.js";
import { readCohort } from "../io/tables/readCohort.js";
import { readSpots } from "../io/tables/readSpots.js";
import { withoutPaths } from "../io/tables/withoutPaths.js";
import { assertSlideUnchanged } from "../io/tables/slides/assertSlideUnchanged.js";
import { unchangedSlide } from "../io/tables/slides/unchangedSlide.js";

/** What a worker runs: the activities, bound to everything outside them. */
export interface WorkerParts {
  readonly activities: Activities;
  /** The TensorFlow backend that trains; null where this worker does not. */
  readonly backend: string | null;
  /** Trainings that go on at once. */
  readonly trainings: number;
  close(): Promise<void>;
}

/** Batches that nobody went on with for so long belong to runs that were given up. */
const FORGOTTEN_MS = 14 * 86_400_000;

/** A training that is killed loses no more than this. */
const CHECKPOINT_MS = 60_000;

const TENSORS = {
  encode: encodeSafetensors,
  decode: decodeSafetensors,
  metadata: safetensorsMetadata,
};

/** What activities ask of the graph and write into it. */
const GRAPH = {
  findStep,
  nextAttempt,
  recordStep,
  callStep,
  findRun,
  updateRun,
  claimSources,
  imageRun,
  statedMarks,
  logHead,
  findProtocol,
  knownFacts,
  openSealed,
  earliestLogSize,
  findChange,
  readStanding,
  withdrawnAmong,
  writeStanding,
  readJudging,
  writeJudgement,
  readElsewhere,
  writeElsewhere,
  readReplicable,
  readRead,
  readRejudging,
  findReplication,
  writeReplication,
  slideFile,
  judgedUnder,
  readingsOf,
  readReading,
  readClosing,
  writeReading,
  writeAnswers,
  writeClosing,
};

/** Builds the parts of a worker. @throws ServersNotNamedError, BackendMissingError */
export async function composeWorker(
  config: Config,
  log: Logger,
): Promise<WorkerParts> {
  const store = openGraph(neo4jOf(config));
  const pools = openPools();
  const trainer = composeTrainer(config);
  const close = async (): Promise<void> => {
    const open = [...Object.values(pools), trainer, store];
    await Promise.all(open.map((one) => one.close()));
  };
  try {
    const trains = config.queues.includes("gpu");
    const backend = trains ? backendName(await trainer.backend()) : null;
    const trainings = trains ? await trainer.atOnce() : 0;
    const activities = createActivities({
      graph: { store, ...GRAPH },
      blobs: localBlobs(join(config.home, "blobs")),
      parts: await openParts(config),
      tensors: TENSORS,
      ...pools,
      writeEbm,
      trainer,
      checkpoints: checkpointsOf(config),
      readCohort,
      withoutPaths,
      readSpots,
      assertUnchanged,
      assertSlideUnchanged,
      unchangedSlide,
      pictures: { drawOverlay, encodePng },
      exchange: { quPathRegions },
      slideRoots: config.slideRoots,
      codeVersion: await stepVersions(config.checkout),
      backend: backend ?? "none",
      agent: { name: `worker on ${hostname()}`, kind: "software" },
      log: (event, step) => log.info(step, event),
      now: () => new Date(),
    });
    return { activities, backend, trainings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What is kept of work that goes on, without what nobody will go on with. */
async function openParts({ home }: Config): Promise<PartStore> {
  const parts = localParts(join(home, "parts"));
  await parts.sweep(new Date(Date.now() - FORGOTTEN_MS));
  return parts;
}

function checkpointsOf({ home }: Config): Checkpoints {
  return createCheckpoints(join(home, "checkpoints"), CHECKPOINT_MS);
}

/** Threads for what takes longer than an event loop may wait; they start as work comes. */
function openPools() {
  const threads = availableParallelism();
  return {
    slides: createSlidePool({ threads }),
    features: createFeaturePool(),
    encoders: createEncoderPool(),
    statistics: createStatisticsPool({ threads }),
    controls: createControlsPool({ threads }),
    subtypes: createSubtypePool({ threads }),
  };
}

/** Part of the key of each step that trains: other backends give other last digits. */
function backendName({
  name,
  version,
  device,
}: {
  readonly name: string;
  readonly version: string;
  readonly device: string;
}): string {
  return `${name} ${version} on ${device}`;
}
