/** Patients who were foretold about alike. */
export interface CalibrationBin {
  readonly patients: number;
  /** Mean probability foretold. */
  readonly foretold: number;
  /** Share of them who are of the class. */
  readonly observed: number;
}

/** Patients of a bin at least: fewer say nothing of a share. */
const LEAST = 10;
const MOST_BINS = 5;

/** Whether probabilities mean what they say: patients in the order of what was foretold, in bins of equal numbers. */
export function calibration(
  foretold: Float64Array,
  of: readonly boolean[],
): CalibrationBin[] {
  const n = foretold.length;
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(n / LEAST)));
  const order = [...foretold.keys()].sort(
    (a, b) => foretold[a]! - foretold[b]! || a - b,
  );
  return Array.from({ length: bins }, (_, bin) => {
    const own = order.slice(
      Math.floor((n * bin) / bins),
      Math.floor((n * (bin + 1)) / bins),
    );
    const mean = (value: (i: number) => number): number =>
      own.reduce((sum, i) => sum + value(i), 0) / own.length;
    return {
      patients: own.length,
      foretold: mean((i) => foretold[i]!),
      observed: mean((i) => (of[i] ? 1 : 0)),
    };
  });
}
