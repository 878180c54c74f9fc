/** Nodes cost as many times as ids are given. */
export function nodesCost({
  args,
  childComplexity,
}: {
  readonly args: Readonly<Record<string, unknown>>;
  readonly childComplexity: number;
}): number {
  const ids: unknown = args["ids"];
  return 1 + (Array.isArray(ids) ? ids.length : 1) * childComplexity;
}
