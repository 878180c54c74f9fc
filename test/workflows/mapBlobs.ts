import type { MappedBag } from "../../src/activities/maps/maps.js";
import { encodeSafetensors } from "../../src/io/blobs/safetensors.js";
import { MORPHOLOGIES } from "../../src/science/morphology/names.js";
import type { PlantedView } from "./plantedView.js";

/** Edge of a tile and of the slide that nine of them fill. @unit px */
export const TILE = 224;
export const EDGE = 3 * TILE;

/** The tiles of every slide, as a tile set's blob keeps them. */
export const TILES = Array.from({ length: 9 }, (_, index) => ({
  index,
  x: (index % 3) * TILE,
  y: Math.floor(index / 3) * TILE,
  size: TILE,
  tissue: 1,
}));

/** A trained gene: the same map for every patient. @shape each [9] */
export interface GenePlan {
  readonly attention: readonly number[];
  readonly contribution: readonly number[];
  /** Of each patient. */
  readonly observed: readonly number[];
}

/** The blob that measureTiles keeps, of slides with nothing but mucin. */
export function encodeMucin(mucin: readonly number[]): Uint8Array {
  const width = MORPHOLOGIES.length;
  const data = new Float32Array(TILES.length * width);
  mucin.forEach((share, t) => {
    data[t * width + MORPHOLOGIES.indexOf("mucin")] = share;
  });
  return encodeSafetensors({
    morphology: { shape: [TILES.length, width], data },
  });
}

/** The blob that trainGenes keeps, of one fold and no shuffled set. */
export function encodeMaps(
  symbols: readonly string[],
  genes: readonly GenePlan[],
  views: readonly PlantedView[],
): Uint8Array {
  const bags = views.length;
  const long = (of: (gene: GenePlan) => readonly number[]) => ({
    shape: [genes.length, bags],
    data: Float64Array.from(genes.flatMap(of)),
  });
  const wide = (of: (gene: GenePlan) => readonly number[]) => ({
    shape: [genes.length, bags * TILES.length],
    data: Float32Array.from(
      genes.flatMap((gene) => views.flatMap(() => of(gene))),
    ),
  });
  const none = long(() => views.map(() => 0));
  return encodeSafetensors(
    {
      predicted: none,
      observed: long(({ observed }) => observed),
      measured: {
        shape: [genes.length, bags],
        data: new Uint8Array(genes.length * bags).fill(1),
      },
      centre: none,
      contribution: wide(({ contribution }) => contribution),
      attention: wide(({ attention }) => attention),
      tilePrediction: wide(({ contribution }) => contribution),
      byFold: { shape: [genes.length, 1, bags], data: none.data },
    },
    {
      genes: JSON.stringify(symbols),
      bags: JSON.stringify(views.map(mappedBag)),
    },
  );
}

function mappedBag({ plan, slide, tileSet }: PlantedView): MappedBag {
  const { name, sealed } = plan;
  const view = {
    view: String(slide.props["name"]),
    slide: slide.id,
    tileSet: String(tileSet.props["blob"]),
    tiles: TILES.length,
  };
  return { bag: name, patient: name, sealed, views: [view] };
}
