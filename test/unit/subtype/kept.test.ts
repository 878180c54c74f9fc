import { expect, test } from "vitest";
import { areaUnderCurve } from "../../../src/science/subtype/areaUnderCurve.js";
import { aucOf } from "../../../src/science/subtype/image/aucOf.js";
import { crossTable } from "../../../src/science/subtype/image/crossTable.js";
import { dropOf } from "../../../src/science/subtype/image/drop.js";
import { noise } from "./smallTable.js";

const N = 90;
const labels = Int32Array.from({ length: N }, (_, i) => i % 3);

/** Probabilities that say the class so loudly; 0: nothing. */
function told(loudness: number, seed: number): Float64Array {
  const out = new Float64Array(N * 3);
  labels.forEach((own, i) => {
    const raw = [0, 1, 2].map((k) =>
      Math.exp((k === own ? loudness : 0) + 2 * noise(seed + 3 * i + k)),
    );
    const sum = raw.reduce((all, v) => all + v, 0);
    raw.forEach((v, k) => (out[i * 3 + k] = v / sum));
  });
  return out;
}

test("the counted area under the curve is DeLong's, and that of the doubled sample", () => {
  const scores = Array.from({ length: 40 }, (_, i) => Math.round(9 * noise(i)));
  const of = scores.map((s, i) => s + 6 * noise(i + 99) > 7);
  const counts = scores.map((_, i) => 1 + (i % 3));
  const rows = counts.flatMap((n, i) => Array<number>(n).fill(i));
  const doubled = areaUnderCurve(
    rows.map((i) => scores[i]!),
    rows.map((i) => of[i]!),
  );
  expect(aucOf(scores, of)(counts)).toBeCloseTo(doubled.value, 12);
});

test("what tells nothing drops every class, and its interval leaves 0 out", () => {
  const drop = dropOf({ from: told(3, 0), to: told(0, 7000) }, labels, {
    classes: 3,
    seed: 1,
  });
  for (const { value, interval } of [...drop.auc, drop.balancedAccuracy]) {
    expect(value).toBeGreaterThan(0.2);
    expect(interval!.low).toBeGreaterThan(0);
    expect(interval!.low).toBeLessThan(value);
    expect(interval!.high).toBeGreaterThan(value);
  }
});

test("an input drops nothing against itself, and the other way round is the negative", () => {
  const [a, b] = [told(1, 0), told(0.5, 3000)];
  const by = { classes: 3, seed: 2 };
  const same = dropOf({ from: a, to: a }, labels, by);
  expect(same.auc.map(({ interval }) => interval)).toEqual(
    [0, 1, 2].map(() => ({ low: 0, high: 0 })),
  );
  const there = dropOf({ from: a, to: b }, labels, by);
  const back = dropOf({ from: b, to: a }, labels, by);
  there.auc.forEach(({ value, interval }, k) => {
    expect(back.auc[k]!.value).toBeCloseTo(-value, 12);
    expect(back.auc[k]!.interval!.low).toBeCloseTo(-interval!.high, 9);
  });
});

const learnt = Array.from({ length: 30 }, (_, g) => ({
  gene: `G${g}`,
  r: g / 40 + 0.1 * noise(g),
  interval: null,
  p: 0.001,
  q: g < 12 ? 0.3 : 0.001,
}));

test("genes that matter and are not learnt are named by the stated rule, and the others too", () => {
  const importance = learnt.map((_, g) => [g % 5 === 0 ? 1 : 0.1]);
  const { genes, byScore } = crossTable(learnt, importance, 0);
  expect(byScore[0]!.importantNotLearnable).toEqual(["G0", "G5", "G10"]);
  expect(byScore[0]!.learnableNotImportant).not.toContain("G15");
  expect(byScore[0]!.learnableNotImportant).toContain("G16");
  expect(genes.filter(({ learnable }) => learnable).length).toBe(18);
});

test("importance that follows learnability shows in rank, and chance does not", () => {
  const importance = learnt.map((own, g) => [own.r, noise(g + 500)]);
  const { byScore } = crossTable(learnt, importance, 0);
  expect(byScore[0]!.rho).toBeCloseTo(1, 12);
  expect(byScore[0]!.p).toBeLessThan(0.001);
  expect(byScore[1]!.p).toBeGreaterThan(0.05);
  expect(byScore[1]!.interval!.low).toBeLessThan(0);
  expect(byScore[1]!.interval!.high).toBeGreaterThan(0);
  expect(byScore[1]!.q).toBeGreaterThanOrEqual(byScore[1]!.p);
});
