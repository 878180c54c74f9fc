import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Graph } from "../../src/graph/graph.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { simulateCohort } from "../../src/io/simulate/simulateCohort.js";
import { document } from "../api/documents.js";
import { openTestGraph, uniqueName } from "../graph/testGraph.js";
import { standard } from "../unit/knowledge/protocols.js";
import type { StepCounts, WholeSystem } from "./wholeSystem.js";
import { openSystem } from "./wholeSystem.js";

export const PATIENTS = 7;

/** The whole system, with the smallest cohort that it judges. */
export interface TinyCohort {
  readonly system: WholeSystem;
  readonly graph: Graph;
  /** Its folder. */
  readonly cohort: string;
  /** Genes that are discovered. */
  readonly panel: readonly string[];
  /** Discovers two genes, as the command does, to the end. */
  discover(seed?: number): Promise<Ended>;
  close(): Promise<void>;
}

/** A run that has ended. */
export interface Ended {
  readonly id: string;
  readonly notices: RunPage["notices"];
  readonly outcomes: readonly string[];
  /** Names of the steps that were done, and of those that were found done. */
  readonly computed: StepCounts;
  readonly reused: StepCounts;
}

/** Opens it. */
export async function openTinyCohort(): Promise<TinyCohort> {
  const system = await openSystem();
  const cohort = join(system.home, "cohort");
  const size = { patients: PATIENTS, tiles: 4, genes: 14, sites: 2, seed: 7 };
  await simulateCohort(cohort, size);
  const [header = ""] = readFileSync(
    join(cohort, "expression.csv"),
    "utf8",
  ).split("\n");
  const panel = header.split(",").slice(1, 3);
  const graph = await openTestGraph();
  const json = tinyProtocol();
  const registeredAt = "2026-01-01T00:00:00.000Z";
  await registerProtocol(graph, { json, registeredAt });
  return {
    system,
    graph,
    cohort,
    panel,
    discover: (seed = 0) =>
      discover(system, { cohort, protocol: json.name, seed, panel }),
    async close() {
      await graph.close();
      await system.close();
    },
  };
}

/** What the standard protocol asks, with draws for two genes, and of the place what few shuffled sets can show. */
function tinyProtocol() {
  const asked = standard();
  return {
    ...asked,
    criteria: asked.criteria.map((own) =>
      own.name === "located" ? { ...own, threshold: 0.05 } : own,
    ),
    name: uniqueName("tiny"),
    permutations: { learnable: 199, present: 1599, shuffledSets: 1 },
    tests: { genes: 2, pairs: 16 },
  };
}

const RUN = `query ($id: ID!) { run(id: $id) { status message notices { code value } verdicts(first: 200) { nodes { outcome } } } }`;

interface RunPage {
  readonly status: string;
  readonly message: string | null;
  readonly notices: readonly {
    readonly code: string;
    readonly value: string;
  }[];
  readonly verdicts: { readonly nodes: readonly { outcome: string }[] };
}

async function discover(
  system: WholeSystem,
  asked: {
    readonly cohort: string;
    readonly protocol: string;
    readonly seed: number;
    readonly panel: readonly string[];
  },
): Promise<Ended> {
  system.takeSteps();
  const idempotencyKey = uniqueName("run");
  const input = { ...asked, idempotencyKey, folds: 2, shuffles: 1 };
  const { startDiscovery } = await system.ask<{
    startDiscovery: { id: string };
  }>(document("start"), { input });
  const { id } = startDiscovery;
  for (;;) {
    const { run } = await system.ask<{ run: RunPage }>(RUN, { id });
    if (run.status === "RUNNING") {
      await new Promise((next) => setTimeout(next, 300));
      continue;
    }
    expect(run).toMatchObject({ status: "DONE" });
    return {
      id,
      notices: run.notices,
      outcomes: run.verdicts.nodes.map(({ outcome }) => outcome),
      ...system.takeSteps(),
    };
  }
}
