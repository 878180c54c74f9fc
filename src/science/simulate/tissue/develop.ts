import type { RgbImage } from "../../slide/rgbImage.js";
import type { Canvas } from "./canvas.js";
import type { SlideLook } from "./slideLook.js";

/** Optical densities are counted in whole steps, of which a unit has 2^10: half the time of fractions. */
const BITS = 10;
const STEP = 2 ** -BITS;
/** Optical density where the tables end. */
const MOST = 4;

/** Turns amounts of stain into the light that a scanner sees, by the law of Beer and Lambert. */
export function develop(
  canvas: Canvas,
  look: SlideLook,
  data: Uint8Array,
): RgbImage {
  const { width, height, haematoxylin, eosin } = canvas;
  const [red, green, blue] = look.white.map(lightTable);
  const [hr, hg, hb] = inSteps(look.haematoxylin);
  const [er, eg, eb] = inSteps(look.eosin);
  for (let i = 0, at = 0; i < haematoxylin.length; i++, at += 3) {
    const h = (haematoxylin[i]! / STEP) | 0;
    const e = (eosin[i]! / STEP) | 0;
    data[at] = red![(h * hr + e * er) >> BITS]!;
    data[at + 1] = green![(h * hg + e * eg) >> BITS]!;
    data[at + 2] = blue![(h * hb + e * eb) >> BITS]!;
  }
  return { width, height, data };
}

function inSteps([r, g, b]: readonly [number, number, number]): [
  number,
  number,
  number,
] {
  return [Math.round(r / STEP), Math.round(g / STEP), Math.round(b / STEP)];
}

function lightTable(white: number): Uint8Array {
  return Uint8Array.from({ length: MOST / STEP }, (_, step) =>
    Math.round(white * 10 ** (-step * STEP)),
  );
}
