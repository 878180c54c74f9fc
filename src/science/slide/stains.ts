import type { RgbImage } from "./rgbImage.js";

/** Optical density of a stain in red, green and blue; direction only. */
export type StainVector = readonly [number, number, number];

/** Haematoxylin, eosin and what neither explains. @source Ruifrok & Johnston 2001, PMID 11531144 */
export const HE_STAINS: readonly [StainVector, StainVector, StainVector] = [
  [0.65, 0.7, 0.29],
  [0.07, 0.99, 0.11],
  [0.27, 0.57, 0.78],
];

/** Amounts of stain at each pixel. @unit optical density @shape [height, width] each */
export interface StainImage {
  readonly width: number;
  readonly height: number;
  readonly haematoxylin: Float32Array;
  readonly eosin: Float32Array;
  readonly residual: Float32Array;
}

/** Optical density of an 8-bit value against white of 255; zero counts as one. */
export const OPTICAL_DENSITY = Float32Array.from(
  { length: 256 },
  (_, value) => -Math.log10(Math.max(value, 1) / 255),
);

/** A picture of stains that is still to be filled. */
export function stainSpace(width: number, height: number): StainImage {
  const amounts = (): Float32Array => new Float32Array(width * height);
  return {
    width,
    height,
    haematoxylin: amounts(),
    eosin: amounts(),
    residual: amounts(),
  };
}

/**
 * Separates a picture into stains by the inverse of the stain matrix.
 * @param into filled and given back; of the picture's size @source doi:10.1097/00129039-200303000-00014
 */
export function separateStains(
  image: RgbImage,
  stains: readonly [StainVector, StainVector, StainVector] = HE_STAINS,
  into: StainImage = stainSpace(image.width, image.height),
): StainImage {
  const { data } = image;
  const [[ar, ag, ab], [br, bg, bb], [cr, cg, cb]] = unmixing(stains);
  const { haematoxylin, eosin, residual } = into;
  const n = haematoxylin.length;
  for (let i = 0, at = 0; i < n; i++, at += 3) {
    const r = OPTICAL_DENSITY[data[at]!]!;
    const g = OPTICAL_DENSITY[data[at + 1]!]!;
    const u = OPTICAL_DENSITY[data[at + 2]!]!;
    haematoxylin[i] = r * ar + g * ag + u * ab;
    eosin[i] = r * br + g * bg + u * bb;
    residual[i] = r * cr + g * cg + u * cb;
  }
  return into;
}

/** Rows that take an optical density to the amount of each stain: the inverse of the matrix of unit vectors. */
export function unmixing(
  stains: readonly [StainVector, StainVector, StainVector],
): readonly [StainVector, StainVector, StainVector] {
  const [p, q, r] = [
    unitStain(stains[0]),
    unitStain(stains[1]),
    unitStain(stains[2]),
  ];
  const qr = cross(q, r);
  const volume = p[0] * qr[0] + p[1] * qr[1] + p[2] * qr[2];
  if (Math.abs(volume) < 1e-6)
    throw new RangeError(
      `stain vectors ${JSON.stringify(stains)} lie in one plane; give three that do not`,
    );
  const scale = (v: StainVector): StainVector => [
    v[0] / volume,
    v[1] / volume,
    v[2] / volume,
  ];
  return [scale(qr), scale(cross(r, p)), scale(cross(p, q))];
}

function cross(a: StainVector, b: StainVector): StainVector {
  return [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ];
}

/** A stain's direction, of length 1. */
export function unitStain(v: StainVector): StainVector {
  const length = Math.hypot(v[0], v[1], v[2]);
  return [v[0] / length, v[1] / length, v[2] / length];
}
