import type { CohortScore } from "./scoreCohort.js";

/** Least share of the strong links that must be found. */
const LEAST_FOUND = 0.8;
/** Most copies, over all cohorts, that may stand as claims of their own. */
const MOST_OWN_COPIES = 1;

/** The scores of several cohorts as one. */
export interface Total {
  readonly strong: { readonly found: number; readonly all: number };
  readonly nulls: number;
  readonly siteOnly: number;
  readonly subtypeOnly: number;
  readonly ownCopies: number;
  readonly secondMorphologies: number;
  /** Share of the null genes' claims that are REFUTED; NaN where there is none. */
  readonly refutedNulls: number;
}

/** Adds scores up. */
export function totalOf(scores: readonly CohortScore[]): Total {
  const sum = (of: (score: CohortScore) => number): number =>
    scores.reduce((total, score) => total + of(score), 0);
  const nullClaims = sum(({ nullClaims: counts }) =>
    Object.values(counts).reduce((a, b) => a + b, 0),
  );
  return {
    strong: {
      found: sum(({ strong }) => strong.found),
      all: sum(({ strong }) => strong.all),
    },
    nulls: sum(({ nulls }) => nulls.length),
    siteOnly: sum(({ siteOnly }) => siteOnly.length),
    subtypeOnly: sum(({ subtypeOnly }) => subtypeOnly.length),
    ownCopies: sum(({ ownCopies }) => ownCopies.length),
    secondMorphologies: sum((score) => score.secondMorphologies.length),
    refutedNulls: sum((score) => score.nullClaims["REFUTED"] ?? 0) / nullClaims,
  };
}

/** The bounds that a total breaks, each said in a sentence; none where it is accepted. */
export function brokenBounds(total: Total): string[] {
  const { strong, refutedNulls } = total;
  const broken: string[] = [];
  const demand = (holds: boolean, sentence: string): void => {
    if (!holds) broken.push(sentence);
  };
  // Written so that NaN, where nothing was planted, does not pass.
  demand(
    strong.found / strong.all >= LEAST_FOUND,
    `${strong.found} of ${strong.all} links with |r| >= .7 are SUPPORTED; at least ${LEAST_FOUND * 100} % must be`,
  );
  for (const [count, kind] of [
    [total.nulls, "null genes"],
    [total.siteOnly, "genes that follow only the site"],
    [total.subtypeOnly, "genes that follow only the subtype"],
    [total.secondMorphologies, "second morphologies of linked genes"],
  ] as const)
    demand(count === 0, `${count} ${kind} are SUPPORTED; none may be`);
  demand(
    total.ownCopies <= MOST_OWN_COPIES,
    `${total.ownCopies} copies are SUPPORTED as claims of their own; at most ${MOST_OWN_COPIES} may be`,
  );
  demand(refutedNulls > 0, "no claim of a null gene is REFUTED; some must be");
  return broken;
}
