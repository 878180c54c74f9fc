import type { Strata } from "../stats/strata.js";
import { partialCorrelation } from "../stats/associate.js";

/**
 * Correlations of genes within strata, over the bags where both were measured; 1 on the diagonal.
 * @param expression of each gene; NaN where not measured @shape [genes][bags]
 * @shape result [genes][genes]
 */
export function expressionLikeness(
  expression: readonly Float64Array[],
  strata: Strata,
): Float64Array[] {
  const likeness = expression.map(() => new Float64Array(expression.length));
  expression.forEach((x, g) => {
    likeness[g]![g] = 1;
    for (let h = 0; h < g; h++) {
      const y = expression[h]!;
      const both = [...strata.keys()].filter(
        (b) => Number.isFinite(x[b]) && Number.isFinite(y[b]),
      );
      const r = partialCorrelation({
        x: both.map((b) => x[b]!),
        y: both.map((b) => y[b]!),
        given: [],
        strata: both.map((b) => strata[b]!),
        direction: 1,
      });
      likeness[g]![h] = r;
      likeness[h]![g] = r;
    }
  });
  return likeness;
}
