import { expect, test } from "vitest";
import { classCurve } from "../../../src/science/subtype/curve/classCurve.js";
import {
  errorAt,
  inversePower,
} from "../../../src/science/subtype/curve/inversePower.js";
import { patientsNeeded } from "../../../src/science/subtype/curve/patientsNeeded.js";
import { noise, tableOf } from "./smallTable.js";

/** 80 patients without the class and some of it; `shift` of its twenty genes, in units of their spread. */
function curveOf(own: number, shift: number) {
  const all = 80 + own;
  const of = Array.from({ length: all }, (_, i) => i < own);
  const rows = of.map((mine, i) =>
    Array.from({ length: 20 }, (_, g) => {
      const u = [0, 1, 2, 3].map((t) => noise(i * 31 + g * 7 + t * 1009));
      const bell = (u.reduce((sum, v) => sum + v, 0) - 2) * 1.73;
      return bell + (mine ? shift : 0);
    }),
  );
  const features = Array.from({ length: 20 }, (_, g) => `G${g}`);
  return classCurve({
    table: tableOf(features, rows),
    own: of,
    folds: 5,
    repeats: 4,
    seed: 1,
  });
}

test("a law is found again from its own points, and never rises", () => {
  const law = { floor: 0.05, fall: 0.6, rate: 0.7 };
  const sizes = [4, 8, 16, 32];
  const found = inversePower(
    sizes,
    sizes.map((n) => errorAt(law, n)),
  );
  expect(found.rate).toBeCloseTo(0.7, 9);
  expect(found.floor).toBeCloseTo(0.05, 9);
  expect(found.fall).toBeCloseTo(0.6, 9);
  expect(inversePower(sizes, [0.1, 0.2, 0.3, 0.4]).fall).toBe(0);
});

test("what is wanted is more where errors are larger, and nothing where the floor is too high", () => {
  const setting = { own: 10, others: 90, taught: 0.8 };
  const needed = (fall: number, floor: number): number | null =>
    patientsNeeded({ floor, fall, rate: 0.5 }, setting);
  expect(needed(0.8, 0.02)!).toBeGreaterThan(needed(0.4, 0.02)!);
  expect(needed(0.4, 0.3)).toBeNull();
});

test("a rare class is too rare, with how many more it takes; filled up it is learnt", () => {
  const rare = curveOf(8, 0.45);
  expect(rare.rarity).toBe("TOO_RARE");
  expect(rare.more!.value).toBeGreaterThan(0);
  expect(rare.more!.low).toBeLessThanOrEqual(rare.more!.value);
  const filled = curveOf(60, 0.45);
  expect(filled.rarity).toBe("LEARNT");
  expect(filled.more).toBeNull();
  expect(filled.points.at(-1)!.auc).toBeGreaterThan(filled.points[0]!.auc);
});

test("a class that no gene follows is not called rare, however few it has", () => {
  for (const own of [8, 30]) {
    const { rarity, more } = curveOf(own, 0);
    expect(["NOT_BY_NUMBER", "CANNOT_TELL"]).toContain(rarity);
    expect(more).toBeNull();
  }
});
