import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import type { Group } from "./group.js";
import { groupsBy } from "./groupsBy.js";

/**
 * Shuffles the groups of each stratum and deals them to so many hands, on from where the last stratum ended: hands differ in
 * size, and in their share of a stratum, by one at most.
 */
export function dealGroups(
  groups: readonly Group[],
  hands: number,
  seed: number,
): Map<string, number> {
  const random = randomGenerator(seed);
  const dealt = new Map<string, number>();
  let next = 0;
  for (const [, members] of groupsBy(groups, ({ stratum }) => stratum)) {
    const ids = members.map((g) => g.id).sort();
    for (let i = ids.length - 1; i > 0; i--) {
      const j = uniformInt(random, 0, i);
      [ids[i], ids[j]] = [ids[j]!, ids[i]!];
    }
    for (const id of ids) dealt.set(id, next++ % hands);
  }
  return dealt;
}
