import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { randomGenerator } from "../random/randomGenerator.js";
import type { ControlFigure } from "./controlFigure.js";

/** What one model says of a bag that it did not train on. @shape each [tiles] */
export interface FlippedBag {
  readonly patient: string;
  readonly attention: ArrayLike<number>;
  readonly tilePrediction: ArrayLike<number>;
}

/** A bag's curve against those of random orders. */
export interface BagFlipping {
  readonly patient: string;
  /** By how much the prediction lies lower, over the whole curve, than where tiles go at random. @unit sd of the label */
  readonly area: number;
  /** Of an area as large, were the tiles removed at random. */
  readonly p: number;
}

/** A gene's flipping, and that of each bag. */
export interface Flipping {
  readonly figure: ControlFigure;
  readonly bags: readonly BagFlipping[];
}

/**
 * Takes tiles away from the one that adds most to the prediction to the one that adds least, with attention shared out
 * anew among those left, and compares the curve of predictions with those of random orders. A map that tells what the
 * model goes by brings the prediction down sooner. It says nothing of whether the model is right.
 * @source Hense 2024 (xMIL), doi:10.48550/arXiv.2406.04280, section 4; Samek 2017, doi:10.1109/TNNLS.2016.2599820
 */
export function tileFlipping(
  bags: readonly FlippedBag[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Flipping | null {
  const several = bags.filter(({ attention }) => attention.length > 1);
  if (several.length === 0) return null;
  const random = randomGenerator(seed);
  const own = several.map((bag) => meanOfCurve(bag, byContribution(bag)));
  const drawn = Array.from({ length: draws }, () =>
    several.map((bag) => meanOfCurve(bag, randomOrder(bag, random))),
  );
  const areaOf = (b: number, than: number): number => {
    const mean = drawn.reduce((sum, one) => sum + one[b]!, 0) / draws;
    return mean - than;
  };
  const total = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0);
  return {
    figure: {
      kind: "tileFlipping",
      value: total(own.map((mean, b) => areaOf(b, mean))) / several.length,
      n: new Set(several.map(({ patient }) => patient)).size,
      p: below(total(own), drawn.map(total)),
      nullHypothesis: "tiles removed in random order",
      baseline: 0,
    },
    bags: several.map(({ patient }, b) => ({
      patient,
      area: areaOf(b, own[b]!),
      p: below(
        own[b]!,
        drawn.map((one) => one[b]!),
      ),
    })),
  };
}

function below(value: number, nulls: readonly number[]): number {
  const bar = value + 1e-12 * (1 + Math.abs(value));
  const as = nulls.filter((one) => one <= bar).length;
  return (1 + as) / (1 + nulls.length);
}

/** Mean prediction over the curve, from all tiles to the last one left. */
function meanOfCurve(
  { attention, tilePrediction }: FlippedBag,
  order: Int32Array,
): number {
  // Added up from the last tile left, so that nothing is lost by taking away.
  let weighted = 0;
  let weight = 0;
  let sum = 0;
  for (let i = order.length - 1; i >= 0; i--) {
    const t = order[i]!;
    weighted += attention[t]! * tilePrediction[t]!;
    weight += attention[t]!;
    sum += weight > 0 ? weighted / weight : tilePrediction[t]!;
  }
  return sum / order.length;
}

function byContribution({ attention, tilePrediction }: FlippedBag): Int32Array {
  const adds = Float64Array.from(attention, (a, t) => a * tilePrediction[t]!);
  return Int32Array.from(adds.keys()).sort((s, t) => adds[t]! - adds[s]!);
}

function randomOrder(
  { attention }: FlippedBag,
  random: RandomGenerator,
): Int32Array {
  const order = Int32Array.from({ length: attention.length }, (_, t) => t);
  for (let i = order.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
