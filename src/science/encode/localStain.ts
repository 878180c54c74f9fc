import type { Channel } from "../slide/channel.js";
import { localMoments } from "../slide/localMoments.js";
import { halve } from "./halve.js";
import type { Axis } from "./softHistogram.js";
import { softHistogram } from "./softHistogram.js";

/** @unit optical density */
const HAEMATOXYLIN: Axis = { least: 0, most: 0.9, bins: 5 };
const EOSIN: Axis = { least: -0.1, most: 0.7, bins: 4 };
const MEAN: Axis = { least: 0, most: 0.7, bins: 4 };
const SPREAD: Axis = { least: 0, most: 0.3, bins: 4 };
/** How far a place's mean and roughness reach. @unit um (2 um/px) */
const REACH = 5;

/** Length of the description. */
export const LOCAL_STAIN_DIM =
  HAEMATOXYLIN.bins * EOSIN.bins +
  MEAN.bins * SPREAD.bins +
  MEAN.bins * SPREAD.bins;

/** Shares of a tile by haematoxylin and eosin together, and by mean and roughness of each within 20 um. */
export function localStain(h: Channel, e: Channel): number[] {
  const [halfH, halfE] = [halve(h), halve(e)];
  return [
    ...softHistogram([halfH.values, HAEMATOXYLIN], [halfE.values, EOSIN], 1),
    ...roughness(halfH),
    ...roughness(halfE),
  ];
}

function roughness({ width, height, values }: Channel): Float64Array {
  const { mean, spread } = localMoments(values, width, height, REACH);
  return softHistogram([mean, MEAN], [spread, SPREAD], 3);
}
