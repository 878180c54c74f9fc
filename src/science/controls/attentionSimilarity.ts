import type { ControlFigure } from "./controlFigure.js";
import { coexpressionModules } from "./coexpressionModules.js";
import { mantel } from "./mantel.js";

/** Genes below which pairs are too few to say anything. */
const LEAST_GENES = 4;

/**
 * Whether genes that are expressed alike are attended to alike, plainly and within co-expression modules. Models of genes
 * with nearly the same labels are nearly the same models, so the plain test finds every module and proves nothing; the
 * other asks what is left once modules are held as wholes. Attention has no sign, so the strength of a correlation counts.
 * @param attention, expression likeness of each pair of genes @shape [genes][genes]
 */
export function attentionSimilarity(
  attention: readonly ArrayLike<number>[],
  expression: readonly ArrayLike<number>[],
  how: {
    readonly patients: number;
    readonly draws: number;
    readonly seed: number;
  },
): ControlFigure[] {
  if (attention.length < LEAST_GENES) return [];
  const strength = expression.map((row) => Float64Array.from(row, Math.abs));
  const both = { first: attention, second: strength };
  const plain = mantel(
    both,
    attention.map(() => 0),
    how,
  );
  const modules = coexpressionModules(expression);
  const within = mantel(both, modules, how);
  const shared = { n: how.patients, baseline: 0 };
  return [
    {
      kind: "attentionSimilarity",
      value: within.r,
      p: within.p,
      nullHypothesis: `genes dealt anew within ${new Set(modules).size} co-expression modules, each block of pairs less its mean`,
      ...shared,
    },
    {
      kind: "attentionSimilarityPlain",
      value: plain.r,
      p: plain.p,
      nullHypothesis:
        "genes dealt anew whatever their modules: small wherever genes are expressed together, so no evidence by itself",
      ...shared,
    },
  ];
}
