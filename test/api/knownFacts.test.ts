import { afterAll, beforeAll, expect, it } from "vitest";
import { IMPORT_KNOWN_FACTS } from "../../src/cli/documents.js";
import { uniqueName } from "../graph/testGraph.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort } from "./plantedCohort.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

async function importFacts(facts: readonly object[], dryRun = false) {
  const { data, errors } = await api.command(IMPORT_KNOWN_FACTS, {
    input: { idempotencyKey: uniqueName("key"), facts, dryRun },
  });
  expect(errors).toEqual([]);
  return data?.["importKnownFacts"];
}

const fact = (gene: string) => ({
  gene,
  kind: "MORPHOLOGY",
  of: "mucin",
  direction: "HIGHER",
  tissue: "any",
  source: "a paper",
});

it("a claim shows the facts that state it, each kept once and logged", async () => {
  const { run, cohort, gene } = await plantCohort(api.graph);
  const symbol = String(gene.props["symbol"]);
  const [planted] = await plantClaims(api.graph, run, [
    { gene: symbol, cohort: cohort.id },
  ]);
  expect(await importFacts([fact(symbol)], true)).toMatchObject({
    added: 1,
    statements: [expect.stringContaining(symbol)],
  });
  expect(await importFacts([fact(symbol)])).toMatchObject({ added: 1 });
  expect(await importFacts([fact(symbol)])).toMatchObject({
    added: 0,
    before: 1,
  });
  const { data } = await api.ask(
    "query ($id: ID!) { claim(id: $id) { knownFacts { gene source importedBy { name } } } }",
    { id: planted!.claim.id },
  );
  expect(data).toEqual({
    claim: {
      knownFacts: [
        { gene: symbol, source: "a paper", importedBy: { name: "owner" } },
      ],
    },
  });
});

it("refuses all where one is bad, with its place", async () => {
  const gene = uniqueName("G");
  const bad = { ...fact(gene), of: "bones" };
  expect(await importFacts([fact(gene), bad])).toMatchObject({
    __typename: "InvalidInput",
    issues: [{ path: "facts.1.of" }],
  });
  expect(await importFacts([fact(gene)], true)).toMatchObject({ added: 1 });
});
