import type { RowOf } from "../../graph/read/rows/rows.js";
import type { Flippable } from "../../knowledge/figures/canComeAbout.js";
import { canComeAbout } from "../../knowledge/figures/canComeAbout.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import type { FlipSetRow } from "./flipSet.resolver.js";

/** The flip sets of a verdict that can come about. */
export async function flipSetsOf(
  { flipSets, results }: Pick<RowOf<"Verdict">, "flipSets" | "results">,
  { loaders }: Pick<ApiContext, "loaders">,
): Promise<FlipSetRow[]> {
  const flippable = await Promise.all(
    results.map(async ({ criterion: id, outcome }) => {
      const found = await existing(loaders.node("Criterion", id), id);
      const { leastEffect } = found;
      return [id, { outcome, leastEffect }] as const;
    }),
  );
  const byId = new Map<string, Flippable>(flippable);
  return flipSets
    .filter(({ to, criteria }) =>
      canComeAbout(
        to,
        criteria.flatMap((id) => byId.get(id) ?? []),
      ),
    )
    .map((set) => ({ ...set, results }));
}
