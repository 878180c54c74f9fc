import type { BagReading } from "./applyHeads.js";
import { additivity } from "./additivity.js";
import { ensemble } from "./ensemble.js";
import type { FoldLabels } from "./labels.js";

/** What models that never saw a bag say of it, and what was measured, for one gene or one shuffle of it. */
export interface HeldOut {
  /** Predicted deviation from the training mean of the bag's site. @unit log2 expression @shape [bags] */
  readonly predicted: Float64Array;
  /** Measured deviation; NaN where not measured. @unit log2 expression @shape [bags] */
  readonly observed: Float64Array;
  /** What the deviations are from. @unit log2 expression @shape [bags] */
  readonly centre: Float64Array;
  /** Contribution of each tile, bag after bag. @unit sd of the label @shape [all tiles] */
  readonly contribution: Float32Array;
  /** @shape [all tiles] */
  readonly attention: Float32Array;
  /** @unit sd of the label @shape [all tiles] */
  readonly tilePrediction: Float32Array;
  /** Farthest that a bag's contributions, summed in float64, lie from its prediction. @unit sd of the label */
  readonly additivityGap: number;
}

/** Thrown where contributions do not add up to their prediction: they are no account of it. */
export class NotAdditiveError extends Error {
  constructor(bag: string, gap: number, bound: number) {
    super(
      `contributions of bag ${bag} miss its prediction by ${gap}, and float32 rounds by ${bound} at most; the backend computes wrongly, use another`,
    );
    this.name = "NotAdditiveError";
  }
}

/**
 * Joins the folds: a bag that is not sealed is read by the one model that held it out, a sealed bag by all.
 * @param rows of the readings: the model of each fold
 * @param fold that held each bag out; null: sealed
 * @throws NoUnseenModelError, NotAdditiveError
 */
export function heldOut(input: {
  readonly readings: readonly BagReading[];
  readonly rows: readonly number[];
  readonly fold: readonly (number | null)[];
  readonly labels: readonly FoldLabels[];
  readonly values: Float64Array;
}): HeldOut {
  const { readings, rows, fold, labels, values } = input;
  const all = readings.reduce((sum, { tiles }) => sum + tiles, 0);
  const out = {
    predicted: new Float64Array(readings.length),
    observed: new Float64Array(readings.length),
    centre: new Float64Array(readings.length),
    contribution: new Float32Array(all),
    attention: new Float32Array(all),
    tilePrediction: new Float32Array(all),
  };
  let at = 0;
  let additivityGap = 0;
  readings.forEach((reading, b) => {
    const held = fold[b] ?? null;
    const seen = ensemble(reading, rows, held);
    out.contribution.set(seen.contribution, at);
    out.attention.set(seen.attention, at);
    out.tilePrediction.set(seen.tilePrediction, at);
    at += reading.tiles;
    const { gap, gapBound } = additivity(seen.contribution, seen);
    if (gap > gapBound) throw new NotAdditiveError(reading.id, gap, gapBound);
    additivityGap = Math.max(additivityGap, gap);
    const own = held === null ? [...rows.keys()] : [held];
    for (const f of own) {
      const { sd, centre } = labels[f]!;
      out.predicted[b]! += (sd * reading.prediction[rows[f]!]!) / own.length;
      out.centre[b]! += centre[b]! / own.length;
    }
    out.observed[b] = values[b]! - out.centre[b]!;
  });
  return { ...out, additivityGap };
}
