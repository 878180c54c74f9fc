import { WorkflowNotFoundError } from "@temporalio/client";
import type { Client } from "@temporalio/client";
import type { Caller } from "../knowledge/caller.js";
import type { Graph } from "../graph/graph.js";
import type {
  findRun,
  findRunByKey,
  noteCancel,
  RunRow,
  startRun,
  updateRun,
} from "../graph/runs.js";
import type { findProtocolByName, protocolNames } from "../graph/protocols.js";
import type { parseTraining } from "../io/training/parseTraining.js";
import type { Cohort } from "../io/tables/cohort.js";
import type { readCohort } from "../io/tables/readCohort.js";
import type {
  DiscoverInput,
  StageProgress,
  Tiling,
} from "../activities/dto.js";
import type { TileBaseline } from "../activities/baselines/baselineNames.js";
import type { planBags } from "../activities/bags/planBags.js";
import type { planSubtypes } from "../activities/subtype/planSubtypes.js";
import type { WithdrawnPart } from "../activities/cohort/withdrawnOf.js";
import { acceptRun } from "./acceptRun.js";
import { cancelWorkflow } from "./cancelWorkflow.js";
import { checkRequest } from "./checkRequest.js";
import { discoverInput } from "./discoverInput.js";
import { pendingActivities } from "./pendingActivities.js";
import { settleRun } from "./settleRun.js";
import type { SubtypeRequest } from "./startSubtype.js";
import { startSubtype } from "./startSubtype.js";
import { addUnderWay } from "./underWay.js";

/** How stains are brought to one look before an encoder sees them. */
export type StainNormalisation = Tiling["stainNormalisation"];

/** What a caller asks for. */
export interface StartRequest {
  readonly idempotencyKey: string;
  /** A folder under one of the cohort roots. */
  readonly cohort: string;
  /** Name of a registered protocol; its newest version is meant. */
  readonly protocol: string;
  readonly folds: number;
  readonly seed: number;
  readonly skipIncomplete?: boolean;
  readonly panel?: readonly string[] | null;
  /** A built-in encoder's name, or the path of a card under one of the cohort roots; left out: the default encoder. */
  readonly encoder?: string;
  /** Share of a tile's edge that its neighbour shows too; left out: none. */
  readonly overlap?: number;
  /** How stains are brought to one look before an encoder sees them; left out: not at all. */
  readonly stainNormalisation?: StainNormalisation;
  /** How patients are divided, and the column that folds are balanced by; left out: stratified by site. */
  readonly split?: NonNullable<DiscoverInput["split"]>["kind"];
  readonly strata?: string;
  /** Simple models to train beside those of every run. */
  readonly baselines?: readonly TileBaseline[];
  /** Options of the heads' training as parseTraining takes them; left out: the defaults. */
  readonly training?: Readonly<Record<string, unknown>>;
  /** Names of controls beside those of every run, or "all"; left out: none. */
  readonly controls?: readonly string[];
  /** Sets of shuffled labels; never fewer are trained than the protocol asks. */
  readonly shuffles?: number;
}

/** One thing wrong with a request; `path` names the field, or file:line:column of the cohort. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** A run that was accepted, or why not. */
export type StartResult =
  | { readonly kind: "run"; readonly id: string; readonly status: string }
  | {
      readonly kind: "invalid";
      readonly message: string;
      readonly issues: readonly Issue[];
    };

/** Where a run stands. */
export type RunStanding = Pick<RunRow, "status" | "endedAt" | "message">;

/** Starts, follows and cancels runs. */
export interface RunControl {
  start(request: StartRequest, by: Caller): Promise<StartResult>;
  startSubtype(request: SubtypeRequest, by: Caller): Promise<StartResult>;
  /** null where the run is unknown to Temporal; the graph then keeps its last progress. */
  progress(run: string): Promise<StageProgress[] | null>;
  /** How the run stands then: it ends once its workflow has cleaned up, and at once where none goes on; null where it is unknown. */
  cancel(run: string, by: Caller): Promise<RunStanding | null>;
}

/** What RunControl reaches outside itself. */
export interface RunControlDeps {
  readonly temporal: Client;
  readonly taskQueue: string;
  readonly graph: {
    readonly store: Graph;
    readonly startRun: typeof startRun;
    readonly updateRun: typeof updateRun;
    readonly noteCancel: typeof noteCancel;
    readonly findRun: typeof findRun;
    readonly findRunByKey: typeof findRunByKey;
    readonly findProtocolByName: typeof findProtocolByName;
    readonly protocolNames: typeof protocolNames;
  };
  readonly readCohort: typeof readCohort;
  /** Loads the model of a card and tries it. @throws BadEncoderError */
  readonly tryEncoder: (card: string) => Promise<unknown>;
  readonly planBags: typeof planBags;
  readonly planSubtypes: typeof planSubtypes;
  /** Why no discovery's predictions of this cohort can be taken; null where some can. @param run named, or null: the newest */
  readonly noImageRun: (
    cohort: Cohort,
    run: string | null,
  ) => Promise<string | null>;
  readonly parseTraining: typeof parseTraining;
  /** What of a cohort, and which protocol, is withdrawn. */
  readonly withdrawn: {
    ofCohort(cohort: Cohort): Promise<readonly WithdrawnPart[]>;
    /** Why; null where it stands. */
    protocol(id: string): Promise<string | null>;
  };
  readonly cohortRoots: () => readonly string[];
  readonly slideRoots: readonly string[];
  /** Their names. */
  readonly builtInEncoders: readonly string[];
  /** How many each gene is tried with. */
  readonly morphologies: number;
  readonly now: () => Date;
}

/** Builds the one RunControl of a process. */
export function createRunControl(deps: RunControlDeps): RunControl {
  return {
    start: (request, by) =>
      acceptRun(
        deps,
        {
          request,
          check: () => checkRequest(deps, request),
          workflow: "discover",
          input: (run) => discoverInput(deps, run, request),
        },
        by,
      ),
    startSubtype: (request, by) => startSubtype(deps, request, by),
    progress: (run) => progress(deps, run),
    cancel: (run, by) => cancel(deps, run, by),
  };
}

/** Finished units of each stage, with the heartbeat of what is under way added as a fraction. */
async function progress(
  deps: RunControlDeps,
  run: string,
): Promise<StageProgress[] | null> {
  try {
    const handle = deps.temporal.workflow.getHandle(run);
    const [described, finished] = await Promise.all([
      handle.describe(),
      handle.query<StageProgress[]>("progress"),
    ]);
    return addUnderWay(finished, pendingActivities(described));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** Temporal takes the wish for a workflow that is closed, too: whether anything goes on is asked apart. */
async function cancel(
  deps: RunControlDeps,
  run: string,
  by: Caller,
): Promise<RunStanding | null> {
  const { graph, now } = deps;
  await graph.noteCancel(graph.store, run, { at: now().toISOString(), by });
  await cancelWorkflow(deps, run);
  return settleRun(deps, run);
}
