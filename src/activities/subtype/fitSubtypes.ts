import type { Cohort } from "../../io/tables/cohort.js";
import { isAllGenes } from "../../science/expression/allGenes.js";
import { seedOf } from "../../science/random/seedOf.js";
import { classFigures } from "../../science/subtype/classFigures.js";
import type { EbmModel } from "../../science/subtype/ebm/ebmModel.js";
import type { FoldJob, FoldResult } from "../../science/subtype/fitFold.js";
import { SUBTYPE_MODELS } from "../../science/subtype/fitFold.js";
import { askedEbm } from "./askedEbm.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortRef, EntityRef, SubtypeInput } from "../dto.js";
import { expressionTable } from "./expressionTable.js";
import { patientId, tableId } from "../step/given.js";
import { watch } from "../step/heartbeat.js";
import { namesOrHash } from "../step/namesOrHash.js";
import type { SubtypePlan } from "./planSubtypes.js";
import { plannedSubtypes } from "./plannedSubtypes.js";
import type { StepOutcome } from "../step/runStep.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import { subtypeNotes } from "./subtypeNotes.js";
import type { SubtypeReport } from "./subtypeReport.js";
import { wholeModel } from "./wholeModel.js";
import { getCohort } from "../cohort/workingCohort.js";

/**
 * Learns subtypes from expression: every model through the same folds, and the explainable one on all patients too.
 * @throws InvalidLabels (not retried)
 */
export async function fitSubtypes(
  deps: ActivityDeps,
  input: SubtypeInput,
  ref: CohortRef,
): Promise<EntityRef> {
  const cohort = await getCohort(deps, ref.blob);
  const plan = plannedSubtypes(cohort, input);
  const { sha256 } = cohort.expression;
  const patients = Array.from(plan.rows, (row) => cohort.bags[row]!.patient);
  const { run, label, folds, seed, split } = input;
  const step = await runStep(
    deps,
    {
      name: "fitSubtypes",
      run,
      seed,
      params: {
        ...{ label, folds, split },
        ...(isAllGenes(cohort.panel) ? WHOLE_TABLE : {}),
        genes: namesOrHash(cohort),
        ...askedEbm(input),
        classes: plan.read.classes,
        labels: [...plan.labels],
        fold: [...plan.fold],
        // They are told in the result.
        leftOut: [plan.read.unlabelled, plan.read.rare, plan.read.respelt],
      },
      used: [
        { role: "expression", id: tableId(ref.id, sha256) },
        ...patients.map((name) => ({
          role: "patient",
          id: patientId(ref.id, name),
        })),
      ],
    },
    () => work(deps, { cohort, plan, input, patients }),
  );
  return refOf(step, "subtypes");
}

interface Work {
  readonly cohort: Cohort;
  readonly plan: SubtypePlan;
  readonly input: SubtypeInput;
  readonly patients: readonly string[];
}

async function work(deps: ActivityDeps, of: Work): Promise<StepOutcome> {
  const jobs = jobsOf(of);
  const results = await deps.subtypes.fitFolds(jobs, watch());
  const whole = results.at(-1)!.ebm!;
  const report = reportOf(of, jobs, results);
  const kept = Buffer.from(deps.writeEbm(whole));
  const blob = await putJson(deps, report);
  const model = await deps.blobs.put(kept);
  return {
    outputs: [
      { role: "subtypes", label: "Artifact", ...artifact("subtypes", blob) },
      { role: "model", label: "Artifact", ...artifact("subtypeModel", model) },
    ],
  };
}

function artifact(kind: string, blob: string) {
  return { content: { blob }, props: { kind, blob } };
}

/**
 * How models of a whole transcriptome are taught. A round of so many genes makes six times the steps of a panel's, so that
 * fewer rounds do, and few bins keep a step short.
 */
const WHOLE_TABLE = {
  strongest: 300,
  options: { maxBins: 32, maxRounds: 120 },
};

function settingsNotes({ ebm = {} }: SubtypeInput): string[] {
  const asked = Object.entries(ebm).map(([name, value]) => `${name} ${value}`);
  return asked.length === 0
    ? []
    : [`The explainable model was fitted with ${asked.join(", ")}, as asked.`];
}

function strongestNote(genes: number): string {
  return `All ${genes} genes of the table were looked through; each model is taught the ${Math.min(genes, WHOLE_TABLE.strongest)} whose ranks differ most between the classes of its own training patients, and of the others none has a weight.`;
}

/** Every model in every fold, then the explainable one on all patients. */
function jobsOf({ cohort, plan, input }: Work): FoldJob[] {
  const { read, labels, fold, rows } = plan;
  const every = Int32Array.from(rows.keys());
  const shared = {
    table: expressionTable(cohort, rows, cohort.expression.genes),
    classes: read.classes,
    labels,
    ...(isAllGenes(cohort.panel) ? { strongest: WHOLE_TABLE.strongest } : {}),
    pairs: input.pairs ?? 0,
    settings: {
      ...(isAllGenes(cohort.panel) ? WHOLE_TABLE.options : {}),
      ...input.ebm,
    },
  };
  const folds = SUBTYPE_MODELS.flatMap((model) =>
    Array.from({ length: input.folds }, (_, f) => ({
      model,
      ...shared,
      train: every.filter((row) => fold[row] !== f),
      test: every.filter((row) => fold[row] === f),
      seed: seedOf([model, f, input.seed]),
    })),
  );
  const whole = {
    train: every,
    test: every,
    seed: seedOf(["all", input.seed]),
  };
  return [...folds, { model: "ebm", ...shared, ...whole }];
}

function reportOf(
  { cohort, plan, input, patients }: Work,
  jobs: readonly FoldJob[],
  results: readonly FoldResult[],
): SubtypeReport {
  const { classes, unlabelled, rare } = plan.read;
  const K = classes.length;
  const { scale, measure } = cohort.expression;
  const held = SUBTYPE_MODELS.map((name) => {
    const found = new Float64Array(plan.rows.length * K);
    jobs.slice(0, -1).forEach(({ model, test }, j) => {
      if (model === name)
        test.forEach((row, i) =>
          found.set(
            results[j]!.probabilities.subarray(i * K, i * K + K),
            row * K,
          ),
        );
    });
    return { name, found };
  });
  const whole = results.at(-1)!.ebm!;
  return {
    notes: [
      ...subtypeNotes(cohort, plan.read),
      ...settingsNotes(input),
      ...(isAllGenes(cohort.panel)
        ? [strongestNote(cohort.expression.genes.length)]
        : []),
    ],
    label: input.label,
    expression: { scale, measure },
    folds: input.folds,
    split: input.split,
    unlabelled,
    rare,
    classes: classes.map((name, k) => {
      const own = plan.labels.filter((label) => label === k).length;
      return { name, patients: own, share: own / plan.labels.length };
    }),
    models: held.map(({ name, found }) => ({
      name,
      settings: jobs
        .slice(0, -1)
        .flatMap(({ model }, j) =>
          model === name ? [results[j]!.settings] : [],
        ),
      ...classFigures(found, plan.labels, { classes: K, seed: input.seed }),
    })),
    predictions: patients.map((patient, i) => ({
      patient,
      fold: plan.fold[i]!,
      subtype: classes[plan.labels[i]!]!,
      probabilities: [...held[0]!.found.subarray(i * K, i * K + K)],
    })),
    ...wholeModel(whole, modelsOf(results.slice(0, input.folds))),
  };
}

/** The explainable machine comes first among the models. */
function modelsOf(results: readonly FoldResult[]): EbmModel[] {
  return results.flatMap(({ ebm }) => (ebm === null ? [] : [ebm]));
}
