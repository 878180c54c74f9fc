import { DEFAULT_LIMIT } from "./lineageArgs.js";

/** Lineage costs as many times as nodes may come back. */
export function lineageCost({
  args,
  childComplexity,
}: {
  readonly args: Readonly<Record<string, unknown>>;
  readonly childComplexity: number;
}): number {
  const limit: unknown = args["limit"];
  const nodes = typeof limit === "number" ? limit : DEFAULT_LIMIT;
  return 1 + Math.max(nodes, 1) * childComplexity;
}
