import { MockActivityEnvironment } from "@temporalio/testing";
import { expect, it } from "vitest";
import { fitBaselines } from "../../../src/activities/baselines/fitBaselines.js";
import type { LoadedCohort } from "../../../src/activities/bags/loadTiles.js";
import { planBags } from "../../../src/activities/bags/planBags.js";
import { fitTiles } from "../../../src/io/statistics/statisticsThread.js";
import type { FitTilesJob } from "../../../src/io/statistics/statisticsThread.js";
import { pearson } from "../../../src/science/stats/correlation.js";
import { gaussians } from "../stats/gaussians.js";

type Fitted = Awaited<ReturnType<typeof fitBaselines>>;

const BAGS = 40;
const DIM = 6;
const TILES = 4;
const driver = gaussians(BAGS, 1);

/** Patients of two sites whose tiles bear what the first gene follows; the second was measured in nobody. */
function cohort(): LoadedCohort {
  const own = Array.from({ length: BAGS }, (_, b) => ({
    id: `P${b}`,
    patient: `P${b}`,
    group: `P${b}`,
    site: `site ${b % 2}`,
    subtype: null,
    split: null,
    attributes: {},
    views: [],
  }));
  const bags = own.map((bag, b) => ({
    bag,
    views: [],
    tiles: Array.from({ length: TILES }, (_, t) => ({
      x: t,
      y: 0,
      view: bag.id,
    })),
    features: Float32Array.from(
      gaussians(TILES * DIM, 50 + b),
      (e, i) => e / 2 + (i % DIM < 3 ? driver[b]! : 0),
    ),
    colour: Float32Array.from(gaussians(TILES * 2, 500 + b)),
    morphology: new Float32Array(),
  }));
  return {
    bags,
    split: planBags(own, { folds: 3, seed: 1 }),
    expression: (gene: string) =>
      gene === "MUC2"
        ? driver.map((value) => 5 + value)
        : new Float64Array(BAGS).fill(Number.NaN),
  } as unknown as LoadedCohort;
}

/** Jobs in this thread instead of the pool's. */
const statistics = {
  fitTiles: (jobs: readonly FitTilesJob[]) =>
    Promise.resolve(jobs.map((job) => fitTiles(job))),
} as unknown as Parameters<typeof fitBaselines>[0]["statistics"];

it("predicts every patient by models that did not learn from him, and tells colour from what carries the gene", async () => {
  const loaded = cohort();
  const { genes, baselines } = await fitBaselines({ statistics }, loaded, {
    genes: ["MUC2", "NONE"],
    asked: [],
    seed: 1,
  });
  expect(genes).toEqual(["MUC2"]);
  expect(baselines.map(({ name }) => name)).toEqual([
    "meanEmbedding",
    "colour",
    "tileCount",
    "meanEmbeddingPls",
  ]);
  const r = (name: string) =>
    pearson(baselines.find((one) => one.name === name)!.predicted[0]!, driver);
  expect(r("meanEmbedding")).toBeGreaterThan(0.8);
  expect(r("meanEmbeddingPls")).toBeGreaterThan(0.8);
  expect(r("colour")).toBeLessThan(0.4);
});

it("trains those that look at every tile where they are asked for, the same again", async () => {
  const asked = ["topKMean", "multitask", "randomAttention"] as const;
  const fit = () =>
    new MockActivityEnvironment().run<[], Fitted, () => Promise<Fitted>>(() =>
      fitBaselines({ statistics }, cohort(), {
        genes: ["MUC2"],
        asked,
        seed: 1,
      }),
    );
  const { baselines } = await fit();
  expect(baselines.slice(4).map(({ name }) => name)).toEqual(asked);
  for (const { predicted } of baselines.slice(4))
    expect(pearson(predicted[0]!, driver)).toBeGreaterThan(0.7);
  expect((await fit()).baselines).toEqual(baselines);
});
