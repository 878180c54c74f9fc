import { bestCut } from "./bestCut.js";
import type { EbmOptions } from "./ebmOptions.js";
import type { TreeRules } from "./growTree.js";
import { growTree } from "./growTree.js";
import { randomCut } from "./randomCut.js";
import type { TermGrower } from "./termGrower.js";

/** Grows the trees of one feature. @param bins of its rows @param count how many bins there are */
export function featureGrower(
  bins: Uint16Array,
  count: number,
  feature: number,
  options: EbmOptions,
): TermGrower {
  const rules = rulesOf(bins, count, feature, options);
  return {
    canBeCut: canBeCut(rules),
    grow: (sums, update) => growTree(sums, rules, update, bestCut),
    growAtRandom: (sums, update, random) =>
      growTree(sums, rules, update, randomCut(random)),
  };
}

function rulesOf(
  bins: Uint16Array,
  count: number,
  feature: number,
  { minLeaf, maxLeaves, learningRate, monotone }: EbmOptions,
): TreeRules {
  const before = new Int32Array(count + 1);
  for (const bin of bins) before[bin + 1]!++;
  for (let b = 0; b < count; b++) before[b + 1]! += before[b]!;
  return {
    before,
    bins: count,
    minLeaf,
    maxLeaves,
    learningRate,
    monotone: monotone.get(feature) ?? 0,
  };
}

/** Whether two leaves find rows enough, missing ones left out. */
function canBeCut({ before, bins, minLeaf }: TreeRules): boolean {
  for (let cut = 2; cut < bins; cut++)
    if (
      before[cut]! - before[1]! >= minLeaf &&
      before[bins]! - before[cut]! >= minLeaf
    )
      return true;
  return false;
}
