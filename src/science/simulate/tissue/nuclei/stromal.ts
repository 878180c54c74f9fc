import type { Population } from "./population.js";

/** Spindle-shaped nuclei along the fibres of connective tissue. */
export const SPINDLES: Population = {
  kind: "stroma",
  spacing: 15,
  counted: true,
  at: (x, y, { layout, random, cellularity }) => {
    if (random.uniform() > 0.4 * cellularity) return null;
    return {
      x,
      y,
      angle: layout.flow.angle(x, y) + 0.2 * random.normal(),
      long: random.between(4, 7),
      short: random.between(1.3, 2.2),
      haematoxylin: random.between(0.5, 0.8),
      eosin: 0.18,
      vesicular: 0,
    };
  },
};

/** Round cells strewn over connective tissue. */
export const STRAY_CELLS: Population = {
  kind: "stroma",
  spacing: 22,
  counted: true,
  at: (x, y, { random, cellularity }) => {
    if (random.uniform() > 0.12 * cellularity) return null;
    const radius = random.between(2.8, 3.6);
    return {
      x,
      y,
      angle: 0,
      long: radius,
      short: radius,
      haematoxylin: random.between(0.7, 0.95),
      eosin: 0.12,
      vesicular: 0,
    };
  },
};
