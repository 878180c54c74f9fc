import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { WorkflowHandleWithFirstExecutionRunId } from "@temporalio/client";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import type { WorkflowBundleWithSourceMap } from "@temporalio/worker";
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
} from "@temporalio/worker";
import { inject } from "vitest";
import type { Activities } from "../../src/activities/index.js";
import type { CohortListing, DiscoverInput } from "../../src/activities/dto.js";
import type { discover } from "../../workflows/discover.js";
import { QUEUES } from "../../workflows/queues.js";

/** Activities that only say what happens when, for tests of order and retries. */
export interface Script {
  readonly activities: Activities;
  /** Names in the order in which they were called, retries included. */
  readonly calls: string[];
  /** What the run is asked to do. */
  readonly input: DiscoverInput;
}

/** A cohort of so many slides and genes, every stage of which succeeds at once. */
export function script(
  cohort: { readonly views: number; readonly genes: number },
  change: Partial<Activities> = {},
): Script {
  const calls: string[] = [];
  const ref = { id: "artifact", blob: "blob" };
  const plain: Activities = {
    readCohort: () => Promise.resolve(listing(cohort)),
    prepareSlide: (_input, _cohort, view) =>
      Promise.resolve({ ...PREPARED, view }),
    keepDocument: (list) => Promise.resolve(`${list.length} items`),
    settleBags: () =>
      Promise.resolve({ blob: "bags", bags: cohort.views, leftOut: [] }),
    splitCohort: () =>
      Promise.resolve({ ...ref, folds: ["f0", "f1"], sealed: 1 }),
    planHeads: () => Promise.resolve({ shuffles: 4, genesPerGroup: 12 }),
    trainGenes: (_input, _made, genes) =>
      Promise.resolve({ genes, models: [], maps: ref, attention: [] }),
    predictControls: () => Promise.resolve(ref),
    openSealed: () => Promise.resolve(0),
    evaluateGenes: () => Promise.resolve(ref),
    mapRegions: () => Promise.resolve(1),
    checkMaps: () => Promise.resolve(ref),
    randomiseWeights: () => Promise.resolve(ref),
    injectLabels: () => Promise.resolve(ref),
    shuffleTogether: () => Promise.resolve(ref),
    probeBackground: () => Promise.resolve(ref),
    perturbStains: () => Promise.resolve(ref),
    locateGenes: () => Promise.resolve(ref),
    assessPairs: () => Promise.resolve(ref),
    compareSpots: () => Promise.resolve(ref),
    weighEvidence: () => Promise.resolve(ref),
    weighSpots: () => Promise.resolve(ref),
    judgeClaims: () => Promise.resolve([]),
    drawClaim: () => Promise.resolve(null),
    closeRun: () => Promise.resolve(),
    fitSubtypes: () => Promise.resolve(ref),
    curveSubtypes: () => Promise.resolve(ref),
    openMarks: () => Promise.resolve(0),
    assessMarks: () => Promise.resolve(ref),
    weighMarks: () => Promise.resolve(ref),
    keepSubtypes: () => Promise.resolve(ref),
    withdraw: () => Promise.resolve({ kind: "report", blob: "report" }),
    reinstate: () => Promise.resolve({ kind: "report", blob: "report" }),
    replicateStep: () => Promise.resolve({ kind: "refused", issues: [] }),
    judgeClaim: () => Promise.resolve({ kind: "refused", issues: [] }),
    compareCohorts: () => Promise.resolve({ kind: "refused", issues: [] }),
    startReading: () => Promise.resolve({ kind: "refused", issues: [] }),
    submitReading: () => Promise.resolve({ kind: "refused", issues: [] }),
    closeReading: () => Promise.resolve({ kind: "refused", issues: [] }),
    ...change,
  };
  const activities = Object.fromEntries(
    Object.entries(plain).map(([name, activity]) => [
      name,
      (...args: never[]) => {
        calls.push(name);
        return (activity as (...given: never[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Activities;
  return { activities, calls, input: INPUT };
}

const PREPARED = {
  slide: "slide",
  patient: "patient",
  tiles: 3,
  tileSet: { id: "t", blob: "t" },
  embedding: { id: "e", blob: "e" },
  morphology: { id: "m", blob: "m" },
};

function listing({
  views,
  genes,
}: {
  views: number;
  genes: number;
}): CohortListing {
  return {
    cohort: { id: "cohort", blob: "cohort", name: "scripted" },
    views: Array.from({ length: views }, (_, i) => `S${i}`),
    genes: Array.from({ length: genes }, (_, i) => `G${i}`),
  };
}

/** What a run is asked to do in these tests, where nothing else is said. */
export const INPUT: DiscoverInput = {
  run: "run-1",
  folder: "/cohort",
  protocol: "protocol-1",
  folds: 5,
  seed: 0,
  skipIncomplete: false,
  panel: null,
};

/** Its server is given 5 s to start, which a busy machine may need more than once. */
const STARTS = 4;

/** Temporal's test environment, in which waiting takes no time. */
export async function timeSkipping(): Promise<TestWorkflowEnvironment> {
  Runtime.install({ logger: new DefaultLogger("ERROR") });
  const path = inject("stack").timeSkipping;
  const options: Parameters<
    typeof TestWorkflowEnvironment.createTimeSkipping
  >[0] =
    path === null
      ? {}
      : { server: { executable: { type: "existing-path", path } } };
  for (let start = 1; ; start++) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping(options);
    } catch (error) {
      if (start === STARTS) throw error;
    }
  }
}

const KNOWN_ATTRIBUTES = resolve(import.meta.dirname, "knownAttributes.mjs");

let bundled: Promise<WorkflowBundleWithSourceMap> | null = null;

/**
 * The workflows as they are built, but for the names of the search attributes: the time-skipping server knows its own
 * only, and none can be registered with it.
 */
export function workflowBundle(): Promise<WorkflowBundleWithSourceMap> {
  const workflowsPath = resolve(
    import.meta.dirname,
    "../../dist/workflows/index.js",
  );
  if (!existsSync(workflowsPath))
    throw new Error("the workflows are not built; run npm run build");
  bundled ??= bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger("ERROR"),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        alias: {
          ...config.resolve?.alias,
          "./searchAttributes.js$": KNOWN_ATTRIBUTES,
        },
      },
    }),
  });
  return bundled;
}

/**
 * Serves all queues with the script while the work goes on.
 * @param kept workflows that stay in memory; none: every step of a workflow is a replay
 */
export async function whileServed<T>(
  env: TestWorkflowEnvironment,
  { activities, input }: Script,
  work: (
    handle: WorkflowHandleWithFirstExecutionRunId<typeof discover>,
  ) => Promise<T>,
  kept = 0,
): Promise<T> {
  const workers = await Promise.all(
    Object.values(QUEUES).map(async (taskQueue) =>
      Worker.create({
        connection: env.nativeConnection,
        taskQueue,
        activities,
        ...(taskQueue === QUEUES.quick
          ? { workflowBundle: await workflowBundle(), maxCachedWorkflows: kept }
          : {}),
      }),
    ),
  );
  const served = workers.map((worker) => worker.run());
  try {
    const handle = await env.client.workflow.start<typeof discover>(
      "discover",
      {
        taskQueue: QUEUES.quick,
        workflowId: `run-${Math.random().toString(36).slice(2)}`,
        args: [input],
      },
    );
    return await work(handle);
  } finally {
    workers.forEach((worker) => worker.shutdown());
    await Promise.all(served);
  }
}
