import type { FoldAgreement } from "../../io/statistics/controlsThread.js";
import type { BagReading } from "../../science/mil/applyHeads.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { ActivityDeps } from "../deps.js";
import { watch } from "../step/heartbeat.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { Series } from "./series.js";

/** Shuffles behind the p of an agreement. */
const DRAWS = 99;

/**
 * How far the folds' models of each gene agree where to look on sealed bags, which none of them trained on; beside it,
 * how far models taught shuffled labels do. null where no bag was read by more than one.
 * @param readings of the heads of all series, folds next to each other
 */
export function agreeFolds(
  deps: Pick<ActivityDeps, "controls">,
  { split }: Pick<SettledCohort, "split">,
  series: readonly Series[],
  {
    readings,
    seed,
  }: { readonly readings: readonly BagReading[]; readonly seed: number },
): Promise<(FoldAgreement | null)[]> {
  const sealed = readings.filter((_, b) => split.bags[b]!.sealed);
  const mapsOf = (s: number): Float32Array[][] =>
    sealed.map(({ attention, tiles }) =>
      Array.from({ length: split.folds }, (_, f) => {
        const row = s * split.folds + f;
        return attention.slice(row * tiles, (row + 1) * tiles);
      }),
    );
  const genes = series.filter(({ set }) => set === 0);
  const jobs = genes.map(({ gene }, g) => ({
    maps: mapsOf(g),
    taughtShuffled: [...series.keys()]
      .filter((s) => series[s]!.set > 0 && series[s]!.gene === gene)
      .map(mapsOf),
    draws: DRAWS,
    seed: seedOf(["agree", gene, seed]),
  }));
  return deps.controls.agreeMaps(jobs, { signal: watch().signal });
}
