import type { EbmOptions } from "./ebmOptions.js";
import type { Histogram } from "./histogram.js";
import { leafStep } from "./leafStep.js";
import type { CellShape } from "./pairCells.js";
import type { PairTree } from "./pairTree.js";
import { bestPairTree } from "./pairTree.js";
import { randomPairTree } from "./randomPairTree.js";
import type { TermGrower } from "./termGrower.js";

/** Grows the trees of two features together, four leaves each at most. @param cells of the rows */
export function pairGrower(
  cells: Uint16Array,
  shape: CellShape,
  { minLeaf, learningRate }: EbmOptions,
): TermGrower {
  const rows = new Float64Array(shape.first * shape.second);
  for (const cell of cells) rows[cell]!++;
  return {
    // One side of a first cut may be cut no further.
    canBeCut: cells.length >= 2 * minLeaf,
    grow: ({ gradient, hessian }, update) => {
      const tree = bestPairTree({ gradient, hessian, rows }, shape, minLeaf);
      fill(tree, { gradient, hessian }, shape, { update, learningRate });
      return tree?.gain ?? 0;
    },
    growAtRandom: (sums, update, random) => {
      const tree = randomPairTree(rows, shape, minLeaf, random);
      fill(tree, sums, shape, { update, learningRate });
      return 0;
    },
  };
}

/** From `low` up to, not including, `high`. */
type Range = readonly [low: number, high: number];

interface Filling {
  readonly update: Float64Array;
  readonly learningRate: number;
}

function fill(
  tree: Omit<PairTree, "gain"> | null,
  sums: Pick<Histogram, "gradient" | "hessian">,
  shape: CellShape,
  into: Filling,
): void {
  into.update.fill(0);
  if (tree === null) return;
  const { axis, at, sides } = tree;
  const [outer, inner] =
    axis === 0 ? [shape.first, shape.second] : [shape.second, shape.first];
  const halves: readonly Range[] = [
    [0, at],
    [at, outer],
  ];
  halves.forEach((half, side) => {
    const cut = sides[side] ?? inner;
    const parts: readonly Range[] = [
      [0, cut],
      [cut, inner],
    ];
    for (const part of parts) {
      const [first, second] = axis === 0 ? [half, part] : [part, half];
      fillLeaf(sums, { first, second, width: shape.second }, into);
    }
  });
}

function fillLeaf(
  { gradient, hessian }: Pick<Histogram, "gradient" | "hessian">,
  leaf: {
    readonly first: Range;
    readonly second: Range;
    readonly width: number;
  },
  { update, learningRate }: Filling,
): void {
  const { first, second, width } = leaf;
  let [g, h] = [0, 0];
  for (let i = first[0]; i < first[1]; i++)
    for (let at = i * width + second[0]; at < i * width + second[1]; at++) {
      g += gradient[at]!;
      h += hessian[at]!;
    }
  const step = learningRate * leafStep(g, h);
  for (let i = first[0]; i < first[1]; i++)
    update.fill(step, i * width + second[0], i * width + second[1]);
}
