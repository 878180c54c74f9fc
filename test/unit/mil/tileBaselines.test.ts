import { describe, expect, it } from "vitest";
import { randomAttention } from "../../../src/science/mil/baselines/randomAttention.js";
import {
  sharedAttention,
  sharedDescent,
} from "../../../src/science/mil/baselines/sharedAttention.js";
import { tileSet } from "../../../src/science/mil/baselines/tileSet.js";
import type { TileFit } from "../../../src/science/mil/baselines/tileTargets.js";
import {
  topKDescent,
  topKMean,
} from "../../../src/science/mil/baselines/topKMean.js";
import { ROLE } from "../../../src/science/mil/head.js";
import { pearson } from "../../../src/science/stats/correlation.js";
import { gaussians } from "../stats/gaussians.js";

const DIM = 12;
/** Columns that bear the mark, as in an embedding many do. */
const MARKED = 6;

/** Bags of 3 to 8 tiles; of each a share bears the mark that the first gene follows. */
function bags(count: number) {
  return Array.from({ length: count }, (_, b) => {
    const tiles = 3 + (b % 6);
    const marked = Math.floor(((b * 0.618) % 1) * (tiles + 1));
    const features = Float32Array.from(gaussians(tiles * DIM, 100 + b));
    for (let t = 0; t < marked; t++)
      for (let d = 0; d < MARKED; d++) features[t * DIM + d]! += 2;
    return { id: `B${b}`, tiles, features, share: marked / tiles };
  });
}

async function fitOn(
  count: number,
): Promise<TileFit & { readonly share: number[] }> {
  const own = bags(count);
  const share = own.map((bag) => bag.share);
  const noise = gaussians(count, 7);
  const follows = Float32Array.from(share, (s) => (s - 0.4) * 3);
  const other = Float32Array.from(noise, (e, b) =>
    b % 5 === 0 ? NaN : (0.4 - share[b]!) * 3 + e / 2,
  );
  const role = Uint8Array.from(own, (_, b) =>
    b % 7 > 4 ? ROLE.unused : b % 7 === 4 ? ROLE.stopping : ROLE.train,
  );
  return {
    tiles: await tileSet(own, 100),
    labels: [follows, other],
    role,
    seed: 3,
    share,
  };
}

describe.each([
  ["top k mean", topKDescent],
  ["shared attention", sharedDescent],
] as const)("the gradient of the %s", (_, descent) => {
  it("equals finite differences", async () => {
    const fit = await fitOn(12);
    const at = Float64Array.from(
      gaussians(descent(fit).start.length, 5),
      (x) => 0.3 * x,
    );
    const slope = new Float64Array(at.length);
    // A fresh model each time draws the same share of tiles.
    descent(fit).gradient(at, slope);
    const scale = Math.max(...slope.map(Math.abs));
    for (let i = 0; i < at.length; i++) {
      const loss = (step: number): number => {
        const moved = at.map((value, j) => (i === j ? value + step : value));
        return descent(fit).gradient(moved, new Float64Array(at.length));
      };
      const difference = (loss(1e-6) - loss(-1e-6)) / 2e-6;
      expect(Math.abs(slope[i]! - difference)).toBeLessThan(1e-6 * scale);
    }
  });
});

describe.each([
  ["top k mean", topKMean, 0.7],
  ["shared attention", sharedAttention, 0.7],
  // It looks at a few tiles by chance.
  ["random attention", randomAttention, 0.3],
] as const)("%s", async (_, model, least) => {
  const fit = await fitOn(80);
  const predicted = model(fit);
  const unseen = <T>(values: ArrayLike<T>): T[] =>
    Array.from(values).filter((_value, b) => fit.role[b] === ROLE.unused);

  it("learns a share of tiles, and tells it of bags that it never saw", async () => {
    expect(pearson(unseen(predicted[0]!), unseen(fit.share))).toBeGreaterThan(
      least,
    );
  });

  it("predicts every bag for every gene, the same each time", async () => {
    expect(predicted).toHaveLength(2);
    for (const own of predicted)
      expect(own.every((value) => Number.isFinite(value))).toBe(true);
    expect(model(await fitOn(80))).toEqual(predicted);
  });

  it("does not look at the labels of bags that are held out", async () => {
    const labels = fit.labels.map((own) =>
      own.map((y, b) => (fit.role[b] === ROLE.unused ? 99 : y)),
    );
    expect(model({ ...fit, labels })).toEqual(predicted);
  });
});

it("draws so many tiles of a longer bag, the same each time, and all of a shorter one", async () => {
  const own = bags(8);
  const few = await tileSet(own, 4);
  const counts = Array.from(own, (_, b) => few.from[b + 1]! - few.from[b]!);
  expect(counts).toEqual(own.map(({ tiles }) => Math.min(tiles, 4)));
  expect((await tileSet(own, 4)).features).toEqual(few.features);
  const all = await tileSet(own, 8);
  const mean = all.features.reduce((sum, x) => sum + x, 0);
  expect(mean / all.features.length).toBeCloseTo(0, 5);
});
