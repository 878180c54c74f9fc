import type { RgbImage } from "./rgbImage.js";
import type { StainImage, StainVector } from "./stains.js";
import { HE_STAINS, unitStain } from "./stains.js";

/** The picture that amounts of stain give: the inverse of `separateStains`. @source doi:10.1097/00129039-200303000-00014 */
export function combineStains(
  { width, height, haematoxylin, eosin, residual }: StainImage,
  stains: readonly [StainVector, StainVector, StainVector] = HE_STAINS,
): RgbImage {
  const [h, e, r] = [
    unitStain(stains[0]),
    unitStain(stains[1]),
    unitStain(stains[2]),
  ];
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < haematoxylin.length; i++)
    for (let c = 0; c < 3; c++) {
      const density =
        haematoxylin[i]! * h[c]! + eosin[i]! * e[c]! + residual[i]! * r[c]!;
      const value = Math.round(255 * 10 ** -density);
      data[3 * i + c] = Math.max(0, Math.min(255, value));
    }
  return { width, height, data };
}
