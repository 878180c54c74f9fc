import { quantileSorted } from "simple-statistics";
import { relativeAttention } from "./comparableAttention.js";
import type { HeldOut } from "./heldOut.js";

/** Shares of all tiles at which the relative attention of a map is told. */
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];

/** What a map says of itself. */
export interface MapAccount {
  /** Farthest that contributions, summed in float64, lie from a bag's prediction. @unit sd of the label */
  readonly additivityGap: number;
  /** Of N times attention over the tiles of all bags: the share of tiles that have as much or less. */
  readonly relativeAttention: readonly {
    readonly share: number;
    readonly value: number;
  }[];
}

/** Accounts for a map of all bags. @param tiles of each bag */
export function accountOf(
  { attention, additivityGap }: Pick<HeldOut, "attention" | "additivityGap">,
  tiles: readonly number[],
): MapAccount {
  const relative = new Float64Array(attention.length);
  let at = 0;
  for (const count of tiles) {
    const own = attention.subarray(at, at + count);
    relative.set(relativeAttention(own), at);
    at += count;
  }
  const sorted = Array.from(relative.sort());
  return {
    additivityGap,
    relativeAttention: SHARES.map((share) => ({
      share,
      value: quantileSorted(sorted, share),
    })),
  };
}
