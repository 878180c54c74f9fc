/**
 * Expected share of false ones among all that are called at or below each p: Benjamini and Hochberg's step-up values.
 * @shape p, result [tests]
 * @throws RangeError for a p outside 0 to 1
 * @source Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const bad = p.find((value) => !(value >= 0 && value <= 1));
  if (bad !== undefined) throw new RangeError(`p is ${bad}; it lies in 0 to 1`);
  const order = [...p.keys()].sort((a, b) => p[b]! - p[a]!);
  const q = new Array<number>(p.length);
  let least = 1;
  order.forEach((test, i) => {
    least = Math.min(least, (p[test]! * p.length) / (p.length - i));
    q[test] = least;
  });
  return q;
}
