import { countLevels } from "../slide/countLevels.js";
import { otsuOfCounts } from "../slide/otsu.js";
import { sameSpace } from "../slide/space.js";

/** Haematoxylin that no nucleus is below and no cytoplasm above. @unit optical density */
const LEAST = 0.15;
const MOST = 0.7;
const STEPS = 200;
const LEVELS = 256;

const levelSpace = sameSpace(Uint16Array);

/**
 * Amount of haematoxylin that tells nuclei from the rest of a tile: Otsu's, kept within what nuclei can have, so
 * that a tile without nuclei is not split and a dark slide is not all nucleus.
 */
export function nuclearThreshold(smooth: Float32Array): number {
  const levels = levelSpace(smooth.length);
  for (let i = 0; i < smooth.length; i++) {
    const level = (smooth[i]! * STEPS + 0.5) | 0;
    levels[i] = level < 0 ? 0 : level < LEVELS ? level : LEVELS - 1;
  }
  const counts = Float64Array.from(countLevels(levels, LEVELS));
  return Math.min(MOST, Math.max(LEAST, otsuOfCounts(counts) / STEPS));
}
