import { DEFAULT_FIRST } from "./pageArgs.js";

interface Field {
  readonly args: Readonly<Record<string, unknown>>;
  readonly childComplexity: number;
}

/** Rows that a plain list is taken to have. */
const LIST_ROWS = 10;

/** A page costs its rows. */
export function pageCost({ args, childComplexity }: Field): number {
  const rows = numberOr(args["first"], DEFAULT_FIRST);
  // A negative page is refused later; here it must not pay for other fields.
  return 1 + Math.max(rows, 1) * childComplexity;
}

/** A list without pages costs as if it were of middling length. */
export function listCost({ childComplexity }: Field): number {
  return 1 + LIST_ROWS * childComplexity;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
