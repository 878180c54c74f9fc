import type { Population } from "./population.js";

/** Dark dust of broken nuclei. */
export const DUST: Population = {
  kind: "necrosis",
  spacing: 9,
  counted: false,
  at: (x, y, { random }) => {
    if (random.uniform() > 0.25) return null;
    const radius = random.between(0.7, 1.8);
    return {
      x,
      y,
      angle: random.between(0, Math.PI),
      long: radius * random.between(1, 1.8),
      short: radius,
      haematoxylin: random.between(0.7, 1.1),
      eosin: 0.25,
      vesicular: 0,
    };
  },
};

/** Shrunken and fading nuclei of dead cells. */
export const GHOSTS: Population = {
  kind: "necrosis",
  spacing: 16,
  counted: true,
  at: (x, y, { random }) => {
    if (random.uniform() > 0.25) return null;
    const radius = random.between(2.2, 3.4);
    return {
      x,
      y,
      angle: random.between(0, Math.PI),
      long: radius * random.between(1, 1.4),
      short: radius,
      haematoxylin: random.between(0.3, 0.6),
      eosin: 0.3,
      vesicular: 0,
    };
  },
};
