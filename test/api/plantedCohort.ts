import { identify } from "../../src/knowledge/identity.js";
import type { NodeRecord } from "../../src/knowledge/provenance.js";
import type { Graph } from "../../src/graph/graph.js";
import {
  cohortNode,
  geneNode,
  patientNode,
  plantRun,
} from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
import { link, nodeOf, plantStep } from "./plantedStep.js";

/** A run that has read its cohort and trained models of one gene. */
export interface PlantedRun {
  readonly name: string;
  readonly run: string;
  readonly cohort: NodeRecord;
  readonly patient: NodeRecord;
  readonly slide: NodeRecord;
  readonly gene: NodeRecord;
  readonly models: readonly NodeRecord[];
  readonly regions: readonly NodeRecord[];
}

const FOLDS = 3;

/** Plants it in names of the test's own. */
export async function plantCohort(
  graph: Graph,
  { regions: count = 2 } = {},
): Promise<PlantedRun> {
  const name = uniqueName("cohort");
  const run = await plantRun(graph, name);
  const cohort = cohortNode(name);
  const patient = patientNode(cohort.id, "P1");
  const slide = slideOf(cohort, patient);
  const gene = geneNode(uniqueName("GENE"));
  await plantReading(graph, { run, cohort, patient, slide });
  const models = await plantModels(graph, { run, gene, slide });
  const regions = await plantRegions(graph, { run, gene, slide, count });
  return { name, run, cohort, patient, slide, gene, models, regions };
}

function slideOf(cohort: NodeRecord, patient: NodeRecord): NodeRecord {
  const named = { cohort: cohort.id, name: "S1", sha256: "0".repeat(64) };
  const size = { file: "S1.tif", mpp: 0.5, width: 4000, height: 3000 };
  const props = { ...named, ...size, patient: patient.id };
  return { label: "Slide", id: identify("Slide", props), props };
}

async function plantReading(
  graph: Graph,
  {
    run,
    cohort,
    patient,
    slide,
  }: Pick<PlantedRun, "run" | "cohort" | "patient" | "slide">,
): Promise<void> {
  const sha256 = "1".repeat(64);
  const natural = { cohort: cohort.id, sha256 };
  const table: NodeRecord = {
    label: "ExpressionTable",
    id: identify("ExpressionTable", natural),
    props: { ...natural, scale: "linear", measure: "TPM" },
  };
  await plantStep(graph, {
    run,
    name: "readCohort",
    seed: 0,
    minute: 1,
    used: [
      { role: "expression", id: table.id },
      { role: "slide", id: slide.id },
    ],
    made: [nodeOf("Artifact", `${run} read`, { kind: "cohort", blob: "b" })],
    nodes: [cohort, patient, slide, table],
    links: [
      link("IN_COHORT", table, cohort),
      link("IN_COHORT", slide, cohort),
      link("FROM_PATIENT", slide, patient),
      link("DESCRIBED_IN", patient, cohort, {
        names: ["age", "stage"],
        values: ["61", "II"],
      }),
    ],
  });
}

type Trained = Pick<PlantedRun, "run" | "gene" | "slide">;

async function plantModels(
  graph: Graph,
  { run, gene, slide }: Trained,
): Promise<NodeRecord[]> {
  const symbol = String(gene.props["symbol"]);
  const folds = Array.from({ length: FOLDS }, (_, index) =>
    nodeOf("Fold", `${run} ${index}`, { index, split: "s", bags: 10 + index }),
  );
  const models = folds.map((_, fold) =>
    nodeOf("Model", `${run} ${fold}`, {
      gene: symbol,
      fold,
      blob: "w",
      epochs: 30,
      status: "trained",
    }),
  );
  await plantStep(graph, {
    run,
    name: "trainGenes",
    seed: 1,
    minute: 2,
    used: [{ role: "slide", id: slide.id }],
    made: [...folds, ...models],
    nodes: [gene],
    links: models.flatMap((model, i) => [
      link("TRAINED_ON", model, folds[i]!),
      link("PREDICTS", model, gene),
    ]),
  });
  await plantPredictions(graph, { run, gene, models });
  return models;
}

async function plantPredictions(
  graph: Graph,
  { run, gene, models }: Pick<PlantedRun, "run" | "gene" | "models">,
): Promise<void> {
  const symbol = String(gene.props["symbol"]);
  const predicted = (scope: string, metrics: unknown[]) =>
    nodeOf("Prediction", `${run} ${scope}`, {
      gene: symbol,
      scope,
      blob: "p",
      metrics: JSON.stringify(metrics),
    });
  const plain = { baseline: null, low: null, high: null, p: null, q: null };
  const heldOut = predicted("held-out", [
    {
      name: "pearson",
      value: 0.6,
      baseline: 0,
      low: 0.4,
      high: 0.75,
      p: 0.001,
      q: 0.004,
    },
    { ...plain, name: "skill", value: 0.3 },
  ]);
  const folds = models.map((_, fold) =>
    predicted(`fold ${fold}`, [
      { ...plain, name: "pearson", value: fold / 10 },
    ]),
  );
  await plantStep(graph, {
    run,
    name: "evaluateGenes",
    seed: 2,
    minute: 3,
    used: models.map(({ id }) => ({ role: "model", id })),
    made: [heldOut, ...folds],
    links: [
      link("PREDICTS", heldOut, gene),
      ...models.flatMap((model, i) => [
        link("PREDICTED_BY", folds[i]!, model),
        link("PREDICTED_BY", heldOut, model),
      ]),
    ],
  });
}

async function plantRegions(
  graph: Graph,
  { run, gene, slide, count }: Trained & { readonly count: number },
): Promise<NodeRecord[]> {
  const mucin: NodeRecord = {
    label: "Morphology",
    id: identify("Morphology", { name: "mucin" }),
    props: { name: "mucin" },
  };
  const regions = Array.from({ length: count }, (_, i) =>
    nodeOf("AttentionRegion", `${run} ${i}`, {
      gene: String(gene.props["symbol"]),
      slide: slide.id,
      outline: "[[[0,0],[224,0],[224,224]]]",
      mass: 1 / (i + 2),
      meanPrediction: 1.5,
      agreement: 0.8,
    }),
  );
  await plantStep(graph, {
    run,
    name: "mapRegions",
    seed: 3,
    minute: 4,
    used: [{ role: "slide", id: slide.id }],
    made: regions,
    nodes: [mucin],
    links: regions.flatMap((region) => [
      link("ON", region, slide),
      link("FOR", region, gene),
      link("SHOWS", region, mucin, { value: 0.7 }),
    ]),
  });
  return regions;
}
