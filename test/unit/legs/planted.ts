import type { Units } from "../../../src/science/legs/units.js";
import { gaussians } from "../stats/gaussians.js";

/** Patients of three sites and four subtypes, a third of them sealed, the others in five folds. */
export function plantedUnits(n: number): Units {
  const all = [...Array(n).keys()];
  const sealed = all.map((b) => b % 3 === (b % 2) + 1 && b % 4 !== 3);
  return {
    patients: all.map((b) => `P${b}`),
    sites: all.map((b) => `site ${b % 3}`),
    sealed,
    folds: sealed.map((own, b) => (own ? null : b % 5)),
    subtypes: all.map((b) => `CMS${1 + ((b >> 1) % 4)}`),
  };
}

/** Follows a driver at r, with noise of its own. */
export function following(
  driver: ArrayLike<number>,
  r: number,
  seed: number,
): Float64Array {
  const noise = gaussians(driver.length, seed);
  return Float64Array.from(
    noise,
    (e, b) => r * driver[b]! + Math.sqrt(1 - r * r) * e,
  );
}
