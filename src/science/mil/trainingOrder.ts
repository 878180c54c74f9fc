import { randomGenerator } from "../random/randomGenerator.js";
import { uniformInt } from "pure-rand/distribution/uniformInt";

/**
 * The bags of an epoch's steps: a seeded shuffle cut into near-equal parts. It depends on the bags and not on
 * the heads, so that heads of one role share each step's product and a head alone sees the same steps.
 */
export function trainingOrder(
  bags: readonly number[],
  bagsPerStep: number,
  seed: number,
): number[][] {
  const random = randomGenerator(seed);
  const order = [...bags];
  for (let i = order.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return inParts(order, bagsPerStep);
}

/** Cuts a list into the fewest parts of at most `most`, as equal as can be. */
export function inParts<T>(list: readonly T[], most: number): T[][] {
  const parts = Math.ceil(list.length / most);
  return Array.from({ length: parts }, (_, p) =>
    list.slice(
      Math.floor((p * list.length) / parts),
      Math.floor(((p + 1) * list.length) / parts),
    ),
  );
}
