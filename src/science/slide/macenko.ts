import { EVD, Matrix } from "ml-matrix";
import type { RgbImage } from "./rgbImage.js";
import type { StainVector } from "./stains.js";

/** The two stains of a picture, and how strong they are. */
export interface StainEstimate {
  /** Unit vectors of density in red, green and blue. */
  readonly haematoxylin: StainVector;
  readonly eosin: StainVector;
  /** 99th percentile of each. @unit natural optical density */
  readonly most: readonly [haematoxylin: number, eosin: number];
}

/** Glass in the authors' code, and the density that a stained pixel has in every channel. */
const WHITE = 240;
const LEAST = 0.15;
/** Percentiles at which the extreme angles and the strength are read: the outermost are noise. */
const OUTERMOST = 0.01;
/** Fewer stained pixels than this tell nothing of their stains. */
const LEAST_PIXELS = 100;

/** What the authors' code normalises to. @source doi:10.1109/ISBI.2009.5193250 */
export const MACENKO_TARGET: StainEstimate = {
  haematoxylin: [0.5626, 0.7201, 0.4062],
  eosin: [0.2159, 0.8012, 0.5581],
  most: [1.9705, 1.0308],
};

/** Natural optical density of an 8-bit value; zero counts as one. */
const DENSITY = Float64Array.from(
  { length: 256 },
  (_, value) => -Math.log(Math.max(value, 1) / WHITE),
);

/**
 * Finds a picture's own stains: the extreme directions of its densities in the plane of their two largest principal
 * components. @returns null where too few pixels are stained @source Macenko 2009, doi:10.1109/ISBI.2009.5193250
 */
export function estimateStains({ data }: RgbImage): StainEstimate | null {
  const kept = stained(data);
  if (kept.length < 3 * LEAST_PIXELS) return null;
  const [first, second] = principalPlane(kept);
  const angles = Float64Array.from({ length: kept.length / 3 }, (_, i) =>
    Math.atan2(dot(kept, 3 * i, second), dot(kept, 3 * i, first)),
  ).sort();
  const along = (share: number): StainVector => {
    const angle = quantile(angles, share);
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return [0, 1, 2].map(
      (c) => x * first[c]! + y * second[c]!,
    ) as unknown as StainVector;
  };
  const [a, b] = [along(OUTERMOST), along(1 - OUTERMOST)];
  // Haematoxylin absorbs more red than eosin does.
  const [haematoxylin, eosin] = a[0] > b[0] ? [a, b] : [b, a];
  const amounts = amountsOf(data, haematoxylin, eosin);
  const most = (stain: 0 | 1): number =>
    quantile(amounts.filter((_, i) => i % 2 === stain).sort(), 1 - OUTERMOST);
  return { haematoxylin, eosin, most: [most(0), most(1)] };
}

/** Least sine of the angle between two stains, and least of each, that are more than noise. */
const LEAST_ANGLE = 0.1;
const LEAST_MOST = 0.05;

/** Whether an estimate tells two stains apart, so that a picture can be normalised by it. */
export function tellsStains({
  haematoxylin,
  eosin,
  most,
}: StainEstimate): boolean {
  const cosine = dot(haematoxylin, 0, eosin);
  const apart = Math.sqrt(Math.max(0, 1 - cosine * cosine));
  return apart >= LEAST_ANGLE && Math.min(...most) >= LEAST_MOST;
}

/** Gives a picture the stains of another: each amount keeps its place between none and most. */
export function normaliseStains(
  { width, height, data }: RgbImage,
  from: StainEstimate,
  to: StainEstimate = MACENKO_TARGET,
): RgbImage {
  const amounts = amountsOf(data, from.haematoxylin, from.eosin);
  const scale = [to.most[0] / from.most[0], to.most[1] / from.most[1]] as const;
  const out = new Uint8Array(data.length);
  for (let i = 0, at = 0; at < data.length; i += 2, at += 3) {
    const h = amounts[i]! * scale[0];
    const e = amounts[i + 1]! * scale[1];
    for (let c = 0; c < 3; c++) {
      const density = h * to.haematoxylin[c]! + e * to.eosin[c]!;
      const value = Math.round(WHITE * Math.exp(-density));
      out[at + c] = Math.max(0, Math.min(255, value));
    }
  }
  return { width, height, data: out };
}

/** Densities of the pixels that are stained in every channel. @shape [pixels, 3] */
function stained(data: Uint8Array): Float64Array {
  const kept = new Float64Array(data.length);
  let n = 0;
  for (let at = 0; at < data.length; at += 3) {
    const [r, g, b] = [
      DENSITY[data[at]!]!,
      DENSITY[data[at + 1]!]!,
      DENSITY[data[at + 2]!]!,
    ];
    if (Math.min(r, g, b) < LEAST) continue;
    kept[n++] = r;
    kept[n++] = g;
    kept[n++] = b;
  }
  return kept.subarray(0, n);
}

/** The two largest principal components, turned so that more density is more of each. */
function principalPlane(densities: Float64Array): [number[], number[]] {
  const n = densities.length / 3;
  const sums = Matrix.zeros(3, 3);
  const mean = [0, 0, 0];
  densities.forEach((value, at) => (mean[at % 3]! += value / n));
  for (let at = 0; at < densities.length; at += 3)
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        const product =
          (densities[at + i]! - mean[i]!) * (densities[at + j]! - mean[j]!);
        sums.set(i, j, sums.get(i, j) + product);
      }
  const { realEigenvalues, eigenvectorMatrix } = new EVD(sums.div(n - 1), {
    assumeSymmetric: true,
  });
  const order = [0, 1, 2].sort(
    (a, b) => realEigenvalues[b]! - realEigenvalues[a]!,
  );
  const component = (place: 0 | 1): number[] => {
    const vector = eigenvectorMatrix.getColumn(order[place]!);
    const turned = vector[0]! + vector[1]! + vector[2]! < 0 ? -1 : 1;
    return vector.map((value) => turned * value);
  };
  return [component(0), component(1)];
}

/** Least-squares amounts of two stains in each pixel. @shape [pixels, 2] */
function amountsOf(
  data: Uint8Array,
  h: StainVector,
  e: StainVector,
): Float64Array {
  const [hh, ee, he] = [dot(h, 0, h), dot(e, 0, e), dot(h, 0, e)];
  const area = hh * ee - he * he;
  if (!(area > 1e-9))
    throw new RangeError(
      `stains ${JSON.stringify([h, e])} point the same way; give two that do not`,
    );
  const amounts = new Float64Array((data.length / 3) * 2);
  for (let at = 0, i = 0; at < data.length; at += 3, i += 2) {
    let [onH, onE] = [0, 0];
    for (let c = 0; c < 3; c++) {
      const density = DENSITY[data[at + c]!]!;
      onH += density * h[c]!;
      onE += density * e[c]!;
    }
    amounts[i] = (ee * onH - he * onE) / area;
    amounts[i + 1] = (hh * onE - he * onH) / area;
  }
  return amounts;
}

function dot(
  values: ArrayLike<number>,
  at: number,
  vector: ArrayLike<number>,
): number {
  return (
    values[at]! * vector[0]! +
    values[at + 1]! * vector[1]! +
    values[at + 2]! * vector[2]!
  );
}

/** Between the two nearest of sorted values, linearly. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(sorted.length - 1, below + 1)]!;
  return low + (high - low) * (place - below);
}
