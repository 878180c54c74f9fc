import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { additivity } from "../../../src/science/mil/additivity.js";
import {
  attentionPercentiles,
  relativeAttention,
} from "../../../src/science/mil/comparableAttention.js";
import { ensemble } from "../../../src/science/mil/ensemble.js";
import { heldOut, NotAdditiveError } from "../../../src/science/mil/heldOut.js";
import { accountOf } from "../../../src/science/mil/mapAccount.js";

const logits = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});

/** What one head says of a bag, every number in float32 as a backend makes it. */
function readingOf(all: readonly (readonly number[])[], tiles: number) {
  const attention = new Float32Array(all.length * tiles);
  const tilePrediction = new Float32Array(all.length * tiles);
  const prediction = new Float32Array(all.length);
  all.forEach((own, h) => {
    const weights = own.map(Math.exp);
    const total = weights.reduce((sum, w) => sum + w, 0);
    let sum = 0;
    own.forEach((logit, t) => {
      const a = Math.fround(weights[t]! / total);
      const y = Math.fround(Math.sin(13 * logit + t));
      attention[h * tiles + t] = a;
      tilePrediction[h * tiles + t] = y;
      sum = Math.fround(sum + Math.fround(a * y));
    });
    prediction[h] = sum;
  });
  return { id: "P1", tiles, prediction, attention, tilePrediction };
}

describe("contributions", () => {
  it("sum to the prediction within what float32 rounds by, for one model and for an ensemble", () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: 1, max: 5 }), (own, models) => {
        const all = Array.from({ length: models }, (_, m) =>
          own.map((logit) => logit * (1 + m / 7)),
        );
        const reading = readingOf(all, own.length);
        const seen = ensemble(reading, [...all.keys()], null);
        const { gap, gapBound } = additivity(seen.contribution, seen);
        expect(gap).toBeLessThanOrEqual(gapBound);
        // A fifth of a millionth of an sd or less: the bound says something.
        expect(gapBound).toBeLessThan(70 * 2 ** -24);
      }),
    );
  });

  it("sum to the same in any order within the bound of float64", () => {
    fc.assert(
      fc.property(logits, (own) => {
        const { attention, tilePrediction } = readingOf([own], own.length);
        // Products of float32 are exact in float64.
        const products = own.map((_, t) => attention[t]! * tilePrediction[t]!);
        const magnitude = products.reduce((sum, c) => sum + Math.abs(c), 0);
        const how = { prediction: 0, models: 1, magnitude };
        const there = additivity(products, how);
        const back = additivity(products.toReversed(), how);
        expect(Math.abs(there.sum - back.sum)).toBeLessThanOrEqual(
          2 * there.sumBound,
        );
      }),
    );
  });

  it("that miss their prediction stop the run", () => {
    const own = readingOf([[1, 2, 3]], 3);
    const labels = [
      {
        labels: Float32Array.of(0),
        mean: 0,
        sd: 1,
        centre: Float64Array.of(0),
      },
    ];
    const input = {
      rows: [0],
      fold: [0],
      labels,
      values: Float64Array.of(0),
    };
    expect(heldOut({ ...input, readings: [own] }).additivityGap).toBeLessThan(
      1e-6,
    );
    const wrong = { ...own, prediction: own.prediction.map((y) => y + 1e-3) };
    expect(() => heldOut({ ...input, readings: [wrong] })).toThrow(
      NotAdditiveError,
    );
  });
});

describe("attention that compares between slides", () => {
  it("has a mean of one and percentiles around a half, whatever the bag's size", () => {
    fc.assert(
      fc.property(logits, (own) => {
        const { attention, tiles } = readingOf([own], own.length);
        const mean = (values: Float64Array): number =>
          values.reduce((sum, v) => sum + v, 0) / tiles;
        expect(mean(relativeAttention(attention))).toBeCloseTo(1, 5);
        const percentiles = attentionPercentiles(attention);
        expect(mean(percentiles)).toBeCloseTo(0.5, 12);
        expect(percentiles.every((p) => p > 0 && p < 1)).toBe(true);
      }),
    );
  });

  it("gives equal tiles of a small and a large bag the same relative attention", () => {
    const small = Float64Array.of(0.5, 0.25, 0.25);
    const large = Float64Array.of(0.25, 0.125, 0.125, 0.25, 0.125, 0.125);
    expect(relativeAttention(small)[0]).toBe(relativeAttention(large)[0]);
  });

  it("is told by shares of all tiles, of which the last is the most attended", () => {
    const attention = Float32Array.of(0.5, 0.5, 0.1, 0.2, 0.7);
    const { relativeAttention: told } = accountOf(
      { attention, additivityGap: 0 },
      [2, 3],
    );
    expect(told.at(-1)).toEqual({
      share: 1,
      value: expect.closeTo(2.1, 6) as number,
    });
    expect(told.find(({ share }) => share === 0.5)?.value).toBeCloseTo(1, 6);
  });
});
