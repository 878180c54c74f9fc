import { afterAll, beforeAll, expect, it } from "vitest";
import { CLAIM } from "../../src/cli/documents.js";
import type { ClaimPage } from "../../src/cli/claimPage.js";
import { claimPage } from "../../src/cli/claimPage.js";
import { COMPARE } from "../../src/cli/judgingDocuments.js";
import { plantLegs, registerLegs } from "../graph/plantedLegs.js";
import { uniqueName } from "../graph/testGraph.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort } from "./plantedCohort.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

async function page(id: string): Promise<ClaimPage> {
  const { data, errors } = await api.ask(CLAIM, { id });
  expect(errors).toEqual([]);
  return data?.["claim"] as ClaimPage;
}

it("claims that contradict, explain or repeat each other are shown on both pages", async () => {
  const [here, there] = [
    await plantCohort(api.graph),
    await plantCohort(api.graph),
  ];
  const gene = String(here.gene.props["symbol"]);
  const cohort = here.cohort.id;
  const [own, opposite] = await plantClaims(api.graph, here.run, [
    { gene, cohort, verdict: {} },
    { gene, cohort, direction: "LOWER" },
  ]);
  const [copy] = await plantClaims(
    api.graph,
    here.run,
    [
      {
        gene: `${gene}COPY`,
        cohort,
        verdict: { outcome: "INCONCLUSIVE" },
        explainedBy: own!.claim,
      },
    ],
    11,
  );
  const [elsewhere] = await plantClaims(api.graph, there.run, [
    { gene, cohort: there.cohort.id, direction: "LOWER" },
  ]);
  const [ownPage, copyPage, elsewherePage] = await Promise.all(
    [own!, copy!, elsewhere!].map(({ claim }) => page(claim.id)),
  );
  expect(ownPage?.contradicts).toMatchObject([{ id: opposite!.claim.id }]);
  expect((await page(opposite!.claim.id)).contradicts).toMatchObject([
    { id: own!.claim.id },
  ]);
  expect(ownPage?.related).toMatchObject([
    { bearing: "EXPLAINS", claim: { id: copy!.claim.id } },
    { bearing: "OPPOSITE_ELSEWHERE", claim: { id: elsewhere!.claim.id } },
  ]);
  expect(copyPage?.related).toMatchObject([
    { bearing: "EXPLAINED_BY", claim: { id: own!.claim.id } },
  ]);
  expect(elsewherePage?.related).toContainEqual(
    expect.objectContaining({ bearing: "OPPOSITE_ELSEWHERE" }),
  );
  const lines = claimPage(ownPage!).join("\n");
  expect(lines).toContain("contradicts:");
  expect(lines).toContain("explains:");
  expect(lines).toContain("opposite in another cohort:");
});

it("a claim is compared with other cohorts on request, and says so on its page", async () => {
  const protocol = await registerLegs(api.graph);
  const gene = uniqueName("GENE");
  const here = await plantLegs(api.graph, { gene, protocol });
  const there = await plantLegs(api.graph, { gene, protocol });
  const compare = (input: object) =>
    api.command(COMPARE, {
      input: { idempotencyKey: uniqueName("key"), claim: here.claim, ...input },
    });
  const dry = await compare({ dryRun: true });
  const found = [
    { claim: there.claim, cohort: there.name, value: 0.6, n: 70, p: 0.002 },
  ];
  expect(dry.data).toMatchObject({
    compareCohorts: { before: false, found, leftOut: [] },
  });
  expect((await compare({})).data).toEqual(dry.data);
  const lines = claimPage(await page(here.claim)).join("\n");
  expect(lines).toContain("Replicated in another cohort");
  expect(lines).toContain(`across the patients of cohort ${there.name}`);
  expect(lines).toMatch(
    /r in the other cohort 0\.6, asked > 0, margin 0\.6; .*patients 70, asked >= \d+, margin \d+/,
  );
  expect(lines).toMatch(/^ {2}REFUTED if .*: failed, with upper end of/m);
  const alone = await plantLegs(api.graph, { gene: uniqueName("G"), protocol });
  expect((await compare({ claim: alone.claim })).data).toMatchObject({
    compareCohorts: {
      __typename: "InvalidInput",
      issues: [{ path: "claim" }],
    },
  });
});
