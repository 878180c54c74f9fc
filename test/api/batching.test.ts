import { afterAll, beforeAll, expect, it } from "vitest";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { document } from "./documents.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort } from "./plantedCohort.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const DEEP = `query ($run: ID!) { claims(filter: { run: $run }, first: 20) {
  totalCount
  nodes {
    cohort { name } contradicts { id }
    verdict { protocol { name criteria { id } } claim { id } results { criterion { id } figures { name observed } evidenceLines { id criterion { name } } } flipSets { criteria { id } sentence } explainedBy { name } }
    verdicts(first: 2) { totalCount nodes { id } }
    evidenceLines(first: 2) { nodes { items(first: 2) { totalCount nodes { generatedBy { name } } } } }
    reviews(first: 1) { nodes { id } }
  }
} }`;

/** Queries that a document takes over a run with so many claims and regions. */
async function queriesFor(rows: number) {
  const planted = await plantCohort(api.graph, { regions: rows });
  const cohort = planted.cohort.id;
  const symbol = String(planted.gene.props["symbol"]);
  await plantClaims(
    api.graph,
    planted.run,
    Array.from({ length: rows }, (_, i) => ({
      gene: symbol,
      morphology: `m${i}`,
      cohort,
      verdict: {},
      items: 1 + (i % 3),
    })),
  );
  const count = async (query: string, variables: Record<string, unknown>) => {
    api.queries();
    const { errors } = await api.ask(query, variables);
    expect(errors).toEqual([]);
    return api.queries();
  };
  return {
    claims: await count(DEEP, { run: planted.run }),
    gene: await count(document("gene"), { symbol }),
    run: await count(document("run"), { id: planted.run }),
    cli: await count(
      `query ($id: ID!) { run(id: $id) { steps { nodes { used { entity { ... on Slide { patient { pseudonym } } ... on Model { fold { index } } } } } } } }`,
      { id: planted.run },
    ),
  };
}

it("a document takes as many queries over one row as over twenty", async () => {
  const one = await queriesFor(1);
  expect(await queriesFor(20)).toEqual(one);
  expect(Math.max(...Object.values(one))).toBeLessThan(30);
});

it("counts only where a count is asked", async () => {
  api.queries();
  await api.ask("{ genes(first: 1) { nodes { symbol } } }");
  expect(api.queries()).toBe(1);
  await api.ask("{ genes(first: 1) { nodes { symbol } totalCount } }");
  expect(api.queries()).toBe(2);
});

it("reads no entity where only its id is asked", async () => {
  const planted = await plantCohort(api.graph);
  api.queries();
  await api.ask(
    "query ($id: ID!) { node(id: $id) { ... on Run { steps { nodes { used { entity { __typename id } } } } } } }",
    { id: planted.run },
  );
  expect(api.queries()).toBe(3);
});
