import { InvalidArgumentError } from "commander";
import { expect, it } from "vitest";
import { readBaselines } from "../../../src/cli/baselinesOption.js";

it("reads names with commas between, each once and in one order", () => {
  expect(readBaselines("multitask, top-k-mean,multitask")).toEqual([
    "top-k-mean",
    "multitask",
  ]);
  expect(readBaselines("all")).toEqual([
    "random-attention",
    "top-k-mean",
    "multitask",
  ]);
  expect(() => readBaselines("ridge")).toThrow(InvalidArgumentError);
});
