import type { RgbImage } from "../../slide/rgbImage.js";
import type { Canvas } from "./canvas.js";
import type { SlideLook } from "./slideLook.js";

/** Steps of the tables from optical density to light. */
const STEPS = 1024;
const MOST = 4;

/** Turns amounts of stain into the light that a scanner sees. @source Beer and Lambert */
export function develop(canvas: Canvas, look: SlideLook): RgbImage {
  const { width, height, haematoxylin, eosin } = canvas;
  const data = new Uint8Array(width * height * 3);
  for (let channel = 0; channel < 3; channel++) {
    const table = lightTable(look.white[channel]!);
    const h = look.haematoxylin[channel]! * STEPS;
    const e = look.eosin[channel]! * STEPS;
    for (let i = 0, at = channel; i < haematoxylin.length; i++, at += 3)
      data[at] = table[(haematoxylin[i]! * h + eosin[i]! * e) | 0]!;
  }
  return { width, height, data };
}

function lightTable(white: number): Uint8Array {
  return Uint8Array.from({ length: STEPS * MOST }, (_, step) =>
    Math.round(white * 10 ** (-step / STEPS)),
  );
}
