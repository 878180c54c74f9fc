import type { Cohort } from "../../io/tables/cohort.js";
import type { ImageRun } from "../../graph/read/imageRun.js";
import {
  assertHeldOut,
  SubtypeLeakError,
} from "../../science/subtype/image/assertHeldOut.js";
import type { FoldJob } from "../../science/subtype/fitFold.js";
import { askedEbm } from "./askedEbm.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortRef, EntityRef, SubtypeInput } from "../dto.js";
import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import { patientId, tableId } from "../step/given.js";
import { watch } from "../step/heartbeat.js";
import type { ImageExpression } from "./imageExpression.js";
import { imageExpression } from "./imageExpression.js";
import { getJson } from "../step/json.js";
import { keptJobs } from "./keptJobs.js";
import { keptReportOf } from "./keptReportOf.js";
import { meanEmbeddings } from "../bags/meanEmbeddings.js";
import { noImageRun } from "./noImageRun.js";
import type { StoredSplit } from "../bags/planBags.js";
import type { SubtypePlan } from "./planSubtypes.js";
import { plannedSubtypes } from "./plannedSubtypes.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import type { StepOutcome } from "../step/runStep.js";
import type { SubtypeReport } from "./subtypeReport.js";
import { getCohort } from "../cohort/workingCohort.js";

/** Patients with a class and an image, and what is known of both. */
export interface KeptWork {
  readonly input: SubtypeInput;
  /** Of those patients alone. */
  readonly cohort: Cohort;
  readonly plan: SubtypePlan;
  readonly patients: readonly string[];
  readonly image: ImageExpression;
  /** Learnt from: those that images foretell. */
  readonly genes: readonly string[];
  readonly run: ImageRun;
  readonly evaluations: GeneEvaluations;
  /** What was learnt from expression alone. */
  readonly learnt: SubtypeReport;
}

/**
 * Feeds the subtype models what images foretell of the same patients, and says what is left. Nothing that is told of a patient
 * rests on that patient's own expression or class: `assertHeldOut` says why, and checks it.
 * @throws NoImageRun, InvalidLabels, SubtypeLeak (not retried)
 */
export async function keepSubtypes(
  deps: ActivityDeps,
  input: SubtypeInput,
  ref: CohortRef,
  learnt: EntityRef,
): Promise<EntityRef> {
  const whole = await getCohort(deps, ref.blob);
  const table = tableId(ref.id, whole.expression.sha256);
  const run = await foundRun(deps, table, input.predicted?.run ?? null);
  const evaluations = await getJson<GeneEvaluations>(
    deps,
    run.evaluations.blob,
  );
  const split = await getJson<StoredSplit>(deps, run.split.blob);
  const image = imageExpression(evaluations, split);
  const cohort = {
    ...whole,
    bags: whole.bags.filter(({ patient }) => image.of.has(patient)),
  };
  const plan = plannedSubtypes(cohort, input);
  const patients = Array.from(plan.rows, (row) => cohort.bags[row]!.patient);
  const genes = commonGenes(whole, image);
  const report = await getJson<SubtypeReport>(deps, learnt.blob);
  const { label, folds, seed, split: kind } = input;
  const step = await runStep(
    deps,
    {
      name: "keepSubtypes",
      run: input.run,
      seed,
      params: {
        ...{ label, folds, split: kind, genes },
        ...askedEbm(input),
        classes: plan.read.classes,
        labels: [...plan.labels],
        fold: [...plan.fold],
      },
      used: [
        { role: "expression", id: table },
        { role: "evaluations", id: run.evaluations.id },
        { role: "split", id: run.split.id },
        { role: "subtypes", id: learnt.id },
        ...patients.map((name) => ({
          role: "patient",
          id: patientId(ref.id, name),
        })),
        ...run.embeddings.map(({ id }) => ({ role: "embedding", id })),
      ],
    },
    () =>
      work(deps, {
        ...{ input, cohort, plan, patients, image, genes, run, evaluations },
        learnt: report,
      }),
  );
  return refOf(step, "kept");
}

async function foundRun(
  { graph }: Pick<ActivityDeps, "graph">,
  table: string,
  named: string | null,
): Promise<ImageRun> {
  const found = await graph.imageRun(graph.store, { table, run: named });
  if (found !== null) return found;
  throw badInput("NoImageRun", noImageRun(named), []);
}

function commonGenes(
  { expression }: Pick<Cohort, "expression">,
  image: ImageExpression,
): string[] {
  const foretold = new Set(image.genes);
  const genes = expression.genes.filter((gene) => foretold.has(gene));
  if (genes.length === 0)
    throw badInput(
      "NoImageRun",
      "the discovery foretold none of the genes asked for; leave the panel out, or discover with it",
      [],
    );
  return genes;
}

async function work(deps: ActivityDeps, of: KeptWork): Promise<StepOutcome> {
  const jobs = keptJobs(
    of,
    await meanEmbeddings(deps, of.patients, of.run.embeddings),
  );
  assertUnseen(of, jobs);
  const results = await deps.subtypes.fitFolds(jobs, watch());
  const blob = await putJson(deps, keptReportOf(of, jobs, results));
  const props = { kind: "subtypesKept", blob };
  return {
    outputs: [{ role: "kept", label: "Artifact", content: { blob }, props }],
  };
}

/** Checks the very rows that are about to be learnt from, one kind of model after the other. */
function assertUnseen(
  { image, patients }: KeptWork,
  jobs: readonly FoldJob[],
): void {
  const patientOf = (row: number): string => patients[row % patients.length]!;
  for (const kind of new Set(jobs.map(({ model }) => model))) {
    const folds = jobs.filter(({ model }) => model === kind);
    const subtype = folds.map(
      ({ train }) => new Set(Array.from(train, patientOf)),
    );
    const spoken = folds.flatMap(({ test }, fold) =>
      Array.from(test, (row) => {
        const patient = patientOf(row);
        return { patient, imageFolds: image.of.get(patient)!.folds, fold };
      }),
    );
    try {
      assertHeldOut(spoken, { image: image.taughtBy, subtype });
    } catch (error) {
      if (error instanceof SubtypeLeakError)
        throw badInput("SubtypeLeak", error.message, []);
      throw error;
    }
  }
}
