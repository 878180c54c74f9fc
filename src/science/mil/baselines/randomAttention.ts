import { randomGenerator } from "../../random/randomGenerator.js";
import { attend } from "./attendTiles.js";
import { gaussian } from "../../random/gaussian.js";
import { ridgeOnMean } from "./ridgeOnMean.js";
import { ATTENTION_HIDDEN } from "./sharedAttention.js";
import type { TileFit } from "./tileTargets.js";
import { ROLE } from "../head.js";

/**
 * Attention that was never taught: tiles weighted by a head of random weights, every gene then read from the weighted mean by
 * ridge regression, which is the best that a linear regressor behind that attention can do.
 * @returns a prediction for every bag, in units of the labels @shape [genes][bags]
 */
export function randomAttention({
  tiles,
  labels,
  role,
  seed,
}: TileFit): Float64Array[] {
  const hidden = ATTENTION_HIDDEN;
  const random = randomGenerator(seed);
  const parameters = Float64Array.from(
    { length: hidden * (tiles.dim + 1) },
    (_, i) =>
      gaussian(random) *
      (i < hidden * tiles.dim ? 1 / Math.sqrt(tiles.dim) : 1),
  );
  const rows = Array.from(
    role,
    (_, bag) => attend(tiles, bag, parameters, hidden).mean,
  );
  const train = Array.from(role, (part) => part !== ROLE.unused);
  return ridgeOnMean({ rows, labels, train });
}
