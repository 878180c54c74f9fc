import { expect, it } from "vitest";
import {
  evaluateJob,
  gatherEvaluations,
} from "../../../src/activities/evaluation/geneEvaluations.js";
import { geneOutputs } from "../../../src/activities/evaluation/geneOutputs.js";
import { identify } from "../../../src/knowledge/identity.js";
import { evaluateGene } from "../../../src/science/legs/evaluateGene.js";
import { following, plantedUnits } from "../legs/planted.js";
import { gaussians } from "../stats/gaussians.js";

const BAGS = 30;
const units = plantedUnits(BAGS);
const observed = gaussians(BAGS, 1);
const predicted = following(observed, 0.7, 2);
const own = {
  gene: "MUC2",
  predicted,
  observed,
  centre: new Float64Array(BAGS).fill(5),
  rivals: { colour: gaussians(BAGS, 3) },
};
const only = (of: (b: number) => boolean) =>
  predicted.map((value, b) => (of(b) ? value : Number.NaN));
const byFold = [0, 1].map((f) => ({
  heldOut: only((b) => !units.sealed[b] && b % 2 === f),
  sealed: only((b) => units.sealed[b]!),
}));
const by = {
  bags: units.patients,
  units,
  tried: ["MUC2"],
  draws: 99,
  seed: 1,
};
const job = evaluateJob(own, by);
const evaluations = gatherEvaluations(
  [own],
  [evaluateGene(job.gene, job.units, job)],
  by,
);
const model = (f: number) => identify("Model", { f });
const { outputs, links } = geneOutputs({
  evaluations,
  held: [{ own, byFold }],
  groups: [
    {
      genes: ["MUC2"],
      models: [model(0), model(1)],
      maps: null,
      attention: [],
    },
  ],
  blob: "blob",
  idOf: ({ label, content }) => identify(label, content),
});

interface Kept {
  readonly name: string;
  readonly value: number;
  readonly baseline: number | null;
}

it("keeps a prediction for each set of patients and each fold, only the latter by one model", () => {
  const scopes = outputs.slice(1).map(({ props }) => props["scope"]);
  expect(scopes).toEqual([
    "held-out",
    "out-of-fold",
    "sealed",
    "fold 0",
    "fold 1",
  ]);
  const made = (links ?? []).filter(({ type }) => type === "PREDICTED_BY");
  expect(made.map(({ to }) => to)).toEqual([model(0), model(1)]);
});

it("gives every figure of a fold's model a baseline, on its own bags and on the sealed", () => {
  const [, , , , fold] = outputs;
  const metrics = JSON.parse(String(fold!.props["metrics"])) as Kept[];
  const names = metrics.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["pearson", "sealedPearson"]));
  for (const { name, value, baseline } of metrics)
    expect([value, baseline].every(Number.isFinite), name).toBe(true);
});

it("counts patients, those whose value is near zero, and what simpler models reach", () => {
  const [, heldOut] = outputs;
  const metrics = JSON.parse(String(heldOut!.props["metrics"])) as Kept[];
  const value = (name: string) =>
    metrics.find((one) => one.name === name)!.value;
  expect(value("patients")).toBe(BAGS);
  expect(value("nearZero")).toBe(0);
  expect(value("pearson")).toBeGreaterThan(value("pearson of colour"));
  expect(value("rmse")).toBeLessThan(value("rmse of colour"));
});
