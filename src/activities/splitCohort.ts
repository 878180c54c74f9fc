import type { CohortBag } from "../io/tables/cohort.js";
import { sha256 } from "../knowledge/identity.js";
import { assignFolds, FoldCountError } from "../science/split/assignFolds.js";
import type { Group } from "../science/split/group.js";
import { sealGroups } from "../science/split/sealGroups.js";
import { badInput } from "./badInput.js";
import type { ActivityDeps } from "./deps.js";
import type { BagsRef, CohortRef, RunInput, SplitRef } from "./dto.js";
import { patientId } from "./given.js";
import { getJson } from "./json.js";
import type { IdOf, StepOutcome } from "./runStep.js";
import { putJson, refOf, runStep } from "./runStep.js";
import type { PreparedBag } from "./settleBags.js";
import { getCohort } from "./workingCohort.js";

/** The split as stored: per bag whether it is sealed, its fold (null when sealed), and the folds it stops early. */
export interface StoredSplit {
  readonly folds: number;
  readonly bags: readonly {
    readonly id: string;
    readonly sealed: boolean;
    readonly fold: number | null;
    readonly stopping: readonly number[];
  }[];
}

/**
 * Seals the test set and deals the rest into folds. Who is sealed follows from the names of those who go on, and from
 * nothing that can be changed to draw others: neither a seed nor what the manifest says.
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
  const stored = planSplit(bags, input);
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
        groups: bags.map(({ id, group, site, split }) => [
          id,
          group,
          site,
          split,
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
  return { ...refOf(step, "split"), folds, sealed };
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
  const props = { blob, folds: stored.folds, seed, sealed };
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

function planSplit(bags: readonly CohortBag[], input: RunInput): StoredSplit {
  const groups = groupsOf(bags);
  const given = bags.some((bag) => bag.split !== null);
  const sealed = given
    ? new Set(
        bags.filter((bag) => bag.split === "test").map((bag) => bag.group),
      )
    : sealGroups(groups, (group) => sha256(`sealed ${group}`));
  try {
    const open = groups.filter((group) => !sealed.has(group.id));
    const plan = assignFolds(open, input.folds, input.seed);
    const all = Array.from({ length: plan.folds }, (_, f) => f);
    return {
      folds: plan.folds,
      bags: bags.map((bag) => ({
        id: bag.id,
        sealed: sealed.has(bag.group),
        fold: plan.fold.get(bag.group) ?? null,
        stopping: all.filter((f) => plan.stopping[f]?.has(bag.group)),
      })),
    };
  } catch (error) {
    if (error instanceof FoldCountError)
      throw badInput("InvalidFolds", error.message, []);
    throw error;
  }
}

function groupsOf(bags: readonly CohortBag[]): Group[] {
  const groups = new Map<string, Group>();
  for (const bag of bags) {
    if (!groups.has(bag.group))
      groups.set(bag.group, { id: bag.group, site: bag.site });
  }
  return [...groups.values()];
}
