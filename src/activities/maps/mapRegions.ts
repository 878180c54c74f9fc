import { mean } from "simple-statistics";
import type { LinkRecord } from "../../knowledge/provenance.js";
import {
  ATTENDED_SHARE,
  attendedFrom,
  LEAST_ATTENDED,
} from "../../science/mil/attendedFrom.js";
import { attentionPercentiles } from "../../science/mil/comparableAttention.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput, MadeSoFar, TrainedGroup } from "../dto.js";
import { geneNode, morphologyNode } from "../../knowledge/namedNodes.js";
import type { LoadedBag, LoadedCohort } from "../bags/loadTiles.js";
import { concat, loadTiles, settledCohort } from "../bags/loadTiles.js";
import { readMaps } from "./maps.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import { runStep } from "../step/runStep.js";
import { usedForTiles } from "../step/usedForLabels.js";
import type { MappedTiles, ViewRegion } from "./viewRegions.js";
import { viewRegions } from "./viewRegions.js";

/** Regions kept in the graph for each gene: the strongest, each of another slide view. */
const KEPT = 20;

/** A region with the slide it lies on and what it shows. */
interface SlideRegion extends ViewRegion {
  readonly gene: string;
  readonly slide: string;
  readonly view: string;
  /** Mean over its tiles of N times attention. */
  readonly relativeAttention: number;
  /** Mean over its tiles of their place among the bag's, 0 to 1. */
  readonly percentile: number;
}

/** Outlines where the held-out models of a group of genes look, and says what is there. @returns regions kept */
export async function mapRegions(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  group: TrainedGroup,
): Promise<number> {
  const { maps: ref, attention } = group;
  if (ref === null) return 0;
  const settled = await settledCohort(deps, made);
  const step = await runStep(
    deps,
    {
      name: "mapRegions",
      run: input.run,
      seed: null,
      params: {
        share: ATTENDED_SHARE,
        least: LEAST_ATTENDED,
        kept: KEPT,
        genes: group.genes,
      },
      used: [
        { role: "readings", id: ref.id },
        ...attention.map(({ id }) => ({ role: "attention", id })),
        ...usedForTiles(settled, "tileSet"),
        ...usedForTiles(settled, "morphology"),
      ],
    },
    async (idOf) => {
      const loaded = await loadTiles(deps, settled);
      const maps = await readMaps(deps, group);
      if (maps === null) throw new Error("the group has no readings");
      const width = maps.attention.length / maps.genes.length;
      const regions = maps.genes.flatMap((gene, g) => {
        const row = (of: Float32Array): Float32Array =>
          of.subarray(g * width, (g + 1) * width);
        return strongest(
          regionsOf(gene, loaded, {
            attention: row(maps.attention),
            tilePrediction: row(maps.tilePrediction),
          }),
        );
      });
      return outcomeOf(regions, group, idOf);
    },
  );
  return step.generated.length;
}

function regionsOf(
  gene: string,
  { bags }: LoadedCohort,
  map: {
    readonly attention: Float32Array;
    readonly tilePrediction: Float32Array;
  },
): SlideRegion[] {
  let from = 0;
  return bags.flatMap((bag) => {
    const start = from;
    from += bag.tiles.length;
    const own = (of: Float32Array): Float32Array => of.subarray(start, from);
    const attention = own(map.attention);
    const percentiles = attentionPercentiles(attention);
    return bag.views.flatMap(({ view, slide }) => {
      const places = placesOn(bag, view);
      const mapped = tilesOf(bag, places, attention, own(map.tilePrediction));
      return viewRegions(mapped).map((region) => {
        const { tiles, mass } = region;
        const relativeAttention = (mass * mapped.bagTiles) / tiles.length;
        const percentile = mean(tiles.map((t) => percentiles[places[t]!]!));
        return { ...region, gene, slide, view, relativeAttention, percentile };
      });
    });
  });
}

/** Rows of a bag's tiles that lie on one slide view. */
function placesOn({ tiles }: LoadedBag, view: string): number[] {
  return [...tiles.keys()].filter((t) => tiles[t]!.view === view);
}

/** Those tiles of a bag that lie on one slide view. @shape attention, tilePrediction [tiles of the bag] */
function tilesOf(
  bag: LoadedBag,
  places: readonly number[],
  attention: Float32Array,
  tilePrediction: Float32Array,
): MappedTiles {
  const width = MORPHOLOGIES.length;
  const shows = (t: number): Float32Array =>
    bag.morphology.subarray(t * width, (t + 1) * width);
  return {
    tiles: places.map((t) => bag.tiles[t]!),
    attention: places.map((t) => attention[t]!),
    tilePrediction: places.map((t) => tilePrediction[t]!),
    morphology: concat(places.map(shows)),
    bagTiles: bag.tiles.length,
    threshold: attendedFrom(attention),
  };
}

/** The strongest region of each slide view, and of these the strongest. */
function strongest(regions: readonly SlideRegion[]): SlideRegion[] {
  const byView = new Map<string, SlideRegion>();
  for (const region of regions)
    if (region.mass > (byView.get(region.view)?.mass ?? 0))
      byView.set(region.view, region);
  return [...byView.values()]
    .sort((a, b) => b.mass - a.mass || (a.view < b.view ? -1 : 1))
    .slice(0, KEPT);
}

function outcomeOf(
  regions: readonly SlideRegion[],
  { attention }: TrainedGroup,
  idOf: IdOf,
): StepOutcome {
  const agreement = new Map(attention.map((map) => [map.gene, map.agreement]));
  const links: LinkRecord[] = [];
  const outputs = regions.map((region, i): Output => {
    const { gene, slide, view, mass, meanPrediction } = region;
    const { relativeAttention, percentile } = region;
    const outline = JSON.stringify(region.outline);
    const output = {
      label: "AttentionRegion" as const,
      content: { gene, view, outline },
    };
    const id = idOf(output);
    links.push({ type: "ON", from: id, to: slide });
    links.push({ type: "FOR", from: id, to: geneNode(gene).id });
    MORPHOLOGIES.forEach((name, m) =>
      links.push({
        type: "SHOWS",
        from: id,
        to: morphologyNode(name).id,
        props: { value: region.shows[m]! },
      }),
    );
    const agreed = agreement.get(gene) ?? null;
    const props = {
      gene,
      slide,
      view,
      outline,
      mass,
      meanPrediction,
      relativeAttention,
      percentile,
      ...(agreed === null ? {} : { agreement: agreed }),
    };
    return { role: `region ${i}`, ...output, props };
  });
  const nodes = [
    ...MORPHOLOGIES.map(morphologyNode),
    ...[...new Set(regions.map(({ gene }) => gene))].map(geneNode),
  ];
  return { outputs, links, nodes };
}
