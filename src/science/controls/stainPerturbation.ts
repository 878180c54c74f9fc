import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import { sequentialP } from "../stats/sequentialP.js";
import type { ControlFigure } from "./controlFigure.js";

/** What a model predicts of the same tiles of a bag as they are, and with other stains. */
export interface PerturbedBag {
  readonly patient: string;
  readonly prediction: number;
  /** One a perturbation; the same perturbations for every bag. */
  readonly perturbed: readonly number[];
}

/**
 * How far a bounded change of stain moves predictions, against how far patients lie apart: root mean square of the moves
 * over the standard deviation between patients. p is small where a patient with other stains is still nearer to himself
 * than to others.
 */
export function stainPerturbation(
  bags: readonly PerturbedBag[],
  how: { readonly draws: number; readonly seed: number },
): ControlFigure | null {
  const count = bags[0]?.perturbed.length ?? 0;
  if (bags.length < 2 || count === 0) return null;
  const centre =
    bags.reduce((sum, { prediction }) => sum + prediction, 0) / bags.length;
  const spread = Math.sqrt(
    bags.reduce((sum, b) => sum + (b.prediction - centre) ** 2, 0) /
      bags.length,
  );
  if (!(spread > 0)) return null;
  // Where patients change places, distances to others are seen.
  const distance = (order: ArrayLike<number>): number =>
    bags.reduce(
      (sum, { prediction }, b) =>
        sum +
        bags[order[b]!]!.perturbed.reduce(
          (own, y) => own + (y - prediction) ** 2,
          0,
        ),
      0,
    ) /
    (bags.length * count);
  const own = Int32Array.from(bags.keys());
  const random = randomGenerator(how.seed);
  const observed = distance(own);
  const dealt = (): number => {
    for (let i = own.length - 1; i > 0; i--) {
      const j = uniformInt(random, 0, i);
      [own[i], own[j]] = [own[j]!, own[i]!];
    }
    return -distance(own);
  };
  return {
    kind: "stainPerturbation",
    value: Math.sqrt(observed) / spread,
    baseline: 0,
    n: new Set(bags.map(({ patient }) => patient)).size,
    p: sequentialP(-observed, dealt, how.draws).p,
    nullHypothesis:
      "predictions with other stains dealt anew among the patients",
  };
}
