import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Client } from "@temporalio/client";
import type { Logger } from "pino";
import { findLines } from "../activities/evidence/recomputedLines.js";
import { foreseeChange } from "../activities/standing/foreseeChange.js";
import { givenAnswers } from "../activities/reading/givenAnswers.js";
import { planBags } from "../activities/bags/planBags.js";
import { cohortId, tableId } from "../activities/step/given.js";
import { noImageRun } from "../activities/subtype/noImageRun.js";
import { planSubtypes } from "../activities/subtype/planSubtypes.js";
import type { ApiDeps } from "../api/apiDeps.js";
import { createApi } from "../api/createApi.js";
import type { Api } from "../api/createApi.js";
import type { Config } from "../config.js";
import type { Graph } from "../graph/graph.js";
import { openGraph } from "../graph/graph.js";
import { createKnownFactImport } from "../governance/knownFacts.js";
import { importKnownFacts } from "../graph/knownFacts.js";
import { createProtocolRegistry } from "../governance/protocolRegistry.js";
import {
  findProtocol,
  findProtocolByName,
  protocolNames,
  findProtocolVersion,
  registerProtocol,
} from "../graph/protocols.js";
import { createRequestKeys } from "../governance/requestKeys.js";
import { releaseKey, takeKey } from "../graph/requestKeys.js";
import { createTokenDesk } from "../governance/tokenDesk.js";
import { findToken, keepToken, revokeToken } from "../graph/tokens.js";
import { claimDrawing } from "../graph/read/claimDrawing.js";
import { createReads } from "../graph/read/reads.js";
import { slideFile } from "../graph/read/slideFile.js";
import { modelBlob } from "../graph/read/modelBlob.js";
import { slideMaskPicture } from "../graph/read/slideMaskPicture.js";
import {
  findRun,
  findRunByKey,
  noteCancel,
  startRun,
  updateRun,
} from "../graph/runs.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import { localBlobs } from "../io/blobs/localBlobs.js";
import { createEncoderPool } from "../io/encoders/encoderPool.js";
import type { EncoderPool } from "../io/encoders/encoderPool.js";
import { createSlidePictures } from "../io/slides/slidePictures.js";
import { createSlidePool } from "../io/slides/slidePool.js";
import type { SlidePool } from "../io/slides/slidePool.js";
import { parseTraining } from "../io/training/parseTraining.js";
import type { Cohort } from "../io/tables/cohort.js";
import { readCohort } from "../io/tables/readCohort.js";
import { unchangedSlide } from "../io/tables/slides/unchangedSlide.js";
import { createSubtypePictures } from "../runs/subtypePictures.js";
import { curveChart } from "../io/pictures/charts/curveChart.js";
import { dropChart } from "../io/pictures/charts/dropChart.js";
import { importanceChart } from "../io/pictures/charts/importanceChart.js";
import { pairChart } from "../io/pictures/charts/pairChart.js";
import { shapeChart } from "../io/pictures/charts/shapeChart.js";
import { createSubtypeResults } from "../runs/subtypeResults.js";
import { imageRun } from "../graph/read/imageRun.js";
import { subtypeBlobs } from "../graph/read/subtypeBlobs.js";
import { readEbm } from "../io/subtype/ebmJson.js";
import { createClaimPictures } from "../runs/claimPictures.js";
import { withdrawnOf } from "../activities/cohort/withdrawnOf.js";
import { readStanding } from "../graph/standing/readStanding.js";
import { withdrawnAmong } from "../graph/standing/withdrawnAmong.js";
import { createReadingControl } from "../runs/readingControl.js";
import { createShownReadings } from "../runs/shownReadings.js";
import { readReading } from "../graph/reading/readReading.js";
import { createRunControl } from "../runs/runControl.js";
import type { RunControl, RunControlDeps } from "../runs/runControl.js";
import { createReplicationControl } from "../runs/replicationControl.js";
import { createCompareControl } from "../runs/compareControl.js";
import { createJudgeControl } from "../runs/judgeControl.js";
import { createStandingControl } from "../runs/standingControl.js";
import { BUILT_IN_ENCODERS } from "../science/encode/builtInEncoders.js";
import { MORPHOLOGIES } from "../science/morphology/names.js";
import { ownedFiles } from "../stack/ownedFiles.js";
import { ownerToken } from "../stack/ownerToken.js";
import { QUEUES } from "../../workflows/queues.js";
import { composeClaimBoard } from "./claimBoard.js";
import { logParts } from "./logParts.js";
import { neo4jOf, temporalOf } from "./servers.js";
import { prepareGraph } from "./setUpGraph.js";
import { temporalConnection } from "./temporalConnection.js";

/** The API, bound to everything outside it, and how to let go of that. */
export interface ServerParts {
  readonly api: Api;
  close(): Promise<void>;
}

/** A read that nobody waits for any more ends: longer than the API lets a query take. */
const READ_MS = 30_000;

/** Who asks for a picture that is not drawn yet waits so long. */
const PICTURE_MS = 60_000;

/** Who starts a reading waits so long for its tiles, and asks again. */
const DRAWING_MS = 10_000;

/** Who has a step done again waits so long, and asks again. */
const REPLICATION_MS = 10_000;

/** What a server keeps of slides that are looked at: some thousand tiles. */
const PICTURE_BYTES = 64 << 20;

/** Threads that read slides that are looked at; they are made when one is. */
const PICTURE_THREADS = Math.min(4, availableParallelism());

/** Builds the server on a graph that it first brings to this version. @throws ServersNotNamedError */
export async function composeServer(
  config: Config,
  log: Logger,
): Promise<ServerParts> {
  const store = openGraph({ ...neo4jOf(config), readTimeoutMs: READ_MS });
  const { address, namespace } = temporalOf(config);
  const opened = temporalConnection(address);
  const pool = createSlidePool({ threads: PICTURE_THREADS });
  const encoders = createEncoderPool();
  const blobs = localBlobs(join(config.home, "blobs"));
  const close = async (): Promise<void> => {
    await Promise.all([store, pool, encoders].map((one) => one.close()));
    await opened.close();
  };
  try {
    await prepareGraph(store, config.checkout);
    const temporal = new Client({ connection: opened.connection, namespace });
    const api = await createApi({
      reads: createReads(store),
      runs: runsOf(config, { store, temporal, encoders }),
      ...governanceOf(config, store, temporal, blobs),
      ...logParts(store, ownedFiles(config.home, "log"), blobs),
      ...keptOf(config, { store, temporal, blobs, pool }),
      token: await ownerToken(config.home),
      onRefusal: (attempt) => {
        log.warn(attempt, "an attempt was refused");
      },
      onFault: (fault, err) => {
        log.error({ fault, err }, "a request failed");
      },
    });
    return { api, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the server reads from blobs and slides. */
function keptOf(
  { slideRoots }: Config,
  { store, temporal, blobs, pool }: KeptParts,
) {
  const subtypes = createSubtypeResults({
    graph: { store, subtypeBlobs },
    blobs,
    readEbm,
  });
  return {
    pictures: createClaimPictures({
      temporal,
      taskQueue: QUEUES.quick,
      graph: { store, claimDrawing },
      blobs,
      waitMs: PICTURE_MS,
    }),
    slides: createSlidePictures({
      find: (slide) => slideFile(store, slide),
      unchangedSlide,
      pool,
      slideRoots,
      keptBytes: PICTURE_BYTES,
    }),
    modelWeights: async (model: string) => {
      const blob = await modelBlob(store, model);
      return blob === null ? null : blobs.get(blob);
    },
    readings: {
      ...createReadingControl({
        temporal,
        taskQueue: QUEUES.quick,
        waitMs: DRAWING_MS,
      }),
      ...createShownReadings({
        graph: { store, readReading },
        blobs,
        givenAnswers,
      }),
    },
    subtypes,
    subtypePictures: createSubtypePictures(subtypes, {
      importanceChart,
      shapeChart,
      pairChart,
      dropChart,
      curveChart,
    }),
    slideMask: async (slide: string) => {
      const blob = await slideMaskPicture(store, slide);
      return blob === null ? null : blobs.get(blob);
    },
  };
}

interface KeptParts {
  readonly store: Graph;
  readonly temporal: Client;
  readonly blobs: BlobStore;
  readonly pool: SlidePool;
}

function governanceOf(
  config: Config,
  store: ReturnType<typeof openGraph>,
  temporal: Client,
  blobs: BlobStore,
): Pick<
  ApiDeps,
  "protocols" | "knownFacts" | "standing" | "tokens" | "keys" | "claimWork"
> {
  const now = (): Date => new Date();
  return {
    protocols: createProtocolRegistry({
      graph: { store, findProtocol, findProtocolVersion, registerProtocol },
      now,
    }),
    knownFacts: createKnownFactImport({
      graph: { store, importKnownFacts },
      morphologies: MORPHOLOGIES,
      now,
    }),
    keys: createRequestKeys({ graph: { store, takeKey, releaseKey }, now }),
    tokens: createTokenDesk({
      graph: { store, keepToken, findToken, revokeToken },
      now,
    }),
    standing: createStandingControl({
      temporal,
      taskQueue: QUEUES.quick,
      graph: { store, findRun, updateRun },
      foresee: (kind, request) =>
        foreseeChange({ store, readStanding }, kind, request, (sources) =>
          findLines({ blobs }, sources),
        ),
      blobs,
      now,
    }),
    claimWork: {
      ...createJudgeControl({ temporal, taskQueue: QUEUES.quick }),
      ...createCompareControl({ temporal, taskQueue: QUEUES.quick }),
      ...createReplicationControl({
        temporal,
        taskQueue: QUEUES.quick,
        waitMs: REPLICATION_MS,
      }),
      ...composeClaimBoard(config, store),
    },
  };
}

function runsOf(
  config: Config,
  {
    store,
    temporal,
    encoders,
  }: {
    readonly store: ReturnType<typeof openGraph>;
    readonly temporal: Client;
    readonly encoders: EncoderPool;
  },
): RunControl {
  return createRunControl({
    temporal,
    taskQueue: QUEUES.quick,
    graph: {
      store,
      startRun,
      updateRun,
      noteCancel,
      findRun,
      findRunByKey,
      findProtocolByName,
      protocolNames,
    },
    readCohort,
    tryEncoder: encoders.facts,
    planBags,
    planSubtypes,
    noImageRun: (cohort, run) => imageRunFault(store, cohort, run),
    parseTraining,
    withdrawn: withdrawnIn(store),
    cohortRoots: () => config.cohortRoots,
    slideRoots: config.slideRoots,
    builtInEncoders: Object.keys(BUILT_IN_ENCODERS),
    morphologies: MORPHOLOGIES.length,
    now: () => new Date(),
  });
}

async function imageRunFault(
  store: Graph,
  cohort: Cohort,
  run: string | null,
): Promise<string | null> {
  const table = tableId(cohortId(cohort), cohort.expression.sha256);
  const found = await imageRun(store, { table, run });
  return found === null ? noImageRun(run) : null;
}

/** What is withdrawn, as those who start runs ask it. */
export function withdrawnIn(store: Graph): RunControlDeps["withdrawn"] {
  return {
    ofCohort: (cohort) =>
      withdrawnOf({ graph: { store, withdrawnAmong } }, cohort),
    protocol: async (id) =>
      (await withdrawnAmong(store, [id])).get(id)?.reason ?? null,
  };
}
