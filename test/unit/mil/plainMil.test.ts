import { describe, expect, it } from "vitest";
import {
  plainGradient,
  plainLoss,
  plainReading,
  plainSize,
} from "../../reference/plainMil.js";

const wave = (length: number, phase: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => Math.sin(7.3 * i + phase));

const shapes = [
  { dim: 3, embed: 5, hidden: 2, gated: false },
  { dim: 3, embed: 5, hidden: 2, gated: true },
];
const bags = [4, 7].map((tiles, b) => ({ tiles, x: wave(tiles * 3, b) }));
const drop = (length: number) =>
  Array.from({ length }, (_, i) => (i % 4 === 1 ? 0 : 4 / 3));

const rules = [
  ["plainly", () => ({})],
  ["with a mask a head", () => ({ keep: drop(5) })],
  ["with a mask a tile", (tiles: number) => ({ keep: drop(5 * tiles) })],
  ["with a clamp that holds some tiles", () => ({ clamp: 0.6 })],
] as const;

describe.each(shapes)("the plain model, gated: $gated", (shape) => {
  const start = wave(plainSize(shape), 0.4);

  it.each(rules)(
    "has the slope of its loss as gradient, read %s",
    (_, rule) => {
      const examples = bags.map((bag, b) => ({
        bag,
        label: b - 0.3,
        weight: 0.4 + b,
        rules: rule(bag.tiles),
      }));
      const gradient = plainGradient(start, shape, examples);
      const largest = Math.max(...gradient.map(Math.abs));
      const step = 1e-5;
      gradient.forEach((slope, i) => {
        const moved = (by: number) =>
          plainLoss(
            start.map((x, j) => (j === i ? x + by : x)),
            shape,
            examples,
          );
        const found = (moved(step) - moved(-step)) / (2 * step);
        expect(Math.abs(slope - found) / largest).toBeLessThan(1e-8);
      });
    },
  );

  it("gives attention that sums to one and contributions that sum to the prediction", () => {
    const seen = plainReading(start, shape, bags[1]!);
    const sum = (values: readonly number[]) =>
      values.reduce((x, y) => x + y, 0);
    expect(sum(seen.attention)).toBeCloseTo(1, 12);
    expect(
      sum(seen.attention.map((a, t) => a * seen.tilePrediction[t]!)),
    ).toBeCloseTo(seen.prediction, 12);
  });
});
