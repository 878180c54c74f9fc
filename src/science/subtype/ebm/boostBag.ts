import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { randomGenerator } from "../../random/randomGenerator.js";
import type { BinnedTable } from "./binnedTable.js";
import type { EbmOptions } from "./ebmOptions.js";
import type { Fitting } from "./fitting.js";
import type { TermGrower } from "./termGrower.js";
import type { TermSteps } from "./termSteps.js";
import { termSteps } from "./termSteps.js";

/** Rows under a loss. */
export interface FittedRows {
  readonly table: BinnedTable;
  readonly fitting: Fitting;
}

/** What a bag is boosted from. */
export interface BagInput {
  readonly train: FittedRows;
  /** null: no row is kept, and every round is made. */
  readonly heldOut: FittedRows | null;
  readonly scores: number;
  /** One a column of the table. */
  readonly growers: readonly TermGrower[];
  readonly options: EbmOptions;
  readonly seed: number;
}

/** Share by which the held-out loss must fall to count: where classes can be told apart it falls for ever, ever less. */
const TOLERANCE = 0.01;

/** Scores of each term's bins. @shape [terms][bins, scores] */
export type Shapes = readonly Float64Array[];

/**
 * Boosts one bag: smoothing rounds, then rounds until the held-out loss has not fallen for a while. A round makes as many
 * steps as there are terms.
 * @returns the shapes of the round with the lowest held-out loss; flat ones where none is lower than at the start
 * @source Lou et al. 2012, doi:10.1145/2339530.2339556
 */
export function boostBag(input: BagInput): Shapes {
  const { train, heldOut, options, seed } = input;
  const steps = termSteps(train, heldOut, input);
  const copy = (): Shapes => steps.shapes.map((shape) => shape.slice());
  if (steps.terms.length === 0) return copy();
  const round = rounds(steps, options, randomGenerator(seed));
  const { smoothingRounds, maxRounds, patience } = options;
  const best = { loss: heldOut?.fitting.loss() ?? Infinity, shapes: copy() };
  let mark = { loss: Infinity, round: 0 };
  for (let r = 0; r < maxRounds; r++) {
    round(r);
    if (heldOut === null) continue;
    const loss = heldOut.fitting.loss();
    if (loss < best.loss) {
      best.loss = loss;
      steps.shapes.forEach((shape, t) => {
        best.shapes[t]!.set(shape);
      });
    }
    if (loss < mark.loss * (1 - TOLERANCE)) mark = { loss, round: r };
    if (r - Math.max(mark.round, smoothingRounds) >= patience) break;
  }
  return heldOut === null ? steps.shapes : best.shapes;
}

/** Makes the steps of a round by its number. */
function rounds(
  steps: TermSteps,
  { smoothingRounds, greedyRatio }: EbmOptions,
  random: RandomGenerator,
): (round: number) => void {
  const { terms } = steps;
  const gains = new Float64Array(terms.length);
  return (round) => {
    const after = round - smoothingRounds;
    if (after < 0 || greedyRatio === 0) {
      shuffle(terms, random);
      terms.forEach((t, i) => {
        const next = terms[i + 1] ?? null;
        if (after < 0) steps.takeAtRandom(t, random, next);
        else steps.take(t, () => next);
      });
      return;
    }
    // What every term would gain is looked up anew now and then; between, the one that gained most is next.
    if (after % greedyRatio === 0)
      terms.forEach((t, i) => (gains[i] = steps.gain(t)));
    let i = largest(gains);
    for (let step = 0; step < terms.length; step++)
      steps.take(terms[i]!, (gain) => {
        gains[i] = gain;
        i = largest(gains);
        return terms[i]!;
      });
  };
}

function largest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++)
    if (values[i]! > values[best]!) best = i;
  return best;
}

function shuffle(values: Int32Array, random: RandomGenerator): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    const held = values[i]!;
    values[i] = values[j]!;
    values[j] = held;
  }
}
