import { benjaminiHochberg } from "../../stats/benjaminiHochberg.js";
import type { Interval } from "../../stats/bootstrap.js";
import { percentileInterval, resamplePatients } from "../../stats/bootstrap.js";
import { pearson } from "../../stats/correlation.js";
import { meanRanks } from "../../stats/ranks.js";
import { sequentialP } from "../../stats/sequentialP.js";
import { permutations } from "../../stats/strata.js";

/** How well a gene is learnt from images, by patients whose models never saw them. */
export interface Learnt {
  readonly gene: string;
  /** Within site and set. */
  readonly r: number;
  readonly interval: Interval | null;
  readonly p: number;
  /** After counting every gene that was tried. */
  readonly q: number;
}

/** A gene's weight for each class beside how well it is learnt from images. */
export interface CrossRow extends Learnt {
  /** Mean absolute score. @shape [scores] */
  readonly importance: readonly number[];
  readonly learnable: boolean;
  /** Whether it matters for the class more than the mean gene does. @shape [scores] */
  readonly important: readonly boolean[];
}

/** Whether the genes that matter for a class are those that images show. */
export interface RankAgreement {
  /** Spearman's, over genes. */
  readonly rho: number;
  /** Genes resampled. */
  readonly interval: Interval | null;
  /** Two-sided; genes dealt anew. */
  readonly p: number;
  /** After counting every score. */
  readonly q: number;
  readonly importantNotLearnable: readonly string[];
  readonly learnableNotImportant: readonly string[];
}

/** Genes by what they weigh for classes and by what images show of them. */
export interface CrossTable {
  readonly genes: readonly CrossRow[];
  /** @shape [scores] */
  readonly byScore: readonly RankAgreement[];
}

/** What the protocol `standard` asks of a gene that is to count as learnable. */
export const LEARNABLE_Q = 0.01;

const RESAMPLES = 2000;
const DRAWS = 9999;

/**
 * Joins both. A gene is learnable where q < .01 and r is positive; it is important for a class where its mean absolute
 * score is above that of the mean gene. Co-expressed genes come together, so interval and p, which take genes for
 * independent, are too narrow and too small where modules are large.
 * @param importance of the genes in the order of `learnt` @shape [genes][scores]
 */
export function crossTable(
  learnt: readonly Learnt[],
  importance: readonly (readonly number[])[],
  seed: number,
): CrossTable {
  const scores = importance[0]?.length ?? 0;
  const means = Array.from(
    { length: scores },
    (_, k) =>
      importance.reduce((sum, own) => sum + own[k]!, 0) / importance.length,
  );
  const genes = learnt.map((own, g): CrossRow => {
    const weights = importance[g]!;
    return {
      ...own,
      importance: weights,
      learnable: own.q < LEARNABLE_Q && own.r > 0,
      important: weights.map((weight, k) => weight > means[k]!),
    };
  });
  const r = learnt.map((own) => own.r);
  const agreed = means.map((_, k) =>
    agreement(
      importance.map((own) => own[k]!),
      r,
      seed + k,
    ),
  );
  const q = benjaminiHochberg(agreed.map(({ p }) => p));
  return {
    genes,
    byScore: agreed.map((own, k) => ({
      ...own,
      q: q[k]!,
      importantNotLearnable: genes
        .filter(({ important, learnable }) => important[k] && !learnable)
        .map(({ gene }) => gene),
      learnableNotImportant: genes
        .filter(({ important, learnable }) => learnable && !important[k])
        .map(({ gene }) => gene),
    })),
  };
}

function agreement(
  weights: readonly number[],
  r: readonly number[],
  seed: number,
): Pick<RankAgreement, "rho" | "interval" | "p"> {
  const [x, y] = [meanRanks(weights), meanRanks(r)];
  const rho = pearson(x, y);
  const genes = weights.map((_, g) => String(g));
  const resamples = resamplePatients(genes, { resamples: RESAMPLES, seed });
  const next = permutations(
    genes.map(() => null),
    seed,
  );
  const dealt = (): number => {
    const order = next();
    return Math.abs(
      pearson(
        x,
        y.map((_, g) => y[order[g]!]!),
      ),
    );
  };
  return {
    rho,
    interval: percentileInterval(resamples, (rows) => {
      const at = (of: ArrayLike<number>) =>
        meanRanks(Float64Array.from(rows, (g) => of[g]!));
      return pearson(at(weights), at(r));
    }),
    p: sequentialP(Math.abs(rho), dealt, DRAWS).p,
  };
}
