import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { BagsRef, CohortRef, RunInput, SplitRef } from "../dto.js";
import { patientId } from "../step/given.js";
import { getJson } from "../step/json.js";
import type { StoredSplit } from "./planBags.js";
import { planBags, SplitError, stratumOf } from "./planBags.js";
import type { IdOf, StepOutcome } from "../step/runStep.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import type { PreparedBag } from "./settleBags.js";
import { getCohort } from "../cohort/workingCohort.js";

/**
 * Seals the test set and divides the rest into folds. Who is sealed follows from the names of those who go on and their
 * sites, and from nothing that is asked but whether sites stay whole.
 */
export async function splitCohort(
  deps: ActivityDeps,
  input: RunInput,
  ref: CohortRef,
  goingOn: BagsRef,
): Promise<SplitRef> {
  const cohort = await getCohort(deps, ref.blob);
  const prepared = await getJson<PreparedBag[]>(deps, goingOn.blob);
  const going = new Set(prepared.map(({ bag }) => bag));
  const bags = cohort.bags.filter(({ id }) => going.has(id));
  const stored = plan(bags, input);
  const patients = [...new Set(bags.map((b) => patientId(ref.id, b.patient)))];
  const sealed = stored.bags.filter((bag) => bag.sealed).length;
  const step = await runStep(
    deps,
    {
      name: "splitCohort",
      run: input.run,
      seed: input.seed,
      params: {
        folds: input.folds,
        kind: stored.kind,
        strata: stored.strata,
        groups: bags.map((bag) => [
          bag.id,
          bag.group,
          bag.site,
          bag.split,
          stratumOf(bag, stored.strata),
        ]),
      },
      used: patients.map((id) => ({ role: "patient", id })),
    },
    async (idOf) =>
      outcomeOf(stored, {
        blob: await putJson(deps, stored),
        seed: input.seed,
        idOf,
      }),
  );
  const folds = Array.from({ length: stored.folds }, (_, f) =>
    refId(step.generated, `fold ${f}`),
  );
  const { notice } = stored;
  const made = { ...refOf(step, "split"), folds, sealed };
  return notice === null ? made : { ...made, notice };
}

function plan(
  bags: Parameters<typeof planBags>[0],
  { folds, seed, split }: RunInput,
): StoredSplit {
  try {
    return planBags(bags, { folds, seed, split });
  } catch (error) {
    if (error instanceof SplitError)
      throw badInput("InvalidFolds", error.message, []);
    throw error;
  }
}

function outcomeOf(
  stored: StoredSplit,
  { blob, seed, idOf }: { blob: string; seed: number; idOf: IdOf },
): StepOutcome {
  const sealed = stored.bags.filter((bag) => bag.sealed).length;
  const split = { label: "Split" as const, content: { blob } };
  const folds = Array.from({ length: stored.folds }, (_, index) => ({
    role: `fold ${index}`,
    label: "Fold" as const,
    content: { blob, index },
    props: {
      index,
      split: idOf(split),
      bags: stored.bags.filter((bag) => bag.fold === index).length,
    },
  }));
  const { folds: count, kind, strata, imbalance, proven } = stored;
  const props = {
    blob,
    folds: count,
    seed,
    sealed,
    kind,
    imbalance,
    ...(strata === null ? {} : { strata }),
    ...(proven === null ? {} : { proven }),
  };
  return {
    outputs: [{ role: "split", ...split, props }, ...folds],
    links: folds.map((fold) => ({
      type: "FOLD_OF" as const,
      from: idOf(fold),
      to: idOf(split),
    })),
  };
}

function refId(
  generated: readonly { role: string; node: { id: string } }[],
  role: string,
): string {
  const found = generated.find((output) => output.role === role);
  if (!found) throw new Error(`the split has no ${role}`);
  return found.node.id;
}
