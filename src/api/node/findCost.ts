/** Things that are told of one name. */
export const MOST_FOUND = 20;

/** What is found costs as many times as may be found. */
export function findCost({
  childComplexity,
}: {
  readonly childComplexity: number;
}): number {
  return 1 + MOST_FOUND * childComplexity;
}
