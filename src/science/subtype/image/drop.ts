import type { Interval } from "../../stats/bootstrap.js";
import { percentileInterval, resamplePatients } from "../../stats/bootstrap.js";
import { aucOf } from "./aucOf.js";

/** How much less one set of probabilities tells than another, of the same patients. */
export interface Drop {
  /** Of the area under the curve of each class against the rest. @shape [classes] */
  readonly auc: readonly Difference[];
  readonly balancedAccuracy: Difference;
}

/** A difference with its 95 % interval; null where no resample has a value. */
export interface Difference {
  readonly value: number;
  readonly interval: Interval | null;
}

/** What is compared. @shape each [patients, classes] */
export interface Compared {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

const RESAMPLES = 2000;

/**
 * Paired by patient: each resample of the patients gives both figures, and the interval is that of their difference.
 * Positive where `to` tells less. Models are not fitted anew, so the interval is that of these models on other patients.
 * @param by each class has a patient
 * @shape labels [patients]
 */
export function dropOf(
  { from, to }: Compared,
  labels: Int32Array,
  by: { readonly classes: number; readonly seed: number },
): Drop {
  const K = by.classes;
  const resamples = resamplePatients(
    Array.from(labels, (_, i) => String(i)),
    {
      resamples: RESAMPLES,
      seed: by.seed,
    },
  );
  const difference = (figure: (counts: Uint16Array) => number): Difference => ({
    value: figure(new Uint16Array(labels.length).fill(1)),
    interval: percentileInterval(resamples, (rows) =>
      figure(countsOf(rows, labels.length)),
    ),
  });
  const column = (of: Float64Array, k: number): Float64Array =>
    Float64Array.from(labels, (_, i) => of[i * K + k]!);
  const auc = Array.from({ length: K }, (_, k) => {
    const own = Array.from(labels, (label) => label === k);
    const [before, after] = [from, to].map((of) => aucOf(column(of, k), own));
    return difference((counts) => before!(counts) - after!(counts));
  });
  const [before, after] = [from, to].map((of) => recallOf(of, labels, K));
  return {
    auc,
    balancedAccuracy: difference((counts) => before!(counts) - after!(counts)),
  };
}

function countsOf(rows: Int32Array, length: number): Uint16Array {
  const counts = new Uint16Array(length);
  for (const row of rows) counts[row]!++;
  return counts;
}

/** Mean share of each class that is called right; NaN where a sample lacks a class. */
function recallOf(
  probabilities: Float64Array,
  labels: Int32Array,
  K: number,
): (counts: Uint16Array) => number {
  const right = Array.from(labels, (own, i) => {
    const p = probabilities.subarray(i * K, i * K + K);
    return p.indexOf(Math.max(...p)) === own;
  });
  return (counts) => {
    const held = new Float64Array(K);
    const called = new Float64Array(K);
    labels.forEach((own, i) => {
      held[own]! += counts[i]!;
      if (right[i]) called[own]! += counts[i]!;
    });
    return called.reduce((sum, n, k) => sum + n / held[k]!, 0) / K;
  };
}
