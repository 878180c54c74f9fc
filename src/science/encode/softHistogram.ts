/** Evenly spaced bin centres of one axis. */
export interface Axis {
  readonly least: number;
  readonly most: number;
  readonly bins: number;
}

/**
 * Shares of pixels by two values at once, each pixel divided between the four nearest bins, so that a small change of
 * stain moves a little weight, not a whole pixel. Linear in area: a tile half of one tissue has half of its histogram.
 * @shape [a.bins * b.bins]
 */
export function softHistogram(
  [valuesA, a]: readonly [Float32Array, Axis],
  [valuesB, b]: readonly [Float32Array, Axis],
  stride: number,
): Float64Array {
  const shares = new Float64Array(a.bins * b.bins);
  const scaleA = (a.bins - 1) / (a.most - a.least);
  const scaleB = (b.bins - 1) / (b.most - b.least);
  let pixels = 0;
  for (let i = 0; i < valuesA.length; i += stride, pixels++) {
    const u = clamp((valuesA[i]! - a.least) * scaleA, a.bins - 1);
    const v = clamp((valuesB[i]! - b.least) * scaleB, b.bins - 1);
    const iu = Math.min(a.bins - 2, Math.floor(u));
    const iv = Math.min(b.bins - 2, Math.floor(v));
    const at = iu * b.bins + iv;
    const fu = u - iu;
    const fv = v - iv;
    shares[at]! += (1 - fu) * (1 - fv);
    shares[at + 1]! += (1 - fu) * fv;
    shares[at + b.bins]! += fu * (1 - fv);
    shares[at + b.bins + 1]! += fu * fv;
  }
  return shares.map((share) => share / pixels);
}

function clamp(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : value;
}
