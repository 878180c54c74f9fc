import { sitesWith } from "../../science/legs/units.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { StatedPair } from "../../science/subtype/marks/markJob.js";
import { claimedSubtype } from "./claimedSubtype.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortRef, EntityRef, MarkInput } from "../dto.js";
import { expressionTable } from "./expressionTable.js";
import { patientId, tableId } from "../step/given.js";
import { watch } from "../step/heartbeat.js";
import type { MarkMeasurements } from "./markMeasurements.js";
import { markMeasurements } from "./markMeasurements.js";
import { markSplit } from "./markSplit.js";
import { plannedSubtypes } from "./plannedSubtypes.js";
import type { StepOutcome } from "../step/runStep.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import { SITE_PATIENTS } from "../evidence/sitePatients.js";
import type { SubtypeMarks } from "./subtypeMarks.js";
import { subtypeProtocolOf } from "./subtypeProtocolOf.js";
import { getCohort } from "../cohort/workingCohort.js";

/**
 * Measures how well every gene alone tells every class, and of those that are worth a claim whether patients held out from the
 * choosing, each fold and each site say the same. What people had stated when the run began is worth one.
 * @throws InvalidLabels, InvalidProtocol (not retried)
 */
export async function assessMarks(
  deps: ActivityDeps,
  input: MarkInput,
  ref: CohortRef,
): Promise<EntityRef> {
  const { permutations } = await subtypeProtocolOf(deps, input);
  const draws = permutations.marks;
  const cohort = await getCohort(deps, ref.blob);
  const plan = plannedSubtypes(cohort, input);
  const { genes, sha256 } = cohort.expression;
  const { classes } = plan.read;
  const bags = Array.from(plan.rows, (row) => cohort.bags[row]!);
  const patients = bags.map(({ patient }) => patient);
  const sites = bags.map(({ site }) => site);
  const heldOut = markSplit(cohort.bags, plan);
  const stated = await statedPairs(deps, input, { cohort: ref.id, classes });
  const { run, label, seed } = input;
  const { labels, fold } = plan;
  const step = await runStep(
    deps,
    {
      name: "assessMarks",
      run,
      seed,
      params: {
        ...{ label, genes, classes, draws, sites, heldOut },
        labels: [...labels],
        fold: [...fold],
        ...(stated.length === 0 ? {} : { stated }),
      },
      used: [
        { role: "expression", id: tableId(ref.id, sha256) },
        ...patients.map((name) => ({
          role: "patient",
          id: patientId(ref.id, name),
        })),
      ],
    },
    async () => {
      const table = expressionTable(cohort, plan.rows, genes);
      const divided = { labels, fold, sites, heldOut, stated };
      const chance = { draws, seed: seedOf(["marks", seed]) };
      const job = { table, classes, ...divided, ...chance };
      const [pairs] = await deps.subtypes.markPairs([job], watch());
      const subtypes = Array.from(labels, (own) => classes[own]!);
      const marks: SubtypeMarks = {
        ...{ classes, patients, subtypes, heldOut, draws, pairs: pairs! },
        sites: sitesWith({ patients, sites }, SITE_PATIENTS),
        tests: 2 * pairs!.length,
      };
      const measured = markMeasurements(table, pairs!);
      return outcomeOf(deps, marks, measured);
    },
  );
  return refOf(step, "marks");
}

/** Of what people stated, what is about these classes. */
async function statedPairs(
  { graph }: ActivityDeps,
  { run, label }: MarkInput,
  of: { readonly cohort: string; readonly classes: readonly string[] },
): Promise<StatedPair[]> {
  const { cohort, classes } = of;
  const stated = await graph.statedMarks(graph.store, { cohort, run });
  return stated.flatMap(({ gene, direction, subtype: claimed }) =>
    classes
      .filter((subtype) => claimedSubtype(label, subtype) === claimed)
      .map((subtype): StatedPair => ({
        ...{ gene, subtype },
        direction: direction === "HIGHER" ? 1 : -1,
      })),
  );
}

async function outcomeOf(
  deps: ActivityDeps,
  marks: SubtypeMarks,
  genes: MarkMeasurements["genes"],
): Promise<StepOutcome> {
  const { patients, subtypes, heldOut } = marks;
  const numbers: MarkMeasurements = { patients, subtypes, heldOut, genes };
  const made = async (role: string, kind: string, document: object) => {
    const blob = await putJson(deps, document);
    const props = { kind, blob };
    return { role, label: "Artifact" as const, content: { blob }, props };
  };
  return {
    outputs: [
      await made("marks", "subtypeMarks", marks),
      await made("measurements", "markMeasurements", numbers),
    ],
  };
}
