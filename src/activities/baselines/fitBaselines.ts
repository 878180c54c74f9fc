import { setImmediate } from "node:timers/promises";
import type { Fit } from "../../science/mil/baselines/foldedFit.js";
import { foldedFit, joinFolds } from "../../science/mil/baselines/foldedFit.js";
import { meanEmbedding } from "../../science/mil/baselines/meanEmbedding.js";
import { plsOnMean } from "../../science/mil/baselines/plsOnMean.js";
import { ridgeOnMean } from "../../science/mil/baselines/ridgeOnMean.js";
import { tileSet } from "../../science/mil/baselines/tileSet.js";
import { ROLE } from "../../science/mil/head.js";
import type { FoldLabels } from "../../science/mil/labels.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { BagBaseline, TileBaseline } from "./baselineNames.js";
import { CHEAP_BASELINES, RIVALS } from "./baselineNames.js";
import type { ActivityDeps } from "../deps.js";
import type { FoldPlan } from "../bags/foldPlan.js";
import { foldPlans, labelsByFold } from "../bags/foldPlan.js";
import { watch } from "../step/heartbeat.js";
import type { LoadedBag, LoadedCohort } from "../bags/loadTiles.js";

/** Most tiles of a bag that a model looks at which is trained without a tensor library. */
const MOST_TILES = 200;

/** What a simpler model predicts. */
export interface FittedBaseline {
  readonly name: string;
  /** @unit log2 expression @shape [genes][bags] */
  readonly predicted: readonly Float64Array[];
}

/** Trains the simpler models of every run, and those asked for, through the folds. @returns genes that have labels */
export async function fitBaselines(
  deps: Pick<ActivityDeps, "statistics">,
  loaded: LoadedCohort,
  want: {
    readonly genes: readonly string[];
    readonly asked: readonly TileBaseline[];
    readonly seed: number;
  },
): Promise<{ genes: string[]; baselines: FittedBaseline[] }> {
  const labelled = want.genes.flatMap((gene) => {
    const labels = labelsByFold(loaded.expression(gene), loaded);
    return labels === null ? [] : [{ gene, labels }];
  });
  const genes = labelled.map(({ gene }) => gene);
  if (genes.length === 0) return { genes, baselines: [] };
  const folds: Folds = {
    labels: labelled.map(({ labels }) => labels),
    plans: foldPlans(loaded),
    fold: loaded.split.bags.map((bag) => (bag.sealed ? null : bag.fold)),
  };
  const onBags = await fitOnBags(loaded, folds);
  const onTiles = await fitOnTiles(deps, loaded, folds, want);
  return { genes, baselines: [...onBags, ...onTiles] };
}

interface Folds {
  /** @shape [genes][folds] */
  readonly labels: readonly (readonly FoldLabels[])[];
  readonly plans: readonly FoldPlan[];
  readonly fold: readonly (number | null)[];
}

async function fitOnBags(
  { bags }: LoadedCohort,
  { labels, plans, fold }: Folds,
): Promise<FittedBaseline[]> {
  const train = plans.map(({ role }) =>
    [...role].map((part) => part !== ROLE.unused),
  );
  const fitted: FittedBaseline[] = [];
  for (const name of [...RIVALS, ...CHEAP_BASELINES]) {
    const { fit, rows } = BAG_MODELS[name];
    const predicted = foldedFit(fit, { rows: rows(bags), labels, train, fold });
    fitted.push({ name, predicted });
    // A turn of the event loop, for the heartbeat.
    await setImmediate();
  }
  return fitted;
}

async function fitOnTiles(
  { statistics }: Pick<ActivityDeps, "statistics">,
  { bags }: LoadedCohort,
  { labels, plans, fold }: Folds,
  {
    asked,
    seed,
  }: { readonly asked: readonly TileBaseline[]; readonly seed: number },
): Promise<FittedBaseline[]> {
  if (asked.length === 0) return [];
  const tiles = await tileSet(bags.map(embeddingOf), MOST_TILES);
  const jobs = asked.flatMap((model) =>
    plans.map(({ role }, f) => ({
      model,
      fit: {
        tiles,
        labels: labels.map((gene) => gene[f]!.labels),
        role,
        seed: seedOf([model, f, seed]),
      },
    })),
  );
  const found = await statistics.fitTiles(jobs, watch());
  return asked.map((name, i) => ({
    name,
    predicted: labels.map((gene, g) =>
      joinFolds(
        plans.map((_, f) => found[i * plans.length + f]![g]!),
        { labels: gene, fold },
      ),
    ),
  }));
}

/** What a model learns with, and from which vector of a bag. */
interface BagModel {
  readonly fit: Fit;
  readonly rows: (bags: readonly LoadedBag[]) => Float64Array[];
}

const onMean = (bags: readonly LoadedBag[]): Float64Array[] =>
  meanEmbedding(bags.map(embeddingOf));

const BAG_MODELS: Readonly<Record<BagBaseline, BagModel>> = {
  meanEmbedding: { fit: ridgeOnMean, rows: onMean },
  colour: {
    fit: ridgeOnMean,
    rows: (bags) => meanEmbedding(bags.map((bag) => bagOf(bag, bag.colour))),
  },
  tileCount: {
    fit: ridgeOnMean,
    rows: (bags) =>
      bags.map(({ tiles }) => Float64Array.of(Math.log(tiles.length))),
  },
  meanEmbeddingPls: { fit: plsOnMean, rows: onMean },
};

function embeddingOf(bag: LoadedBag) {
  return bagOf(bag, bag.features);
}

function bagOf({ bag, tiles }: LoadedBag, features: Float32Array) {
  return { id: bag.id, tiles: tiles.length, features };
}
