import type { RgbImage } from "../slide/rgbImage.js";
import type { StainImage } from "../slide/stains.js";
import { STAIN_TEXTURE_1_DIM, stainTexture1 } from "./stainTexture1.js";
import { STAIN_TEXTURE_2_DIM, stainTexture2 } from "./stainTexture2.js";

/** An encoder that ships: it needs no model file. */
export interface BuiltInEncoder {
  readonly dim: number;
  /** @shape tile at 1 um/px */
  readonly describe: (tile: RgbImage, stains?: StainImage) => Float32Array;
}

/** The built-in encoders; a name changes whenever its numbers do. */
export const BUILT_IN_ENCODERS = {
  "stain-texture-1": { dim: STAIN_TEXTURE_1_DIM, describe: stainTexture1 },
  "stain-texture-2": { dim: STAIN_TEXTURE_2_DIM, describe: stainTexture2 },
} as const satisfies Readonly<Record<string, BuiltInEncoder>>;

/** Name of a built-in encoder. */
export type BuiltInName = keyof typeof BUILT_IN_ENCODERS;

/** The one used where none is named: it tells more kinds of tissue apart, and the acceptance was run with it. */
export const DEFAULT_ENCODER: BuiltInName = "stain-texture-2";

/** Whether a built-in encoder has this name. */
export function isBuiltIn(name: string): name is BuiltInName {
  return Object.hasOwn(BUILT_IN_ENCODERS, name);
}
