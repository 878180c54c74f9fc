import type { Scene, Shader } from "../shader.js";
import { sampleTexture } from "../texture.js";

/** A fibre's width and length in texels, as microns a texel. */
const ACROSS = 0.9;
const ALONG = 2.4;
/** Fibres below this leave a cleft between them. */
const CLEFT = -1.7;

/** Connective tissue: wavy pink fibres with clefts. */
export function shadeStroma({ canvas, layout, textures }: Scene): Shader {
  const { haematoxylin, eosin } = canvas;
  const { along, across } = layout.flow;
  const { fibres, grain } = textures;
  return (at, x, y) => {
    const fibre = sampleTexture(
      fibres,
      along(x, y) / ALONG,
      across(x, y) / ACROSS,
    );
    const fine = sampleTexture(grain, x, y);
    const cleft = fibre < CLEFT ? 0.4 : 1;
    eosin[at] = cleft * (0.4 + 0.1 * fibre + 0.03 * fine);
    haematoxylin[at] = cleft * (0.11 + 0.02 * fibre + 0.03 * fine);
  };
}
