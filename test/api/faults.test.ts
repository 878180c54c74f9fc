import { afterAll, beforeAll, expect, it } from "vitest";
import { identify } from "../../src/knowledge/identity.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort } from "./plantedCohort.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

it("what is not known is null", async () => {
  const ghost = (label: "Claim" | "Run" | "Slide") =>
    identify(label, { ghost: 1 });
  const query = `query ($claim: ID!, $run: ID!, $slide: ID!) {
    claim(id: $claim) { id } wrong: claim(id: $run) { id } run(id: $run) { id } node(id: $slide) { id }
    nothing: node(id: "") { id } quoted: node(id: "claim-'}) DETACH DELETE n //") { id } gene(symbol: "") { id }
    lineage(id: $slide, direction: UPSTREAM) { truncated } }`;
  const variables = {
    claim: ghost("Claim"),
    run: ghost("Run"),
    slide: ghost("Slide"),
  };
  const { data, errors } = await api.ask(query, variables);
  expect(errors).toEqual([]);
  expect(Object.values(data ?? {})).toEqual(Array(8).fill(null));
});

it("a fault of the server's is told by code and name, without its inside", async () => {
  const planted = await plantCohort(api.graph);
  const [broken, sound] = await plantClaims(
    api.graph,
    planted.run,
    ["a", "b"].map((morphology, i) => ({
      gene: String(planted.gene.props["symbol"]),
      morphology,
      cohort: planted.cohort.id,
      verdict: i === 0 ? { results: "secret, no JSON" } : {},
    })),
  );
  api.faults.length = 0;
  const query = "query ($id: ID!) { claim(id: $id) { id verdict { id } } }";
  const answer = await api.ask(query, { id: broken!.claim.id });
  expect(answer.data).toEqual({
    claim: { id: broken!.claim.id, verdict: null },
  });
  expect(answer.errors).toMatchObject([
    {
      path: ["claim", "verdict"],
      extensions: {
        code: "INTERNAL_SERVER_ERROR",
        fault: expect.any(String) as unknown,
      },
    },
  ]);
  expect(answer.text).not.toMatch(/stack|secret|results|\.ts|node_modules/);
  expect(api.faults).toMatchObject([{ name: "UnreadableRowError" }]);
  const both = await api.ask(
    "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Claim { verdict { outcome } } } }",
    { ids: [broken!.claim.id, sound!.claim.id] },
  );
  expect(both.errors).toHaveLength(1);
  expect(both.data).toEqual({
    nodes: [{ verdict: null }, { verdict: { outcome: "SUPPORTED" } }],
  });
});

it("a mistake of the client's is told in full, without a stack", async () => {
  const mistakes: [string, string][] = [
    ["{ claims { nodes { colour } } }", "GRAPHQL_VALIDATION_FAILED"],
    ["{ claims {", "GRAPHQL_PARSE_FAILED"],
    ["mutation { withdraw }", "GRAPHQL_VALIDATION_FAILED"],
  ];
  for (const [query, code] of mistakes) {
    const { errors, text, status } = await api.ask(query);
    expect(status).toBe(400);
    expect(errors[0]?.extensions.code).toBe(code);
    expect(text).not.toMatch(/stack|node_modules/);
  }
});
