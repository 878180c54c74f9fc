import type { Protocol } from "../protocol.js";

/** The criterion that readings are evidence for. */
export const READING_CRITERION = "readByPathologist";

/**
 * Why so many tiles can never be enough, where that is certain: each patient of a reading gives at least one tile of each arm,
 * so that the patients are no more than its tiles. null where some protocol that asks for a reading could be satisfied, or
 * none asks for one.
 * @param protocols under which the claim stands judged
 */
export function tooFewTiles(
  tilesPerArm: number,
  protocols: readonly Protocol[],
): string | null {
  const asked = protocols.flatMap(({ name, version, criteria }) =>
    criteria
      .filter((demand) => demand.name === READING_CRITERION)
      .map(({ leastN }) => ({ leastN, by: `protocol ${name} ${version}` })),
  );
  const least = Math.min(...asked.map(({ leastN }) => leastN));
  if (asked.length === 0 || tilesPerArm >= least) return null;
  const demands = asked.map(({ by, leastN }) => `${by} asks for ${leastN}`);
  return (
    `it is ${tilesPerArm}, which is tiles of ${tilesPerArm} patients at most, and ${demands.join(", ")}: ` +
    `a claim is read once, and this reading could never count; ask for ${least} tiles or more`
  );
}
