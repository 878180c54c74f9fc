import type { RandomStream } from "../randomStream.js";

/** The rim of a piece of tissue on its slide. @unit um */
export interface Outline {
  /** Of the slide. */
  readonly width: number;
  readonly height: number;
  /** How far inside the rim a place lies; negative on glass. */
  depth(x: number, y: number): number;
}

/** Exponent of the superellipse: between an ellipse and a rectangle, as cut tissue is. */
const SQUARENESS = 4;
/** Area of such a shape in its bounding rectangle. */
const FILLED = 0.927;
/** Waves of the rim, and how much they change its radius. */
const WAVES = [2, 3, 5, 7];
const WAVINESS = 0.015;
/** Glass around the tissue, at least. @unit um */
const MARGIN = 70;

/** Cuts a piece of tissue of a given area, a superellipse with a wavy rim. @unit area um2 */
export function cutOutline(area: number, random: RandomStream): Outline {
  const aspect = Math.exp(random.between(-0.25, 0.25));
  const a = Math.sqrt((area / FILLED) * aspect) / 2;
  const b = Math.sqrt(area / FILLED / aspect) / 2;
  const waves = WAVES.map((n) => ({
    n,
    phase: random.between(0, 2 * Math.PI),
    height: WAVINESS * random.normal(),
  }));
  const room = 1 + 2 * WAVINESS;
  const x0 = a * room + MARGIN + random.between(0, MARGIN);
  const y0 = b * room + MARGIN + random.between(0, MARGIN);
  const depth = (x: number, y: number): number => {
    const u = (x - x0) / a;
    const v = (y - y0) / b;
    const radius =
      (Math.abs(u) ** SQUARENESS + Math.abs(v) ** SQUARENESS) **
      (1 / SQUARENESS);
    const angle = Math.atan2(v, u);
    let rim = 1;
    for (const { n, phase, height } of waves)
      rim += height * Math.cos(n * angle + phase);
    return (rim - radius) * Math.min(a, b);
  };
  return {
    width: x0 + a * room + MARGIN,
    height: y0 + b * room + MARGIN,
    depth,
  };
}
