import { join } from "node:path";
import { sampleCorrelation } from "simple-statistics";
import { beforeAll, expect, test } from "vitest";
import { drawSlideFile } from "../../../src/io/simulate/drawSlideFile.js";
import { describeTiles, tileSlide } from "../../../src/io/slides/slideWork.js";
import type { MorphologyName } from "../../../src/science/morphology/names.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";
import { DEFAULT_SIZE } from "../../../src/science/simulate/cohortSize.js";
import { planPatients } from "../../../src/science/simulate/patients.js";
import { createBoard } from "../../../src/science/simulate/tissue/drawingBoard.js";
import { TISSUE_KINDS } from "../../../src/science/simulate/tissue/tissueKind.js";
import { LEAST_TISSUE } from "../../../src/science/slide/tileGrid.js";
import { temporaryFolder } from "../slides/pictureFiles.js";

/** Three sites, so that scanner and stain differ too. */
const SIZE = { ...DEFAULT_SIZE, patients: 12, tiles: 9, sites: 3, seed: 101 };
const folder = temporaryFolder();
const board = createBoard();

/** What one tile, or one patient's tissue, truly shows and was measured to show. */
interface Compared {
  readonly drawn: Readonly<Record<MorphologyName, number>>;
  readonly measured: Readonly<Record<MorphologyName, number>>;
}
const patients: Compared[] = [];
const tiles: Compared[] = [];
/** Places of the tiles that were drawn, and that the pipeline found. */
const places: { drawn: string[]; found: string[] }[] = [];

beforeAll(async () => {
  for (const { patient, plan } of planPatients(SIZE)) {
    const path = join(folder, `${patient}.tif`);
    const truth = await drawSlideFile({ path, plan }, board);
    const { tiles: found } = await tileSlide({
      path,
      mpp: truth.mpp,
      rect: null,
    });
    const { morphology: values } = await describeTiles({
      path,
      mpp: truth.mpp,
      tiles: found,
      encoder: null,
    });
    const rows = found.map((_, row) => named((k) => values[row * 7 + k]!));
    places.push({
      drawn: truth.tiles
        .filter(({ tissue }) => tissue >= LEAST_TISSUE)
        .map(({ x, y }) => `${x},${y}`),
      found: found.map(({ x, y }) => `${x},${y}`),
    });
    patients.push({
      drawn: { ...truth.shares, nuclear_density: truth.nuclearDensity },
      measured: named((k) => {
        const name = MORPHOLOGIES[k]!;
        return rows.reduce((sum, row) => sum + row[name], 0) / rows.length;
      }),
    });
    found.forEach(({ x, y }, row) => {
      const own = truth.tiles.find((one) => one.x === x && one.y === y);
      if (!own) return;
      const shareOf = (name: MorphologyName): number =>
        own.shares[TISSUE_KINDS.findIndex((kind) => kind === name)] ??
        own.nuclei;
      tiles.push({
        drawn: named((k) => shareOf(MORPHOLOGIES[k]!)),
        measured: rows[row]!,
      });
    });
  }
}, 120_000);

function named(value: (k: number) => number): Record<MorphologyName, number> {
  const entries = MORPHOLOGIES.map((name, k) => [name, value(k)] as const);
  return Object.fromEntries(entries) as Record<MorphologyName, number>;
}

const follows = (some: readonly Compared[], name: MorphologyName): number =>
  sampleCorrelation(
    some.map(({ drawn }) => drawn[name]),
    some.map(({ measured }) => measured[name]),
  );

test.each(MORPHOLOGIES)(
  "measured %s follows what was drawn, over patients and over tiles",
  (name) => {
    expect(follows(tiles, name)).toBeGreaterThan(0.75);
    // Of nine tiles' slides much lies on the rim, outside the tiles.
    expect(follows(patients, name)).toBeGreaterThan(0.7);
  },
);

test("the pipeline finds every drawn tile, about as many as were asked for", () => {
  for (const { drawn, found } of places)
    expect(drawn.filter((place) => !found.includes(place))).toEqual([]);
  const found = places.reduce((sum, one) => sum + one.found.length, 0);
  expect(found / SIZE.patients / SIZE.tiles).toBeGreaterThan(0.8);
  expect(found / SIZE.patients / SIZE.tiles).toBeLessThan(1.2);
});
