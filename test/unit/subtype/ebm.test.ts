import { expect, test } from "vitest";
import { readEbm, writeEbm } from "../../../src/io/subtype/ebmJson.js";
import { EbmInputError } from "../../../src/science/subtype/ebm/assertEbmInput.js";
import { binOf } from "../../../src/science/subtype/ebm/binnedTable.js";
import { ebmScores } from "../../../src/science/subtype/ebm/ebmScores.js";
import type { EbmOptions } from "../../../src/science/subtype/ebm/ebmOptions.js";
import { explainRow } from "../../../src/science/subtype/ebm/explainRow.js";
import { fitEbm } from "../../../src/science/subtype/ebm/fitEbm.js";
import { growTree } from "../../../src/science/subtype/ebm/growTree.js";
import { importance } from "../../../src/science/subtype/ebm/importance.js";
import { outerBags } from "../../../src/science/subtype/ebm/outerBags.js";
import { probabilities } from "../../../src/science/subtype/ebm/probabilities.js";
import { quantileCuts } from "../../../src/science/subtype/ebm/quantileCuts.js";
import { noise, tableOf, twoClasses } from "./smallTable.js";

const QUICK: Partial<EbmOptions> = {
  outerBags: 4,
  smoothingRounds: 20,
  learningRate: 0.05,
  maxRounds: 100,
};
const { table, labels } = twoClasses(150);
const two = { kind: "classes", classes: ["no", "yes"], labels } as const;
const model = fitEbm({ table, target: two, options: QUICK, seed: 1 });
const three = {
  kind: "classes",
  classes: ["x", "y", "z"],
  labels: Int32Array.from({ length: 150 }, (_, i) =>
    Math.min(2, Math.floor(3 * table.values[i]!)),
  ),
} as const;
const several = fitEbm({ table, target: three, options: QUICK, seed: 1 });

test("few values are cut between each two; many into parts that hold alike", () => {
  expect([...quantileCuts(Float64Array.of(3, 1, NaN, 1, 2), 10)]).toEqual([
    1.5, 2.5,
  ]);
  const many = Float64Array.from({ length: 1000 }, (_, i) => noise(i));
  const cuts = quantileCuts(many, 8);
  expect(cuts.length).toBe(7);
  const held = new Int32Array(9);
  for (const value of many) held[binOf(value, cuts)]!++;
  expect([...held]).toEqual([0, ...new Array<number>(8).fill(125)]);
});

test("a value at a cut lies right of it, a missing one in bin 0", () => {
  const cuts = Float64Array.of(1, 2);
  expect([0, 1, 1.5, 2, 9, NaN].map((x) => binOf(x, cuts))).toEqual([
    1, 2, 2, 3, 3, 0,
  ]);
});

test("each class gives its share to the held-out part and keeps a row", () => {
  const classes = Int32Array.from([...new Array<number>(30).fill(0), 1, 1, 2]);
  for (const bag of outerBags(33, classes, {
    bags: 5,
    heldOut: 0.3,
    seed: 3,
  })) {
    expect(bag.heldOut.length).toBe(9);
    expect([...bag.train, ...bag.heldOut].sort((a, b) => a - b)).toEqual([
      ...classes.keys(),
    ]);
    const left = new Set(Array.from(bag.train, (row) => classes[row]));
    expect(left.size).toBe(3);
  }
});

test("the feature that decides is the most important, one that never varies tells nothing", () => {
  const [a, b, c] = importance(model).map(({ value }) => value);
  expect(a).toBeGreaterThan(5 * b!);
  expect(c).toBe(0);
  expect([...model.terms[2]!.scores]).toEqual([0, 0]);
});

test("shapes have mean 0 over the rows, and classes share nothing", () => {
  for (const { rows, scores } of model.terms)
    expect(rows.reduce((sum, n, bin) => sum + n * scores[bin]!, 0)).toBeCloseTo(
      0,
      8,
    );
  const { scores } = several.terms[0]!;
  for (let bin = 0; bin < scores.length; bin += 3)
    expect(scores[bin]! + scores[bin + 1]! + scores[bin + 2]!).toBeCloseTo(0);
});

test("probabilities sum to one and meet each class's share on average", () => {
  for (const [fitted, target] of [
    [model, two],
    [several, three],
  ] as const) {
    const K = target.classes.length;
    const p = probabilities(ebmScores(fitted, table), K);
    const sums = new Float64Array(K);
    for (let row = 0; row < 150; row++) {
      const own = p.subarray(row * K, row * K + K);
      expect(own.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
      own.forEach((one, k) => (sums[k]! += one));
    }
    sums.forEach((sum, k) =>
      expect(sum).toBeCloseTo(target.labels.filter((l) => l === k).length, 3),
    );
  }
});

test("an explanation sums to the score to the last bit", () => {
  for (const fitted of [model, several]) {
    const K = fitted.intercept.length;
    const scores = ebmScores(fitted, table);
    for (const row of [0, 7, 149]) {
      const { intercept, contributions } = explainRow(fitted, table, row);
      const sum = contributions.reduce(
        (own, { scores: more }) => own.map((x, k) => x + more[k]!),
        intercept,
      );
      expect(sum).toEqual(scores.slice(row * K, row * K + K));
    }
  }
});

test("a model that was written is read again bit for bit", () => {
  const json = writeEbm(several);
  const read = readEbm(json);
  expect(read).toEqual(several);
  expect(ebmScores(read, table)).toEqual(ebmScores(several, table));
  expect(writeEbm(read)).toBe(json);
});

test("a document whose shapes do not fit their cuts is refused", () => {
  const bad = {
    ...model,
    terms: [{ ...model.terms[0]!, cuts: new Float64Array() }],
  };
  expect(() => readEbm(writeEbm(bad))).toThrow(
    "the shape of a does not fit its cuts",
  );
  expect(() => readEbm("{")).toThrow("it is not JSON");
});

test("the same seed gives the same model, another one another", () => {
  const again = fitEbm({ table, target: two, options: QUICK, seed: 1 });
  expect(again).toEqual(model);
  const other = fitEbm({ table, target: two, options: QUICK, seed: 2 });
  expect(other.intercept).not.toEqual(model.intercept);
});

test("what is missing has a shape of its own", () => {
  const rows = Array.from({ length: 120 }, (_, i) => [
    i % 3 === 0 ? null : noise(i),
  ]);
  const own = Int32Array.from(rows, ([x]) => (x === null ? 1 : 0));
  const target = { ...two, labels: own };
  const fitted = fitEbm({
    table: tableOf(["a"], rows),
    target,
    options: QUICK,
    seed: 0,
  });
  const { scores } = fitted.terms[0]!;
  expect(scores[0]).toBeGreaterThan(1 + Math.max(...scores.subarray(1)));
});

test("missing values have a leaf where they are as many as a leaf asks, else none", () => {
  const sums = {
    scores: 1,
    gradient: Float64Array.of(-6, 4, 4, -4, -4),
    hessian: Float64Array.of(3, 2, 2, 2, 2),
  };
  const before = Int32Array.of(0, 3, 5, 7, 9, 11);
  const shape = { before, bins: 5, maxLeaves: 2, learningRate: 0.5 };
  const grown = (minLeaf: number): number[] => {
    const update = new Float64Array(5);
    growTree(sums, { ...shape, minLeaf, monotone: 0 }, update);
    return [...update];
  };
  expect(grown(3)).toEqual([1, -1, -1, 1, 1]);
  expect(grown(4)).toEqual([0, -1, -1, 1, 1]);
});

test("a weight of a class moves its probability up", () => {
  const weighted = fitEbm({
    table,
    target: two,
    options: { ...QUICK, classWeights: [1, 5] },
    seed: 1,
  });
  const plain = probabilities(ebmScores(model, table), 2);
  const heavy = probabilities(ebmScores(weighted, table), 2);
  const sum = (p: Float64Array): number =>
    p.reduce((all, one, i) => all + (i % 2) * one, 0);
  expect(sum(heavy)).toBeGreaterThan(sum(plain) + 5);
});

test("a shape that must rise never falls", () => {
  const wave = Array.from({ length: 200 }, (_, i) => [noise(i)]);
  const values = Float64Array.from(wave, ([x]) => Math.sin(9 * x!) + 2 * x!);
  const target = { kind: "regression", values } as const;
  const free = tableOf(["a"], wave);
  const falls = (monotone: EbmOptions["monotone"]): number => {
    const options = { ...QUICK, monotone };
    const { scores } = fitEbm({ table: free, target, options, seed: 0 })
      .terms[0]!;
    let worst = 0;
    for (let bin = 2; bin < scores.length; bin++)
      worst = Math.max(worst, scores[bin - 1]! - scores[bin]!);
    return worst;
  };
  expect(falls(new Map())).toBeGreaterThan(0.01);
  expect(falls(new Map([[0, 1]]))).toBeLessThan(1e-12);
});

test("what cannot be learnt is refused by name", () => {
  const one = { ...two, labels: new Int32Array(150) };
  const cases = [
    [{ target: one }, "class yes has fewer than two rows"],
    [{ options: { learningRate: 0 } }, "learningRate is 0"],
    [{ options: { minLeaf: 0.5 } }, "minLeaf is 0.5"],
    [
      { target: three, options: { monotone: new Map([[0, 1 as const]]) } },
      "two classes or a number",
    ],
    [{ options: { classWeights: [1] } }, "one weight for each class"],
  ] as const;
  for (const [change, message] of cases) {
    const fit = () => fitEbm({ table, target: two, seed: 0, ...change });
    expect(fit).toThrow(EbmInputError);
    expect(fit).toThrow(message);
  }
  const twice = { ...table, features: ["a", "a", "c"] };
  expect(() => fitEbm({ table: twice, target: two, seed: 0 })).toThrow(
    "the feature a is there twice",
  );
});
