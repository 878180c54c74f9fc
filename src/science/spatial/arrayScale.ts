import { linearRegression } from "simple-statistics";

/** A spot's place on its array and on its picture. */
export interface ArrayedSpot {
  /** Column and row of the array, of which one step is one pitch. */
  readonly arrayX: number;
  readonly arrayY: number;
  /** @unit level-0 pixels */
  readonly x: number;
  readonly y: number;
}

/** Thrown where pixels do not follow the array, so that it tells no scale. */
export class ArrayScaleError extends Error {
  override readonly name = "ArrayScaleError";

  constructor(
    readonly section: string,
    readonly across: number,
    readonly down: number,
  ) {
    super(
      `section ${section}: one step of the array is ${String(across)} pixels across and ${String(down)} down; give array and pixel positions of the same spots, of a picture that is not turned`,
    );
  }
}

/** How far the steps of the two directions may differ. */
const MOST_STRETCH = 0.05;
/** How far a spot may lie from where its place on the array puts it, in steps. */
const MOST_OFF = 0.5;

/**
 * Pixels that one step of the array takes: the geometric mean of the slopes, across and down, of pixels on array
 * positions.
 * @throws ArrayScaleError
 */
export function pixelsPerStep(
  section: string,
  spots: readonly ArrayedSpot[],
): number {
  const across = fit(spots.map(({ arrayX, x }) => [arrayX, x]));
  const down = fit(spots.map(({ arrayY, y }) => [arrayY, y]));
  const step = Math.sqrt(across.slope * down.slope);
  const stretch = Math.abs(Math.log(across.slope / down.slope));
  const off = Math.max(across.off, down.off) / step;
  // Written so that NaN is refused.
  if (step > 0 && stretch <= MOST_STRETCH && off <= MOST_OFF) return step;
  throw new ArrayScaleError(section, across.slope, down.slope);
}

function fit(pairs: readonly [number, number][]): {
  slope: number;
  off: number;
} {
  const { m, b } = linearRegression(pairs.map((pair) => [...pair]));
  const off = pairs.reduce(
    (most, [array, pixel]) => Math.max(most, Math.abs(pixel - (b + m * array))),
    0,
  );
  return { slope: Math.abs(m), off };
}
