import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { attentionLikeness } from "../../../src/science/controls/attentionLikeness.js";
import { attentionSimilarity } from "../../../src/science/controls/attentionSimilarity.js";
import { coexpressionModules } from "../../../src/science/controls/coexpressionModules.js";
import { expressionLikeness } from "../../../src/science/controls/expressionLikeness.js";
import { mantel } from "../../../src/science/controls/mantel.js";
import { normals, uniformP } from "./made.js";

// Made by test/reference/controls.py, which names the versions.
const { mantel: reference } = JSON.parse(
  readFileSync(
    join(import.meta.dirname, "../../reference/controls.json"),
    "utf8",
  ),
) as { mantel: { first: number[][]; second: number[][]; r: number } };

it("the plain r is SciPy's over the pairs below the diagonal", () => {
  const lower = (of: number[][]): number[][] =>
    of.map((row, i) => row.map((_, j) => (i > j ? of[i]![j]! : of[j]![i]!)));
  const [first, second] = [lower(reference.first), lower(reference.second)];
  const groups = first.map(() => 0);
  const { r } = mantel({ first, second }, groups, { draws: 9, seed: 1 });
  expect(r).toBeCloseTo(reference.r, 12);
});

const MODULES = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2];

/**
 * Likenesses that both follow modules, and beyond them have in common what `shared` says: genes of one module are more
 * alike in both by `module`.
 */
function madeLikeness(seed: number, { module = 1, shared = 0 } = {}) {
  const normal = normals(seed);
  const genes = MODULES.length;
  const table = () => MODULES.map(() => new Float64Array(genes));
  const [first, second] = [table(), table()];
  for (let i = 0; i < genes; i++)
    for (let j = 0; j < i; j++) {
      const block = MODULES[i] === MODULES[j] ? module : 0;
      const common = shared * normal();
      const [a, b] = [block + common, block + common];
      first[i]![j] = first[j]![i] = a + 0.3 * normal();
      second[i]![j] = second[j]![i] = b + 0.3 * normal();
    }
  return { first, second };
}

describe("genes that are alike only as members of modules", () => {
  it("mislead the plain test and not the one within modules, whose p is uniform", () => {
    const how = { draws: 99, seed: 3 };
    const plain: number[] = [];
    const within: number[] = [];
    for (let seed = 0; seed < 80; seed++) {
      const made = madeLikeness(seed);
      plain.push(
        mantel(
          made,
          MODULES.map(() => 0),
          how,
        ).p,
      );
      within.push(mantel(made, MODULES, { ...how, seed }).p);
    }
    expect(plain.filter((p) => p <= 0.01).length).toBeGreaterThan(76);
    expect(uniformP(within)).toBeGreaterThan(0.01);
    expect(within.filter((p) => p <= 0.05).length).toBeLessThan(12);
  });

  it("are told where they are alike beyond their modules", () => {
    const made = madeLikeness(5, { shared: 0.3 });
    const { r, p } = mantel(made, MODULES, { draws: 199, seed: 1 });
    expect(r).toBeGreaterThan(0.3);
    expect(p).toBeLessThan(0.01);
  });
});

it("modules are genes that are expressed together, and the rest are one set", () => {
  const r = [
    [1, 0.1, 0.6, -0.6, 0],
    [0.1, 1, 0.2, 0.1, 0],
    [0.6, 0.2, 1, -0.7, 0],
    [-0.6, 0.1, -0.7, 1, 0],
    [0, 0, 0, 0, 1],
  ];
  expect(coexpressionModules(r)).toEqual([0, 1, 0, 0, 1]);
});

it("a single pair that is alike by chance does not join two modules", () => {
  const r: number[][] = [0, 1, 2, 3].map((i) =>
    [0, 1, 2, 3].map((j) => (i >> 1 === j >> 1 ? 0.9 : 0.1)),
  );
  r[1]![2] = r[2]![1] = 0.6;
  expect(coexpressionModules(r)).toEqual([0, 0, 1, 1]);
});

it("attention likeness is one for equal maps, whatever their scale, and is symmetric", () => {
  const one = [Float32Array.of(0.1, 0.9), Float32Array.of(0.3, 0.2, 0.5)];
  const other = [Float32Array.of(0.9, 0.1), Float32Array.of(0.1, 0.3, 0.2)];
  const scaled = one.map((bag) => bag.map((a) => a * 3));
  const likeness = attentionLikeness([one, scaled, other]);
  expect(likeness[0]![1]).toBeCloseTo(1, 12);
  // First bag: the other way round; second: ranks 2 1 3 against 1 3 2.
  expect(likeness[2]![0]).toBeCloseTo((-1 - 0.5) / 2, 12);
  expect(likeness[0]![2]).toBe(likeness[2]![0]);
});

it("expression likeness is within site and leaves out what was not measured", () => {
  const x = Float64Array.of(1, 2, 3, 11, 12, 13);
  const y = Float64Array.of(2, 4, 6, -2, 0, NaN);
  const r = expressionLikeness([x, y], ["a", "a", "a", "b", "b", "b"]);
  expect(r[1]![0]).toBeCloseTo(1, 12);
  expect(r[0]![0]).toBe(1);
});

it("gives the plain figure beside the one within the modules that it finds, and none for too few genes", () => {
  const found = Array.from({ length: 30 }, (_, seed) => {
    const { first, second } = madeLikeness(seed);
    const expression = second.map((row, i) =>
      Float64Array.from(row, (v, j) => (i === j ? 1 : Math.min(0.95, 0.6 * v))),
    );
    const how = { patients: 60, draws: 49, seed };
    expect(attentionSimilarity(first.slice(0, 3), expression, how)).toEqual([]);
    return attentionSimilarity(first, expression, how);
  });
  const of = (kind: string): number[] =>
    found.map((figures) => figures.find((one) => one.kind === kind)!.p!);
  expect(uniformP(of("attentionSimilarity"))).toBeGreaterThan(0.01);
  expect(Math.max(...of("attentionSimilarityPlain"))).toBe(0.02);
});
