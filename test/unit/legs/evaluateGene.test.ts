import { expect, it } from "vitest";
import { plainFigures } from "../../../src/science/legs/besideMean.js";
import { evaluateGene } from "../../../src/science/legs/evaluateGene.js";
import { sitesWith } from "../../../src/science/legs/units.js";
import { gaussians } from "../stats/gaussians.js";
import { following, plantedUnits } from "./planted.js";

const units = plantedUnits(80);
const observed = gaussians(80, 1);
const colour = following(observed, 0.6, 2);
const gene = {
  gene: "MUC2",
  predicted: following(observed, 0.7, 3),
  observed,
  centre: new Float64Array(80).fill(5),
  rivals: { colour, tileCount: gaussians(80, 4) },
};
const evaluated = evaluateGene(gene, units, { draws: 9999, seed: 1 })!;

it("tells a prediction from chance, on all held-out patients and on the sealed alone", () => {
  expect(evaluated.heldOut.p).toBeLessThan(0.001);
  expect(evaluated.heldOut.n).toBe(80);
  const sealed = units.sealed.filter(Boolean).length;
  expect(evaluated.sealed!.n).toBe(sealed);
  expect(evaluated.sealed!.r).toBeGreaterThan(0.3);
});

it("says what a model knows beyond a rival, and what the rival knows", () => {
  const [beyondColour, beyondCount] = evaluated.advantages;
  expect(beyondColour).toMatchObject({ rival: "colour", n: 80 });
  expect(beyondColour!.rivalR).toBeGreaterThan(0.4);
  expect(beyondColour!.r).toBeGreaterThan(0.2);
  expect(beyondColour!.r).toBeLessThan(beyondCount!.r);
  const same = { ...gene, rivals: { colour: gene.predicted } };
  const nothing = evaluateGene(same, units, { draws: 99, seed: 1 })!;
  expect(nothing.advantages[0]!.r).toBeCloseTo(0, 9);
});

it("a random prediction is not significant and its advantage over nothing is none", () => {
  const random = { ...gene, predicted: gaussians(80, 9) };
  expect(
    evaluateGene(random, units, { draws: 999, seed: 1 })!.heldOut.p,
  ).toBeGreaterThan(0.01);
});

it("gives every error beside that of the training mean", () => {
  const metrics = plainFigures({
    predicted: [1, -1, 0],
    observed: [2, -1, -0.5],
    centre: [1, 1, 0.5],
  });
  const of = (name: string) => metrics.find((metric) => metric.name === name)!;
  // Errors 1, 0, -.5; deviations 2, -1, -.5.
  expect(of("skill").value).toBeCloseTo(1 - 1.25 / 5.25, 12);
  expect(of("skill").baseline).toBe(0);
  expect(of("mae").value).toBeCloseTo(0.5, 12);
  expect(of("mae").baseline).toBeCloseTo(3.5 / 3, 12);
  expect(of("rmse").value).toBeCloseTo(Math.sqrt(1.25 / 3), 12);
  // Values 3, 0, 0: only the first is far from zero.
  expect(of("mape").value).toBeCloseTo(1 / 3, 12);
  expect(of("mape").baseline).toBeCloseTo(2 / 3, 12);
});

it("tells the figures of out-of-fold, of sealed and of all patients apart", () => {
  const { heldOut, outOfFold, sealed } = evaluated.sets;
  expect(outOfFold!.n + sealed!.n).toBe(heldOut.n);
  expect(sealed!.p).toBe(evaluated.sealed!.p);
  const r = (set: typeof heldOut) =>
    set.figures.find(({ name }) => name === "pearson")!;
  expect(r(heldOut).value).toBeCloseTo(evaluated.heldOut.r, 12);
  expect(r(sealed!).value).toBeCloseTo(evaluated.sealed!.r, 12);
  const away = {
    ...gene,
    observed: observed.map((y, b) => (units.sealed[b] ? Number.NaN : y)),
  };
  const open = evaluateGene(away, units, { draws: 99, seed: 1 })!;
  expect(open.sets.sealed).toBeNull();
  expect(open.sets.heldOut.figures.map(({ value }) => value)).toEqual(
    outOfFold!.figures.map(({ value }) => value),
  );
});

it("gives every figure an interval around it, and simpler models theirs on the same patients", () => {
  const { figures, baselines } = evaluated.sets.heldOut;
  expect(figures.map(({ name }) => name)).toEqual([
    "pearson",
    "spearman",
    "skill",
    "r2",
    "mae",
    "rmse",
    "mape",
    "calibrationSlope",
    "calibrationIntercept",
  ]);
  for (const { name, value, interval } of figures) {
    expect(interval!.low, name).toBeLessThan(value);
    expect(interval!.high, name).toBeGreaterThan(value);
  }
  const [beyond] = evaluated.advantages;
  expect(baselines.map(({ name }) => name)).toEqual(["colour", "tileCount"]);
  expect(baselines[0]!.pearson).toBeCloseTo(beyond!.rivalR, 12);
  expect(baselines[1]!.rmse).toBeGreaterThan(baselines[0]!.rmse);
});

it("leaves criteria what they read, however many simpler models are told of", () => {
  const { sets, ...read } = evaluated;
  const more = { ...gene, baselines: { pls: gaussians(80, 11) } };
  const { sets: others, ...same } = evaluateGene(more, units, {
    draws: 9999,
    seed: 1,
  })!;
  expect(same).toEqual(read);
  expect(others.heldOut.figures).toEqual(sets.heldOut.figures);
  expect(others.heldOut.baselines).toHaveLength(3);
});

it("evaluates nothing on fewer than three bags", () => {
  const missing = observed.map((y, b) => (b < 2 ? y : Number.NaN));
  const few = { ...gene, observed: missing };
  expect(evaluateGene(few, units, { draws: 9, seed: 1 })).toBeNull();
});

it("counts a site by its patients, not by its bags", () => {
  const regions = {
    patients: ["a", "a", "a", "b", "c"],
    sites: ["x", "x", "x", "y", "y"],
    sealed: Array<boolean>(5).fill(false),
    subtypes: Array<null>(5).fill(null),
  };
  expect(sitesWith(regions, 1)).toBe(2);
  expect(sitesWith(regions, 2)).toBe(1);
  expect(sitesWith(regions, 3)).toBe(0);
});

it("counts the folds whose own patients go the way of the prediction, within site", () => {
  const all = { agree: 5, of: 5 };
  expect(evaluated.folds).toEqual(all);
  // Of two folds the models err the other way; what tells sites apart alone says nothing.
  const wrong = gene.predicted.map((y, b) => (units.folds![b]! < 2 ? -y : y));
  const bySite = Float64Array.from(units.sites, (site) => Number(site!.at(-1)));
  const of = (predicted: Float64Array, fewer = units) =>
    evaluateGene({ ...gene, predicted }, fewer, { draws: 9, seed: 1 })!.folds;
  expect(of(wrong)).toEqual({ agree: 3, of: 5 });
  expect(of(bySite)).toEqual({ agree: 0, of: 5 });
  const { folds, ...before } = units;
  expect(folds).toBeDefined();
  expect(of(gene.predicted, before)).toBeNull();
});

it("tells what models carry over to patients they never saw from what they only memorised", () => {
  const carried = (own: Partial<typeof gene> & { taught?: Float64Array }) =>
    evaluateGene({ ...gene, ...own }, units, { draws: 9, seed: 1 })!
      .carriedOver;
  expect(carried({})).toBeNull();
  const open = units.sealed.filter((sealed) => !sealed).length;
  const taught = following(observed, 0.95, 5).map((y, b) =>
    units.sealed[b] ? Number.NaN : y,
  );
  const real = carried({ taught })!;
  expect(real.n).toBe(open);
  expect(real.value).toBeGreaterThan(0.5);
  expect(real.interval!.low).toBeLessThan(real.value);
  expect(real.interval!.high).toBeLessThanOrEqual(1);
  const memorised = carried({ taught, predicted: gaussians(80, 9) })!;
  expect(memorised.value).toBeLessThan(0.3);
  // Nothing was fitted, so that there is nothing to carry over; and no more than all of it is.
  expect(carried({ taught: taught.map((y) => -y) })!.value).toBe(0);
  expect(carried({ taught: gene.predicted })!.value).toBe(1);
});
