/** How far to look. @unit um */
const STEP = 4;

/** Direction in which a function of place rises. @unit radians */
export function slope(
  value: (x: number, y: number) => number,
  x: number,
  y: number,
): number {
  const dx = value(x + STEP, y) - value(x - STEP, y);
  const dy = value(x, y + STEP) - value(x, y - STEP);
  return Math.atan2(dy, dx);
}
