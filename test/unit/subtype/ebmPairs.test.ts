import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readEbm, writeEbm } from "../../../src/io/subtype/ebmJson.js";
import { areaUnderCurve } from "../../../src/science/subtype/areaUnderCurve.js";
import { binTable } from "../../../src/science/subtype/ebm/binnedTable.js";
import { pairStrengths } from "../../../src/science/subtype/ebm/choosePairs.js";
import { coarseBins } from "../../../src/science/subtype/ebm/coarseBins.js";
import type { FeatureTable } from "../../../src/science/subtype/ebm/ebmInput.js";
import type { EbmModel } from "../../../src/science/subtype/ebm/ebmModel.js";
import type { EbmOptions } from "../../../src/science/subtype/ebm/ebmOptions.js";
import { ebmScores } from "../../../src/science/subtype/ebm/ebmScores.js";
import { explainRow } from "../../../src/science/subtype/ebm/explainRow.js";
import { fitEbm } from "../../../src/science/subtype/ebm/fitEbm.js";
import { fittingOf } from "../../../src/science/subtype/ebm/fittingOf.js";
import { importance } from "../../../src/science/subtype/ebm/importance.js";
import { pairImportance } from "../../../src/science/subtype/ebm/pairImportance.js";
import { purifyPair } from "../../../src/science/subtype/ebm/purifyPair.js";
import { quantileCuts } from "../../../src/science/subtype/ebm/quantileCuts.js";
import { rowsOf } from "../../../src/science/subtype/fitFold.js";
import { noise, tableOf } from "./smallTable.js";

const QUICK: Partial<EbmOptions> = {
  outerBags: 4,
  smoothingRounds: 20,
  learningRate: 0.05,
  maxRounds: 100,
  pairBins: 16,
};
const FEATURES = ["a", "b", "c", "d"];
const ROWS = 400;
const rows = Array.from({ length: ROWS }, (_, i) =>
  FEATURES.map((_, f) => noise(i + 1000 * f)),
);
const table = tableOf(FEATURES, rows);
const train = Int32Array.from({ length: 250 }, (_, i) => i);
const heldOut = Int32Array.from({ length: 150 }, (_, i) => 250 + i);

/** `a` tells something alone; `b` and `d` only together. */
const xor = Int32Array.from(rows, ([a, b, , d], i) => {
  const together = b! > 0.5 === d! > 0.5 ? 1 : -1;
  return together + 2 * a! - 1 + noise(i + 9000) - 0.5 > 0 ? 1 : 0;
});

function fit(
  labels: Int32Array,
  pairs: number,
  of: FeatureTable = rowsOf(table, train),
): EbmModel {
  const own = Int32Array.from({ length: of.rows }, (_, row) => labels[row]!);
  const target = {
    kind: "classes",
    classes: ["no", "yes"],
    labels: own,
  } as const;
  return fitEbm({ table: of, target, options: { ...QUICK, pairs }, seed: 1 });
}

function aucOf(model: EbmModel, labels: Int32Array): number {
  const scores = ebmScores(model, rowsOf(table, heldOut));
  return areaUnderCurve(
    scores,
    Array.from(heldOut, (row) => labels[row] === 1),
  ).value;
}

const alone = fit(xor, 0);
const paired = fit(xor, 2);

test("two features that tell only together are found first, and held-out rows are told apart", () => {
  expect(paired.pairs[0]!.of).toEqual([1, 3]);
  const [first, second] = pairImportance(paired);
  expect(first!.features).toEqual(["b", "d"]);
  expect(first!.value).toBeGreaterThan(5 * (second?.value ?? 0));
  expect(aucOf(alone, xor)).toBeLessThan(0.8);
  expect(aucOf(paired, xor)).toBeGreaterThan(aucOf(alone, xor) + 0.15);
});

test("where features add up, pairs gain nothing", () => {
  const sum = Int32Array.from(rows, ([a, b], i) =>
    a! + b! + 0.6 * (noise(i + 9000) - 0.5) > 1 ? 1 : 0,
  );
  const [without, within] = [fit(sum, 0), fit(sum, 3)];
  expect(aucOf(within, sum) - aucOf(without, sum)).toBeLessThan(0.01);
  const most = Math.max(...pairImportance(within).map(({ value }) => value));
  const [a] = importance(within);
  expect(most).toBeLessThan(0.15 * a!.value);
});

test("a pair's mean is 0 over the rows of each bin of both", () => {
  for (const { cuts, rows: held, scores } of paired.pairs) {
    const [n, m] = cuts.map((own) => own.length + 2);
    const sums = new Float64Array(n! + m!);
    held.forEach((own, cell) => {
      const at = Math.floor(cell / m!);
      sums[at]! += own * scores[cell]!;
      sums[n! + (cell % m!)]! += own * scores[cell]!;
    });
    for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(1e-8);
  }
});

test("purifying moves means only: pair and margins add up to what it was", () => {
  const cell = fc.record({
    score: fc.double({ min: -9, max: 9, noNaN: true }),
    rows: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 15, maxLength: 15 }), (cells) => {
      const before = Float64Array.from(cells, ({ score }) => score);
      const held = Float64Array.from(cells, (own) => own.rows);
      const pure = before.slice();
      const shape = { first: 3, second: 5 };
      const { first, second } = purifyPair(pure, held, shape);
      before.forEach((score, at) => {
        const sum = pure[at]! + first[Math.floor(at / 5)]! + second[at % 5]!;
        expect(sum).toBeCloseTo(score, 8);
      });
      for (let i = 0; i < 3; i++) {
        let mean = 0;
        for (let j = 0; j < 5; j++) mean += pure[i * 5 + j]! * held[i * 5 + j]!;
        expect(mean).toBeCloseTo(0, 8);
      }
    }),
  );
});

test("an explanation with pairs sums to the score to the last bit", () => {
  const scores = ebmScores(paired, table);
  for (const row of [0, 31, 399]) {
    const { intercept, contributions } = explainRow(paired, table, row);
    expect(contributions.at(-1)!.features.length).toBe(2);
    const sum = contributions.reduce(
      (own, { scores: more }) => own + more[0]!,
      intercept[0]!,
    );
    expect(sum).toBe(scores[row]);
  }
});

test("a model with pairs is read again bit for bit", () => {
  const json = writeEbm(paired);
  const read = readEbm(json);
  expect(read).toEqual(paired);
  expect(ebmScores(read, table)).toEqual(ebmScores(paired, table));
});

test("the score meets each class's share on average with pairs too", () => {
  const own = rowsOf(table, train);
  const p = ebmScores(paired, own).map((score) => 1 / (1 + Math.exp(-score)));
  const yes = train.reduce((sum, row) => sum + xor[row]!, 0);
  expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(yes, 3);
});

test("coarse bins are of whole fine bins and hold about alike", () => {
  const cuts = [quantileCuts(table.values.subarray(0, ROWS), 1022)];
  const fine = binTable(
    tableOf(
      ["a"],
      rows.map(([a]) => [a!]),
    ),
    cuts,
  );
  const { table: coarse, of, cuts: kept } = coarseBins(fine, cuts, 8);
  expect(coarse.counts).toEqual([9]);
  const held = new Int32Array(9);
  coarse.bins[0]!.forEach((bin, row) => {
    held[bin]!++;
    expect(bin).toBe(of[0]![fine.bins[0]![row]!]);
  });
  expect([...held]).toEqual([0, ...new Array<number>(8).fill(50)]);
  for (const cut of kept[0]!) expect(cuts[0]).toContain(cut);
});

interface Case {
  readonly kind: "two" | "regression";
  readonly minLeaf: number;
  readonly pairs: readonly {
    readonly of: readonly [number, number];
    readonly strength: number;
  }[];
}

/** What InterpretML takes pairs to tell: test/reference/ebmPairs.py. */
const reference = JSON.parse(
  readFileSync(
    new URL("../../reference/ebmPairs.json", import.meta.url),
    "utf8",
  ),
) as {
  readonly x: readonly (readonly number[])[];
  readonly start: readonly number[];
  readonly two: readonly number[];
  readonly regression: readonly number[];
  readonly cases: readonly Case[];
};

test.each(reference.cases)(
  "the strength of pairs is InterpretML's, and so is their order: $kind, leaves of $minLeaf",
  ({ kind, minLeaf, pairs }) => {
    const known = tableOf(FEATURES, reference.x);
    const cuts = FEATURES.map((_, f) =>
      quantileCuts(known.values.subarray(f * 200, f * 200 + 200), 64),
    );
    const all = Int32Array.from(reference.start.keys());
    const target =
      kind === "two"
        ? ({
            kind: "classes",
            classes: ["0", "1"],
            labels: Int32Array.from(reference.two),
          } as const)
        : ({
            kind: "regression",
            values: Float64Array.from(reference.regression),
          } as const);
    const fitting = fittingOf(target, all, {
      weights: new Float64Array(200).fill(1),
      start: Float64Array.of(0),
    });
    fitting.apply(Uint16Array.from(all), Float64Array.from(reference.start));
    fitting.derive();
    const of = pairs.map((one) => one.of);
    // InterpretML takes the squared error, ours is half of it.
    const unit = kind === "two" ? 1 : 2;
    const binned = binTable(known, cuts);
    pairStrengths(binned, of, fitting, minLeaf).forEach((own, p) =>
      expect((unit * own) / 200).toBeCloseTo(pairs[p]!.strength, 6),
    );
  },
);

test("pairs are refused where there are several classes, or too many features", () => {
  const labels = Int32Array.from(rows, (_, i) => i % 3);
  const target = { kind: "classes", classes: ["x", "y", "z"], labels } as const;
  expect(() =>
    fitEbm({ table, target, options: { pairs: 1 }, seed: 0 }),
  ).toThrow("pairs are of two classes or a number only");
  const wide = tableOf(
    Array.from({ length: 1001 }, (_, f) => `g${f}`),
    [0, 1, 0, 1].map((own) => new Array<number>(1001).fill(own)),
  );
  const two = {
    kind: "classes",
    classes: ["x", "y"],
    labels: Int32Array.of(0, 1, 0, 1),
  } as const;
  expect(() =>
    fitEbm({ table: wide, target: two, options: { pairs: 1 }, seed: 0 }),
  ).toThrow("1000 features at most, not 1001");
});
