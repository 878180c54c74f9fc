import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  decodeSafetensors,
  encodeSafetensors,
  SafetensorsError,
  safetensorsMetadata,
} from "../../../src/io/blobs/safetensors.js";

/** Written by the format's own library (test/reference/tensors.py). */
const REFERENCE = readFileSync(
  new URL("../../reference/tensors.bin", import.meta.url),
);

const TENSORS = {
  d: { shape: [2, 1], data: Uint8Array.of(7, 255) },
  a: { shape: [2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) },
  c: { shape: [3], data: Int32Array.of(1, -2, 3) },
  b: { shape: [2], data: Float64Array.of(1.5, -2.25) },
};

it("writes the bytes that the format's own library writes, and reads them", () => {
  const bytes = encodeSafetensors(TENSORS, { what: "reference" });
  expect(Buffer.from(bytes).equals(REFERENCE)).toBe(true);
  expect(decodeSafetensors(REFERENCE)).toEqual(TENSORS);
  expect(safetensorsMetadata(REFERENCE)).toEqual({ what: "reference" });
});

it("reads bytes that do not lie where numbers may", () => {
  const odd = new Uint8Array(REFERENCE.length + 1);
  odd.set(REFERENCE, 1);
  expect(decodeSafetensors(odd.subarray(1))).toEqual(TENSORS);
});

it("holds tensors of no numbers", () => {
  const none = { none: { shape: [0, 4], data: new Float32Array(0) } };
  expect(decodeSafetensors(encodeSafetensors(none))).toEqual(none);
});

it.each([
  [
    "a NaN",
    { x: { shape: [2], data: Float32Array.of(1, NaN) } },
    /x holds NaN at 1/,
  ],
  [
    "infinity",
    { x: { shape: [1], data: Float64Array.of(-Infinity) } },
    /x holds -Infinity at 0/,
  ],
  [
    "a shape that does not fit",
    { x: { shape: [3], data: Int32Array.of(1) } },
    /x has 1 numbers for shape \[3\]/,
  ],
])("refuses %s", (_, tensors, words) => {
  expect(() => encodeSafetensors(tensors)).toThrow(SafetensorsError);
  expect(() => encodeSafetensors(tensors)).toThrow(words);
});

it("names what is wrong with a file, wherever it is cut", () => {
  for (let length = 0; length < REFERENCE.length; length++)
    expect(
      () => decodeSafetensors(REFERENCE.subarray(0, length)),
      `cut at ${length}`,
    ).toThrow(/cut short/);
  const foreign = Buffer.from(REFERENCE).fill("x", 8, 12);
  expect(() => decodeSafetensors(foreign)).toThrow(/not the JSON/);
  const half = Buffer.from(
    REFERENCE.toString("latin1").replace('"F32"', '"F16"'),
    "latin1",
  );
  expect(() => decodeSafetensors(half)).toThrow(/tensor a is described as/);
});
