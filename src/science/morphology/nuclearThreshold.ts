import { otsuOfCounts } from "../slide/otsu.js";

/** Haematoxylin that no nucleus is below and no cytoplasm above. @unit optical density */
const LEAST = 0.15;
const MOST = 0.7;
const STEPS = 200;
const LEVELS = 256;

/**
 * Amount of haematoxylin that tells nuclei from the rest of a tile: Otsu's, kept within what nuclei can have, so
 * that a tile without nuclei is not split and a dark slide is not all nucleus.
 */
export function nuclearThreshold(smooth: Float32Array): number {
  const counts = new Float64Array(LEVELS);
  for (let i = 0; i < smooth.length; i++) {
    const level = Math.floor(smooth[i]! * STEPS + 0.5);
    counts[Math.max(0, Math.min(LEVELS - 1, level))]!++;
  }
  return Math.min(MOST, Math.max(LEAST, otsuOfCounts(counts) / STEPS));
}
