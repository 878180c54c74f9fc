import type { Strata } from "../../stats/strata.js";
import { permutations } from "../../stats/strata.js";
import type { RankTable } from "./rankTable.js";

/** How probable it is that labels dealt anew within strata set a class as far apart as it is. @shape each [genes, classes] */
export interface MarkChances {
  /** p of the class being higher. */
  readonly higher: Float64Array;
  /** p of its being lower. */
  readonly lower: Float64Array;
}

/** What is dealt anew. */
export interface Dealing {
  /** Place of each patient's class. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly strata: Strata;
  readonly draws: number;
  readonly seed: number;
}

/** Draws as extreme as what was observed, after which a p is known well enough. */
const ENOUGH = 20;
/** Genes of which every p is known are left out from time to time. */
const SWEEP = 64;

/**
 * Monte Carlo p of every gene, class and direction by the same draws: each deals all labels anew, so that one draw serves
 * them all. A p stops at `ENOUGH` exceeding draws, as in `sequentialP`.
 * @source Besag & Clifford 1991, doi:10.1093/biomet/78.2.301
 */
export function permutedMarks(
  { genes, patients, ranks }: RankTable,
  { labels, classes, strata, draws, seed }: Dealing,
): MarkChances {
  const cells = genes.length * classes;
  const table = { ranks, patients, classes };
  const observed = new Float64Array(cells);
  genes.forEach((_, g) => addRanks(observed, table, { g, labels }));
  const sides = [tallyOf(cells), tallyOf(cells)] as const;
  const sums = new Float64Array(cells);
  const dealt = new Int32Array(patients);
  const next = permutations(strata, seed);
  let open = genes.map((_, g) => g);
  for (let draw = 1; draw <= draws && open.length > 0; draw++) {
    const order = next();
    for (let i = 0; i < patients; i++) dealt[i] = labels[order[i]!]!;
    for (const g of open) {
      addRanks(sums, table, { g, labels: dealt });
      for (let at = g * classes; at < (g + 1) * classes; at++) {
        if (sums[at]! >= observed[at]!) count(sides[0], at, draw);
        if (sums[at]! <= observed[at]!) count(sides[1], at, draw);
      }
    }
    if (draw % SWEEP === 0)
      open = open.filter((g) => isOpen(sides, g * classes, classes));
  }
  const [higher, lower] = sides.map((side) => chances(side, draws));
  return { higher: higher!, lower: lower! };
}

interface Tally {
  /** Draws as extreme as observed, to `ENOUGH`. */
  readonly exceeding: Int32Array;
  /** The draw at which there were enough; 0 before. */
  readonly stopped: Int32Array;
}

const tallyOf = (cells: number): Tally => ({
  exceeding: new Int32Array(cells),
  stopped: new Int32Array(cells),
});

function count({ exceeding, stopped }: Tally, at: number, draw: number): void {
  if (stopped[at]! > 0) return;
  exceeding[at]!++;
  if (exceeding[at] === ENOUGH) stopped[at] = draw;
}

function isOpen(
  sides: readonly Tally[],
  from: number,
  classes: number,
): boolean {
  return sides.some(({ stopped }) =>
    stopped.subarray(from, from + classes).includes(0),
  );
}

function chances({ exceeding, stopped }: Tally, draws: number): Float64Array {
  return Float64Array.from(exceeding, (n, at) =>
    stopped[at]! > 0 ? ENOUGH / stopped[at]! : (1 + n) / (1 + draws),
  );
}

/** Sums a gene's ranks by class, in its place; ranks are halves, so that equal sums are equal. */
function addRanks(
  sums: Float64Array,
  table: {
    readonly ranks: Float64Array;
    readonly patients: number;
    readonly classes: number;
  },
  { g, labels }: { readonly g: number; readonly labels: Int32Array },
): void {
  const { ranks, patients, classes } = table;
  const from = g * classes;
  sums.fill(0, from, from + classes);
  for (let i = 0; i < patients; i++)
    sums[from + labels[i]!]! += ranks[g * patients + i]!;
}
