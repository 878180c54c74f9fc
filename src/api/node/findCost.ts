import { MOST_NAMED } from "../../graph/read/findNamed.js";

/** What is found costs as many times as may be found. */
export function findCost({
  childComplexity,
}: {
  readonly childComplexity: number;
}): number {
  return 1 + MOST_NAMED * childComplexity;
}
