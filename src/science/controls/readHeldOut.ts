import type { PlainHead } from "./plainHead.js";
import type { PlainReading } from "./readPlainly.js";
import { readPlainly } from "./readPlainly.js";

/**
 * What the models that never saw a bag say of it: the one of the fold that held it out, or, of a sealed bag, the mean of
 * all.
 * @param heads of one gene, one a fold @param fold null: sealed
 */
export function readHeldOut(
  heads: readonly PlainHead[],
  fold: number | null,
  features: Float32Array,
): Pick<PlainReading, "prediction" | "attention"> {
  const own = fold === null ? heads : [heads[fold]!];
  const seen = own.map((head) => readPlainly(head, features));
  return {
    prediction: seen.reduce((sum, one) => sum + one.prediction, 0) / own.length,
    attention: seen[0]!.attention.map(
      (_, t) =>
        seen.reduce((sum, one) => sum + one.attention[t]!, 0) / own.length,
    ),
  };
}
