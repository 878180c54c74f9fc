import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaOfMoments,
  logBetaDensity,
} from "../../../src/science/controls/betaDensity.js";
import { exchangeLabels } from "../../../src/science/controls/exchangeLabels.js";
import { labelInjection } from "../../../src/science/controls/labelInjection.js";
import { recallOf } from "../../../src/science/controls/recallOf.js";
import { lossMixture } from "../../../src/science/controls/lossMixture.js";
import { normals } from "./made.js";

// Made by test/reference/controls.py, which names the versions.
const { beta } = JSON.parse(
  readFileSync(
    join(import.meta.dirname, "../../reference/controls.json"),
    "utf8",
  ),
) as { beta: { x: number[]; a: number; b: number; logDensity: number[] } };

describe("a beta distribution", () => {
  it("has SciPy's density", () => {
    beta.x.forEach((x, i) =>
      expect(logBetaDensity(beta, x)).toBeCloseTo(beta.logDensity[i]!, 8),
    );
  });

  it("has the mean and variance that it was made from", () => {
    const { a, b } = betaOfMoments([0.2, 0.5, 0.9], [1, 2, 1]);
    expect(a / (a + b)).toBeCloseTo(0.525, 12);
    const variance = (0.325 ** 2 + 2 * 0.025 ** 2 + 0.375 ** 2) / 4;
    expect((a * b) / ((a + b) ** 2 * (a + b + 1))).toBeCloseTo(variance, 12);
  });
});

describe("exchanged labels", () => {
  const labels = Float32Array.of(3, 1, NaN, 4, 1.5, 9, 2, 6);
  const among = [true, true, true, true, true, false, true, true];

  it("are the same labels in other places, only among those that may be chosen", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, share) => {
          const made = exchangeLabels(labels, among, { share, seed });
          const sorted = (of: Float32Array): number[] =>
            [...of].filter((y) => !Number.isNaN(y)).sort((a, b) => a - b);
          expect(sorted(made.labels)).toEqual(sorted(labels));
          labels.forEach((y, b) => {
            if (made.exchanged[b] === 1) expect(among[b]).toBe(true);
            else expect(made.labels[b]).toBe(y);
          });
        },
      ),
    );
  });

  it("are as many as were asked for, and none keeps its own", () => {
    const made = exchangeLabels(labels, among, { share: 2 / 3, seed: 5 });
    expect(made.exchanged.reduce((sum, one) => sum + one, 0)).toBe(4);
    made.exchanged.forEach((one, b) => {
      if (one === 1) expect(made.labels[b]).not.toBe(labels[b]);
    });
  });
});

it("a mixture says more than one component where there are two, and not where there is one", () => {
  const normal = normals(3);
  const around = (mean: number, n: number): number[] =>
    Array.from({ length: n }, () => mean + 0.06 * normal());
  const two = lossMixture([...around(0.2, 80), ...around(0.8, 30)]);
  expect(two.gain).toBeGreaterThan(10);
  const mean = (of: Float64Array): number =>
    of.reduce((sum, w) => sum + w, 0) / of.length;
  expect(mean(two.wrong.slice(80))).toBeGreaterThan(0.95);
  expect(mean(two.wrong.slice(0, 80))).toBeLessThan(0.05);
  expect(lossMixture(around(0.5, 110)).gain).toBeLessThan(10);
});

/** Heads whose losses on exchanged labels are `times` as large; memorised by the last epoch or not. */
function madeHeads(seed: number, times: number, memorised = 0) {
  const normal = normals(seed);
  return Array.from({ length: 4 }, () => {
    const exchanged = Uint8Array.from({ length: 32 }, (_, s) => +(s < 6));
    const losses = Array.from({ length: 6 }, (_unused, epoch) =>
      Array.from(exchanged, (one) => {
        const taught = (epoch / 5) * (one === 1 ? memorised : 0.8);
        const start = one === 1 ? times : 1;
        return start * (1 - taught) * (1 + 0.3 * normal()) ** 2;
      }),
    );
    return { losses, exchanged, heldBack: null };
  });
}

describe("label injection", () => {
  const how = { patients: 40, draws: 199, seed: 1 };

  it("recalls exchanged labels that lose more, and says that they were not memorised", () => {
    const [recall, area, memorisation] = labelInjection(
      madeHeads(1, 4),
      how,
    )!.figures;
    expect(recall!.value).toBeGreaterThan(0.8);
    expect(recall!.baseline).toBeLessThan(0.2);
    expect(recall!.p).toBe(0.005);
    expect(area!.value).toBeGreaterThan(0.85);
    expect(area!.p).toBe(0.005);
    expect(memorisation!.value).toBeLessThan(0.2);
    expect(memorisation!.baseline).toBeCloseTo(0.8, 1);
  });

  it("says that they were memorised where their loss is gone in the end", () => {
    const [, , memorisation] = labelInjection(
      madeHeads(1, 4, 0.95),
      how,
    )!.figures;
    expect(memorisation!.value).toBeGreaterThan(0.9);
  });

  it("asks the losses of the epoch in which bags held back lose least", () => {
    // As much as any by then, and not the epoch that two components say most of.
    const heads = madeHeads(1, 4, 0.95).map((head) => ({
      ...head,
      heldBack: [1, 0.7, 0.8, 0.9, 0.9, 1.2],
    }));
    const found = labelInjection(heads, how)!;
    expect(found.epoch).toBe(2);
    expect(found.figures[0]!.value).toBe(found.byEpoch[1]!.recall);
    const gains = found.byEpoch.map(({ gain }) => gain);
    const most = gains.indexOf(Math.max(...gains)) + 1;
    expect(most).not.toBe(2);
    const none = heads.map((head) => ({ ...head, heldBack: null }));
    expect(labelInjection(none, how)!.epoch).toBe(most);
  });

  it("counts recall, precision and area by what was exchanged", () => {
    const exchanged = Uint8Array.of(1, 1, 0, 0, 0);
    const calls = {
      ranks: [5, 2, 4, 3, 1],
      wrong: Uint8Array.of(1, 0, 1, 0, 0),
      gain: 0,
    };
    // Of the six pairs of an exchanged label and another, four have the exchanged one lose more.
    expect(recallOf(calls, exchanged)).toEqual({
      recall: 1 / 2,
      falseAlarm: 1 / 3,
      precision: 1 / 2,
      area: 4 / 6,
    });
    const none = { ...calls, wrong: new Uint8Array(5) };
    expect(recallOf(none, exchanged).precision).toBeNull();
  });

  it("has no smaller p than chance where losses know nothing of what was exchanged", () => {
    const p = Array.from({ length: 40 }, (_, seed) => {
      // Exchanged and true labels lose alike. Few are called wrong, so p is coarse, and larger than it need be.
      const heads = madeHeads(seed, 1, 0.8);
      return labelInjection(heads, { ...how, draws: 39, seed })!.figures[0]!.p!;
    });
    // 2 and 8 expected of 40.
    expect(p.filter((one) => one <= 0.05).length).toBeLessThan(7);
    expect(p.filter((one) => one <= 0.2).length).toBeLessThan(16);
  });

  it("cannot be told where nothing was exchanged", () => {
    const heads = madeHeads(1, 1).map((head) => ({
      ...head,
      exchanged: new Uint8Array(32),
    }));
    expect(labelInjection(heads, how)).toBeNull();
  });
});
