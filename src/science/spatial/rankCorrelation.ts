import { sampleCorrelation } from "simple-statistics";
import { meanRanks } from "../stats/ranks.js";

/**
 * Spearman's rank correlation, ties sharing their mean rank; null where a side is constant or there are fewer than
 * three pairs.
 */
export function rankCorrelation(
  a: readonly number[],
  b: readonly number[],
): number | null {
  if (a.length < 3) return null;
  const rho = sampleCorrelation([...meanRanks(a)], [...meanRanks(b)]);
  return Number.isNaN(rho) ? null : rho;
}
