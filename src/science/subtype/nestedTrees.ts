import type { TreeSettings } from "./boostedTrees.js";
import { boostTrees } from "./boostedTrees.js";
import type { ClassRowsToFit, TaughtClasses } from "./classModel.js";
import { innerParts, lossOf } from "./innerParts.js";

/** What is tried: splits between root and leaf, and trees. */
const DEPTHS = [1, 2];
const ROUNDS = [40, 80, 120, 160];
const PARTS = 3;

/**
 * Gradient-boosted trees whose depth and number are those of the least log loss where every third row of each class in turn
 * is left out: only rows to be taught from choose.
 */
export function fitBoostedTrees(rows: ClassRowsToFit): TaughtClasses {
  const { depth, rounds } = chooseSettings(rows);
  const foretell = boostTrees(rows, { depth, rounds })(rounds);
  return { foretell, settings: { depth, rounds } };
}

function chooseSettings(rows: ClassRowsToFit): TreeSettings {
  const parts = innerParts(rows, PARTS);
  const most = Math.max(...ROUNDS);
  const tried = DEPTHS.flatMap((depth) => {
    const losses = new Float64Array(ROUNDS.length);
    for (const { kept, left } of parts) {
      const after = boostTrees(kept, { depth, rounds: most });
      ROUNDS.forEach((rounds, r) => {
        losses[r]! += lossOf(after(rounds)(left.x), left);
      });
    }
    return ROUNDS.map((rounds, r) => ({ depth, rounds, loss: losses[r]! }));
  });
  return tried.reduce((best, one) => (one.loss < best.loss ? one : best));
}
