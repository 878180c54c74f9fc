import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { scoreCohort } from "../../src/cli/acceptance/scoreCohort.js";
import { readTruth } from "../../src/cli/acceptance/truth.js";
import type { MorphologyRow } from "../../src/cli/claimRow.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { document } from "../api/documents.js";
import { realSectionsGoThrough } from "./realSections.js";
import type { Serving } from "./system.js";
import { System } from "./system.js";

/** A claim as `demo --json` and `discover --json` print it. */
type PrintedClaim = Omit<MorphologyRow, "reason">;

interface Demo {
  readonly run: string;
  readonly cohort: string;
  readonly url: string;
  readonly claims: readonly PrintedClaim[];
  readonly genes: readonly { gene: string; pearson: number | null }[];
}

const system = new System();
let demo: Demo;
let serving: Serving | undefined;
let first: { readonly stdout: string; readonly stderr: string };

beforeAll(async () => {
  first = await system.command("demo", "--once");
});
afterAll(async () => {
  await serving?.interrupt();
  await system.end();
});

const claimsOf = (outcome: string): PrintedClaim[] =>
  demo.claims.filter((claim) => claim.outcome === outcome);

it("npm start prints what stands, what does not, and what something else explains", async () => {
  expect(first.stderr).toMatch(/slides \d/);
  const table = first.stdout;
  expect(table).toMatch(/│ supported/);
  expect(table).toMatch(/│ refuted/);
  expect(table).toMatch(/may be all there is to it/);
  expect(table).toMatch(/60 patients/);
  // What the demo started went with it.
  expect(system.processes()).toEqual([]);
});

it("finds every finished step again when it is started a second time, and serves", async () => {
  const computed = system.computedSteps();
  expect(new Set(computed).size).toBe(computed.length);
  // Under --json the end of the document is what tells that it serves.
  serving = await system.untilLine(/^\}\n/m, "demo", "--json");
  demo = JSON.parse(serving.stdout) as Demo;
  expect(system.computedSteps()).toEqual(computed);
  const answer = await fetch(`${demo.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ __typename }" }),
  });
  expect(await answer.json()).toMatchObject({ data: { __typename: "Query" } });
});

it("judges as was planted", async () => {
  const truth = await readTruth(demo.cohort);
  const score = scoreCohort(demo.claims, truth);
  expect(score).toMatchObject({
    nulls: [],
    siteOnly: [],
    subtypeOnly: [],
    secondMorphologies: [],
    ownCopies: [],
  });
  // Sixty patients are fewer than the acceptance has; half of what is strong is found for certain.
  expect(score.strong.found).toBeGreaterThanOrEqual(score.strong.all / 2);
  expect(score.nullClaims["REFUTED"]).toBeGreaterThan(0);
  // A copy has no link of its own: what it seems to have is given to the gene that it copies.
  const given = truth.copies.filter(({ gene, of }) =>
    demo.claims.some(
      (claim) => claim.gene === gene && claim.explainedBy === of,
    ),
  );
  expect(given.length, JSON.stringify(truth.copies)).toBeGreaterThan(0);
  expect(demo.claims.some(({ exploratory }) => exploratory)).toBe(false);
  // One claim for each panel gene and measured morphology, none dropped.
  const { genes } = demo;
  const pairs = demo.claims.filter(({ scope }) => scope === "GENE");
  expect(genes).toHaveLength(47);
  expect(pairs.length % genes.length).toBe(0);
  expect(
    new Set(pairs.map(({ gene, morphology }) => `${gene} ${morphology}`)).size,
  ).toBe(pairs.length);
});

it("answers the contract's documents, and tells how a verdict came to be down to the slides", async () => {
  const { neo4j, temporal, worker, server } = await system.up();
  // All of it is what the demo started.
  for (const { startedNow } of [neo4j, temporal, worker, server])
    expect(startedNow).toBe(false);
  const [supported] = claimsOf("SUPPORTED");
  const { claim } = await system.ask<{ claim: ClaimAnswer }>(
    document("claim"),
    { id: supported!.id },
  );
  expect(claim.verdict).toMatchObject({
    outcome: "SUPPORTED",
    exploratory: false,
    protocol: { name: "standard" },
  });
  const required = claim.verdict.results.filter(
    ({ criterion }) => criterion.role === "REQUIRED",
  );
  expect(required.length).toBeGreaterThanOrEqual(3);
  expect(required.map(({ outcome }) => outcome)).not.toContain("FAIL");
  for (const { evidenceLines } of required)
    expect(evidenceLines.length).toBeGreaterThan(0);
  expect(claim.verdict.flipSets.length).toBeGreaterThan(0);

  const { gene } = await system.ask<{ gene: GeneAnswer }>(document("gene"), {
    symbol: supported!.gene,
  });
  expect(gene.models.nodes.length).toBeGreaterThanOrEqual(5);
  for (const { metrics } of gene.models.nodes)
    for (const { value, baseline } of metrics)
      expect([value, baseline].every(Number.isFinite)).toBe(true);
  expect(gene.attentionRegions.nodes.length).toBeGreaterThan(0);

  const { run } = await system.ask<{ run: RunAnswer }>(document("run"), {
    id: demo.run,
  });
  expect(run.status).toBe("DONE");
  expect(run.progress.every(({ done, total }) => done === total)).toBe(true);
  expect(run.steps.nodes.length).toBeGreaterThan(0);

  const { claims } = await system.ask<{
    claims: { nodes: { verdict: { outcome: string } }[] };
  }>(document("claims"), {
    filter: { run: demo.run, outcome: ["SUPPORTED"] },
    first: 100,
  });
  expect(claims.nodes).toHaveLength(claimsOf("SUPPORTED").length);

  const [line] = required[0]!.evidenceLines;
  const made = await kindsAround(line!.id, "UPSTREAM");
  for (const kind of ["Model", "Embedding", "TileSet", "ExpressionTable"])
    expect(made, `what ${line!.id} was made from`).toContain(kind);
  expect(made.filter((kind) => kind === "Slide")).toHaveLength(60);
  const { slide } = gene.attentionRegions.nodes[0]!;
  const from = await kindsAround(slide.id, "DOWNSTREAM");
  for (const kind of ["TileSet", "Embedding", "AttentionRegion"])
    expect(from, `what was made from ${slide.id}`).toContain(kind);
});

/** Kinds of all that something was made from, or that was made from it. */
async function kindsAround(id: string, direction: string): Promise<string[]> {
  const { lineage } = await system.ask<{ lineage: LineageAnswer }>(
    document("lineage"),
    { id, direction, depth: 20 },
  );
  return lineage.nodes.map(({ __typename }) => __typename);
}

it("shows every gene's figures on each set of patients, beside simpler models", async () => {
  const shown = await system.command("models", demo.run, "--json");
  expect(shown.code, shown.stderr).toBe(0);
  const { split, evaluations } = JSON.parse(shown.stdout) as ModelsAnswer;
  expect(split).toMatchObject({ kind: "STRATIFIED", strata: "site" });
  const genes = demo.genes.filter(({ pearson }) => pearson !== null);
  expect(evaluations).toHaveLength(3 * genes.length);
  for (const { gene, metrics } of evaluations.filter(
    ({ scope }) => scope === "held-out",
  )) {
    const named = new Map(metrics.map((one) => [one.name, one.value]));
    const known = genes.find((one) => one.gene === gene);
    expect(named.get("pearson")).toBe(known!.pearson);
    for (const rival of ["meanEmbedding", "meanEmbeddingPls", "colour"])
      expect(named.get(`rmse of ${rival}`)).toBeGreaterThan(0);
  }
});

it("draws what is supported, and lets it be read outside", async () => {
  const [supported] = claimsOf("SUPPORTED");
  const folder = mkdtempSync(join(system.home, "pictures-"));
  const shown = await system.command(
    "claim",
    supported!.id,
    "--pictures",
    folder,
  );
  expect(shown.code, shown.stderr).toBe(0);
  const written = [...shown.stdout.matchAll(/wrote (.+)/g)].map(([, p]) => p!);
  const png = written.find((path) => path.endsWith(".png"))!;
  expect(readFileSync(png).subarray(1, 4).toString()).toBe("PNG");
  const geojson = JSON.parse(
    readFileSync(
      written.find((path) => path.endsWith(".geojson"))!,
      "utf8",
    ),
  ) as { features: { geometry: { type: string } }[] };
  expect(geojson.features.length).toBeGreaterThan(0);
});

it("makes a bundle of a claim that holds, with the first signature of its log", async () => {
  const file = join(system.home, "claim.zip");
  const made = await system.command(
    "bundle",
    claimsOf("SUPPORTED")[0]!.id,
    file,
  );
  expect(made.code, made.stderr).toBe(0);
  expect(await system.json("verify", file)).toMatchObject({ verified: true });
});

it("keeps a log that nobody changed, and every result with the step that made it", async () => {
  const graph = system.openGraph();
  try {
    expect(await verifyLog(graph)).toMatchObject({ sound: true });
  } finally {
    await graph.close();
  }
  const given = await system.cypher(
    `MATCH (e:Entity) WHERE NOT (e)-[:WAS_GENERATED_BY]->()
     UNWIND labels(e) AS label WITH DISTINCT label WHERE label <> 'Entity'
     RETURN label ORDER BY label`,
  );
  // What was brought along; everything else was made by a step.
  expect(given.map(({ label }) => label)).toEqual([
    "Cohort",
    "ExpressionTable",
    "Panel",
    "Patient",
    "Protocol",
    "Site",
    "Slide",
  ]);
});

// On the servers of the demo, which would take as long to start as this takes.
realSectionsGoThrough(system);

it("ends at Ctrl-C, and what it started with it", async () => {
  const ended = await serving?.interrupt();
  expect(ended?.code, ended?.stderr).toBe(0);
  expect(system.processes()).toEqual([]);
});

interface ClaimAnswer {
  readonly verdict: {
    readonly id: string;
    readonly results: readonly {
      readonly criterion: { readonly role: string };
      readonly outcome: string;
      readonly evidenceLines: readonly { readonly id: string }[];
    }[];
    readonly flipSets: readonly unknown[];
  };
}

interface GeneAnswer {
  readonly models: {
    readonly nodes: readonly {
      readonly metrics: readonly { value: number; baseline: number }[];
    }[];
  };
  readonly attentionRegions: {
    readonly nodes: readonly { readonly slide: { readonly id: string } }[];
  };
}

interface ModelsAnswer {
  readonly split: unknown;
  readonly evaluations: readonly {
    readonly gene: string;
    readonly scope: string;
    readonly metrics: readonly { name: string; value: number }[];
  }[];
}

interface RunAnswer {
  readonly status: string;
  readonly progress: readonly { done: number; total: number }[];
  readonly steps: { readonly nodes: readonly unknown[] };
}

interface LineageAnswer {
  readonly nodes: readonly { readonly __typename: string }[];
}
