import { blur3 } from "../slide/blur3.js";
import { boxMean } from "../slide/boxMean.js";
import type { Channel } from "../slide/channel.js";
import { sameSpace } from "../slide/space.js";
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

/** The middle of a nucleus. */
export interface NuclearCentre {
  /** Index of the pixel. */
  readonly at: number;
  /** Blurred haematoxylin there, and its mean over the surroundings. @unit optical density */
  readonly dark: number;
  readonly around: number;
}

const onceSpace = sameSpace(Float32Array);
const twiceSpace = sameSpace(Float32Array);

/** Middles of nuclei: peaks of smoothed haematoxylin that stand out. */
export function nuclearCentres(
  { width, height, smooth }: TileChannels,
  threshold: number,
): NuclearCentre[] {
  const once = blur3(smooth, width, height, onceSpace);
  const blob = {
    width,
    height,
    values: blur3(once, width, height, twiceSpace),
  };
  const least = threshold * CONTRAST + GRAIN;
  return peaks(blob, threshold * DARKNESS)
    .map((at) => {
      const around = boxMean(blob, at, AROUND);
      return { at, dark: blob.values[at]!, around };
    })
    .filter(({ dark, around }) => dark - around >= least);
}

/** Pixels as dark as `least` of which none within `APART` is darker; of equals the first. */
function peaks(blob: Channel, least: number): number[] {
  const { width, height, values } = blob;
  const found: number[] = [];
  for (let y = 1; y < height - 1; y++)
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      const peak = values[at]!;
      // Most pixels have a darker neighbour: looked at first.
      if (
        peak >= least &&
        peak >= values[at + 1]! &&
        peak > values[at - 1]! &&
        peak >= values[at + width]! &&
        peak > values[at - width]! &&
        isPeak(blob, at)
      )
        found.push(at);
    }
  return found;
}

function isPeak({ width, height, values }: Channel, at: number): boolean {
  const peak = values[at]!;
  const x = at % width;
  const y = (at - x) / width;
  const bottom = Math.min(height - 1, y + APART);
  const right = Math.min(width - 1, x + APART);
  for (let v = Math.max(0, y - APART); v <= bottom; v++)
    for (let u = Math.max(0, x - APART); u <= right; u++) {
      const other = v * width + u;
      if (values[other]! > peak || (values[other] === peak && other < at))
        return false;
    }
  return true;
}
