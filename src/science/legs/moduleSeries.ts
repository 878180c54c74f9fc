import { partialCorrelation } from "../stats/associate.js";
import type { Units } from "./units.js";

/**
 * Signs that turn each gene the way of the first, by their correlation within site.
 * @param expression of each gene; NaN where not measured @shape [genes][bags]
 */
export function alignment(
  units: Pick<Units, "sites">,
  expression: readonly Float64Array[],
): (1 | -1)[] {
  const lead = expression[0]!;
  return expression.map((own) => {
    const known = [...own.keys()].filter(
      (b) => Number.isFinite(own[b]) && Number.isFinite(lead[b]),
    );
    const r = partialCorrelation({
      x: known.map((b) => lead[b]!),
      y: known.map((b) => own[b]!),
      given: [],
      strata: known.map((b) => units.sites[b]!),
      direction: 1,
    });
    return r < 0 ? -1 : 1;
  });
}

/**
 * A module's value: the mean of its genes, each turned by its sign and divided by its scale. NaN where any is.
 * @shape series [genes][n], result [n]
 */
export function moduleMean(
  series: readonly ArrayLike<number>[],
  signs: readonly (1 | -1)[],
  scales: readonly number[],
): Float64Array {
  return Float64Array.from(
    { length: series[0]?.length ?? 0 },
    (_, i) =>
      series.reduce(
        (sum, values, g) => sum + (signs[g]! * values[i]!) / scales[g]!,
        0,
      ) / series.length,
  );
}

/** Standard deviation of what was measured; 1 for a constant. */
export function scaleOf(values: ArrayLike<number>): number {
  const known = Array.from(values).filter((value) => Number.isFinite(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const sd = Math.sqrt(
    known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length,
  );
  return sd > 1e-9 ? sd : 1;
}
