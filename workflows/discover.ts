import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  ContinueAsNew,
  continueAsNew,
  isCancellation,
  upsertSearchAttributes,
  workflowInfo,
} from "@temporalio/workflow";
import type {
  CohortRef,
  DiscoverInput,
  StageProgress,
  TrainedGroup,
} from "../src/activities/dto.js";
import { prepareSlides } from "./prepareSlides.js";
import { trackProgress } from "./progress.js";
import { cpu, quick } from "./proxies.js";
import { SEARCH_ATTRIBUTES } from "./queues.js";
import { trainGenes } from "./trainGenes.js";

/** What a run carries over when its history is cut: everything finished is found again by its key. */
export interface Carried {
  readonly cohort: CohortRef;
  /** Blobs, each listing the slide views of one chunk. */
  readonly prepared: readonly string[];
  readonly progress: readonly StageProgress[];
}

type Progress = ReturnType<typeof trackProgress>;

/** The main job: cohort → tiles → models and controls → evidence → verdicts. */
export async function discover(
  input: DiscoverInput,
  carried: Carried | null = null,
): Promise<void> {
  const progress = trackProgress(carried?.progress ?? []);
  try {
    setState("RUNNING", carried?.cohort.name);
    await stages(input, carried, progress);
    await quick.closeRun(input.run, "DONE", null, progress.stages());
    setState("DONE");
  } catch (error) {
    if (error instanceof ContinueAsNew) throw error;
    const status = isCancellation(error) ? "CANCELLED" : "FAILED";
    const message = isCancellation(error) ? "cancelled" : reasonOf(error);
    await CancellationScope.nonCancellable(() =>
      quick.closeRun(input.run, status, message, progress.stages()),
    );
    setState(status);
    throw error;
  }
}

async function stages(
  input: DiscoverInput,
  carried: Carried | null,
  progress: Progress,
) {
  const cohort = carried?.cohort ?? (await readCohort(input, progress));
  const { prepared, finished } = await prepareSlides(
    input,
    cohort,
    carried?.prepared ?? [],
    progress,
  );
  if (!finished) {
    await continueAsNew<typeof discover>(input, {
      cohort,
      prepared,
      progress: progress.stages(),
    });
  }
  const split = await quick.splitCohort(input, cohort);
  const made = { cohort, prepared, split };
  const groups: TrainedGroup[] = await trainGenes(input, made, progress);
  progress.plan("evaluation", 3);
  const controls = cpu
    .predictControls(input, made)
    .then(ticked(progress, "evaluation"));
  const evaluated = cpu
    .evaluateGenes(input, made, groups)
    .then(ticked(progress, "evaluation"));
  const mapped = cpu
    .mapRegions(input, made, groups)
    .then(ticked(progress, "evaluation"));
  await Promise.all([controls, evaluated, mapped]);
  progress.plan("evidence", 2);
  const assessed = await cpu.assessLinks(input, made, groups, await controls);
  progress.tick("evidence");
  const evidence = await quick.weighEvidence(input, cohort, assessed);
  progress.tick("evidence");
  progress.plan("verdicts", 1);
  await quick.judgeClaims(input, cohort, evidence);
  progress.tick("verdicts");
}

async function readCohort(
  input: DiscoverInput,
  progress: Progress,
): Promise<CohortRef> {
  progress.plan("cohort", 1);
  const cohort = await quick.readCohort(input);
  setState("RUNNING", cohort.name);
  progress.tick("cohort");
  return cohort;
}

function ticked(progress: Progress, stage: "evaluation") {
  return <T>(value: T): T => {
    progress.tick(stage);
    return value;
  };
}

function setState(state: string, cohort?: string): void {
  upsertSearchAttributes({
    [SEARCH_ATTRIBUTES.state]: [state],
    ...(cohort === undefined ? {} : { [SEARCH_ATTRIBUTES.cohort]: [cohort] }),
  });
}

/** The innermost message: what a person can act on. */
function reasonOf(error: unknown): string {
  if (error instanceof ActivityFailure && error.cause)
    return reasonOf(error.cause);
  if (error instanceof ApplicationFailure) return error.message;
  return error instanceof Error
    ? error.message
    : `run ${workflowInfo().workflowId} failed`;
}
