import type { Population } from "./population.js";

/** Lymphocytes: small, round, dark, shoulder to shoulder. */
export const LYMPHOID: Population = {
  kind: "lymphocytes",
  spacing: 8.2,
  counted: true,
  at: (x, y, { random, cellularity }) => {
    if (random.uniform() > 0.9 * Math.sqrt(cellularity)) return null;
    const radius = random.between(2.9, 3.7);
    return {
      x,
      y,
      angle: random.between(0, Math.PI),
      long: radius * random.between(1, 1.15),
      short: radius,
      haematoxylin: random.between(0.95, 1.25),
      eosin: 0.12,
      vesicular: random.between(0, 0.15),
    };
  },
};
