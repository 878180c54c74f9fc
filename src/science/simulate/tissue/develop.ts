import type { RgbImage } from "../../slide/rgbImage.js";
import type { Canvas } from "./canvas.js";
import type { SlideLook } from "./slideLook.js";

/** Steps a unit of the tables from optical density to light, and where they end. */
const STEPS = 1024;
const MOST = 4;

/** Turns amounts of stain into the light that a scanner sees, by the law of Beer and Lambert. */
export function develop(canvas: Canvas, look: SlideLook): RgbImage {
  const { width, height, haematoxylin, eosin } = canvas;
  const data = new Uint8Array(width * height * 3);
  const [red, green, blue] = look.white.map(lightTable);
  const [hr, hg, hb] = look.haematoxylin;
  const [er, eg, eb] = look.eosin;
  for (let i = 0, at = 0; i < haematoxylin.length; i++, at += 3) {
    const h = haematoxylin[i]! * STEPS;
    const e = eosin[i]! * STEPS;
    data[at] = red![(h * hr + e * er) | 0]!;
    data[at + 1] = green![(h * hg + e * eg) | 0]!;
    data[at + 2] = blue![(h * hb + e * eb) | 0]!;
  }
  return { width, height, data };
}

function lightTable(white: number): Uint8Array {
  return Uint8Array.from({ length: STEPS * MOST }, (_, step) =>
    Math.round(white * 10 ** (-step / STEPS)),
  );
}
