import { meanRankCorrelation } from "../../science/mil/agreement.js";
import type { BagReading } from "../../science/mil/applyHeads.js";
import type { HeldOut } from "../../science/mil/heldOut.js";
import { heldOut } from "../../science/mil/heldOut.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef } from "../dto.js";
import { tilesOf } from "../bags/embeddedBags.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { MapAccount } from "../../science/mil/mapAccount.js";
import { accountOf } from "../../science/mil/mapAccount.js";
import type { Series } from "../training/series.js";

/** Held-out readings of a group of genes, as blobs keep them. Series: the genes, then each shuffled set of them. */
export interface Maps {
  readonly genes: readonly string[];
  /** Which tiles the columns are; null in maps of before they said so. */
  readonly bags: readonly MappedBag[] | null;
  /** Rows: the genes, then the shuffles that were trained to their end. */
  readonly series: number;
  /** @unit log2 expression @shape [series, bags] */
  readonly predicted: Float64Array;
  /** 0 where not measured; see `measured`. @unit log2 expression @shape [series, bags] */
  readonly observed: Float64Array;
  /** 1 where the gene was measured. @shape [series, bags] */
  readonly measured: Uint8Array;
  /** @unit log2 expression @shape [series, bags] */
  readonly centre: Float64Array;
  /** @unit sd of the label @shape [series, all tiles] */
  readonly contribution: Float32Array;
  /** Of the true series. @shape [genes, all tiles] */
  readonly attention: Float32Array;
  readonly tilePrediction: Float32Array;
  /** Every fold's model on every bag, sealed or its own. @unit log2 expression @shape [genes, folds, bags] */
  readonly byFold: Float64Array;
}

/** Joins what the heads say of held-out bags, and how far the folds agree where to look. */
export function encodeMaps(
  deps: Pick<ActivityDeps, "tensors">,
  settled: SettledCohort,
  series: readonly Series[],
  readings: readonly BagReading[],
): {
  readonly bytes: Uint8Array;
  readonly agreement: (number | null)[];
  /** Of each gene, over its held-out readings. */
  readonly accounts: MapAccount[];
} {
  const folds = settled.split.folds;
  const fold = settled.split.bags.map((bag) => (bag.sealed ? null : bag.fold));
  const genes = series.filter(({ set }) => set === 0);
  const rowsOf = (s: number) =>
    Array.from({ length: folds }, (_, f) => s * folds + f);
  const held = series.map(({ labels, values }, s) =>
    heldOut({ readings, rows: rowsOf(s), fold, labels, values }),
  );
  const bags = readings.length;
  const tiles = held[0]?.contribution.length ?? 0;
  const observed = joined64(held.map((one) => one.observed));
  const measured = Uint8Array.from(observed, (y) => (Number.isNaN(y) ? 0 : 1));
  const byFold = foldPredictions(readings, genes, rowsOf);
  const rows = [series.length, bags];
  const own = held.slice(0, genes.length);
  const counts = settled.bags.map(tilesOf);
  const agreement = genes.map((_, g) => agreementOf(readings, rowsOf(g), fold));
  const wide = (
    of: (one: HeldOut) => Float32Array,
    from: readonly HeldOut[],
  ) => ({
    shape: [from.length, tiles],
    data: joined32(from.map(of)),
  });
  const long = (data: Float64Array) => ({ shape: rows, data });
  const bytes = deps.tensors.encode(
    {
      predicted: long(joined64(held.map((one) => one.predicted))),
      observed: long(observed.map((y) => (Number.isNaN(y) ? 0 : y))),
      measured: { shape: rows, data: measured },
      centre: long(joined64(held.map((one) => one.centre))),
      contribution: wide((one) => one.contribution, held),
      attention: wide((one) => one.attention, own),
      tilePrediction: wide((one) => one.tilePrediction, own),
      byFold: { shape: [genes.length, folds, bags], data: joined64(byFold) },
    },
    {
      genes: JSON.stringify(genes.map(({ gene }) => gene)),
      bags: JSON.stringify(tilesOfBags(settled)),
    },
  );
  const accounts = own.map((one) => accountOf(one, counts));
  return { bytes, agreement, accounts };
}

/** Every fold's prediction of every bag, gene after gene. @unit log2 expression @shape [genes * folds][bags] */
function foldPredictions(
  readings: readonly BagReading[],
  genes: readonly Series[],
  rowsOf: (gene: number) => readonly number[],
): Float64Array[] {
  return genes.flatMap(({ labels }, g) =>
    rowsOf(g).map((row, f) =>
      Float64Array.from(
        readings,
        ({ prediction }) => labels[f]!.sd * prediction[row]!,
      ),
    ),
  );
}

/** A bag of the maps: which tiles its columns are, in order. */
export interface MappedBag {
  readonly bag: string;
  readonly patient: string;
  readonly sealed: boolean;
  readonly views: readonly {
    readonly view: string;
    /** Id of the Slide. */
    readonly slide: string;
    /** Blob of the tile set. */
    readonly tileSet: string;
    readonly tiles: number;
  }[];
}

function tilesOfBags({ bags, split }: SettledCohort): MappedBag[] {
  return bags.map(({ bag, views }, b) => ({
    bag: bag.id,
    patient: bag.patient,
    sealed: split.bags[b]!.sealed,
    views: views
      .filter(({ tiles }) => tiles > 0)
      .map(({ view, slide, tileSet, tiles }) => ({
        view,
        slide,
        tileSet: tileSet.blob,
        tiles,
      })),
  }));
}

/** Mean over sealed bags of the rank correlation between the folds' attention; null without sealed bags. */
function agreementOf(
  readings: readonly BagReading[],
  rows: readonly number[],
  fold: readonly (number | null)[],
): number | null {
  const found = readings.flatMap(({ attention, tiles }, b) => {
    if (fold[b] !== null) return [];
    const maps = rows.map((row) =>
      attention.subarray(row * tiles, (row + 1) * tiles),
    );
    const r = meanRankCorrelation(maps);
    return r === null ? [] : [r];
  });
  return found.length === 0
    ? null
    : found.reduce((sum, r) => sum + r, 0) / found.length;
}

/** Reads back the maps of a group. */
export async function readMaps(
  deps: Pick<ActivityDeps, "tensors" | "blobs">,
  { maps: ref }: { readonly maps: Pick<EntityRef, "blob"> | null },
): Promise<Maps | null> {
  if (ref === null) return null;
  const bytes = await deps.blobs.get(ref.blob);
  const tensors = deps.tensors.decode(bytes);
  const { genes: named = "[]", bags } = deps.tensors.metadata(bytes);
  const genes = JSON.parse(named) as string[];
  const need = <T>(name: string, Kind: new (...args: never[]) => T): T => {
    const data = tensors[name]?.data;
    if (data instanceof Kind) return data;
    throw new Error(`blob ${ref.blob} has no tensor "${name}"`);
  };
  const predicted = need("predicted", Float64Array);
  const series = tensors["predicted"]!.shape[0]!;
  return {
    genes,
    bags: bags === undefined ? null : (JSON.parse(bags) as MappedBag[]),
    series,
    predicted,
    observed: need("observed", Float64Array),
    measured: need("measured", Uint8Array),
    centre: need("centre", Float64Array),
    contribution: need("contribution", Float32Array),
    attention: need("attention", Float32Array),
    tilePrediction: need("tilePrediction", Float32Array),
    byFold: need("byFold", Float64Array),
  };
}

function joined64(parts: readonly Float64Array[]): Float64Array {
  const width = parts[0]?.length ?? 0;
  const all = new Float64Array(parts.length * width);
  parts.forEach((part, i) => all.set(part, i * width));
  return all;
}

function joined32(parts: readonly Float32Array[]): Float32Array {
  const width = parts[0]?.length ?? 0;
  const all = new Float32Array(parts.length * width);
  parts.forEach((part, i) => all.set(part, i * width));
  return all;
}
