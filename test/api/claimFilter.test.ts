import { afterAll, beforeAll, expect, it } from "vitest";
import { callStep } from "../../src/graph/steps.js";
import { geneNode, plantRun } from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort } from "./plantedCohort.js";

let api: ApiUnderTest;
let run: string;
let source: string;
let copy: string;

beforeAll(async () => {
  api = await openApi();
  const planted = await plantCohort(api.graph);
  run = planted.run;
  const cohort = planted.cohort.id;
  source = uniqueName("A");
  copy = uniqueName("B");
  const [linked] = await plantClaims(api.graph, run, [
    { gene: source, cohort, verdict: { novel: true } },
    { gene: source, morphology: "stroma", direction: "LOWER", cohort },
  ]);
  await plantClaims(
    api.graph,
    run,
    [
      {
        gene: copy,
        cohort,
        verdict: { outcome: "INCONCLUSIVE", exploratory: true },
        explainedBy: linked!.claim,
      },
      {
        gene: copy,
        genes: [copy, source],
        morphology: "fat",
        cohort,
        verdict: {
          outcome: "INCONCLUSIVE",
          explainedBy: JSON.stringify({ kind: "SUBTYPE", name: "subtype" }),
        },
      },
      {
        gene: copy,
        morphology: "gland",
        cohort,
        verdict: { outcome: "REFUTED", novel: false },
      },
    ],
    11,
  );
});
afterAll(() => api.close());

async function found(filter: Record<string, unknown>): Promise<string[]> {
  const { data, errors } = await api.ask(
    `query ($filter: ClaimFilter) { claims(filter: $filter) {
       nodes { proposition { gene { symbol } morphology { name } } } totalCount } }`,
    { filter: { run, ...filter } },
  );
  expect(errors).toEqual([]);
  const { nodes, totalCount } = data?.["claims"] as {
    nodes: {
      proposition: { gene: { symbol: string }; morphology: { name: string } };
    }[];
    totalCount: number;
  };
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ proposition: { gene, morphology } }) =>
    [gene.symbol.slice(0, 1), morphology.name].join(" "),
  );
}

it("each part of a filter holds, alone and with others", async () => {
  const all = ["A mucin", "A stroma", "B fat", "B gland", "B mucin"];
  expect(await found({})).toEqual(all);
  expect(await found({ gene: null, outcome: null })).toEqual(all);
  expect(await found({ gene: [source] })).toEqual([
    "A mucin",
    "A stroma",
    "B fat",
  ]);
  expect(await found({ gene: [] })).toEqual([]);
  expect(await found({ morphology: ["mucin", "gland"] })).toEqual([
    "A mucin",
    "B gland",
    "B mucin",
  ]);
  expect(await found({ direction: "LOWER" })).toEqual(["A stroma"]);
  expect(await found({ scope: "MODULE" })).toEqual(["B fat"]);
  expect(await found({ outcome: ["SUPPORTED", "REFUTED"] })).toEqual([
    "A mucin",
    "B gland",
  ]);
  expect(await found({ exploratory: true })).toEqual(["B mucin"]);
  expect(await found({ exploratory: false })).toEqual([
    "A mucin",
    "B fat",
    "B gland",
  ]);
  expect(await found({ novel: true })).toEqual(["A mucin"]);
  expect(await found({ novel: false })).toEqual(["B gland"]);
  expect(
    await found({ gene: [copy], outcome: ["INCONCLUSIVE"], scope: "GENE" }),
  ).toEqual(["B mucin"]);
  expect(await found({ run: "run-unknown" })).toEqual([]);
});

it("the newest verdict on the head version is the one that counts", async () => {
  const planted = await plantCohort(api.graph);
  const cohort = planted.cohort.id;
  const gene = uniqueName("C");
  const plan = (judgedAt: string, outcome: string) => [
    { gene, cohort, verdict: { judgedAt, outcome } },
  ];
  await plantClaims(
    api.graph,
    planted.run,
    plan("2026-01-01T00:30:00.000Z", "SUPPORTED"),
    20,
  );
  const [newer] = await plantClaims(
    api.graph,
    planted.run,
    plan("2026-01-01T00:31:00.000Z", "REFUTED"),
    21,
  );
  const { data } = await api.ask(
    `query ($gene: String!) { gene(symbol: $gene) {
       refuted: claims(filter: { outcome: [REFUTED] }) { nodes { id verdict { outcome } verdicts { nodes { outcome } } } }
       supported: claims(filter: { outcome: [SUPPORTED] }) { nodes { id } } } }`,
    { gene },
  );
  expect(data?.["gene"]).toEqual({
    refuted: {
      nodes: [
        {
          id: newer!.claim.id,
          verdict: { outcome: "REFUTED" },
          verdicts: {
            nodes: [{ outcome: "REFUTED" }, { outcome: "SUPPORTED" }],
          },
        },
      ],
    },
    supported: { nodes: [] },
  });
});

it("a run that reuses an earlier run's steps is shown what they made", async () => {
  const planted = await plantCohort(api.graph);
  const cohort = planted.cohort.id;
  const gene = uniqueName("D");
  const runOf = (key: string) => plantRun(api.graph, cohort, `${gene} ${key}`);
  const judged = async (outcome: string, seed: number) => {
    const plan = { gene, cohort, verdict: { outcome } };
    const by = await runOf(outcome);
    const [claim] = await plantClaims(api.graph, by, [plan], seed);
    return { ...claim!, by };
  };
  const first = await judged("SUPPORTED", 30);
  const { by: second } = await judged("REFUTED", 31);
  const third = await runOf("again");
  await callStep(api.graph, third, first.step);
  const { data } = await api.ask(
    `query ($run: ID!, $earlier: ID!) {
       all: claims(filter: { run: $run }) { nodes { id verdict { id outcome } evidenceLines { nodes { id } } } }
       supported: claims(filter: { run: $run, outcome: [SUPPORTED] }) { totalCount }
       refuted: claims(filter: { run: $run, outcome: [REFUTED] }) { totalCount }
       run(id: $run) { claims { nodes { verdict { outcome } } } }
       earlier: run(id: $earlier) { verdicts { nodes { outcome claim { id } } } } }`,
    { run: third, earlier: second },
  );
  const { claim, verdict, line } = first;
  expect(data).toEqual({
    all: {
      nodes: [
        {
          id: claim.id,
          verdict: { id: verdict!.id, outcome: "SUPPORTED" },
          evidenceLines: { nodes: [{ id: line.id }] },
        },
      ],
    },
    supported: { totalCount: 1 },
    refuted: { totalCount: 0 },
    run: { claims: { nodes: [{ verdict: { outcome: "SUPPORTED" } }] } },
    // What a run said stays what it said.
    earlier: {
      verdicts: { nodes: [{ outcome: "REFUTED", claim: { id: claim.id } }] },
    },
  });
});

it("says what explains a claim: another claim by a link, the subtype by what the verdict states", async () => {
  const { data } = await api.ask(
    `query ($run: ID!) { claims(filter: { run: $run, outcome: [INCONCLUSIVE] }) {
       nodes { explainedBy { id kind name statement } } } }`,
    { run },
  );
  const explained = (data?.["claims"] as { nodes: unknown[] }).nodes;
  expect(explained).toEqual([
    {
      explainedBy: {
        id: null,
        kind: "SUBTYPE",
        name: "subtype",
        statement: "differences between subtypes (subtype)",
      },
    },
    {
      explainedBy: {
        id: expect.stringMatching(/^claim-/) as unknown,
        kind: "GENE",
        name: source,
        statement: `${source} is higher where there is more mucin in colon`,
      },
    },
  ]);
});

it("a module's claim belongs to each of its genes", async () => {
  const { data } = await api.ask(
    `query ($gene: String!) { gene(symbol: $gene) { id claims(filter: { scope: MODULE }) { nodes { proposition { genes { id } } } } } }`,
    { gene: source },
  );
  expect(data?.["gene"]).toEqual({
    id: geneNode(source).id,
    claims: {
      nodes: [
        {
          proposition: {
            genes: [{ id: geneNode(copy).id }, { id: geneNode(source).id }],
          },
        },
      ],
    },
  });
});
