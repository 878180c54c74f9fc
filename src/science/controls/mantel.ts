import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import { pearson } from "../stats/correlation.js";
import { sequentialP } from "../stats/sequentialP.js";

/** Two ways in which the same things are alike. @shape each [things][things], symmetric; the diagonal is not read */
export interface Likeness {
  readonly first: readonly ArrayLike<number>[];
  readonly second: readonly ArrayLike<number>[];
}

/** How two likenesses go together. */
export interface Mantel {
  readonly r: number;
  /** Of one as large, were the things of one likeness dealt anew. */
  readonly p: number;
}

/**
 * Mantel's test: the correlation of two likenesses over all pairs, against those where the things of the first are dealt
 * anew within their groups.
 *
 * With one group it is the plain test. With modules as groups every block of pairs, of one module and another or of one
 * with itself, keeps its members, so that how alike modules are as wholes has no part in p; each block's mean is taken
 * from both sides first, so that it has none in r either. What is left is whether, among genes that are expressed
 * together or not alike, those more alike in the one way are more alike in the other.
 * @param groups the group of each thing; all 0: the plain test
 * @source Mantel 1967, Cancer Research 27:209; restricted permutation: Anderson & ter Braak 2003,
 *   doi:10.1080/00949650215733
 */
export function mantel(
  { first, second }: Likeness,
  groups: readonly number[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Mantel {
  const pairs = pairsOf(groups);
  const a = (order: ArrayLike<number> | null): Float64Array =>
    Float64Array.from(pairs, ({ i, j }) =>
      order === null ? first[i]![j]! : first[order[i]!]![order[j]!]!,
    );
  const other = centredInBlocks(
    Float64Array.from(pairs, ({ i, j }) => second[i]![j]!),
    pairs,
  );
  const of = (order: ArrayLike<number> | null): number =>
    pearson(centredInBlocks(a(order), pairs), other);
  const r = of(null);
  const random = randomGenerator(seed);
  const members = membersOf(groups);
  const order = Int32Array.from(groups.keys());
  const deal = (): Int32Array => {
    for (const own of members)
      for (let k = own.length - 1; k > 0; k--) {
        const [s, t] = [own[k]!, own[uniformInt(random, 0, k)]!];
        [order[s], order[t]] = [order[t]!, order[s]!];
      }
    return order;
  };
  return { r, p: sequentialP(r, () => of(deal()), draws).p };
}

interface Pair {
  readonly i: number;
  readonly j: number;
  /** Which two groups it joins. */
  readonly block: string;
}

function pairsOf(groups: readonly number[]): Pair[] {
  return groups.flatMap((own, i) =>
    groups.slice(0, i).map((other, j) => ({
      i,
      j,
      block: `${Math.min(own, other)} ${Math.max(own, other)}`,
    })),
  );
}

function membersOf(groups: readonly number[]): number[][] {
  return [...new Set(groups)].map((group) =>
    [...groups.keys()].filter((i) => groups[i] === group),
  );
}

function centredInBlocks(
  values: Float64Array,
  pairs: readonly Pair[],
): Float64Array {
  const sums = new Map<string, { sum: number; count: number }>();
  pairs.forEach(({ block }, k) => {
    const own = sums.get(block) ?? { sum: 0, count: 0 };
    own.sum += values[k]!;
    own.count++;
    sums.set(block, own);
  });
  return values.map((value, k) => {
    const { sum, count } = sums.get(pairs[k]!.block)!;
    return value - sum / count;
  });
}
