import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identify } from "../../src/knowledge/identity.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { document } from "./documents.js";
import { CRITERION, plantClaims, type PlantedClaim } from "./plantedClaims.js";
import { plantCohort, type PlantedRun } from "./plantedCohort.js";

let api: ApiUnderTest;
let planted: PlantedRun;
let supported: PlantedClaim;
let opposite: PlantedClaim;

beforeAll(async () => {
  api = await openApi();
  planted = await plantCohort(api.graph);
  const cohort = planted.cohort.id;
  const gene = String(planted.gene.props["symbol"]);
  [supported, opposite] = (await plantClaims(api.graph, planted.run, [
    { gene, cohort, verdict: {} },
    { gene, cohort, direction: "LOWER" },
  ])) as [PlantedClaim, PlantedClaim];
});
afterAll(() => api.close());

async function answerTo(
  name: Parameters<typeof document>[0],
  variables: Record<string, unknown>,
) {
  const { errors, data, status } = await api.ask(document(name), variables);
  expect({ errors, status }).toEqual({ errors: [], status: 200 });
  return data;
}

describe("the contract's documents", () => {
  it("claim: why it stands where it stands", async () => {
    const data = await answerTo("claim", { id: supported.claim.id });
    const { gene, tissue } = supported.claim.props;
    expect(data).toEqual({
      claim: {
        id: supported.claim.id,
        statement: supported.claim.props["statement"],
        createdAt: "2026-01-01T00:10:00.000Z",
        proposition: {
          scope: "GENE",
          gene: { symbol: gene },
          genes: [{ symbol: gene }],
          direction: "HIGHER",
          morphology: { name: "mucin" },
          tissue,
        },
        verdict: {
          id: supported.verdict?.id,
          outcome: "SUPPORTED",
          novel: null,
          exploratory: false,
          judgedAt: "2026-01-01T00:11:00.000Z",
          protocol: expect.objectContaining({
            name: "planted",
            version: "1",
            registeredAt: "2026-01-01T00:00:00.000Z",
          }) as unknown,
          results: [
            {
              criterion: {
                id: CRITERION,
                title: "The gene can be read from the slide",
                role: "REQUIRED",
                metric: "heldOutCorrelation.q",
                comparator: "<",
                threshold: 0.01,
              },
              outcome: "PASS",
              observed: 0.004,
              margin: 0.006,
              evidenceLines: [{ id: supported.line.id, direction: "SUPPORTS" }],
            },
          ],
          flipSets: [{ to: "REFUTED", criteria: [{ id: CRITERION }] }],
        },
        evidenceLines: {
          nodes: [
            {
              id: supported.line.id,
              direction: "SUPPORTS",
              summary: "r = .6",
              items: {
                nodes: [
                  expect.objectContaining({
                    kind: "item 0",
                    value: 0.6,
                    p: 0.001,
                    n: 60,
                    interval: { low: 0.4, high: 0.75 },
                    generatedBy: { id: supported.step, name: "judgeClaims" },
                  }),
                  expect.objectContaining({
                    kind: "item 1",
                    p: null,
                    interval: null,
                  }),
                ],
              },
            },
          ],
        },
        explainedBy: null,
        contradicts: [
          {
            id: opposite.claim.id,
            statement: opposite.claim.props["statement"],
          },
        ],
        verdicts: {
          nodes: [
            {
              id: supported.verdict?.id,
              outcome: "SUPPORTED",
              judgedAt: "2026-01-01T00:11:00.000Z",
            },
          ],
        },
        reviews: { nodes: [] },
      },
    });
  });

  it("claims: the work list, filtered and paged", async () => {
    const filter = { run: planted.run };
    const first = await answerTo("claims", { filter, first: 1 });
    const page = first?.["claims"] as {
      pageInfo: { endCursor: string };
      edges: { cursor: string }[];
    };
    expect(page).toMatchObject({
      nodes: [{ id: supported.claim.id, verdict: { outcome: "SUPPORTED" } }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(page.edges).toEqual([{ cursor: page.pageInfo.endCursor }]);
    const after = page.pageInfo.endCursor;
    const next = await answerTo("claims", { filter, first: 1, after });
    expect(next?.["claims"]).toMatchObject({
      nodes: [{ id: opposite.claim.id, verdict: null }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  it("gene: what it looks like and how well that is known", async () => {
    const symbol = planted.gene.props["symbol"];
    const data = await answerTo("gene", { symbol });
    expect(data?.["gene"]).toMatchObject({
      id: planted.gene.id,
      symbol,
      subtypes: [],
      models: {
        nodes: planted.models.map((model, fold) => ({
          id: model.id,
          fold: { index: fold },
          metrics: [{ name: "pearson", value: fold / 10, interval: null }],
        })),
      },
      attentionRegions: {
        nodes: planted.regions.map((region, i) => ({
          id: region.id,
          slide: { id: planted.slide.id, patient: { id: planted.patient.id } },
          outline: [
            [
              [0, 0],
              [224, 0],
              [224, 224],
            ],
          ],
          mass: 1 / (i + 2),
          morphology: [{ name: "mucin", value: 0.7 }],
        })),
      },
      claims: {
        nodes: [
          { id: supported.claim.id, verdict: { outcome: "SUPPORTED" } },
          { id: opposite.claim.id, verdict: null },
        ],
      },
    });
    expect(await answerTo("gene", { symbol: "NOSUCHGENE" })).toEqual({
      gene: null,
    });
  });

  it("lineage: from a verdict down to the slides", async () => {
    const data = await answerTo("lineage", {
      id: planted.regions[0]?.id,
      direction: "UPSTREAM",
      depth: 10,
    });
    expect(data?.["lineage"]).toMatchObject({
      truncated: false,
      nodes: [
        { __typename: "AttentionRegion", id: planted.regions[0]?.id },
        { __typename: "Step" },
        { __typename: "Slide", id: planted.slide.id },
      ],
      links: [
        { type: "WAS_GENERATED_BY", role: "AttentionRegion" },
        { to: planted.slide.id, type: "USED", role: "slide" },
      ],
    });
    const unknown = { id: identify("Slide", { ghost: 1 }), depth: 2 };
    expect(
      await answerTo("lineage", { ...unknown, direction: "DOWNSTREAM" }),
    ).toEqual({ lineage: null });
  });

  it("run: how far it is and what it did", async () => {
    const data = await answerTo("run", { id: planted.run });
    const run = data?.["run"] as {
      steps: { nodes: { name: string }[] };
      claims: { nodes: { id: string }[] };
    };
    expect(run).toMatchObject({
      id: planted.run,
      status: "RUNNING",
      startedAt: "2026-01-01T00:00:00.000Z",
      endedAt: null,
      progress: [],
      steps: { pageInfo: { hasNextPage: false } },
    });
    expect(run.steps.nodes.map(({ name }) => name)).toEqual([
      "readCohort",
      "trainGenes",
      "evaluateGenes",
      "mapRegions",
      "judgeClaims",
    ]);
    expect(run.steps.nodes[0]).toMatchObject({
      used: [
        { role: "expression", entity: {} },
        { role: "slide", entity: { id: planted.slide.id } },
      ],
      generated: [{ role: "Artifact" }],
    });
    expect(run.claims.nodes.map(({ id }) => id)).toEqual([
      supported.claim.id,
      opposite.claim.id,
    ]);
  });
});

it("a run shows its genes, cohort and protocol beside", async () => {
  const { data } = await api.ask(
    `query ($id: ID!) { run(id: $id) {
       genes { gene pearson p q skill } cohort { id name } protocol { id } idempotencyKey input } }`,
    { id: planted.run },
  );
  expect(data?.["run"]).toEqual({
    genes: [
      {
        gene: planted.gene.props["symbol"],
        pearson: 0.6,
        p: 0.001,
        q: 0.004,
        skill: 0.3,
      },
    ],
    cohort: { id: planted.cohort.id, name: planted.name },
    protocol: null,
    idempotencyKey: planted.name,
    input: JSON.stringify({ cohort: planted.name }),
  });
});

it("anything is found by its id, each as its own type", async () => {
  const ids = [
    planted.slide.id,
    identify("Slide", { ghost: 1 }),
    supported.line.id,
    "no id at all",
    planted.run,
  ];
  const { data, errors } = await api.ask(
    `query ($ids: [ID!]!, $id: ID!) {
       nodes(ids: $ids) { __typename id ... on Slide { name mpp patient { pseudonym } } ... on EvidenceLine { summary criterion { name } } }
       node(id: $id) { __typename ... on Gene { symbol } } }`,
    { ids, id: planted.gene.id },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    nodes: [
      {
        __typename: "Slide",
        id: planted.slide.id,
        name: "S1",
        mpp: 0.5,
        patient: { pseudonym: "P1" },
      },
      null,
      {
        __typename: "EvidenceLine",
        id: supported.line.id,
        summary: "r = .6",
        criterion: { name: "learnable" },
      },
      null,
      { __typename: "Run", id: planted.run },
    ],
    node: { __typename: "Gene", symbol: planted.gene.props["symbol"] },
  });
});
