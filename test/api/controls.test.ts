import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort, type PlantedRun } from "./plantedCohort.js";
import { link, nodeOf, plantStep } from "./plantedStep.js";

let api: ApiUnderTest;
let planted: PlantedRun;
let claim: string;
let symbol: string;

beforeAll(async () => {
  api = await openApi();
  planted = await plantCohort(api.graph);
  symbol = String(planted.gene.props["symbol"]);
  const cohort = planted.cohort.id;
  const [own] = await plantClaims(api.graph, planted.run, [
    { gene: symbol, cohort },
  ]);
  claim = own!.claim.id;
  await plantControls();
});
afterAll(() => api.close());

/** A figure of the gene, one of the cohort, and the gene's map with what is known of its folds. */
async function plantControls(): Promise<void> {
  const { run, gene, slide } = planted;
  const shared = { n: 60, p: 0.01, nullHypothesis: "planted" };
  const item = (subject: string, kind: string, value: number) =>
    nodeOf("EvidenceItem", `${run} ${subject} ${kind}`, {
      ...shared,
      subject,
      kind,
      value,
    });
  const flipping = item(symbol, "tileFlipping", 0.2);
  const site = item("cohort", "siteFromEmbedding", 0.5);
  const agreed = { value: 0.8, shuffled: 0.2, p: 0.005 };
  const map = nodeOf("AttentionMap", `${run} map`, {
    gene: symbol,
    blob: "m",
    agreement: 0.75,
    additivityGap: 1e-7,
    relativeAttention: JSON.stringify([{ share: 0.5, value: 0.9 }]),
    folds: JSON.stringify({
      bags: 20,
      models: 5,
      kendallW: agreed,
      rankCorrelation: agreed,
      topJaccard: agreed,
      taughtShuffledW: null,
    }),
  });
  await plantStep(api.graph, {
    run,
    name: "checkMaps",
    seed: 3,
    minute: 20,
    used: [{ role: "slide", id: slide.id }],
    made: [flipping, site, map],
    nodes: [gene],
    links: [link("ABOUT", flipping, gene), link("FOR", map, gene)],
  });
}

const FIGURES = "{ kind subject value n p nullHypothesis }";

async function answerTo(query: string, variables: Record<string, unknown>) {
  const { errors, data, status } = await api.ask(query, variables);
  expect({ errors, status }).toEqual({ errors: [], status: 200 });
  return data;
}

describe("controls", () => {
  it("of a run are its figures that hang on no line of evidence, the cohort's first", async () => {
    const data = await answerTo(
      `query ($id: ID!) { run(id: $id) { controls ${FIGURES} } }`,
      { id: planted.run },
    );
    expect(data).toEqual({
      run: {
        controls: [
          {
            kind: "siteFromEmbedding",
            subject: "cohort",
            value: 0.5,
            n: 60,
            p: 0.01,
            nullHypothesis: "planted",
          },
          expect.objectContaining({ kind: "tileFlipping", subject: symbol }),
        ],
      },
    });
  });

  it("of a claim are those of its genes, then the cohort's, each with what would be bad and whether it is so, beside simpler models", async () => {
    const data = await answerTo(
      `query ($id: ID!) { claim(id: $id) { controls { subject kind meaning { concern } judgement { bearing } } evaluations { gene scope metrics { name value } } } }`,
      { id: claim },
    );
    expect(data).toEqual({
      claim: {
        controls: [
          expect.objectContaining({
            subject: symbol,
            kind: "tileFlipping",
            judgement: { bearing: "FOR" },
          }),
          {
            subject: "cohort",
            kind: "siteFromEmbedding",
            meaning: {
              concern: expect.stringMatching(/stain and scanner/) as unknown,
            },
            judgement: { bearing: "AGAINST" },
          },
        ],
        evaluations: [
          {
            gene: symbol,
            scope: "held-out",
            metrics: expect.arrayContaining([
              { name: "pearson", value: 0.6 },
            ]) as unknown,
          },
        ],
      },
    });
  });
});

it("a gene's map says how far its folds agree, against shuffled maps", async () => {
  const data = await answerTo(
    `query ($symbol: String!) { gene(symbol: $symbol) { attentionMaps { nodes {
      agreement additivityGap relativeAttention { share value }
      folds { bags models kendallW { value shuffled p } topJaccard { value } taughtShuffledW }
    } } } }`,
    { symbol },
  );
  expect(data).toEqual({
    gene: {
      attentionMaps: {
        nodes: [
          {
            agreement: 0.75,
            additivityGap: 1e-7,
            relativeAttention: [{ share: 0.5, value: 0.9 }],
            folds: {
              bags: 20,
              models: 5,
              kendallW: { value: 0.8, shuffled: 0.2, p: 0.005 },
              topJaccard: { value: 0.8 },
              taughtShuffledW: null,
            },
          },
        ],
      },
    },
  });
});
