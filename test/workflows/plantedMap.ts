import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Graph } from "../../src/graph/graph.js";
import { startRun } from "../../src/graph/runs.js";
import type { Proposition } from "../../src/knowledge/claim.js";
import { statementOf } from "../../src/knowledge/claim.js";
import { claimNodes } from "../../src/knowledge/claimNode.js";
import { identify } from "../../src/knowledge/identity.js";
import type { NodeRecord } from "../../src/knowledge/provenance.js";
import { link, nodeOf, plantStep } from "../api/plantedStep.js";
import { cohortNode, geneNode } from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
import type { GenePlan } from "./mapBlobs.js";
import { encodeMaps } from "./mapBlobs.js";
import type { PatientPlan, PlantedView, Places } from "./plantedView.js";
import { plantView } from "./plantedView.js";

/** A run up to its trained models, and the claims that are made of them. */
export interface PlantedMap {
  readonly run: string;
  readonly folder: string;
  readonly slides: readonly NodeRecord[];
  readonly genes: readonly string[];
  /** Plants a claim about mucin that rests on the maps. */
  claim(
    genes: readonly string[],
    direction?: "HIGHER" | "LOWER",
  ): Promise<NodeRecord>;
}

/** Plants slides as files, and in the graph what a run makes of them before claims. */
export async function plantMap(
  to: Places,
  patients: readonly PatientPlan[],
  genes: readonly GenePlan[],
): Promise<PlantedMap> {
  const { graph, folder } = to;
  const name = uniqueName("map");
  const symbols = genes.map((_, g) => `GENE${g}-${name}`);
  await mkdir(join(folder, "slides"), { recursive: true });
  const run = await plantRunIn(graph, name, folder);
  const cohort = cohortNode(name);
  const views: PlantedView[] = [];
  for (const plan of patients)
    views.push(await plantView(to, { run, cohort, plan }));
  const maps = await to.blobs.put(encodeMaps(symbols, genes, views));
  const trained = nodeOf("Artifact", `${name} maps`, {
    kind: "maps",
    blob: maps,
  });
  const attention = symbols.map((gene) =>
    nodeOf("AttentionMap", `${name} ${gene}`, { gene, blob: maps }),
  );
  await plantStep(graph, {
    run,
    name: "trainGenes",
    seed: 1,
    minute: 2,
    used: views.map(({ embedding }) => ({
      role: "embedding",
      id: embedding.id,
    })),
    made: [trained, ...attention],
    nodes: symbols.map(geneNode),
    links: attention.map((map, g) => link("FOR", map, geneNode(symbols[g]!))),
  });
  const pairs = nodeOf("Artifact", `${name} pairs`, {
    kind: "pairs",
    blob: maps,
  });
  await plantStep(graph, {
    run,
    name: "assessPairs",
    seed: 1,
    minute: 3,
    used: [
      { role: "readings", id: trained.id },
      ...views.map(({ morphology }) => ({
        role: "morphology",
        id: morphology.id,
      })),
    ],
    made: [pairs],
    links: [],
  });
  return {
    run,
    folder,
    slides: views.map(({ slide }) => slide),
    genes: symbols,
    claim: (own, direction = "HIGHER") =>
      plantClaim(graph, { run, cohort, pairs, genes: own, direction }),
  };
}

/** A run whose cohort lies in the folder. */
async function plantRunIn(
  graph: Graph,
  name: string,
  folder: string,
): Promise<string> {
  const id = identify("Run", { idempotencyKey: name });
  await startRun(graph, {
    id,
    workflowId: id,
    idempotencyKey: name,
    input: "{}",
    cohort: folder,
    protocol: "none",
    startedAt: "2026-01-01T00:00:00.000Z",
  });
  return id;
}

async function plantClaim(
  graph: Graph,
  of: {
    readonly run: string;
    readonly cohort: NodeRecord;
    readonly pairs: NodeRecord;
    readonly genes: readonly string[];
    readonly direction: "HIGHER" | "LOWER";
  },
): Promise<NodeRecord> {
  const { run, cohort, pairs, genes, direction } = of;
  const gene = genes[0]!;
  const scope = genes.length > 1 ? "MODULE" : "GENE";
  const proposition: Proposition = {
    ...{ scope, gene, genes, direction, tissue: "colon" },
    ...{ kind: "morphology", of: "mucin" },
  };
  const createdAt = "2026-01-01T00:04:00.000Z";
  const claim = claimNodes(cohort.id, proposition, createdAt).nodes[0]!;
  const statement = statementOf(proposition);
  const version = nodeOf("ClaimVersion", claim.id, {
    claim: claim.id,
    run,
    statement,
  });
  await plantStep(graph, {
    run,
    name: `weighEvidence ${statement}`,
    seed: 0,
    minute: 4,
    used: [{ role: "pairs", id: pairs.id }],
    made: [version],
    nodes: [claim],
    links: [link("HEAD", claim, version), link("VERSION_OF", version, claim)],
  });
  return claim;
}
