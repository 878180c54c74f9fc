import type {
  FoldMapsInput,
  UntrainedBag,
} from "../../science/controls/foldMaps.js";
import { freshHead } from "../../science/controls/freshWeights.js";
import { plainReader } from "../../science/controls/readPlainly.js";
import type { BagReading } from "../../science/mil/applyHeads.js";
import type { BagSource } from "../../science/mil/bagSource.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import type { HeadWeights } from "../../science/mil/trainedHeads.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { ActivityDeps } from "../deps.js";
import { encodeFoldMaps } from "../maps/foldMaps.js";
import { watch } from "../step/heartbeat.js";
import type { Series } from "./series.js";

/** Heads that never train, and the most tiles of a bag that they are shown: enough to compare maps by. */
const UNTRAINED = { heads: 15, tiles: 200 } as const;

/** What the trained heads say, and how they were made. */
export interface Compared {
  /** Of the heads of all series, folds next to each other. */
  readonly readings: readonly BagReading[];
  readonly source: BagSource;
  /** Any of the heads: those that never train have its shape and see embeddings scaled as it does. */
  readonly like: Pick<HeadWeights, "shape" | "scaling">;
  readonly options: MilOptions;
  /** Of the run: every group of genes is held against the same heads. */
  readonly seed: number;
}

/**
 * Compares where the folds' models of each gene look on sealed bags, which none of them trained on, with each other, with
 * models taught shuffled labels and with heads that never trained. A map is what tiles contribute to the prediction, as
 * the claims' own criterion of place reads it: attention alone may be even, and says nothing of up or down.
 * @returns what is to be kept; null where no bag was read by more than one
 */
export async function compareFolds(
  deps: Pick<ActivityDeps, "controls" | "tensors">,
  { split, bags }: Pick<SettledCohort, "split" | "bags">,
  series: readonly Series[],
  compared: Compared,
): Promise<Uint8Array | null> {
  const sealed = [...bags.keys()].filter((b) => split.bags[b]!.sealed);
  if (sealed.length === 0 || split.folds < 2) return null;
  const untrained = await readUntrained(sealed, compared);
  const mapsOf = (s: number): Float32Array[][] =>
    sealed.map((b) => {
      const reading = compared.readings[b]!;
      return Array.from({ length: split.folds }, (_, f) =>
        contributions(reading, s * split.folds + f),
      );
    });
  const genes = series.filter(({ set }) => set === 0).map(({ gene }) => gene);
  const jobs = genes.map((gene, g): FoldMapsInput => ({
    own: mapsOf(g),
    taughtShuffled: [...series.keys()]
      .filter((s) => series[s]!.set > 0 && series[s]!.gene === gene)
      .map(mapsOf),
    untrained,
  }));
  const { signal } = watch();
  const found = await deps.controls.compareFolds(jobs, { signal });
  const of = sealed.map((b) => {
    const { id: bag, patient } = bags[b]!.bag;
    return { bag, patient };
  });
  return encodeFoldMaps(deps, { genes, bags: of, found });
}

/** N times what each tile adds, so that bags of many tiles compare with those of few. @unit sd of the label */
function contributions(
  { attention, tilePrediction, tiles }: BagReading,
  row: number,
): Float32Array {
  return Float32Array.from(
    { length: tiles },
    (_, t) =>
      tiles * attention[row * tiles + t]! * tilePrediction[row * tiles + t]!,
  );
}

async function readUntrained(
  sealed: readonly number[],
  { source, like, options, seed }: Compared,
): Promise<UntrainedBag[]> {
  const readers = Array.from({ length: UNTRAINED.heads }, (_, head) =>
    plainReader(
      freshHead(like, { options, seed: seedOf(["untrained", head, seed]) }),
    ),
  );
  const seen: UntrainedBag[] = [];
  for (const b of sealed) {
    const { features, tiles: all } = await source.read(b);
    const tiles = evenly(all, UNTRAINED.tiles);
    const dim = features.length / all;
    const shown = new Float32Array(tiles.length * dim);
    tiles.forEach((t, i) =>
      shown.set(features.subarray(t * dim, (t + 1) * dim), i * dim),
    );
    const maps = readers.map((read) => {
      const { attention, tilePrediction } = read(shown);
      return attention.map((a, t) => tiles.length * a * tilePrediction[t]!);
    });
    seen.push({ tiles, maps });
    // The event loop has heartbeats to send.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return seen;
}

/** Places from first to last, so many at most, evenly apart. */
function evenly(all: number, most: number): number[] {
  const count = Math.min(all, most);
  return Array.from({ length: count }, (_, i) => Math.floor((i * all) / count));
}
