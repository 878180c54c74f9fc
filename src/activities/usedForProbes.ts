import type { MadeSoFar, TrainedGroup } from "./dto.js";
import { slideId } from "./given.js";
import type { SettledCohort } from "./loadTiles.js";
import type { Used } from "./usedForLabels.js";
import { usedForTiles } from "./usedForLabels.js";

/** What a control is made from that reads slides again and shows them to the trained models. */
export function usedForProbes(
  made: MadeSoFar,
  settled: SettledCohort,
  trained: readonly TrainedGroup[],
): Used[] {
  return [
    { role: "split", id: made.split.id },
    ...trained.flatMap(({ models }) =>
      models.map((id) => ({ role: "model", id })),
    ),
    ...settled.bags.flatMap(({ bag }) =>
      bag.views.map((view) => ({
        role: "slide",
        id: slideId(made.cohort.id, view),
      })),
    ),
    ...usedForTiles(settled, "embedding"),
  ];
}
