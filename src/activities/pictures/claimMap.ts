import type { ClaimSources } from "../../graph/read/claimSources.js";
import { canonical } from "../../knowledge/identity.js";
import { alignment, moduleMean } from "../../science/legs/moduleSeries.js";
import type { ActivityDeps } from "../deps.js";
import type { MappedBag, Maps } from "../maps/maps.js";
import { readMaps } from "../maps/maps.js";

/** Where the models that never saw a patient look for a claim's genes; one value a tile, bag after bag. */
export interface ClaimMap {
  readonly bags: readonly MappedBag[];
  /** Mean over the genes. @shape [all tiles] */
  readonly attention: ArrayLike<number>;
  /** Mean over the genes, each turned the way of the leading one. @unit sd of the label @shape [all tiles] */
  readonly contribution: ArrayLike<number>;
  /** As contribution. @shape [all tiles] */
  readonly tilePrediction: ArrayLike<number>;
}

/** Reads the map of a claim; of a module, the mean of its genes'. null where a gene has none, or one without its tiles. */
export async function readClaimMap(
  deps: Pick<ActivityDeps, "tensors" | "blobs">,
  { claim, attention }: Pick<ClaimSources, "claim" | "attention">,
): Promise<ClaimMap | null> {
  const kept = new Map<string, Maps | null>();
  const genes: GeneMap[] = [];
  for (const gene of claim.genes) {
    const blob = attention.find((map) => map.gene === gene)?.blob;
    if (blob === undefined) return null;
    const maps = kept.get(blob) ?? (await readMaps(deps, { maps: { blob } }));
    kept.set(blob, maps);
    const own = maps && geneMap(maps, gene);
    if (own === null) return null;
    genes.push(own);
  }
  return meanOf(genes);
}

/** One gene's rows of the maps. */
interface GeneMap extends Omit<ClaimMap, "contribution"> {
  readonly contribution: Float32Array;
  /** NaN where not measured. @shape [bags] */
  readonly observed: Float64Array;
}

function geneMap(maps: Maps, gene: string): GeneMap | null {
  const { bags, genes, series, measured } = maps;
  const g = genes.indexOf(gene);
  if (bags === null || g < 0) return null;
  const tiles = maps.attention.length / genes.length;
  if (maps.contribution.length !== tiles * series)
    throw new Error(`the maps of ${gene} do not have one value a tile`);
  const row = (of: Float32Array): Float32Array =>
    of.subarray(g * tiles, (g + 1) * tiles);
  const observed = maps.observed
    .subarray(g * bags.length, (g + 1) * bags.length)
    .map((y, b) => (measured[g * bags.length + b] === 1 ? y : Number.NaN));
  return {
    bags,
    attention: row(maps.attention),
    contribution: row(maps.contribution),
    tilePrediction: row(maps.tilePrediction),
    observed,
  };
}

function meanOf(genes: readonly GeneMap[]): ClaimMap | null {
  const [lead] = genes;
  if (lead === undefined) return null;
  const tiles = canonical(lead.bags);
  if (genes.some(({ bags }) => canonical(bags) !== tiles))
    throw new Error("the maps of a module's genes are not of the same tiles");
  const ones = genes.map(() => 1);
  // What was observed is centred by site already.
  const signs = alignment(
    { sites: lead.bags.map(() => null) },
    genes.map(({ observed }) => observed),
  );
  const mean = (
    of: (gene: GeneMap) => ArrayLike<number>,
    turned: readonly (1 | -1)[],
  ) => moduleMean(genes.map(of), turned, ones);
  return {
    bags: lead.bags,
    attention: mean(
      (gene) => gene.attention,
      genes.map(() => 1),
    ),
    contribution: mean((gene) => gene.contribution, signs),
    tilePrediction: mean((gene) => gene.tilePrediction, signs),
  };
}
