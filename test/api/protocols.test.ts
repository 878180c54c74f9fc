import { afterAll, beforeAll, expect, it } from "vitest";
import { REGISTER_PROTOCOL } from "../../src/cli/documents.js";
import { uniqueName } from "../graph/testGraph.js";
import { standard, standardDocument } from "../unit/knowledge/protocols.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort } from "./plantedCohort.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

async function register(document: unknown, dryRun = false) {
  const { data, errors } = await api.command(REGISTER_PROTOCOL, {
    input: {
      idempotencyKey: uniqueName("key"),
      document:
        typeof document === "string" ? document : JSON.stringify(document),
      dryRun,
    },
  });
  expect(errors).toEqual([]);
  return data?.["registerProtocol"];
}

it("registers a protocol once; a dry run tells the same id and keeps nothing", async () => {
  const document = {
    ...standardDocument(),
    name: uniqueName("own"),
    version: "1",
  };
  const tried = await register(document, true);
  expect(tried).toMatchObject({
    before: false,
    dryRun: true,
    name: document.name,
    criteria: standard().criteria.map(({ title }) => title),
  });
  const first = await register(document);
  expect(first).toMatchObject({ before: false, dryRun: false });
  expect((first as { id: string }).id).toBe((tried as { id: string }).id);
  expect(await register(document)).toMatchObject({ before: true });
  // Other tests register theirs at the same time.
  const newest = `{ protocols(first: 20) { nodes { name version registeredBy { name kind } } } }`;
  const { data } = await api.ask(newest);
  const { name } = document;
  const registeredBy = { name: "owner", kind: "person" };
  expect(data).toMatchObject({
    protocols: {
      nodes: expect.arrayContaining([
        { name, version: "1", registeredBy },
      ]) as unknown,
    },
  });
});

it("refuses other demands under a name and version that stand, and takes them under another version", async () => {
  const name = uniqueName("own");
  const document = { ...standardDocument(), name, version: "1" };
  await register(document);
  const changed = { ...document, description: "weaker" };
  expect(await register(changed)).toMatchObject({
    issues: [
      {
        path: "document.version",
        message: expect.stringMatching(
          /give this one another version/,
        ) as unknown,
      },
    ],
  });
  expect(await register({ ...changed, version: "2" })).toMatchObject({
    before: false,
  });
});

it.each([
  ["no JSON", "{", "document"],
  ["an unknown key", { ...standardDocument(), alpha: 0.05 }, "document.alpha"],
  [
    "what no claim could pass",
    { ...standardDocument(), tests: { genes: 100_000, pairs: 499 } },
    "document.criterion learnable",
  ],
])("refuses %s with its place", async (_, document, path) => {
  expect(await register(document)).toMatchObject({
    __typename: "InvalidInput",
    issues: [{ path }],
  });
});

it("a claim tells which share of folds is asked, and in how many it is so", async () => {
  const { run, cohort, gene } = await plantCohort(api.graph);
  const symbol = String(gene.props["symbol"]);
  const plan = { gene: symbol, cohort: cohort.id, verdict: {} };
  const [planted] = await plantClaims(api.graph, run, [plan]);
  const { data, errors } = await api.ask(
    `query ($id: ID!) { claim(id: $id) {
       verdict { results { criterion { leastFolds } } }
       evidenceLines(first: 1) { nodes { items(first: 2) { nodes { kind folds { agree of } } } } } } }`,
    { id: planted!.claim.id },
  );
  expect(errors).toEqual([]);
  const items = [
    { kind: "item 0", folds: { agree: 4, of: 5 } },
    { kind: "item 1", folds: null },
  ];
  expect(data?.["claim"]).toEqual({
    verdict: { results: [{ criterion: { leastFolds: 0.6 } }] },
    evidenceLines: { nodes: [{ items: { nodes: items } }] },
  });
});
