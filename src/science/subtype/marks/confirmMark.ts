import { centredWithin, members } from "../../stats/strata.js";
import type { GeneAndClass, MarkArea } from "./directedArea.js";
import { directedArea } from "./directedArea.js";
import type { MarkJob } from "./markJob.js";

/** What bears on a pair beside its area under the curve; null where there is nobody to tell it from. */
export interface MarkConfirmation {
  /** On patients who had no part in choosing it. */
  readonly heldOut: MarkArea | null;
  /** Of the gene less its site's mean, on patients who are not alone at their site. */
  readonly withinSite: MarkArea | null;
  readonly folds: {
    /** Folds that hold patients of the class and others. */
    readonly counted: number;
    /** Those of them in which it goes its way. */
    readonly agreeing: number;
  };
}

/** Measures a pair, in its direction, on patients held out, on each fold and within site. */
export function confirmMark(
  of: GeneAndClass,
  direction: 1 | -1,
  job: Pick<MarkJob, "fold" | "sites" | "heldOut">,
): MarkConfirmation {
  const { fold, heldOut } = job;
  // Who was not measured has no part in a site's mean.
  const sites = job.sites.map((site, i) =>
    Number.isNaN(of.values[i]) ? null : site,
  );
  const confirming = [...heldOut.keys()].filter((i) => heldOut[i]);
  const folds = members(Array.from(fold, String)).flatMap(
    (patients) => directedArea(of, direction, patients) ?? [],
  );
  const centred = { ...of, values: centredWithin(of.values, sites) };
  const together = members(sites)
    .filter((own) => own.length > 1 && sites[own[0]!] !== null)
    .flat();
  return {
    heldOut: directedArea(of, direction, confirming),
    withinSite: directedArea(centred, direction, together),
    folds: {
      counted: folds.length,
      agreeing: folds.filter(({ value }) => value > 0.5).length,
    },
  };
}
