import { afterAll, beforeAll, expect, it } from "vitest";
import { modelBlob } from "../../src/graph/read/modelBlob.js";
import { identify } from "../../src/knowledge/identity.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { plantCohort, type PlantedRun } from "./plantedCohort.js";

let api: ApiUnderTest;
let planted: PlantedRun;

beforeAll(async () => {
  api = await openApi({
    deps: {
      // The blob's name stands for its bytes.
      modelWeights: async (model) => {
        const blob = await modelBlob(api.graph, model);
        return blob === null ? null : Buffer.from(`bytes of ${blob}`);
      },
    },
  });
  planted = await plantCohort(api.graph);
});
afterAll(() => api.close());

it("answers a model's weights at the address that the model names", async () => {
  const { data, errors } = await api.ask(
    `query ($gene: String!) { gene(symbol: $gene) {
       models(first: 1) { nodes { blob options weights } } } }`,
    { gene: planted.gene.props["symbol"] },
  );
  expect(errors).toEqual([]);
  const { gene } = data as {
    gene: {
      models: {
        nodes: { blob: string; options: string | null; weights: string }[];
      };
    };
  };
  const [model] = gene.models.nodes;
  expect(model?.options).toBeNull();
  const answer = await fetch(`${api.url}${model?.weights ?? ""}`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(`bytes of ${model?.blob ?? ""}`);
});

it("answers 404 for what is no model", async () => {
  for (const id of [identify("Model", { none: 1 }), planted.slide.id, "x"]) {
    const answer = await fetch(`${api.url}/models/${id}/weights.safetensors`);
    expect(answer.status, id).toBe(404);
  }
});
