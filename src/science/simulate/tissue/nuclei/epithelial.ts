import { sampleGrid } from "../grid.js";
import type { Population } from "./population.js";
import { slope } from "./slope.js";

/** Where in the epithelium nuclei lie, from its base: the first row, and the end of the last. @unit um */
const BASE = 4;
const ROWS = 17;

/** Long nuclei that stand side by side on the base of a gland's epithelium, in one to three rows. */
export const EPITHELIAL: Population = {
  kind: "gland",
  spacing: 7.2,
  counted: true,
  at: (x, y, { layout, random, cellularity }) => {
    const { grid, inGland, epithelium } = layout;
    const depthAt = (u: number, v: number): number =>
      sampleGrid(grid, inGland, u, v);
    const depth = depthAt(x, y);
    if (depth < BASE || depth > epithelium - 6) return null;
    const beyond = Math.max(0, depth - ROWS);
    const chance = 0.85 * cellularity * Math.exp(-((beyond / 5) ** 2));
    if (random.uniform() > chance) return null;
    return {
      x,
      y,
      angle: slope(depthAt, x, y) + 0.2 * random.normal(),
      long: random.between(4, 5.6),
      short: random.between(2.3, 3.1),
      haematoxylin: random.between(0.62, 0.9),
      eosin: 0.2,
      vesicular: random.between(0, 0.3),
    };
  },
};
