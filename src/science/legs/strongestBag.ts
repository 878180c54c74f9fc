import type { TileMeasures } from "./contrast.js";
import { contrasts, spreadWithinBags } from "./contrast.js";

/** A bag by its place, and how far its prediction goes with the measure. */
export interface StrongestBag {
  readonly bag: number;
  /** Positive in the direction asked for. @unit sd of the label for one sd of the measure */
  readonly contrast: number;
}

/** The bag where the tiles that carry the prediction stand out most in one measure; the first of equals. */
export function strongestBag(
  contribution: ArrayLike<number>,
  measure: Omit<TileMeasures, "measures">,
  direction: 1 | -1,
): StrongestBag | null {
  const one = { ...measure, measures: 1 };
  return contrasts(
    contribution,
    one,
    spreadWithinBags(one),
  ).reduce<StrongestBag | null>((best, value, bag) => {
    const contrast = direction * value;
    return best === null || contrast > best.contrast ? { bag, contrast } : best;
  }, null);
}
