import { inverse, Matrix } from "ml-matrix";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import { sequentialP } from "../stats/sequentialP.js";
import type { ControlFigure } from "./controlFigure.js";

/** Patients that make a site count. */
export const LEAST_OF_SITE = 5;
const FOLDS = 5;
/** Of the ridge, in units of the mean eigenvalue of the training rows' products: fixed, so that nothing is tuned. */
const STRENGTH = 0.3;

/** What a site is to be told by. All arrays follow one order of bags. */
export interface SiteInput {
  readonly kind: string;
  /** One vector a bag. */
  readonly rows: readonly ArrayLike<number>[];
  /** null where unknown. */
  readonly sites: readonly (string | null)[];
  readonly patients: readonly string[];
  readonly draws: number;
  readonly seed: number;
}

/** How one fold's held-out bags follow from the labels of the others: the same whatever the labels. */
interface FoldMap {
  readonly train: readonly number[];
  readonly test: readonly number[];
  /** @shape [test, train] */
  readonly weights: Matrix;
}

/**
 * How well a patient's site can be told from embeddings, by ridge regression on indicators of the sites in folds by
 * patient: a bag goes to the site whose score most exceeds its share. Balanced accuracy, so that always naming the
 * largest site earns one over the number of sites. The folds do not look at the sites, and p deals these anew among the
 * patients, so it is exact. Sites with fewer than five patients are left out.
 * @returns null where fewer than two sites are left
 * @source Howard 2021, doi:10.1038/s41467-021-24698-1 (sites can be told from embeddings)
 */
export function predictSite(input: SiteInput): ControlFigure | null {
  const kept = bagsOfSites(input);
  const names = [...new Set(kept.map((b) => input.sites[b]!))];
  if (names.length < 2) return null;
  const patients = kept.map((b) => input.patients[b]!);
  const everyone = [...new Set(patients)];
  const site = new Map(
    patients.map((patient, i) => [
      patient,
      names.indexOf(input.sites[kept[i]!]!),
    ]),
  );
  const own = everyone.map((patient) => site.get(patient)!);
  const of = patients.map((patient) => everyone.indexOf(patient));
  const order = shuffled(everyone.length, input.seed);
  const folds = foldMaps(
    kept.map((b) => input.rows[b]!),
    of.map((patient) => order[patient]! % FOLDS),
  );
  const accuracy = (sites: readonly number[]): number =>
    balancedAccuracy(
      folds,
      of.map((patient) => sites[patient]!),
      names.length,
    );
  const value = accuracy(own);
  let draw = 0;
  const { p } = sequentialP(
    value,
    () => {
      const dealt = shuffled(own.length, input.seed + 7919 * ++draw);
      return accuracy(Array.from(dealt, (i) => own[i]!));
    },
    input.draws,
  );
  return {
    kind: input.kind,
    value,
    n: everyone.length,
    p,
    nullHypothesis: "sites dealt anew among the patients",
    baseline: 1 / names.length,
  };
}

function bagsOfSites({ sites, patients }: SiteInput): number[] {
  const of = new Map<string, Set<string>>();
  sites.forEach((site, b) => {
    if (site === null) return;
    of.set(site, (of.get(site) ?? new Set()).add(patients[b]!));
  });
  return [...sites.keys()].filter(
    (b) => (of.get(sites[b] ?? "")?.size ?? 0) >= LEAST_OF_SITE,
  );
}

function shuffled(length: number, seed: number): Int32Array {
  const random = randomGenerator(seed);
  const order = Int32Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function foldMaps(
  rows: readonly ArrayLike<number>[],
  fold: readonly number[],
): FoldMap[] {
  const products = standardised(rows);
  const gram = products.mmul(products.transpose());
  return Array.from({ length: FOLDS }, (_, f) => {
    const bags = [...fold.keys()];
    const train = bags.filter((b) => fold[b] !== f);
    const test = bags.filter((b) => fold[b] === f);
    return { train, test, weights: foldWeights(gram, train, test) };
  }).filter(({ train, test }) => train.length > 0 && test.length > 0);
}

/** Each column less its mean, in units of its spread; one that does not vary is nothing. */
function standardised(rows: readonly ArrayLike<number>[]): Matrix {
  const x = new Matrix(rows.map((row) => Array.from(row)));
  const mean = x.mean("column");
  const sd = x.standardDeviation("column", { mean, unbiased: false });
  return x
    .subRowVector(mean)
    .mulRowVector(
      sd.map((s, d) => (s > 1e-9 * (1 + Math.abs(mean[d]!)) ? 1 / s : 0)),
    );
}

/** Kernel ridge, centred on the training rows. @source Saunders 1998, ridge regression in dual variables */
function foldWeights(
  gram: Matrix,
  train: readonly number[],
  test: readonly number[],
): Matrix {
  const own = gram.selection([...train], [...train]);
  const cross = gram.selection([...test], [...train]);
  const column = own.mean("column");
  const total = own.mean();
  const centred = Matrix.sub(
    own,
    Matrix.ones(train.length, 1).mmul(Matrix.rowVector(column)),
  )
    .subColumnVector(own.mean("row"))
    .add(total);
  const crossed = Matrix.sub(
    cross,
    Matrix.ones(test.length, 1).mmul(Matrix.rowVector(column)),
  )
    .subColumnVector(cross.mean("row"))
    .add(total);
  const ridge = (STRENGTH * centred.trace()) / train.length || 1;
  const inverted = inverse(
    Matrix.add(centred, Matrix.eye(train.length).mul(ridge)),
  );
  return crossed.mmul(inverted);
}

function balancedAccuracy(
  folds: readonly FoldMap[],
  site: readonly number[],
  sites: number,
): number {
  const right = new Float64Array(sites);
  const all = new Float64Array(sites);
  for (const { train, test, weights } of folds) {
    const share = new Float64Array(sites);
    for (const b of train) share[site[b]!]! += 1 / train.length;
    test.forEach((b, row) => {
      const score = Float64Array.from(share);
      for (let i = 0; i < train.length; i++) {
        const w = weights.get(row, i);
        for (let k = 0; k < sites; k++)
          score[k]! += w * ((site[train[i]!] === k ? 1 : 0) - share[k]!);
      }
      all[site[b]!]!++;
      if (mostOverShare(score, share) === site[b]) right[site[b]!]!++;
    });
  }
  return right.reduce((sum, n, k) => sum + n / (all[k]! || 1), 0) / sites;
}

/** The rule that is best for balanced accuracy; a site that no training bag is of cannot be named. */
function mostOverShare(score: Float64Array, share: Float64Array): number {
  let best = -1;
  let most = -Infinity;
  score.forEach((s, k) => {
    const over = share[k]! > 0 ? s / share[k]! : -Infinity;
    if (over > most) [best, most] = [k, over];
  });
  return best;
}
