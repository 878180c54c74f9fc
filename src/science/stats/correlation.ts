/**
 * Pearson's r; 0 where either side does not vary, since nothing then goes together.
 * @shape x, y [n]
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  let mx = 0;
  let my = 0;
  for (let i = 0; i < n; i++) {
    mx += x[i]! / n;
    my += y[i]! / n;
  }
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const a = x[i]! - mx;
    const b = y[i]! - my;
    xy += a * b;
    xx += a * a;
    yy += b * b;
  }
  const scale = Math.sqrt(xx * yy);
  return scale > 1e-12 * (1 + mx * mx + my * my) ? xy / scale : 0;
}
