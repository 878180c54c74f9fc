import { coexpressionModules } from "./coexpressionModules.js";
import type { ControlFigure } from "./controlFigure.js";
import { mantel } from "./mantel.js";

type Table = readonly ArrayLike<number>[];

/** Genes below which pairs are too few to say anything. */
const LEAST_GENES = 4;

/**
 * Whether attention follows co-expression further than it does where labels have nothing to do with what the slides show:
 * the Mantel correlations beside those of models that were taught labels shuffled for all genes together. These are as
 * alike from gene to gene as the true ones, within sites, so that what near labels alone make alike is in the null.
 * @param expression of each pair of genes; the shuffles leave it as it is @shape attention, expression [genes][genes]
 * @param shuffled attention likeness of each set @shape [sets][genes][genes]
 */
export function shuffledTogether(
  attention: Table,
  expression: Table,
  shuffled: readonly Table[],
  patients: number,
): ControlFigure[] {
  if (attention.length < LEAST_GENES || shuffled.length === 0) return [];
  const strength = expression.map((row) => Float64Array.from(row, Math.abs));
  const modules = coexpressionModules(expression);
  const one = modules.map(() => 0);
  const figure = (kind: string, groups: readonly number[]): ControlFigure => {
    const rOf = (first: Table): number =>
      mantel({ first, second: strength }, groups, { draws: 0, seed: 0 }).r;
    const [value, nulls] = [rOf(attention), shuffled.map(rOf)];
    const asLarge = nulls.filter((r) => r >= value - 1e-12).length;
    return {
      kind,
      value,
      baseline: nulls.reduce((sum, r) => sum + r, 0) / nulls.length,
      n: patients,
      p: (1 + asLarge) / (1 + nulls.length),
      nullHypothesis: `models taught labels shuffled within site for all genes together, ${nulls.length} sets`,
    };
  };
  return [
    figure("attentionSimilarityTaught", modules),
    figure("attentionSimilarityTaughtPlain", one),
  ];
}
