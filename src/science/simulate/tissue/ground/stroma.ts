import type { Scene, Shader } from "../shader.js";
import { sampleTexture, texelAt } from "../texture.js";

/** A fibre's width and length in texels, as microns a texel. */
const ACROSS = 0.9;
const ALONG = 2.4;
/** Fibres below this leave a cleft between them. */
const CLEFT = -1.7;

/** Connective tissue: wavy pink fibres with clefts. */
export function shadeStroma({ canvas, layout, textures }: Scene): Shader {
  const { haematoxylin, eosin, mpp } = canvas;
  const { along, across } = layout.flow;
  const { fibres, grain } = textures;
  return ({ from, to, x: start, y }) => {
    for (let at = from; at < to; at++) {
      const x = start + (at - from) * mpp;
      const fibre = sampleTexture(
        fibres,
        along(x, y) / ALONG,
        across(x, y) / ACROSS,
      );
      const fine = texelAt(grain, x, y);
      const cleft = fibre < CLEFT ? 0.4 : 1;
      const e = 0.37 + 0.09 * fibre + 0.02 * fine;
      const h = 0.11 + 0.02 * fibre + 0.02 * fine;
      eosin[at] = cleft * Math.max(0, e);
      haematoxylin[at] = cleft * Math.max(0, h);
    }
  };
}
