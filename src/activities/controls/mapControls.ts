import type { BagFlipping } from "../../science/controls/tileFlipping.js";
import type { SiteInput } from "../../science/controls/predictSite.js";
import {
  heldOutR,
  shuffledLabels,
} from "../../science/controls/shuffledLabels.js";
import type { Units } from "../../science/legs/units.js";
import { siteAndSet } from "../../science/legs/units.js";
import { attendedFrom } from "../../science/mil/attendedFrom.js";
import { relativeAttention } from "../../science/mil/comparableAttention.js";
import { meanEmbedding } from "../../science/mil/baselines/meanEmbedding.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { GeneFigure } from "./controlOutcome.js";
import type { ActivityDeps } from "../deps.js";
import type { TrainedGroup } from "../dto.js";
import { watch } from "../step/heartbeat.js";
import type { LoadedCohort } from "../bags/loadTiles.js";
import type { GeneMap } from "../maps/geneMaps.js";
import { geneMaps } from "../maps/geneMaps.js";
import { unitsOf } from "../bags/units.js";

/** Draws behind each p. */
export const MAP_DRAWS = { flipping: 99, site: 999, similarity: 999 } as const;

/** What the controls of maps came to, and each bag's own flipping, gene by gene. */
export interface MapControls {
  readonly figures: readonly GeneFigure[];
  readonly details: {
    readonly flipping: Readonly<Record<string, readonly BagFlipping[]>>;
  };
}

/** Puts the maps of all groups to the controls that need no new training and no pixel. */
export async function mapControls(
  deps: ActivityDeps,
  loaded: LoadedCohort,
  groups: readonly TrainedGroup[],
  seed: number,
): Promise<MapControls> {
  const { genes, nulls } = await geneMaps(deps, loaded, groups);
  const units = unitsOf(loaded);
  const flipped = await flipTiles(deps, loaded, genes, seed);
  return {
    figures: [
      ...shuffled(units, genes, nulls),
      ...flipped.flatMap(({ gene, found }) =>
        found === null ? [] : [{ ...found.figure, gene }],
      ),
      ...(await sites(deps, { loaded, units }, genes, seed)),
      ...(await similarity(deps, { loaded, units }, genes, seed)),
    ],
    details: {
      flipping: Object.fromEntries(
        flipped.map(({ gene, found }) => [gene, found?.bags ?? []]),
      ),
    },
  };
}

/** @param nulls every shuffled series of every gene */
function shuffled(
  units: Units,
  genes: readonly GeneMap[],
  nulls: readonly Pick<GeneMap, "predicted" | "observed">[],
): GeneFigure[] {
  const strata = siteAndSet(units);
  const of = nulls.map((series) => heldOutR(series, strata));
  return genes.map((own) => {
    const known = units.patients.filter((_, b) =>
      Number.isFinite(own.observed[b]),
    );
    const r = heldOutR(own, strata);
    const figure = shuffledLabels(r, of, new Set(known).size);
    return { ...figure, gene: own.gene };
  });
}

/** A sealed bag's map is a mean over models, which no one model would give with fewer tiles; the others are one model's. */
async function flipTiles(
  deps: ActivityDeps,
  { bags, split }: LoadedCohort,
  genes: readonly GeneMap[],
  seed: number,
) {
  const open = [...bags.keys()].filter((b) => !split.bags[b]!.sealed);
  const jobs = genes.map(({ gene, attention, tilePrediction }) => ({
    bags: open.map((b) => ({
      patient: bags[b]!.bag.patient,
      attention: attention[b]!,
      tilePrediction: tilePrediction[b]!,
    })),
    draws: MAP_DRAWS.flipping,
    seed: seedOf(["flip", gene, seed]),
  }));
  const found = await deps.controls.flipTiles(jobs, watch());
  return genes.map(({ gene }, g) => ({ gene, found: found[g]! }));
}

interface Cohort {
  readonly loaded: LoadedCohort;
  readonly units: Units;
}

/** From the mean of all tiles, and for each gene from the mean of those that its models attend to. */
async function sites(
  deps: ActivityDeps,
  { loaded, units }: Cohort,
  genes: readonly GeneMap[],
  seed: number,
): Promise<GeneFigure[]> {
  const { sites: named, patients } = units;
  const asked = (kind: string, rows: Float64Array[]): SiteInput => ({
    kind,
    rows,
    sites: named,
    patients,
    draws: MAP_DRAWS.site,
    seed: seedOf(["site", seed]),
  });
  const all = meanEmbedding(
    loaded.bags.map(({ bag, tiles, features }) => ({
      id: bag.id,
      tiles: tiles.length,
      features,
    })),
  );
  const jobs = [asked("siteFromEmbedding", all)];
  for (const { attention } of genes) {
    jobs.push(asked("siteFromAttended", attendedMeans(loaded, attention)));
    // The event loop has heartbeats to send.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const found = await deps.controls.predictSites(jobs, watch());
  return found.flatMap((figure, i) =>
    figure === null
      ? []
      : [{ ...figure, gene: i === 0 ? null : genes[i - 1]!.gene }],
  );
}

/** Mean embedding of the attended tiles of each bag. */
function attendedMeans(
  { bags }: LoadedCohort,
  attention: readonly Float32Array[],
): Float64Array[] {
  return bags.map(({ tiles, features }, b) => {
    const own = attention[b]!;
    const dim = features.length / tiles.length;
    const relative = relativeAttention(own);
    const most = relative.reduce((high, a) => Math.max(high, a), 0);
    const from = Math.min(attendedFrom(own), most);
    // A map that attends to nothing in particular still has a tile it attends to most.
    const attended = [...own.keys()].filter((t) => relative[t]! >= from);
    const mean = new Float64Array(dim);
    for (const t of attended)
      for (let d = 0; d < dim; d++)
        mean[d]! += features[t * dim + d]! / attended.length;
    return mean;
  });
}

async function similarity(
  deps: ActivityDeps,
  { loaded, units }: Cohort,
  genes: readonly GeneMap[],
  seed: number,
): Promise<GeneFigure[]> {
  const job = {
    maps: genes.map(({ attention }) => attention),
    expression: genes.map(({ gene }) => loaded.expression(gene)),
    sites: units.sites,
    patients: new Set(units.patients).size,
    draws: MAP_DRAWS.similarity,
    seed: seedOf(["similarity", seed]),
  };
  const [found = []] = await deps.controls.compareAttention([job], watch());
  return found.map((figure) => ({ ...figure, gene: null }));
}
