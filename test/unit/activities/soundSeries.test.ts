import { describe, expect, it } from "vitest";
import type { Series } from "../../../src/activities/training/series.js";
import { soundSeries } from "../../../src/activities/training/soundSeries.js";
import { trainedGroup } from "../../../src/activities/training/trainingOutputs.js";
import { endMessage } from "../../../workflows/endMessage.js";

const FOLDS = 2;
const BAGS = { blob: "b", bags: 1, leftOut: [] };
const series: Series[] = [
  ["A", 0],
  ["B", 0],
  ["A", 1],
  ["B", 1],
].map(([gene, set]) => ({
  gene: String(gene),
  set: Number(set),
  values: new Float64Array(1),
  labels: [],
}));
const heads = series.length * FOLDS;
/** What a head says is its own number. */
const readings = [
  {
    id: "bag",
    tiles: 2,
    prediction: Float32Array.from({ length: heads }, (_, h) => h),
    attention: Float32Array.from({ length: heads * 2 }, (_, i) => i),
    tilePrediction: Float32Array.from({ length: heads * 2 }, (_, i) => -i),
  },
];
const statusWith = (...diverged: number[]) =>
  Array.from({ length: heads }, (_, h) =>
    diverged.includes(h) ? ("diverged" as const) : ("trained" as const),
  );

describe("series whose models all trained", () => {
  it("are all there where none diverged", () => {
    const sound = soundSeries(
      series,
      { readings, status: statusWith() },
      FOLDS,
    );
    expect(sound).toEqual({ series, readings });
  });

  it("leave out a gene with all its folds, and keep its shuffled set, which did train", () => {
    const status = statusWith(1);
    const sound = soundSeries(series, { readings, status }, FOLDS);
    expect(sound.series.map(({ gene, set }) => `${gene}${set}`)).toEqual([
      "B0",
      "A1",
      "B1",
    ]);
    const [own] = sound.readings;
    expect([...own!.prediction]).toEqual([2, 3, 4, 5, 6, 7]);
    expect([...own!.attention.slice(0, 4)]).toEqual([4, 5, 6, 7]);
  });

  it("leave out a shuffled set that diverged", () => {
    const status = statusWith(6);
    const sound = soundSeries(series, { readings, status }, FOLDS);
    expect(sound.series.map(({ gene, set }) => `${gene}${set}`)).toEqual([
      "A0",
      "B0",
      "A1",
    ]);
  });
});

describe("a group of which a model diverged", () => {
  const model = (gene: string, fold: number, status: string) => ({
    role: `model ${gene} ${fold}`,
    node: {
      label: "Model" as const,
      id: `${gene}${fold}`,
      props: { gene, fold, status },
    },
  });
  const maps = {
    role: "maps",
    node: { label: "Artifact" as const, id: "maps", props: { blob: "m" } },
  };
  const stepOf = (
    ...generated: (typeof maps | ReturnType<typeof model>)[]
  ) => ({
    id: "s",
    name: "trainGenes",
    key: "k",
    attempt: 1,
    generated,
  });

  it("goes on without that gene and names the model in the run's message", () => {
    const group = trainedGroup(
      stepOf(
        maps,
        model("A", 0, "trained"),
        model("A", 1, "diverged"),
        model("B", 0, "trained"),
        model("B", 1, "trained"),
      ),
    );
    expect(group.genes).toEqual(["B"]);
    expect(group.models).toEqual(["B0", "B1"]);
    expect(group.diverged).toEqual(["A fold 1"]);
    expect(endMessage(BAGS, [group], [])).toMatch(/^1 of the models.*A fold 1/);
  });

  it("has no maps where no gene is left, and nothing to say where all trained", () => {
    const lost = trainedGroup(stepOf(model("A", 0, "diverged")));
    expect(lost).toMatchObject({ genes: [], models: [], maps: null });
    const well = trainedGroup(stepOf(maps, model("A", 0, "trained")));
    expect(well.diverged).toBeUndefined();
    expect(endMessage(BAGS, [well], [])).toBeNull();
  });
});
