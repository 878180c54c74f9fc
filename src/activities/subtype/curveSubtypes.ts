import { seedOf } from "../../science/random/seedOf.js";
import { TARGET_AUC } from "../../science/subtype/curve/patientsNeeded.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortRef, EntityRef, SubtypeInput } from "../dto.js";
import { expressionTable } from "./expressionTable.js";
import { patientId, tableId } from "../step/given.js";
import { watch } from "../step/heartbeat.js";
import { namesOrHash } from "../step/namesOrHash.js";
import { plannedSubtypes } from "./plannedSubtypes.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import type { SubtypeCurves } from "./subtypeCurves.js";
import { getCohort } from "../cohort/workingCohort.js";

/** Of the subsamples; the run's own folds are not asked for, since few folds leave a rare class too little. */
const FOLDS = 5;
const REPEATS = 10;

/**
 * Learns each class against the rest from ever more of its patients, and says whether more would help.
 * @throws InvalidLabels (not retried)
 */
export async function curveSubtypes(
  deps: ActivityDeps,
  input: SubtypeInput,
  ref: CohortRef,
): Promise<EntityRef> {
  const cohort = await getCohort(deps, ref.blob);
  const { rows, labels, read } = plannedSubtypes(cohort, input);
  const { genes, sha256 } = cohort.expression;
  const { run, label, seed } = input;
  const step = await runStep(
    deps,
    {
      name: "curveSubtypes",
      run,
      seed,
      params: {
        ...{ label, folds: FOLDS, repeats: REPEATS },
        genes: namesOrHash(cohort),
        classes: read.classes,
        labels: [...labels],
      },
      used: [
        { role: "expression", id: tableId(ref.id, sha256) },
        ...Array.from(rows, (row) => ({
          role: "patient",
          id: patientId(ref.id, cohort.bags[row]!.patient),
        })),
      ],
    },
    async () => {
      const table = expressionTable(cohort, rows, genes);
      const own = read.classes.map((_, k) =>
        Array.from(labels, (label) => label === k),
      );
      const found = await deps.subtypes.classCurves(
        own.map((of, k) => ({
          ...{ table, own: of, folds: FOLDS, repeats: REPEATS },
          seed: seedOf(["curve", read.classes[k]!, seed]),
        })),
        watch(),
      );
      const curves: SubtypeCurves = {
        target: TARGET_AUC,
        classes: found.map((curve, k) => ({
          name: read.classes[k]!,
          patients: own[k]!.filter(Boolean).length,
          ...curve,
        })),
      };
      const blob = await putJson(deps, curves);
      const props = { kind: "subtypeCurves", blob };
      const output = { role: "curves", label: "Artifact" as const };
      return { outputs: [{ ...output, content: { blob }, props }] };
    },
  );
  return refOf(step, "curves");
}
