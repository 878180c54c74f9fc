import type { RandomStream } from "../randomStream.js";

/** The rim of a piece of tissue on its slide. @unit um */
export interface Outline {
  /** Of the slide. */
  readonly width: number;
  readonly height: number;
  /** How far inside the rim a place lies; negative on glass. */
  depth(x: number, y: number): number;
}

/** Share that x^4 + y^4 < 1 has of its bounding square: a shape between disc and square, as cut tissue is. */
const FILLED = 0.927;
/** Waves of the rim, and how much they change its radius. */
const WAVES = [2, 3, 5, 7];
const WAVINESS = 0.015;
/** Steps of direction in which the rim is known. */
const DIRECTIONS = 1024;
/** Glass around the tissue, at least. @unit um */
const MARGIN = 45;

/** Cuts a piece of tissue of a given area, with a wavy rim. @unit area um2 */
export function cutOutline(area: number, random: RandomStream): Outline {
  const aspect = Math.exp(random.between(-0.25, 0.25));
  const a = Math.sqrt((area / FILLED) * aspect) / 2;
  const b = Math.sqrt(area / FILLED / aspect) / 2;
  const rim = wavyRim(random);
  const room = Math.max(...rim);
  const x0 = a * room + MARGIN + random.between(0, MARGIN);
  const y0 = b * room + MARGIN + random.between(0, MARGIN);
  const perRadian = DIRECTIONS / (2 * Math.PI);
  return {
    width: x0 + a * room + MARGIN,
    height: y0 + b * room + MARGIN,
    depth: (x, y) => {
      const u = (x - x0) / a;
      const v = (y - y0) / b;
      const radius = Math.sqrt(Math.sqrt(u * u * u * u + v * v * v * v));
      const direction = Math.floor((Math.atan2(v, u) + Math.PI) * perRadian);
      return (rim[direction % DIRECTIONS]! - radius) * Math.min(a, b);
    },
  };
}

/** Radius of the rim by direction, about 1. */
function wavyRim(random: RandomStream): Float32Array {
  const rim = new Float32Array(DIRECTIONS).fill(1);
  for (const waves of WAVES) {
    const phase = random.between(0, 2 * Math.PI);
    const height = WAVINESS * random.normal();
    for (let i = 0; i < DIRECTIONS; i++)
      rim[i]! +=
        height * Math.cos((2 * Math.PI * waves * i) / DIRECTIONS + phase);
  }
  return rim;
}
