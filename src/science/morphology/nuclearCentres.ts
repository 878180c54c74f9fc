import { boxBlur } from "../slide/boxBlur.js";
import type { TileChannels } from "./tileChannels.js";

/** Half the least distance of two nuclei. @unit um (px at 1 um/px) */
const APART = 2;
/** Radius of a nucleus' surroundings. @unit um */
const AROUND = 9;
/** Least darkness of a nucleus' blurred middle, in thresholds. */
const DARKNESS = 0.9;
/** How much darker than its surroundings it is, at least, in thresholds: a paler stain has paler edges. */
const CONTRAST = 0.08;
/** What grain alone may differ. @unit optical density */
const GRAIN = 0.01;

/** Middles of nuclei: peaks of smoothed haematoxylin that stand out. @shape indices of pixels */
export function nuclearCentres(
  { width, height, smooth }: TileChannels,
  threshold: number,
): number[] {
  const blob = boxBlur(boxBlur(smooth, width, height, 1), width, height, 1);
  const around = boxBlur(blob, width, height, AROUND);
  const least = threshold * CONTRAST + GRAIN;
  const centres: number[] = [];
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const peak = blob[at]!;
      const above = peak - around[at]!;
      if (peak < threshold * DARKNESS || above < least) continue;
      if (isPeak(blob, { width, height, x, y })) centres.push(at);
    }
  return centres;
}

function isPeak(
  blob: Float32Array,
  {
    width,
    height,
    x,
    y,
  }: { width: number; height: number; x: number; y: number },
): boolean {
  const at = y * width + x;
  const peak = blob[at]!;
  const bottom = Math.min(height - 1, y + APART);
  const right = Math.min(width - 1, x + APART);
  for (let v = Math.max(0, y - APART); v <= bottom; v++)
    for (let u = Math.max(0, x - APART); u <= right; u++) {
      const other = v * width + u;
      // Of two equal pixels the first is the peak.
      if (blob[other]! > peak || (blob[other] === peak && other < at))
        return false;
    }
  return true;
}
