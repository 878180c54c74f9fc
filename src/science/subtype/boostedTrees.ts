import { binTable } from "./ebm/binnedTable.js";
import type { BinnedTable } from "./ebm/binnedTable.js";
import { MISSING_BIN } from "./ebm/binnedTable.js";
import { bestCut } from "./ebm/bestCut.js";
import type { Fitting } from "./ebm/fitting.js";
import { emptyHistogram, fillHistogram } from "./ebm/histogram.js";
import { leafStep } from "./ebm/leafStep.js";
import { quantileCuts } from "./ebm/quantileCuts.js";
import { softmaxFitting } from "./ebm/softmaxFitting.js";
import type { ClassModel, ClassRowsToFit } from "./classModel.js";

const LEARNING_RATE = 0.08;
const MIN_LEAF = 4;
const MAX_BINS = 64;

/** How many trees, and how many splits between root and leaf. */
export interface TreeSettings {
  readonly depth: number;
  readonly rounds: number;
}

/** Leaf of a tree, or where it parts. A value that is missing goes left. */
type Node =
  | { readonly steps: Float64Array }
  | {
      readonly feature: number;
      /** First bin that goes right. */
      readonly at: number;
      readonly left: Node;
      readonly right: Node;
    };

/**
 * Gradient-boosted trees over several features at once, all classes in one tree: what an explainable machine gives up by
 * taking one feature at a time.
 * @returns the model after some of its trees
 * @source Friedman 2001, doi:10.1214/aos/1013203451
 */
export function boostTrees(
  { x, labels, classes: K }: ClassRowsToFit,
  { depth, rounds }: TreeSettings,
): (rounds: number) => ClassModel {
  const table = columns(x);
  const cuts = Array.from({ length: table.features.length }, (_, f) =>
    quantileCuts(
      table.values.subarray(f * x.length, (f + 1) * x.length),
      MAX_BINS,
    ),
  );
  const binned = binTable(table, cuts);
  const start = startScores(labels, K);
  const weights = new Float64Array(labels.length).fill(1);
  const fitting = softmaxFitting({ labels, weights }, start);
  const every = Int32Array.from(labels.keys());
  const trees = Array.from({ length: rounds }, () => {
    const tree = grow(binned, { rows: every, fitting, K, depth });
    applyTree(tree, binned, fitting, K);
    return tree;
  });
  return (taken) => (rows) => {
    const own = trees.slice(0, taken);
    const seen = binTable(columns(rows), cuts);
    const out = new Float64Array(rows.length * K);
    for (let row = 0; row < rows.length; row++)
      out.set(probabilitiesOf(own, seen, row, start), row * K);
    return out;
  };
}

function columns(x: readonly Float64Array[]) {
  const width = x[0]?.length ?? 0;
  const values = new Float64Array(width * x.length);
  x.forEach((row, r) => row.forEach((v, f) => (values[f * x.length + r] = v)));
  const features = Array.from({ length: width }, (_, f) => String(f));
  return { features, rows: x.length, values };
}

function startScores(labels: Int32Array, K: number): Float64Array {
  const share = new Float64Array(K);
  for (const own of labels) share[own]! += 1 / labels.length;
  return share.map(Math.log);
}

interface Part {
  readonly rows: Int32Array;
  readonly fitting: Fitting;
  readonly K: number;
  readonly depth: number;
}

function grow(table: BinnedTable, part: Part): Node {
  const { rows, fitting, K, depth } = part;
  const best = depth === 0 ? null : bestFeature(table, part);
  if (best === null) return { steps: steps(rows, fitting, K) };
  const goesRight = (row: number): boolean =>
    table.bins[best.feature]![row]! >= best.at;
  const side = (right: boolean): Node =>
    grow(table, {
      ...part,
      rows: rows.filter((row) => goesRight(row) === right),
      depth: depth - 1,
    });
  return { ...best, left: side(false), right: side(true) };
}

function bestFeature(
  table: BinnedTable,
  { rows, fitting, K }: Part,
): { feature: number; at: number } | null {
  const own = {
    gradient: take(fitting.gradient, rows, K),
    hessian: take(fitting.hessian, rows, K),
  };
  const widest = Math.max(...table.counts);
  const sums = emptyHistogram(widest, K);
  const bins = new Uint16Array(rows.length);
  const before = new Int32Array(widest + 1);
  let best: { feature: number; at: number; gain: number } | null = null;
  for (const [feature, count] of table.counts.entries()) {
    const all = table.bins[feature]!;
    for (let i = 0; i < rows.length; i++) bins[i] = all[rows[i]!]!;
    fillHistogram({ bins, count, into: sums }, own);
    before.fill(0, 0, count + 1);
    for (let i = 0; i < rows.length; i++) before[bins[i]! + 1]!++;
    for (let b = 0; b < count; b++) before[b + 1]! += before[b]!;
    const rules = { before, minLeaf: MIN_LEAF, monotone: 0 } as const;
    const cut = bestCut(sums, { low: MISSING_BIN, high: count }, rules);
    if (cut !== null && cut.gain > (best?.gain ?? 0))
      best = { feature, at: cut.at, gain: cut.gain };
  }
  return best;
}

function take(values: Float64Array, rows: Int32Array, K: number): Float64Array {
  const out = new Float64Array(rows.length * K);
  rows.forEach((row, i) =>
    out.set(values.subarray(row * K, row * K + K), i * K),
  );
  return out;
}

function steps(rows: Int32Array, fitting: Fitting, K: number): Float64Array {
  return Float64Array.from({ length: K }, (_, k) => {
    let [g, h] = [0, 0];
    for (const row of rows) {
      g += fitting.gradient[row * K + k]!;
      h += fitting.hessian[row * K + k]!;
    }
    return LEARNING_RATE * leafStep(g, h);
  });
}

function leafOf(tree: Node, table: BinnedTable, row: number): Float64Array {
  let node = tree;
  while (!("steps" in node))
    node = table.bins[node.feature]![row]! >= node.at ? node.right : node.left;
  return node.steps;
}

/** A row of its own is a bin of its own. */
function applyTree(
  tree: Node,
  table: BinnedTable,
  fitting: Fitting,
  K: number,
): void {
  const update = new Float64Array(table.rows * K);
  const bins = new Uint16Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    bins[row] = row;
    update.set(leafOf(tree, table, row), row * K);
  }
  fitting.apply(bins, update);
  fitting.derive();
}

function probabilitiesOf(
  trees: readonly Node[],
  table: BinnedTable,
  row: number,
  start: Float64Array,
): Float64Array {
  const scores = start.slice();
  for (const tree of trees)
    leafOf(tree, table, row).forEach((step, k) => (scores[k]! += step));
  const most = Math.max(...scores);
  const raised = scores.map((v) => Math.exp(v - most));
  const sum = raised.reduce((all, v) => all + v, 0);
  return raised.map((v) => v / sum);
}
