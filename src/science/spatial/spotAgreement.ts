import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { randomGenerator } from "../random/randomGenerator.js";
import { rankCorrelation } from "./rankCorrelation.js";
import type { Spots } from "./spots.js";
import type { Cover, TileSquare } from "./tileCover.js";
import { tileCover } from "./tileCover.js";
import type { Offset, Torus } from "./torus.js";
import { torusOf } from "./torus.js";

/** What models predict for the tiles of one section. */
export interface PredictedTiles {
  readonly tiles: readonly TileSquare[];
  readonly genes: readonly string[];
  /** @shape [genes, tiles] */
  readonly predictions: ArrayLike<number>;
}

/** How far predictions follow the spots, for one gene of one section. */
export interface GeneAgreement {
  readonly gene: string;
  /** Spots with a value and tiles over them. */
  readonly spots: number;
  /** Spearman's; null where there are too few spots, or one side is constant. */
  readonly rho: number | null;
  /** One-sided, by toroidal shifts: (1 + b) / (1 + m); null with rho, or where too few shifts kept enough spots. */
  readonly p: number | null;
}

/** Least share of a spot that tiles must cover. */
const LEAST_COVER = 0.5;
/** A shift that puts fewer than this share of the spots on tiles is drawn anew. */
const LEAST_KEPT = 0.5;
/** Draws for each shift that is wanted; a section full of holes may need many. */
const MOST_DRAWS = 20;

/**
 * Rank correlation of tile predictions and spot values for each gene that both have. A spot is given the mean of
 * the tiles over it, by the share of the spot that each covers. The null moves all spots together on a torus, which
 * keeps what neighbours share and breaks what links a spot to the tissue under it; spots that fall off the tiles are
 * left out of that shift. For unrelated maps p is uniform as long as they vary within a few spots' distance; where
 * they vary over the whole section a torus tears them, and p <= .05 comes up in up to 16 % of cases (simulated,
 * correlation length of half the section), so that a smooth map's p is a lower bound.
 * @param input.shifts m; the smallest p is 1 / (1 + m)
 * @source Besag & Diggle 1977, doi:10.2307/2346974 (Monte Carlo p); Lotwick & Silverman 1982 (toroidal shifts)
 */
export function spotAgreement(input: {
  readonly predicted: PredictedTiles;
  readonly spots: Spots;
  readonly shifts: number;
  readonly seed: number;
}): GeneAgreement[] {
  const { predicted, spots } = input;
  const genes = pairGenes(predicted, spots);
  const cover = tileCover(predicted.tiles);
  const torus = torusOf(spots);
  const coversAt = (by: Offset): Cover[] =>
    [...spots.x.keys()].map((s) => {
      const from = { x: spots.x[s]!, y: spots.y[s]! };
      return cover({
        ...torus.shift(by, from),
        diameter: spots.diameter[s]!,
      });
    });
  const placed = coversAt({ x: 0, y: 0 });
  const found = genes.map((gene) => agree(gene, placed, input));
  const above = new Int32Array(genes.length);
  const m = countShifts(input, torus, (by) => {
    const covers = coversAt(by);
    if (count(covers) < LEAST_KEPT * count(placed)) return "too few";
    for (const [g, gene] of genes.entries()) {
      const rho = agree(gene, covers, input).rho ?? 0;
      if (rho >= (found[g]!.rho ?? Infinity)) above[g]!++;
    }
    return "counted";
  });
  return genes.map(({ gene }, g) => {
    const { rho, spots: used } = found[g]!;
    const p =
      rho === null || m < input.shifts ? null : (1 + above[g]!) / (1 + m);
    return { gene, spots: used, rho, p };
  });
}

/** Draws shifts until enough were counted, or too many were not. @returns how many were counted */
function countShifts(
  { shifts, seed }: { readonly shifts: number; readonly seed: number },
  { width, height }: Torus,
  tryShift: (by: Offset) => "counted" | "too few",
): number {
  const random = randomGenerator(seed);
  let counted = 0;
  for (let draw = 0; draw < shifts * MOST_DRAWS && counted < shifts; draw++) {
    const by = {
      x: uniformFloat64(random) * width,
      y: uniformFloat64(random) * height,
    };
    if (tryShift(by) === "counted") counted++;
  }
  return counted;
}

interface GenePair {
  readonly gene: string;
  readonly predicted: number;
  readonly measured: number;
}

function pairGenes(predicted: PredictedTiles, spots: Spots): GenePair[] {
  return predicted.genes.flatMap((gene, g) => {
    const measured = spots.genes.indexOf(gene);
    return measured < 0 ? [] : [{ gene, predicted: g, measured }];
  });
}

const share = (cover: Cover): number =>
  cover.reduce((sum, part) => sum + part.share, 0);

const count = (covers: readonly Cover[]): number =>
  covers.filter((cover) => share(cover) >= LEAST_COVER).length;

function agree(
  gene: GenePair,
  covers: readonly Cover[],
  {
    predicted,
    spots,
  }: { readonly predicted: PredictedTiles; readonly spots: Spots },
): { spots: number; rho: number | null } {
  const seen: number[] = [];
  const measured: number[] = [];
  const first = gene.predicted * predicted.tiles.length;
  for (const [s, cover] of covers.entries()) {
    const whole = share(cover);
    const value = spots.values[s * spots.genes.length + gene.measured]!;
    if (whole < LEAST_COVER || Number.isNaN(value)) continue;
    const sum = cover.reduce(
      (total, part) =>
        total + part.share * predicted.predictions[first + part.tile]!,
      0,
    );
    if (Number.isNaN(sum)) continue;
    seen.push(sum / whole);
    measured.push(value);
  }
  return { spots: seen.length, rho: rankCorrelation(seen, measured) };
}
