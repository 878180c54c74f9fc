import { randomGenerator } from "../random/randomGenerator.js";
import type { Interval } from "../stats/bootstrap.js";
import { percentileInterval } from "../stats/bootstrap.js";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { AreaUnderCurve } from "./areaUnderCurve.js";
import { areaUnderCurve } from "./areaUnderCurve.js";
import type { CalibrationBin } from "./calibration.js";
import { calibration } from "./calibration.js";

/** How well patients are told apart whom the model never saw; beside each figure what their shares alone would give. */
export interface ClassFigures {
  /** One class against the rest, by DeLong; shares alone give .5. @shape [classes] */
  readonly auc: readonly AreaUnderCurve[];
  /** Mean share of each class that is called right; shares alone give 1 / classes. */
  readonly balancedAccuracy: {
    readonly value: number;
    readonly interval: Interval | null;
    readonly prior: number;
  };
  /** Patients of a class (row) that were called each class (column). @shape [classes][classes] */
  readonly confusion: readonly (readonly number[])[];
  /** Mean log loss, and that of the classes' shares. */
  readonly logLoss: { readonly value: number; readonly prior: number };
  /** Of each class: what was foretold against what was. @shape [classes][bins] */
  readonly calibration: readonly (readonly CalibrationBin[])[];
}

const RESAMPLES = 1000;

/**
 * Figures of probabilities against classes.
 * @param probabilities @shape [patients, classes]
 */
export function classFigures(
  probabilities: Float64Array,
  labels: Int32Array,
  by: { readonly classes: number; readonly seed: number },
): ClassFigures {
  const K = by.classes;
  const called = Int32Array.from(labels, (_, i) =>
    largest(probabilities.subarray(i * K, i * K + K)),
  );
  const column = (k: number): Float64Array =>
    Float64Array.from(labels, (_, i) => probabilities[i * K + k]!);
  const all = Int32Array.from(labels.keys());
  const recall = (rows: Int32Array): number =>
    meanRecall(rows, { labels, called, classes: K });
  return {
    auc: Array.from({ length: K }, (_, k) =>
      areaUnderCurve(
        column(k),
        Array.from(labels, (own) => own === k),
      ),
    ),
    balancedAccuracy: {
      value: recall(all),
      interval: percentileInterval(resamples(labels.length, by.seed), recall),
      prior: 1 / K,
    },
    confusion: confusionOf(labels, called, K),
    logLoss: {
      value: logLoss(labels, (i, k) => probabilities[i * K + k]!),
      prior: priorLoss(labels, K),
    },
    calibration: Array.from({ length: K }, (_, k) =>
      calibration(
        column(k),
        Array.from(labels, (own) => own === k),
      ),
    ),
  };
}

function largest(own: Float64Array): number {
  return own.indexOf(Math.max(...own));
}

function confusionOf(
  labels: Int32Array,
  called: Int32Array,
  K: number,
): number[][] {
  const counts = Array.from({ length: K }, () => new Array<number>(K).fill(0));
  labels.forEach((own, i) => counts[own]![called[i]!]!++);
  return counts;
}

/** NaN where a resample lacks a class. */
function meanRecall(
  rows: Int32Array,
  of: {
    readonly labels: Int32Array;
    readonly called: Int32Array;
    readonly classes: number;
  },
): number {
  const right = new Float64Array(of.classes);
  const held = new Float64Array(of.classes);
  for (const i of rows) {
    const own = of.labels[i]!;
    held[own]!++;
    if (of.called[i] === own) right[own]!++;
  }
  return right.reduce((sum, n, k) => sum + n / held[k]!, 0) / of.classes;
}

function resamples(rows: number, seed: number): Int32Array[] {
  const random = randomGenerator(seed);
  return Array.from({ length: RESAMPLES }, () =>
    Int32Array.from({ length: rows }, () => uniformInt(random, 0, rows - 1)),
  );
}

/** A probability of 0 would cost without end for one patient. */
const LEAST = 1e-9;

function logLoss(
  labels: Int32Array,
  of: (patient: number, k: number) => number,
): number {
  return (
    labels.reduce(
      (sum, own, i) => sum - Math.log(Math.max(LEAST, of(i, own))),
      0,
    ) / labels.length
  );
}

function priorLoss(labels: Int32Array, K: number): number {
  const share = new Float64Array(K);
  for (const own of labels) share[own]! += 1 / labels.length;
  return logLoss(labels, (_, k) => share[k]!);
}
