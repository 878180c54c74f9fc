import { afterAll, beforeAll, expect, it } from "vitest";
import { plantRun } from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
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
