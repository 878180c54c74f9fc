import { otsu } from "../slide/otsu.js";

/** Haematoxylin that no nucleus is below and no cytoplasm above. @unit optical density */
const LEAST = 0.15;
const MOST = 0.7;
const STEPS = 200;

/**
 * Amount of haematoxylin that tells nuclei from the rest of a tile: Otsu's, kept within what nuclei can have, so
 * that a tile without nuclei is not split and a dark slide is not all nucleus.
 */
export function nuclearThreshold(smooth: Float32Array): number {
  const levels = new Uint8Array(smooth.length);
  for (let i = 0; i < levels.length; i++)
    levels[i] = Math.max(0, Math.min(255, Math.round(smooth[i]! * STEPS)));
  return Math.min(MOST, Math.max(LEAST, otsu(levels) / STEPS));
}
