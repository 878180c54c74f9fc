/**
 * Exponentials of what bins are given. Neighbouring bins mostly share a leaf, so the last ones are taken again.
 * @shape update, into [bins, scores]
 */
export function exponentials(
  update: Float64Array,
  scores: number,
  into: Float64Array,
): void {
  for (let i = 0; i < update.length; i++)
    into[i] =
      i >= scores && update[i] === update[i - scores]
        ? into[i - scores]!
        : Math.exp(update[i]!);
}
