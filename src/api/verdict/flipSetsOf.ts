import type { RowOf } from "../../graph/read/rows/rows.js";
import { canComeAbout } from "../../knowledge/figures/canComeAbout.js";
import {
  compareDistances,
  flipDistance,
} from "../../knowledge/figures/flipDistance.js";
import type { Decided } from "../../knowledge/figures/flippingFigures.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { figuresOfResult } from "./figuresOfResult.js";
import type { FlipSetRow } from "./flipSet.resolver.js";

/** A result with all that decides whether and how near it flips. */
type Flippable = Decided & Pick<RowOf<"Criterion">, "leastEffect">;

/** The flip sets of a verdict that can come about, the nearest first; of those as near, in the order in which they are kept. */
export async function flipSetsOf(
  { flipSets, results }: Pick<RowOf<"Verdict">, "flipSets" | "results">,
  { loaders }: Pick<ApiContext, "loaders">,
): Promise<FlipSetRow[]> {
  const flippable = await Promise.all(
    results.map(async (result) => {
      const { criterion: id, outcome } = result;
      const { leastEffect, role } = await existing(
        loaders.node("Criterion", id),
        id,
      );
      const figures = await figuresOfResult(loaders, result);
      return [id, { outcome, leastEffect, role, figures }] as const;
    }),
  );
  const byId = new Map<string, Flippable>(flippable);
  return flipSets
    .map((set) => {
      const criteria = set.criteria.flatMap((id) => byId.get(id) ?? []);
      const distance = flipDistance(set.to, criteria);
      return { set, criteria, distance };
    })
    .filter(({ set, criteria }) => canComeAbout(set.to, criteria))
    .sort((a, b) => compareDistances(a.distance, b.distance))
    .map(({ set }) => ({ ...set, results }));
}
