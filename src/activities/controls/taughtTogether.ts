import { ensemble } from "../../science/mil/ensemble.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import { shuffleWithin } from "../../science/mil/shuffle.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { BagSource } from "../../science/mil/bagSource.js";
import { foldPlans, labelsByFold } from "../bags/foldPlan.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { ActivityDeps } from "../deps.js";
import type { Watch } from "../step/heartbeat.js";

/** What heads are taught, and which of the shuffles. */
export interface TaughtTogether {
  readonly bags: BagSource;
  readonly genes: readonly string[];
  readonly options: MilOptions;
  /** The same bag's values go to the same other bag for all genes of a set. */
  readonly set: number;
  readonly seed: number;
}

/**
 * Attention of models that were taught labels shuffled within site for all genes together, each bag by models that never
 * saw it; null where a gene could not be trained on them in every fold. @shape result [genes][bags][tiles]
 */
export async function taughtTogether(
  { trainer }: Pick<ActivityDeps, "trainer">,
  settled: SettledCohort,
  { bags, genes, options, set, seed }: TaughtTogether,
  watch: Watch,
): Promise<Float32Array[][] | null> {
  const order = dealt(settled, seedOf(["together", set, seed]));
  const plans = foldPlans(settled);
  const taught = genes.map((gene) => {
    const values = settled.expression(gene);
    return labelsByFold(
      Float64Array.from(order, (b) => values[b]!),
      settled,
    );
  });
  const heads = genes.flatMap((gene, g) =>
    (taught[g] ?? []).map(({ labels }, f) => ({
      key: `${gene} fold ${f} together ${set}`,
      labels,
      role: plans[f]!.role,
      seed: seedOf([gene, f, "together", set, seed]),
    })),
  );
  if (heads.length < genes.length * plans.length) return null;
  const { readings, status } = await trainer.train(
    { bags, heads, options, keep: 1 },
    watch,
  );
  if (status.includes("diverged")) return null;
  return genes.map((_, g) => {
    const rows = plans.map((_plan, f) => g * plans.length + f);
    return readings.map((reading, b) => {
      const { sealed, fold } = settled.split.bags[b]!;
      return ensemble(reading, rows, sealed ? null : fold).attention;
    });
  });
}

/** Another bag of the same site and set for each bag. */
function dealt({ bags, split }: SettledCohort, seed: number): Float64Array {
  const strata = bags.map(
    ({ bag }, b) =>
      `${split.bags[b]!.sealed ? "sealed" : "open"} ${bag.site ?? ""}`,
  );
  return shuffleWithin(Float64Array.from(bags.keys()), strata, seed);
}
