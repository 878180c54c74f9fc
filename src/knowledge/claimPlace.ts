/** Between the parts of a place; sorts before whatever a part may hold. */
const BETWEEN = "\t";

/**
 * Where a claim stands in lists: by what it says, so that claims about one gene lie together. The id ends it, so that no two are
 * equal.
 */
export function claimPlace(
  id: string,
  { gene, of, direction, scope }: Readonly<Record<string, unknown>>,
): string {
  return [gene, of, direction, scope, id].join(BETWEEN);
}
