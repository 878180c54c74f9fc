import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { BadFeaturesError } from "../../../src/io/features/badFeaturesError.js";
import { halfFloat } from "../../../src/io/features/halfFloat.js";
import { probeFeatures } from "../../../src/io/features/openFeatures.js";
import {
  featureTiles,
  readFeatures,
} from "../../../src/io/features/readFeatures.js";
import {
  COORDS,
  FEATURES,
  pathOf,
  writeHdf5,
  writeNpy,
  writeSafetensors,
  writeTrident,
} from "./featureFiles.js";

/** Written by h5py (test/reference/features.py). */
const reference = (name: string): string =>
  resolve(import.meta.dirname, "../../reference", name);

const UM = COORDS.map((px) => px / 2);
const silent = { tileSize: null, mpp: null, slide: null };
const matrix = { tiles: 3, dim: 4 };

const FILES: readonly [string, () => Promise<string> | string, object][] = [
  [
    "CLAM",
    () =>
      writeHdf5(pathOf("clam.h5"), {
        features: { data: FEATURES, shape: [3, 4], dtype: "<f" },
        coords: {
          data: COORDS,
          shape: [3, 2],
          dtype: "<i",
          attributes: { patch_size: 64, patch_level: 1, downsample: 2 },
        },
      }),
    { ...silent, layout: "CLAM", unit: "px", tileSize: 128 },
  ],
  [
    "CLAM, without attributes",
    () =>
      writeHdf5(pathOf("bare.h5"), {
        features: { data: FEATURES, shape: [3, 4], dtype: "<d" },
        coords: { data: COORDS, shape: [3, 2], dtype: "<q" },
      }),
    { ...silent, layout: "CLAM", unit: "px" },
  ],
  [
    "TRIDENT",
    () =>
      writeTrident(pathOf("trident.h5"), {
        level0_width: 301,
        level0_height: 260,
      }),
    {
      layout: "TRIDENT",
      unit: "px",
      tileSize: 128,
      mpp: 0.5,
      slide: { width: 301, height: 260 },
    },
  ],
  [
    "a batch of one slide",
    () =>
      writeHdf5(pathOf("batch.h5"), {
        features: { data: FEATURES, shape: [1, 3, 4], dtype: "<f" },
        coords: { data: COORDS, shape: [1, 3, 2], dtype: "<q" },
      }),
    { ...silent, layout: "CLAM", unit: "px" },
  ],
  [
    "STAMP, in half precision",
    () => reference("features.stamp.h5"),
    { ...silent, layout: "STAMP", unit: "um", tileSize: 64 },
  ],
  [
    ".npy",
    () => {
      writeNpy(pathOf("a.coords.npy"), COORDS, { shape: "3, 2", version: 2 });
      return writeNpy(pathOf("a.npy"), FEATURES, {
        shape: "3, 4",
        descr: "<f8",
      });
    },
    { ...silent, layout: "npy", unit: "px" },
  ],
  [
    ".safetensors",
    () => writeSafetensors(pathOf("a.safetensors")),
    { ...silent, layout: "safetensors", unit: "px" },
  ],
];

test.each(FILES)(
  "%s gives the tiles and numbers it holds",
  async (_, write, header) => {
    const path = await write();
    const { coords, ...said } = await probeFeatures(path);
    expect(said).toEqual({ ...matrix, ...header });
    expect([...coords]).toEqual(said.unit === "um" ? UM : COORDS);
    const request = { path, mpp: 0.5, size: 128, rect: null };
    const tiles = await featureTiles(request);
    expect(tiles.flatMap(({ x, y }) => [x, y])).toEqual(COORDS);
    const { dim, data } = await readFeatures(request);
    expect(dim).toBe(4);
    expect([...data]).toEqual(FEATURES);
  },
);

test("of a rectangle only the tiles within it are read, with their own numbers", async () => {
  const path = await writeTrident(pathOf("rectangle.h5"));
  const rect = { x: 100, y: 0, width: 200, height: 200 };
  const request = { path, mpp: 0.5, size: 128, rect };
  expect(await featureTiles(request)).toEqual([
    { index: 0, x: 128, y: 0, size: 128, tissue: 1 },
  ]);
  expect([...(await readFeatures(request)).data]).toEqual(FEATURES.slice(4, 8));
});

const NPY = { shape: "3, 4" };
test.each<[string, () => Promise<string> | string, RegExp]>([
  [
    "a file of another kind",
    () => {
      writeFileSync(pathOf("text.h5"), "no features at all");
      return pathOf("text.h5");
    },
    /neither HDF5, \.npy nor \.safetensors/,
  ],
  [
    "HDF5 without coordinates",
    () =>
      writeHdf5(pathOf("alone.h5"), {
        features: { data: FEATURES, shape: [3, 4], dtype: "<f" },
      }),
    /datasets features and coords/,
  ],
  [
    "coordinates of other tiles",
    () =>
      writeHdf5(pathOf("fewer.h5"), {
        features: { data: FEATURES, shape: [3, 4], dtype: "<f" },
        coords: { data: COORDS.slice(0, 4), shape: [2, 2], dtype: "<q" },
      }),
    /\[2, 2\] beside features of 3 tiles/,
  ],
  [
    "STAMP without its unit",
    () =>
      writeHdf5(pathOf("unitless.h5"), {
        feats: { data: FEATURES, shape: [3, 4], dtype: "<f" },
        coords: { data: UM, shape: [3, 2], dtype: "<f" },
      }),
    /um or px/,
  ],
  ["big-endian numbers", () => reference("features.bigEndian.h5"), /type >f/],
  [
    "a matrix without coordinates beside it",
    () => writeNpy(pathOf("lonely.npy"), FEATURES, NPY),
    /no coordinates beside it/,
  ],
  ...(
    [
      ["big-endian", { ...NPY, descr: ">f4" }, />f4/],
      ["text", { ...NPY, descr: "<U4" }, /<U4/],
      ["in Fortran order", { ...NPY, order: "True" }, /Fortran/],
      ["of version 3", { ...NPY, version: 3 }, /version 3/],
      ["cut short", { shape: "4, 4" }, /48 of 64 bytes/],
      ["of one dimension", { shape: "12," }, /shape \[12\]/],
    ] as const
  ).map(([what, form, reason]): [string, () => string, RegExp] => [
    `.npy ${what}`,
    () => {
      const name = what.replaceAll(" ", "-");
      writeNpy(pathOf(`${name}.coords.npy`), COORDS, { shape: "3, 2" });
      return writeNpy(pathOf(`${name}.npy`), FEATURES, form);
    },
    reason,
  ]),
])("%s is refused, with a remedy", async (_, write, reason) => {
  const path = await write();
  const refused = await probeFeatures(path).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BadFeaturesError);
  expect(refused).toMatchObject({ message: expect.stringMatching(reason) });
});

test("a number that is none is refused with its row and column", async () => {
  const features = FEATURES.with(6, Number.NaN);
  const path = await writeTrident(pathOf("nan.h5"), {}, features);
  const request = { path, mpp: 0.5, size: 128, rect: null };
  await expect(readFeatures(request)).rejects.toThrow(
    /holds NaN in row 1, column 2/,
  );
});

test("half precision is read to the last bit, as IEEE 754 lists it", () => {
  const known: [number, number][] = [
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x7c00, Infinity],
  ];
  for (const [bits, value] of known) expect(halfFloat(bits)).toBe(value);
  expect(halfFloat(0x7e00)).toBeNaN();
});
