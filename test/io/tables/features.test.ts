import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  COORDS,
  FEATURES,
  pathOf,
  writeNpy,
  writeTrident,
} from "../features/featureFiles.js";
import { at, faultsOf, read, writeCohort } from "./cohortFiles.js";

const S = "slides.csv";

/** HDF5 keeps when it was written: the same bytes are a copy. */
const plain = writeTrident(pathOf("plain.h5"));

/** A cohort whose slides bring TRIDENT's features, all of one kind but for what a test changes. */
async function withFeatures(
  change: (dir: string) => Promise<unknown> = () => Promise.resolve(),
  cells: (number: number) => string = (number) => `S${number}.h5,`,
): Promise<string> {
  const dir = await writeCohort((files) => {
    files.slides = files.slides.map((line, i) =>
      i === 0 ? `${line},features,features_tile` : `${line},${cells(i)}`,
    );
  });
  for (const number of [1, 2, 3, 4])
    copyFileSync(await plain, join(dir, `S${number}.h5`));
  await change(dir);
  return dir;
}

test("features beside the slides come with their hash, size and tiles", async () => {
  const { cohort, findings } = await read(await withFeatures());
  expect(findings.faults).toEqual([]);
  expect(cohort?.bags[0]?.views[0]?.features).toMatchObject({
    file: "S1.h5",
    layout: "TRIDENT",
    tiles: 3,
    dim: 4,
    size: 128,
    parts: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  });
});

test("other features are another cohort, wherever it lies", async () => {
  const same = [await withFeatures(), await withFeatures()];
  const other = await withFeatures((dir) =>
    writeTrident(join(dir, "S1.h5"), {}, FEATURES.toReversed()),
  );
  const [a, b, c] = await Promise.all(
    [...same, other].map(async (dir) => (await read(dir)).fingerprint),
  );
  expect(a).toBe(b);
  expect(a).not.toBe(c);
});

test.each<[string, (dir: string) => Promise<unknown>, unknown[]]>([
  [
    "of another length",
    (dir) => writeTrident(join(dir, "S2.h5"), {}, FEATURES.slice(0, 9)),
    ["FEATURES_DIM", S, 3, "features", "S2.h5"],
  ],
  [
    "with tiles of another size",
    (dir) => writeTrident(join(dir, "S2.h5"), { patch_size_level0: 120 }),
    ["FEATURES_TILE_SIZE", S, 3, "features", "S2.h5"],
  ],
  [
    "with tiles no wider than a cell",
    (dir) => writeTrident(join(dir, "S2.h5"), { patch_size_level0: 16 }),
    ["FEATURES_TILE_SIZE", S, 3, "features_tile", "16"],
  ],
  [
    "of a slide of another magnification",
    (dir) => writeTrident(join(dir, "S2.h5"), { level0_magnification: 40 }),
    ["FEATURES_MPP", S, 3, "features", "S2.h5"],
  ],
  [
    "of a slide of another size",
    (dir) =>
      writeTrident(join(dir, "S2.h5"), { level0_width: 9, level0_height: 9 }),
    ["FEATURES_OF_ANOTHER_SLIDE", S, 3, "features", "S2.h5"],
  ],
  [
    "beyond the slide",
    (dir) => writeTrident(join(dir, "S2.h5"), { patch_size_level0: 300 }),
    ["FEATURES_OUTSIDE", S, 3, "features", "S2.h5"],
  ],
])("features are refused %s", async (_, change, expected) => {
  expect((await faultsOf(await withFeatures(change))).map(at)).toEqual([
    expected,
  ]);
});

test.each<[string, string, unknown[]]>([
  ["none", ",", ["FEATURES_PARTIAL", S, 3, "features", null]],
  ["absent ones", "S9.h5,", ["MISSING_FEATURES", S, 3, "features", "S9.h5"]],
  [
    "those above the folder",
    "../S2.h5,",
    ["PATH_OUTSIDE", S, 3, "features", "../S2.h5"],
  ],
  ["a table", "slides.csv,", ["UNREADABLE_FEATURES", S, 3, "features", S]],
  [
    "two tile sizes",
    "S2.h5,130",
    ["FEATURES_TILE_SIZE", S, 3, "features_tile", "130"],
  ],
])("a slide beside others is refused with %s", async (_, cell, expected) => {
  const dir = await withFeatures(undefined, (i) =>
    i === 2 ? cell : `S${i}.h5,`,
  );
  expect((await faultsOf(dir)).map(at)).toEqual([expected]);
});

test("a matrix needs its tiles' size in the row", async () => {
  const write = (dir: string): Promise<void> => {
    for (const number of [1, 2, 3, 4]) {
      writeNpy(join(dir, `S${number}.coords.npy`), COORDS, { shape: "3, 2" });
      writeNpy(join(dir, `S${number}.npy`), FEATURES, { shape: "3, 4" });
    }
    return Promise.resolve();
  };
  const good = await withFeatures(write, (i) => `S${i}.npy,128`);
  expect(await faultsOf(good)).toEqual([]);
  const bare = await withFeatures(
    write,
    (i) => `S${i}.npy,${i === 2 ? "" : "128"}`,
  );
  expect((await faultsOf(bare)).map(at)).toEqual([
    ["FEATURES_TILE_SIZE", S, 3, "features_tile", null],
  ]);
});
