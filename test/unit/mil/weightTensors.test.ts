import { expect, it } from "vitest";
import { parameterCount } from "../../../src/science/mil/headParameters.js";
import {
  headsFromTensors,
  WeightTensorError,
  weightTensors,
} from "../../../src/science/mil/weightTensors.js";

const shape = {
  dim: 3,
  embedHidden: 4,
  attentionHidden: 2,
  attention: "tanh",
} as const;
const width = parameterCount(shape);
const heads = {
  keys: ["A", "B"],
  shape,
  scaling: { mean: Float32Array.of(1, 2, 3), sd: Float32Array.of(4, 5, 6) },
  flat: Float32Array.from({ length: 2 * width }, (_, i) => i),
};

it("names each parameter, heads first", () => {
  const tensors = weightTensors(heads);
  expect(tensors.We!.shape).toEqual([2, 4, 4]);
  expect(tensors.V!.shape).toEqual([2, 2, 4]);
  expect(tensors.v!.data[2]).toBe(width + 16 + 8);
  expect(tensors.b!.data[1]).toBe(2 * width - 1);
});

it("gives the heads back", () => {
  expect(headsFromTensors(weightTensors(heads), heads.keys)).toEqual(heads);
});

it("carries the gate's weights too", () => {
  const gated = { ...shape, attention: "gated" } as const;
  const size = 2 * parameterCount(gated);
  const own = {
    ...heads,
    shape: gated,
    flat: Float32Array.from({ length: size }, (_, i) => i),
  };
  expect(headsFromTensors(weightTensors(own), own.keys)).toEqual(own);
});

it("refuses weights that lack a parameter", () => {
  const rest = { ...weightTensors(heads), v: undefined };
  expect(() => headsFromTensors(rest, heads.keys)).toThrow(WeightTensorError);
});
