import type { Spots } from "./spots.js";

/** Which genes to choose from sections. */
export interface GeneChoice {
  /** How many. */
  readonly count: number;
  /** Least mean value a spot, in each section. */
  readonly leastMean: number;
}

/** Overdispersion that counts of one tissue show on their own. @source Lause et al. 2021 */
const THETA = 100;

/**
 * The genes that vary most between spots beyond what counting alone explains, most variable first: by the variance
 * of clipped Pearson residuals of a negative binomial, averaged over the sections. Only genes of all sections with
 * enough counts in each are chosen. Values are counts brought to one depth, not logarithms.
 * @source Lause, Berens & Kobak 2021, doi:10.1186/s13059-021-02451-7
 */
export function variableGenes(
  sections: readonly Spots[],
  { count, leastMean }: GeneChoice,
): string[] {
  const spread = new Map<string, number>();
  const [first, ...others] = sections.map((section) =>
    spreads(section, leastMean),
  );
  for (const [gene, own] of first ?? []) {
    const more = others.map((of) => of.get(gene));
    const sum = more.reduce<number | undefined>(
      (total, value) =>
        total === undefined || value === undefined ? undefined : total + value,
      own,
    );
    if (sum !== undefined) spread.set(gene, sum / sections.length);
  }
  return [...spread]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([gene]) => gene);
}

/** The residuals' variance of each gene with enough counts. */
function spreads(
  { x, genes, values }: Spots,
  leastMean: number,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [g, gene] of genes.entries()) {
    const own = [...x.keys()]
      .map((s) => values[s * genes.length + g]!)
      .filter((value) => !Number.isNaN(value));
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    if (mean > 0 && mean >= leastMean)
      found.set(gene, residualVariance(own, mean));
  }
  return found;
}

function residualVariance(values: readonly number[], mean: number): number {
  const scale = Math.sqrt(mean + mean ** 2 / THETA);
  const most = Math.sqrt(values.length);
  const residuals = values.map((value) =>
    Math.max(-most, Math.min(most, (value - mean) / scale)),
  );
  const centre = residuals.reduce((sum, r) => sum + r, 0) / residuals.length;
  return (
    residuals.reduce((sum, r) => sum + (r - centre) ** 2, 0) / residuals.length
  );
}
