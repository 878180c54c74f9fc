import { benjaminiHochberg } from "../../stats/benjaminiHochberg.js";
import type { MarkConfirmation } from "./confirmMark.js";
import { confirmMark } from "./confirmMark.js";
import type { MarkArea } from "./directedArea.js";
import { directedArea } from "./directedArea.js";
import type { MarkJob, StatedPair } from "./markJob.js";
import { permutedMarks } from "./permutedMarks.js";
import { rankTable } from "./rankTable.js";

/** A pair in the direction that it was given before it was measured. */
export interface MarkPair {
  readonly gene: string;
  readonly subtype: string;
  /** 1: higher in the class than in the rest. */
  readonly direction: 1 | -1;
  /** On the patients that choose. */
  readonly choosing: number;
  /** Of all patients, in its direction. */
  readonly auc: MarkArea;
  readonly p: number;
  /** Over every gene, class and direction. */
  readonly q: number;
  /** What else was measured of it; null where it was neither chosen nor stated. */
  readonly confirmed: MarkConfirmation | null;
}

/** On the choosing patients a pair must set its class as far apart as this to be claimed. */
export const LEAST_CHOSEN = 0.65;

/** The gene was measured in nobody of the class, or in nobody else. */
const UNTOLD: MarkArea = { value: 0.5, interval: null, n: 0 };

/**
 * Measures every gene against every class. The patients that choose give each pair its direction and say whether it is worth a
 * claim; those held out from it confirm it. A pair that was stated is claimed too, where its direction is the one given. What
 * is not claimed is counted all the same.
 */
export function markPairs(job: MarkJob): MarkPair[] {
  const { table, classes, labels, sites, draws, seed } = job;
  const K = classes.length;
  const dealing = { labels, classes: K, strata: sites, draws, seed };
  const { higher, lower } = permutedMarks(rankTable(table), dealing);
  const q = benjaminiHochberg([...higher, ...lower]);
  const choosing = [...labels.keys()].filter((i) => !job.heldOut[i]);
  return table.features.flatMap((gene, g) => {
    const at = g * table.rows;
    const values = table.values.subarray(at, at + table.rows);
    return classes.map((subtype, k): MarkPair => {
      const of = { values, own: Array.from(labels, (label) => label === k) };
      const seen = directedArea(of, 1, choosing)?.value ?? 0.5;
      const direction = seen >= 0.5 ? 1 : -1;
      const chosen = Math.max(seen, 1 - seen);
      const own = { gene, subtype, direction } as const;
      const claimed = chosen >= LEAST_CHOSEN || isStated(own, job.stated);
      const cell = g * K + k;
      const every = [...labels.keys()];
      return {
        ...own,
        choosing: chosen,
        auc: directedArea(of, direction, every) ?? UNTOLD,
        p: (direction === 1 ? higher : lower)[cell]!,
        q: q[direction === 1 ? cell : higher.length + cell]!,
        confirmed: claimed ? confirmMark(of, direction, job) : null,
      };
    });
  });
}

function isStated(
  { gene, subtype, direction }: StatedPair,
  stated: readonly StatedPair[],
): boolean {
  return stated.some(
    (said) =>
      said.gene === gene &&
      said.subtype === subtype &&
      said.direction === direction,
  );
}
