import { canonical, sha256 } from "../../knowledge/identity.js";
import type { Cohort } from "./cohort.js";
import { withoutPaths } from "./withoutPaths.js";

/**
 * Tells whether two readings found the same cohort: a hash of all that was read, values and slides by the hashes of
 * their files. Where the folder lies on this machine has no part in it.
 */
export function fingerprintOf(cohort: Cohort): string {
  const { sha256: table, scale, measure, genes } = cohort.expression;
  const bags = cohort.bags.map((bag) => ({
    ...bag,
    views: bag.views.map(withoutPaths),
  }));
  const expression = { sha256: table, scale, measure, genes };
  return sha256(canonical({ ...cohort, folder: null, bags, expression }));
}
