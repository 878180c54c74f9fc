import { expect, test } from "vitest";
import { randomStream } from "../../../src/science/simulate/randomStream.js";

const draws = (seed: number, ...name: string[]): number[] => {
  const random = randomStream(seed, ...name);
  return Array.from({ length: 2000 }, () => random.normal());
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test("a stream follows from its seed and name", () => {
  expect(draws(7, "a", "b")).toEqual(draws(7, "a", "b"));
  expect(draws(7, "a", "b")).not.toEqual(draws(8, "a", "b"));
  expect(draws(7, "a", "b")).not.toEqual(draws(7, "a", "c"));
});

test("streams of neighbouring seeds and names have nothing in common", () => {
  const streams = [draws(1, "a"), draws(2, "a"), draws(1, "b"), draws(11, "")];
  streams.forEach((a, i) => {
    expect(Math.abs(mean(a))).toBeLessThan(0.1);
    expect(mean(a.map((value) => value ** 2))).toBeCloseTo(1, 0);
    for (const b of streams.slice(i + 1))
      expect(Math.abs(mean(a.map((value, k) => value * b[k]!)))).toBeLessThan(
        0.1,
      );
  });
});

test("shuffling keeps every item and leaves the list as it was", () => {
  const items = [...Array(30).keys()];
  const shuffled = randomStream(3, "shuffle").shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  expect(items[0]).toBe(0);
});
