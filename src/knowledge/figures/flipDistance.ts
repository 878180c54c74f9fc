import type { Outcome } from "../outcome.js";
import type { Figure } from "./figuresOf.js";
import type { Decided } from "./flippingFigures.js";
import {
  failingFigure,
  isUnmeasured,
  waysNotToPass,
  wantingToDecide,
  wantingToPass,
} from "./flippingFigures.js";

/**
 * How far figures lie from where a flip set comes about, the way that is nearest first. What must come about together is as
 * far as the farthest of it. A figure is as far as its margin, in units of what is asked, or of one where 0 is asked: a
 * correlation of 1, one sd. Infinite where it is not a matter of figures that are there.
 */
export function flipDistance(
  to: Outcome,
  criteria: readonly Decided[],
): readonly number[] {
  const ways = criteria.map((criterion) =>
    isUnmeasured(criterion) || criterion.outcome === "INVALIDATED"
      ? [Infinity]
      : WAYS[to](criterion),
  );
  const [only] = ways;
  return ways.length === 1 && only !== undefined
    ? [...only].sort((a, b) => a - b)
    : [Math.max(...ways.map((own) => Math.min(...own)))];
}

/** Which of two flip sets is nearer, by the nearest ways that differ: negative where it is the first. */
export function compareDistances(
  some: readonly number[],
  others: readonly number[],
): number {
  const ways = Math.max(some.length, others.length);
  for (let w = 0; w < ways; w++) {
    const [own, other] = [some[w] ?? Infinity, others[w] ?? Infinity];
    if (own !== other) return own - other;
  }
  return 0;
}

/** How far each way is in which one criterion changes; some must all be gone together. */
const WAYS: Readonly<Record<Outcome, (criterion: Decided) => number[]>> = {
  SUPPORTED: (criterion) => together(wantingToPass(criterion)),
  REFUTED: (criterion) => {
    const end = failingFigure(criterion);
    return end === undefined
      ? [Infinity]
      : together([end, ...wantingToDecide(criterion)]);
  },
  INCONCLUSIVE: (criterion) => {
    if (criterion.outcome !== "FAIL")
      return waysNotToPass(criterion).map(distanceOf);
    const end = failingFigure(criterion);
    return [end === undefined ? Infinity : distanceOf(end)];
  },
  SUSPENDED: () => [Infinity],
};

function together(figures: readonly Figure[]): number[] {
  return [Math.max(0, ...figures.map(distanceOf))];
}

function distanceOf({ margin, threshold }: Figure): number {
  if (margin === null) return Infinity;
  return Math.abs(margin) / (threshold === 0 ? 1 : Math.abs(threshold));
}
