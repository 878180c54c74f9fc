import { describe, expect, it } from "vitest";
import { foldMaps } from "../../../src/science/controls/foldMaps.js";
import {
  agreementFigure,
  untrainedFigure,
} from "../../../src/science/controls/mapFigures.js";
import { normals } from "./made.js";

const PATIENTS = Array.from({ length: 20 }, (_, b) => `P${b}`);
const SEED = 3;

describe("maps of one bag", () => {
  const rising = [1, 2, 3, 4, 5];
  const falling = [5, 4, 3, 2, 1];
  const twice = [2, 4, 6, 8, 10];

  it("are held against those taught shuffled labels and, whichever way they point, those that never trained", () => {
    const found = foldMaps({
      own: [[rising, twice, twice]],
      taughtShuffled: [[[rising, falling, [1, 1, 1, 1, 1]]]],
      untrained: [{ tiles: [0, 2, 4], maps: [falling.slice(2)] }],
    });
    // A variance of 2: pairs of 4, 4 and 8; of -2, 0 and 0.
    expect(found.shared[0]![0]).toBeCloseTo(16 / 3, 12);
    expect(found.shared[1]![0]).toBeCloseTo(-2 / 3, 12);
    expect(found.beyondUntrained[0]).toBeCloseTo(0, 12);
  });

  it("share nothing where none of them varies", () => {
    const flat = [1, 1, 1];
    const untrained = [{ tiles: [0, 1, 2], maps: [[1, 2, 3]] }];
    const own = [[flat, flat]];
    const found = foldMaps({ own, taughtShuffled: [], untrained });
    expect(found).toEqual({ shared: [[0]], beyondUntrained: [0] });
  });
});

describe("agreement of the folds", () => {
  const normal = normals(1);
  const series = (mean: number) => PATIENTS.map(() => mean + 0.02 * normal());
  const taughtShuffled = Array.from({ length: 99 }, (_, s) =>
    series(0.3 + 0.001 * s),
  );
  const figure = (shared: number[]) =>
    agreementFigure({
      patients: PATIENTS,
      shared,
      taughtShuffled,
      seed: SEED,
    });

  it("counts the shuffled models that agree as far, and no fewer than itself", () => {
    const { p, value, interval, n } = figure(series(0.6));
    expect(p).toBe(0.01);
    expect(value).toBeCloseTo(0.6 - 0.349, 1);
    expect(interval!.low).toBeLessThan(value);
    expect(interval!.high).toBeGreaterThan(value);
    expect(n).toBe(20);
    // The ninth from above of 99, but for noise.
    // As large as half of them.
    expect(figure(series(0.349)).p).toBeCloseTo(0.5, 1);
  });

  it("is below none where models that were taught nothing agree more", () => {
    const { p, value } = figure(series(0.25));
    expect(value).toBeLessThan(0);
    expect(p).toBe(1);
  });
});

describe("likeness to heads that never trained", () => {
  const normal = normals(2);
  const figure = (beyond: number) =>
    untrainedFigure({
      patients: PATIENTS,
      beyond: PATIENTS.map(() => beyond + 0.1 * normal()),
      seed: SEED,
    });

  it("tells what was learnt from what any head shows", () => {
    const learnt = figure(0.4);
    expect(learnt.value).toBeCloseTo(0.4, 1);
    expect(learnt.p).toBe(0.001);
    expect(figure(0).p).toBeGreaterThan(0.02);
    const { interval, p } = figure(-0.3);
    expect(interval!.high).toBeLessThan(0);
    expect(p).toBeGreaterThan(0.9);
  });
});
