import { expect, it } from "vitest";
import { division } from "../../../src/science/subtype/marks/division.js";
import type { MarkJob } from "../../../src/science/subtype/marks/markJob.js";
import { markPairs } from "../../../src/science/subtype/marks/markPairs.js";
import { permutedMarks } from "../../../src/science/subtype/marks/permutedMarks.js";
import { rankTable } from "../../../src/science/subtype/marks/rankTable.js";
import { shapeSlopes } from "../../../src/science/subtype/marks/shapeSlopes.js";
import type { EbmModel } from "../../../src/science/subtype/ebm/ebmModel.js";
import { noise } from "./smallTable.js";

const PATIENTS = 72;
const CLASSES = ["CMS1", "CMS2", "CMS3"];

/** Patients of three classes at four sites. @param value of a gene for a patient */
function jobOf(
  genes: readonly string[],
  value: (g: number, i: number) => number,
  seed = 1,
): MarkJob {
  const labels = Int32Array.from({ length: PATIENTS }, (_, i) => i % 3);
  return {
    table: {
      features: genes,
      rows: PATIENTS,
      values: Float64Array.from({ length: genes.length * PATIENTS }, (_, at) =>
        value(Math.floor(at / PATIENTS), at % PATIENTS),
      ),
    },
    classes: CLASSES,
    labels,
    fold: labels.map((_, i) => Math.floor(i / 3) % 5),
    sites: Array.from(labels, (_, i) => `S${Math.floor(i / 18)}`),
    heldOut: Array.from(labels, (_, i) => Math.floor(i / 3) % 3 === 0),
    stated: [],
    draws: 4999,
    seed,
  };
}

const names = (n: number) => Array.from({ length: n }, (_, g) => `G${g}`);

it("a planted marker is found in its direction and confirmed, and what is not is no lesser for it", () => {
  const pairs = markPairs(
    jobOf(["UP", "DOWN", "NONE"], (g, i) => {
      const own = i % 3 === 2 ? 1.5 : 0;
      return noise(1000 * g + i) * 2 + [own, -own, 0][g]!;
    }),
  );
  expect(pairs).toHaveLength(9);
  const of = (gene: string) =>
    pairs.find((pair) => pair.gene === gene && pair.subtype === "CMS3")!;
  for (const [gene, direction] of [
    ["UP", 1],
    ["DOWN", -1],
  ] as const) {
    const { q, auc, confirmed, ...pair } = of(gene);
    expect(pair.direction).toBe(direction);
    expect(q).toBeLessThan(0.01);
    expect(auc.value).toBeGreaterThan(0.8);
    expect(confirmed?.heldOut?.value).toBeGreaterThan(0.65);
    expect(confirmed?.heldOut?.n).toBe(24);
    expect(confirmed?.withinSite?.value).toBeGreaterThan(0.8);
    expect(confirmed?.folds).toEqual({ counted: 5, agreeing: 5 });
  }
  expect(of("NONE").q).toBeGreaterThan(0.05);
});

it("a pair that was stated is measured whole in its direction, and changes nothing of what is counted", () => {
  const job = jobOf(names(4), (g, i) => noise(31 * g + i));
  const pairs = markPairs(job);
  const at = pairs.findIndex(({ confirmed }) => confirmed === null);
  const { gene, subtype, direction } = pairs[at]!;
  const stated = markPairs({ ...job, stated: [{ gene, subtype, direction }] });
  const { confirmed, ...counted } = stated[at]!;
  expect(confirmed?.folds.counted).toBe(5);
  expect(stated.with(at, { ...counted, confirmed: null })).toEqual(pairs);
  const opposite = direction === 1 ? -1 : 1;
  const against = [{ gene, subtype, direction: opposite }] as const;
  expect(markPairs({ ...job, stated: against })).toEqual(pairs);
});

it("on labels that mean nothing no more pairs are called than alpha allows", () => {
  const q = Array.from({ length: 20 }, (_, cohort) =>
    markPairs({
      ...jobOf(names(12), (g, i) => noise(7919 * cohort + 97 * g + i), cohort),
      draws: 999,
    }).map((pair) => pair.q),
  );
  const falsely = q.filter((own) => own.some((value) => value < 0.05));
  expect(falsely.length).toBeLessThanOrEqual(4);
});

it("a gene that only the site moves marks no class within site", () => {
  // The first site has the third class alone, and the gene is high there.
  const job = jobOf(["SITE"], (_, i) => (i < 18 ? 5 : 0) + noise(i));
  const labels = job.labels.map((label, i) => (i < 18 ? 2 : label));
  const [, , pair] = markPairs({ ...job, labels });
  expect(pair!.auc.value).toBeGreaterThan(0.65);
  expect(pair!.q).toBeGreaterThan(0.05);
  expect(pair!.confirmed!.withinSite!.value).toBeLessThan(0.65);
});

it("p is that of counting every way to deal the labels", () => {
  const ranks = rankTable({
    features: ["G"],
    rows: 5,
    values: Float64Array.of(1, 2, 3, 4, 5),
  });
  const { higher, lower } = permutedMarks(ranks, {
    labels: Int32Array.of(0, 0, 0, 1, 1),
    classes: 2,
    strata: Array.from({ length: 5 }, () => null),
    draws: 20_000,
    seed: 3,
  });
  // One of the ten ways to choose two of five has them both on top; it stops at 20 draws of that kind.
  expect(higher[1]).toBeGreaterThan(0.05);
  expect(higher[1]).toBeLessThan(0.2);
  expect(lower[1]).toBe(1);
});

it("what was not measured lies in the middle, for no class and against none", () => {
  const { ranks } = rankTable({
    features: ["G"],
    rows: 5,
    values: Float64Array.of(1, Number.NaN, 2, 3, 4),
  });
  expect([...ranks]).toEqual([1, 3.5, 2, 3.5, 5]);
});

it("a shape slopes the way its scores go, by the model that makes least of it, and is flat where they are", () => {
  const model = (rise: number): EbmModel => ({
    classes: ["A", "B"],
    intercept: Float64Array.of(0),
    terms: [rise, 0].map((by, g) => ({
      feature: `G${g}`,
      cuts: Float64Array.of(0, 1),
      rows: Float64Array.of(0, 10, 10, 10),
      scores: Float64Array.of(0, -by, 0, by),
      sd: new Float64Array(4),
    })),
    pairs: [],
  });
  const slopes = shapeSlopes(model(0.5), [model(0.2), model(-0.1)]);
  const [own, flat] = slopes.filter(({ subtype }) => subtype === "B");
  expect(own).toMatchObject({ gene: "G0", rank: 1 });
  expect([own!.least, own!.most]).toEqual([
    expect.closeTo(-1),
    expect.closeTo(1),
  ]);
  expect(flat).toMatchObject({ least: 0, most: 0, rank: 0 });
});

it("only patients in whom a gene was measured count, and bear on it", () => {
  const value = (i: number) => noise(i) + (i % 3 === 2 ? 3 : 0);
  const measured = (i: number) => i < 30;
  const [, , gappy] = markPairs(
    jobOf(["GAPPY"], (_, i) => (measured(i) ? value(i) : Number.NaN)),
  );
  expect(gappy?.auc.n).toBe(30);
  expect(gappy?.confirmed?.withinSite?.n).toBe(30);
  const [, , moved] = markPairs(
    jobOf(["GAPPY"], (_, i) => (measured(i) ? value(i) + 9 : Number.NaN)),
  );
  expect(moved?.auc.value).toBeCloseTo(gappy!.auc.value, 12);
});

it("a gene that was measured in nobody of a class is tried, and not claimed", () => {
  const pairs = markPairs(
    jobOf(["ABSENT"], (_, i) => (i % 3 === 2 ? Number.NaN : noise(i))),
  );
  expect(pairs[2]).toMatchObject({ auc: { n: 0 }, confirmed: null });
});

it("classes under other names, and patients in another order, are the same division", () => {
  const own = division(["P1", "P2", "P3"], Int32Array.of(0, 1, 0));
  expect(division(["P1", "P2", "P3"], Int32Array.of(2, 0, 2))).toEqual(own);
  expect(division(["P3", "P2", "P1"], Int32Array.of(0, 1, 0))).toEqual(own);
  expect(division(["P1", "P2", "P3"], Int32Array.of(0, 1, 1))).not.toEqual(own);
});
