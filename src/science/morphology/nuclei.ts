import type { Seed } from "./floodNuclei.js";
import { floodNuclei } from "./floodNuclei.js";
import type { NuclearCentre } from "./nuclearCentres.js";
import { sameSpace } from "../slide/space.js";
import type { TileChannels } from "./tileChannels.js";

/** One nucleus of a tile at 1 um/px. */
export interface Nucleus {
  /** Of its outline. @unit um^2 */
  readonly area: number;
  /** Short over long axis of the ellipse with the same moments: 1 is round. */
  readonly roundness: number;
  /** Haematoxylin of its middle less that of what is around it. @unit optical density */
  readonly contrast: number;
}

/** How far a nucleus is followed from its middle. @unit um */
const REACH = 9;
/** No nucleus is followed where there is less haematoxylin than this. @unit thresholds */
const LEAST = 0.7;

const ownerSpace = sameSpace(Int32Array);

/** Outlines the nucleus around each middle, down to the level of its surroundings, and measures it. */
export function nuclei(
  { width, height, smooth }: TileChannels,
  centres: readonly NuclearCentre[],
  threshold: number,
): Nucleus[] {
  const seeds = centres.map(({ at, around }) => ({
    at,
    cut: Math.max(threshold * LEAST, around),
  }));
  const channel = { width, height, values: smooth };
  const owner = floodNuclei(channel, seeds, REACH, ownerSpace);
  const sums = momentsOf(owner, seeds, width);
  return centres.map(({ dark, around }, place) => {
    const own = sums.subarray(place * STRIDE, (place + 1) * STRIDE);
    const contrast = dark - around;
    return { area: own[0]!, roundness: axisRatio(own), contrast };
  });
}

/** Sums over a nucleus' pixels: 1, x, y, xx, yy, xy, places as seen from its middle. */
const STRIDE = 6;

function momentsOf(
  owner: Int32Array,
  seeds: readonly Seed[],
  width: number,
): Int32Array {
  const columns = Int32Array.from(seeds, ({ at }) => at % width);
  const rows = Int32Array.from(seeds, ({ at }) => Math.floor(at / width));
  const sums = new Int32Array(seeds.length * STRIDE);
  for (let y = 0, at = 0; at < owner.length; y++)
    for (let x = 0; x < width; x++, at++) {
      const place = owner[at]! - 1;
      if (place < 0) continue;
      const dx = x - columns[place]!;
      const dy = y - rows[place]!;
      const row = place * STRIDE;
      sums[row]! += 1;
      sums[row + 1]! += dx;
      sums[row + 2]! += dy;
      sums[row + 3]! += dx * dx;
      sums[row + 4]! += dy * dy;
      sums[row + 5]! += dx * dy;
    }
  return sums;
}

/** Variance of a pixel's own extent, so that a line of pixels has a width. */
const PIXEL = 1 / 12;

function axisRatio(sums: Int32Array): number {
  const n = sums[0]!;
  const mx = sums[1]! / n;
  const my = sums[2]! / n;
  const xx = sums[3]! / n - mx * mx + PIXEL;
  const yy = sums[4]! / n - my * my + PIXEL;
  const xy = sums[5]! / n - mx * my;
  const half = (xx + yy) / 2;
  const gap = Math.hypot((xx - yy) / 2, xy);
  return Math.sqrt(Math.max(0, half - gap) / (half + gap));
}
