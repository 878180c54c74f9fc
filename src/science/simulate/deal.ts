/**
 * Deals items out by weights: each option comes as often as its weight asks, to the next whole number, and at least
 * once where there are items enough. In the order of the options.
 */
export function deal<T>(
  options: readonly { readonly value: T; readonly weight: number }[],
  items: number,
): T[] {
  const total = options.reduce((sum, { weight }) => sum + weight, 0);
  const least = items >= options.length ? 1 : 0;
  const counts = new Array<number>(options.length).fill(least);
  for (let dealt = least * options.length; dealt < items; dealt++) {
    const wants = options.map(
      ({ weight }, i) => (weight / total) * items - counts[i]!,
    );
    counts[wants.indexOf(Math.max(...wants))]!++;
  }
  return options.flatMap(({ value }, i) =>
    Array.from({ length: counts[i]! }, () => value),
  );
}
