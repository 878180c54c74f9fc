import { describe, expect, it } from "vitest";
import { shuffledTogether } from "../../../src/science/controls/shuffledTogether.js";
import { normals } from "./made.js";

const GENES = 12;
const SETS = 19;

/** Two modules of six genes, and some pairs more alike than others. */
function madeExpression(seed: number): Float64Array[] {
  const normal = normals(seed);
  return symmetric((i, j) =>
    Math.max(
      -0.99,
      Math.min(0.99, (i % 2 === j % 2 ? 0.7 : 0) + 0.1 * normal()),
    ),
  );
}

/** Attention that is as alike as labels are, by so much. */
function follows(
  expression: readonly Float64Array[],
  by: number,
  seed: number,
) {
  const normal = normals(seed);
  return symmetric(
    (i, j) => by * Math.abs(expression[i]![j]!) + 0.2 * normal(),
  );
}

function symmetric(of: (i: number, j: number) => number): Float64Array[] {
  const table = Array.from({ length: GENES }, () =>
    new Float64Array(GENES).fill(1),
  );
  for (let i = 0; i < GENES; i++)
    for (let j = 0; j < i; j++) table[i]![j] = table[j]![i] = of(i, j);
  return table;
}

function found(seed: number, by: { true: number; shuffled: number }) {
  const expression = madeExpression(seed);
  const shuffled = Array.from({ length: SETS }, (_, k) =>
    follows(expression, by.shuffled, 1000 * seed + k + 1),
  );
  const own = follows(expression, by.true, 1000 * seed + 999);
  return shuffledTogether(own, expression, shuffled, 60);
}

describe("labels shuffled for all genes together", () => {
  it("make near labels' models alike too, so that p is not small for that", () => {
    const all = Array.from({ length: 60 }, (_, seed) =>
      found(seed + 1, { true: 1, shuffled: 1 }),
    );
    for (const at of [0, 1]) {
      const p = all.map((figures) => figures[at]!.p!);
      // 3 and 12 expected of 60.
      expect(p.filter((one) => one <= 0.05).length).toBeLessThan(10);
      expect(p.filter((one) => one <= 0.2).length).toBeLessThan(22);
      const baseline = all.map((figures) => figures[at]!.baseline!);
      const value = all.map((figures) => figures[at]!.value);
      const mean = (of: number[]) => of.reduce((x, y) => x + y) / of.length;
      expect(Math.abs(mean(baseline) - mean(value))).toBeLessThan(0.05);
    }
  });

  it("are passed by attention that follows expression further", () => {
    const [, plain] = found(3, { true: 2, shuffled: 0.3 });
    expect(plain!.kind).toBe("attentionSimilarityTaughtPlain");
    expect(plain!.p).toBe(1 / (SETS + 1));
    expect(plain!.value).toBeGreaterThan(plain!.baseline! + 0.2);
  });

  it("say nothing of too few genes, or without a set", () => {
    const expression = madeExpression(1);
    const own = follows(expression, 1, 2);
    expect(shuffledTogether(own, expression, [], 60)).toEqual([]);
    const few = own.slice(0, 3).map((row) => row.slice(0, 3));
    expect(shuffledTogether(few, few, [few], 60)).toEqual([]);
  });
});
