import { bestCut } from "./bestCut.js";
import type { FittedRows } from "./boostBag.js";
import type { EbmOptions } from "./ebmOptions.js";
import type { ChooseCut, TreeRules } from "./growTree.js";
import { growTree } from "./growTree.js";
import { emptyHistogram, fillHistogram } from "./histogram.js";

/** One feature at a time: grows a tree on what is left and adds it to the feature's shape. */
export interface TermSteps {
  /** Features that can be cut at all. */
  readonly features: Int32Array;
  /** Scores of each feature's bins so far. @shape [features][bins, scores] */
  readonly shapes: readonly Float64Array[];
  /** Grows a feature's tree and takes it. @returns what it gained */
  take(feature: number, choose: ChooseCut): number;
  /** What the best tree of a feature would gain now. */
  gain(feature: number): number;
}

/** Begins with shapes that are flat. */
export function termSteps(
  train: FittedRows,
  heldOut: FittedRows | null,
  {
    scores,
    options,
  }: { readonly scores: number; readonly options: EbmOptions },
): TermSteps {
  const { counts, bins } = train.table;
  const widest = Math.max(...counts);
  const sums = emptyHistogram(widest, scores);
  const rules = counts.map((count, f) => rulesOf(bins[f]!, count, f, options));
  const shapes = counts.map((count) => new Float64Array(count * scores));
  const updates = counts.map((count) => new Float64Array(count * scores));
  const grow = (f: number, choose: ChooseCut): number => {
    fillHistogram(sums, bins[f]!, counts[f]!, train.fitting);
    return growTree(sums, rules[f]!, updates[f]!, choose);
  };
  return {
    features: Int32Array.from(counts.keys()).filter((f) => canBeCut(rules[f]!)),
    shapes,
    gain: (f) => grow(f, bestCut),
    take: (f, choose) => {
      const gain = grow(f, choose);
      const update = updates[f]!;
      const shape = shapes[f]!;
      for (let i = 0; i < shape.length; i++) shape[i]! += update[i]!;
      train.fitting.apply(bins[f]!, update);
      train.fitting.derive();
      heldOut?.fitting.apply(heldOut.table.bins[f]!, update);
      return gain;
    },
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
