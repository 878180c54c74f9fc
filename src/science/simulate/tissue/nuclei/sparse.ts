import type { Population } from "./population.js";
import { slope } from "./slope.js";

/** The few cells that float in mucin. */
export const FLOATING: Population = {
  kind: "mucin",
  spacing: 45,
  counted: true,
  at: (x, y, { random, cellularity }) => {
    if (random.uniform() > 0.25 * cellularity) return null;
    const radius = random.between(2.6, 3.6);
    return {
      x,
      y,
      angle: random.between(0, Math.PI),
      long: radius * random.between(1, 1.4),
      short: radius,
      haematoxylin: random.between(0.45, 0.75),
      eosin: 0.1,
      vesicular: 0,
    };
  },
};

/** Flat nuclei in the walls of fat cells. */
export const FAT_NUCLEI: Population = {
  kind: "fat",
  spacing: 14,
  counted: true,
  at: (x, y, { layout, random, cellularity }) => {
    const distance = layout.toFatWall(x, y);
    if (distance > 2.5 || random.uniform() > 0.3 * cellularity) return null;
    return {
      x,
      y,
      angle: slope(layout.toFatWall, x, y) + Math.PI / 2,
      long: random.between(3, 4.5),
      short: random.between(1.1, 1.7),
      haematoxylin: random.between(0.5, 0.8),
      eosin: 0.12,
      vesicular: 0,
    };
  },
};
