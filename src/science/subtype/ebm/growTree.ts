import { MISSING_BIN } from "./binnedTable.js";
import type { BinRange, CutRules } from "./bestCut.js";
import { bestCut, rangeTotals } from "./bestCut.js";
import type { Histogram } from "./histogram.js";
import { leafStep } from "./leafStep.js";

/** Where a tree cuts a range: the first bin of the right part, and by how much the loss falls; null: nowhere. */
export type ChooseCut = (
  sums: Histogram,
  range: BinRange,
  rules: CutRules,
) => { readonly at: number; readonly gain: number } | null;

/** How a tree over one feature grows. */
export interface TreeRules extends CutRules {
  readonly bins: number;
  readonly maxLeaves: number;
  readonly learningRate: number;
}

interface Leaf extends BinRange {
  readonly cut: ReturnType<ChooseCut>;
}

/**
 * Grows a shallow tree over one feature's bins, the leaf first that gains most, and writes what each bin is given.
 * Missing values are a leaf of their own where they are enough. A shape that must rise or fall is cut once a tree.
 * @param update @shape [bins, scores]
 * @returns by how much the loss falls, twice, in Newton's approximation; 0 where nothing is cut
 */
export function growTree(
  sums: Histogram,
  rules: TreeRules,
  update: Float64Array,
  choose: ChooseCut = bestCut,
): number {
  update.fill(0);
  const whole = { low: MISSING_BIN + 1, high: rules.bins };
  const first = { ...whole, cut: choose(sums, whole, rules) };
  if (first.cut === null) return 0;
  const most = rules.monotone === 0 ? rules.maxLeaves : 2;
  let gain = 0;
  const leaves: Leaf[] = [first];
  while (leaves.length < most) {
    const best = mostGaining(leaves);
    const leaf = leaves[best]!;
    if (leaf.cut === null) break;
    gain += leaf.cut.gain;
    const parts = [
      { low: leaf.low, high: leaf.cut.at },
      { low: leaf.cut.at, high: leaf.high },
    ];
    const last = leaves.length + 1 === most;
    leaves.splice(
      best,
      1,
      ...parts.map((part) => ({
        ...part,
        cut: last ? null : choose(sums, part, rules),
      })),
    );
  }
  for (const leaf of leaves) fillLeaf(sums, leaf, rules, update);
  if (rules.before[1]! >= rules.minLeaf)
    fillLeaf(sums, { low: MISSING_BIN, high: 1 }, rules, update);
  return gain;
}

function mostGaining(leaves: readonly Leaf[]): number {
  let best = 0;
  leaves.forEach(({ cut }, i) => {
    if ((cut?.gain ?? -1) > (leaves[best]!.cut?.gain ?? -1)) best = i;
  });
  return best;
}

function fillLeaf(
  sums: Histogram,
  { low, high }: BinRange,
  { learningRate }: TreeRules,
  update: Float64Array,
): void {
  const K = sums.scores;
  const { sums: own } = rangeTotals(sums, low, high);
  for (let k = 0; k < K; k++) {
    const step = learningRate * leafStep(own[k]!, own[K + k]!);
    for (let bin = low; bin < high; bin++) update[bin * K + k] = step;
  }
}
