import type { BagReading } from "./applyHeads.js";

/** One gene's prediction and map of one bag, by models that did not train on it. */
export interface EnsembleReading {
  readonly id: string;
  /** Models averaged: 1 for a bag that one model held out, all folds for a sealed bag. */
  readonly models: number;
  readonly prediction: number;
  /** @shape [tiles] */
  readonly attention: Float32Array;
  /** @shape [tiles] */
  readonly tilePrediction: Float32Array;
  /** Mean of attention times tile prediction; sums to the prediction, as `additivity` says how closely. @shape [tiles] */
  readonly contribution: Float32Array;
  /** Sum over tiles of the mean over models of |attention times tile prediction|. */
  readonly magnitude: number;
}

/** Thrown where no fold's model may read a bag. */
export class NoUnseenModelError extends Error {
  constructor(bag: string, fold: number, folds: number) {
    super(
      `bag ${bag} was held out by fold ${fold}, but there are models of ${folds} folds; train that fold`,
    );
    this.name = "NoUnseenModelError";
  }
}

/**
 * What the models that never saw a bag say of it: the one that held it out, or, for a sealed bag, the mean of all.
 * @param rows of the reading, the gene's model of each fold
 * @param fold that held the bag out; null: sealed
 * @throws NoUnseenModelError
 */
export function ensemble(
  reading: BagReading,
  rows: readonly number[],
  fold: number | null,
): EnsembleReading {
  const own = fold === null ? rows : rows.slice(fold, fold + 1);
  if (own.length === 0 || (fold !== null && fold < 0))
    throw new NoUnseenModelError(reading.id, fold ?? -1, rows.length);
  const { tiles } = reading;
  const attention = new Float32Array(tiles);
  const tilePrediction = new Float32Array(tiles);
  const contribution = new Float32Array(tiles);
  let prediction = 0;
  let magnitude = 0;
  for (const row of own) {
    prediction += reading.prediction[row]! / own.length;
    for (let t = 0; t < tiles; t++) {
      const a = reading.attention[row * tiles + t]!;
      const y = reading.tilePrediction[row * tiles + t]!;
      attention[t]! += a / own.length;
      tilePrediction[t]! += y / own.length;
      contribution[t]! += (a * y) / own.length;
      magnitude += Math.abs(a * y) / own.length;
    }
  }
  return {
    id: reading.id,
    models: own.length,
    prediction,
    attention,
    tilePrediction,
    contribution,
    magnitude,
  };
}
