import type { RandomStream } from "../randomStream.js";
import type { Texture } from "./texture.js";
import { sampleTexture } from "./texture.js";

/** Wavy coordinates along and across the fibres of connective tissue. @unit um, radians */
export interface Flow {
  along(x: number, y: number): number;
  across(x: number, y: number): number;
  /** Direction of the fibres. */
  angle(x: number, y: number): number;
}

/** How far fibres wave, and over how many texels. @unit um, um a texel */
const WAVE = 45;
const TEXEL = 8;
const STEP = 4;

/** Lays fibres over a slide, in a direction of its own. */
export function makeFlow(cloud: Texture, random: RandomStream): Flow {
  const turn = random.between(0, Math.PI);
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const [u, v] = [random.between(0, 256), random.between(0, 256)];
  const across = (x: number, y: number): number =>
    y * c - x * s + WAVE * sampleTexture(cloud, u + x / TEXEL, v + y / TEXEL);
  return {
    across,
    along: (x, y) => x * c + y * s,
    angle: (x, y) => {
      const dx = across(x + STEP, y) - across(x - STEP, y);
      const dy = across(x, y + STEP) - across(x, y - STEP);
      return Math.atan2(-dx, dy);
    },
  };
}
