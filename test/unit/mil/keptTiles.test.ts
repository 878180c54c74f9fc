import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import type { Bag } from "../../../src/science/mil/bag.js";
import { fitScaling } from "../../../src/science/mil/featureScaling.js";
import { KeptTiles } from "../../../src/science/mil/keptTiles.js";
import type { TileBatch } from "../../../src/science/mil/tileBatch.js";
import { disposeBatch } from "../../../src/science/mil/tileBatch.js";

const DIM = 3;
const bags: Bag[] = [4, 7, 1].map((tiles, b) => ({
  id: `B${b}`,
  tiles,
  features: Float32Array.from({ length: tiles * DIM }, (_, i) =>
    Math.sin(5 * i + b),
  ),
}));
const scaling = await fitScaling(bags);

beforeAll(async () => {
  await tf.setBackend("wasm");
});

function read({ tiles, padding, bags, length }: TileBatch): unknown {
  return [bags, length, tiles.arraySync(), padding.arraySync()];
}

it("standardises each tile, adds 1 for the bias, and pads with nothing", () => {
  const kept = new KeptTiles(scaling, Infinity);
  const batch = kept.batch([bags[2]!, bags[0]!]);
  const rows = batch.tiles.arraySync();
  const { mean, sd } = scaling;
  bags[2]!.features.forEach((x, d) =>
    expect(rows[0]![d]).toBeCloseTo((x - mean[d]!) / sd[d]!, 6),
  );
  expect(rows.map((row) => row[DIM])).toEqual([1, 0, 0, 0, 1, 1, 1, 1]);
  expect(rows.slice(1, 4)).toEqual(Array(3).fill([0, 0, 0, 0]));
  expect(batch.padding.arraySync()).toEqual([
    [
      [0, -1e9, -1e9, -1e9],
      [0, 0, 0, 0],
    ],
  ]);
});

it("gives the same again, kept or not", () => {
  const [keeping, never] = [
    new KeptTiles(scaling, Infinity),
    new KeptTiles(scaling, 0),
  ];
  for (const order of [[1], [0, 1, 2], [2, 0], [1]]) {
    const own = order.map((b) => bags[b]!);
    expect(read(keeping.batch(own))).toEqual(read(never.batch(own)));
  }
});

it("keeps what fits, and leaves nothing behind", () => {
  const before = tf.memory().numTensors;
  // Room for the first and the last bag.
  const kept = new KeptTiles(scaling, 5 * (DIM + 1));
  for (let step = 0; step < 3; step++) disposeBatch(kept.batch(bags));
  expect(tf.memory().numTensors).toBe(before + 2);
  kept.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
