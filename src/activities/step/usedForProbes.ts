import type { MadeSoFar, TrainedGroup } from "../dto.js";
import { slideId } from "./given.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { Used } from "./usedForLabels.js";
import { usedForModels } from "./usedForModels.js";

/** What a control is made from that reads slides again and shows them to the trained models. */
export function usedForProbes(
  made: MadeSoFar,
  settled: SettledCohort,
  trained: readonly TrainedGroup[],
): Used[] {
  return [
    ...usedForModels(made, settled, trained),
    ...settled.bags.flatMap(({ bag }) =>
      bag.views.map((view) => ({
        role: "slide",
        id: slideId(made.cohort.id, view),
      })),
    ),
  ];
}
