import { afterAll, beforeAll, expect, it } from "vitest";
import { plantRun } from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
import { EVALUATIONS } from "../../src/cli/documents.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { nodeOf, plantStep } from "./plantedStep.js";

let api: ApiUnderTest;

beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

it("a run shows how its patients were divided", async () => {
  const run = await plantRun(api.graph, uniqueName("split"));
  const asked =
    "query ($id: ID!) { run(id: $id) { split { kind strata folds sealed imbalance proven } } }";
  const before = await api.ask(asked, { id: run });
  expect(before.data?.["run"]).toEqual({ split: null });
  const split = {
    kind: "site-preserved",
    strata: "subtype",
    folds: 3,
    sealed: 20,
    imbalance: 12,
    proven: true,
  };
  await plantStep(api.graph, {
    run,
    name: "splitCohort",
    seed: 0,
    minute: 1,
    used: [],
    made: [nodeOf("Split", run, { ...split, blob: "s", seed: 0 })],
    nodes: [],
    links: [],
  });
  const { data, errors } = await api.ask(asked, { id: run });
  expect(errors).toEqual([]);
  expect(data?.["run"]).toEqual({
    split: { ...split, kind: "SITE_PRESERVED" },
  });
});

it("a run shows every figure of its genes by set of patients, and how many tests they amount to", async () => {
  const run = await plantRun(api.graph, uniqueName("evaluated"));
  const metric = {
    name: "pearson",
    value: 0.6,
    baseline: 0,
    low: 0.4,
    high: 0.75,
    p: 0.001,
    q: 0.004,
  };
  const predicted = (scope: string) =>
    nodeOf("Prediction", `${run} ${scope}`, {
      gene: "MUC2",
      scope,
      blob: "p",
      metrics: JSON.stringify([metric]),
    });
  await plantStep(api.graph, {
    run,
    name: "evaluateGenes",
    seed: 0,
    minute: 1,
    made: [
      ...["fold 0", "held-out", "out-of-fold", "sealed"].map(predicted),
      nodeOf("Artifact", run, {
        kind: "gene-evaluations",
        blob: "e",
        effectiveTests: 3.5,
      }),
    ],
    links: [],
  });
  const { data, errors } = await api.ask(EVALUATIONS, { id: run });
  expect(errors).toEqual([]);
  const { low, high, ...plain } = metric;
  const metrics = [{ ...plain, interval: { low, high } }];
  expect(data?.["run"]).toEqual({
    status: "RUNNING",
    subtypes: null,
    effectiveTests: 3.5,
    split: null,
    evaluations: ["held-out", "out-of-fold", "sealed"].map((scope) => ({
      gene: "MUC2",
      scope,
      metrics,
    })),
  });
});
