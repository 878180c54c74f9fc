import type { RandomStream } from "../randomStream.js";
import { cellPattern } from "./cells.js";
import type { Grid } from "./grid.js";
import { fillGrid, nodeAt } from "./grid.js";
import type { Texture } from "./texture.js";
import { sampleTexture } from "./texture.js";
import { KIND } from "./tissueKind.js";

/** Distance between glands, from patient to patient. @unit um */
const LEAST_SPACING = 95;
const MOST_SPACING = 140;
/** Radius of a gland, as a share of their distance. */
const RADIUS = 0.62;
/** Half the connective tissue between two glands. @unit um */
const SEPTUM = 4;
/** How far glands are bent out of shape, and over which length. @unit um */
const BENT = 9;
const BEND = 3;

/**
 * Puts whole glands where their middle lies in a patch of gland.
 * @returns how far inside its gland a place lies, negative outside. @unit um @shape [rows, columns]
 */
export function layGlands(
  {
    grid,
    depth,
    kinds,
  }: { grid: Grid; depth: Float32Array; kinds: Uint8Array },
  cloud: Texture,
  random: RandomStream,
): Float32Array {
  const spacing = random.between(LEAST_SPACING, MOST_SPACING);
  const pattern = cellPattern(spacing, 0.75, random);
  const turn = random.between(0, Math.PI);
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const stretch = random.between(1, 1.5);
  const inside = fillGrid(grid, (x, y) => {
    if (depth[nodeAt(grid, x, y)]! <= 0) return -SEPTUM;
    const bentX = x + BENT * sampleTexture(cloud, x / BEND, y / BEND);
    const bentY = y + BENT * sampleTexture(cloud, y / BEND, 97 + x / BEND);
    const place = pattern(
      (bentX * c + bentY * s) / stretch,
      (bentY * c - bentX * s) * stretch,
    );
    const [u, v] = [place.seedX * stretch, place.seedY / stretch];
    const kind = kinds[nodeAt(grid, u * c - v * s, u * s + v * c)];
    if (kind !== KIND.gland) return -place.toBorder - SEPTUM;
    const round = RADIUS * spacing - place.toSeed;
    return Math.min(place.toBorder, round) - SEPTUM;
  });
  return inside.map((value, node) => Math.min(value, depth[node]! - SEPTUM));
}
