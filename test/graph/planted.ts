import { claimNodes } from "../../src/knowledge/claimNode.js";
import {
  canonical,
  identify,
  sha256,
  stepId,
  stepKey,
} from "../../src/knowledge/identity.js";
import { EMPTY_ROOT } from "../../src/knowledge/log/merkleHash.js";
import type {
  LinkRecord,
  NodeRecord,
  StepRecord,
} from "../../src/knowledge/provenance.js";
import type { Graph } from "../../src/graph/graph.js";
import { startRun } from "../../src/graph/runs.js";
import { uniqueName } from "./testGraph.js";

/** A cohort's node under a name of the test's own. */
export function cohortNode(name: string): NodeRecord {
  const id = identify("Cohort", { manifest: { name } });
  return {
    label: "Cohort",
    id,
    props: { name, tissue: "colon", unit: "patient" },
  };
}

/** A patient of the cohort. */
export function patientNode(cohort: string, pseudonym: string): NodeRecord {
  const id = identify("Patient", { cohort, pseudonym });
  return { label: "Patient", id, props: { pseudonym, cohort } };
}

/** A gene. */
export function geneNode(symbol: string): NodeRecord {
  return { label: "Gene", id: identify("Gene", { symbol }), props: { symbol } };
}

/** A run that Steps may be called by; started where it was not. */
export async function plantRun(
  graph: Graph,
  cohort: string,
  key = cohort,
): Promise<string> {
  const id = identify("Run", { idempotencyKey: key });
  await startRun(graph, {
    id,
    workflowId: id,
    idempotencyKey: key,
    input: canonical({ cohort }),
    cohort,
    protocol: "none",
    startedAt: "2026-01-01T00:00:00.000Z",
  });
  return id;
}

/** What a planted Step differs by. */
export interface Plan {
  readonly run: string;
  readonly name?: string;
  readonly seed?: number | null;
  readonly attempt?: number;
  readonly used?: readonly { role: string; id: string }[];
  readonly nodes?: readonly NodeRecord[];
  readonly links?: readonly LinkRecord[];
  /** Blobs of the artifacts it makes. */
  readonly makes?: readonly string[];
  readonly minute?: number;
}

/** A Step record as activities build it: outputs are identified by content and the Step's id. */
export function plannedStep(plan: Plan): StepRecord {
  const {
    name = "measure",
    seed = 0,
    used = [],
    makes = ["a"],
    minute = 1,
  } = plan;
  const base = {
    name,
    codeVersion: sha256("code"),
    backend: "none",
    seed,
    params: "{}",
  };
  const key = stepKey({
    ...base,
    used: used.map((use) => `${use.role} ${use.id}`).sort(),
  });
  const step = stepId(key, plan.attempt ?? 1);
  const two = String(minute).padStart(2, "0");
  return {
    ...base,
    key,
    ...(plan.attempt === undefined ? {} : { attempt: plan.attempt }),
    startedAt: `2026-01-01T00:${two}:00.000Z`,
    endedAt: `2026-01-01T00:${two}:30.000Z`,
    run: plan.run,
    logSize: 0,
    logRoot: EMPTY_ROOT,
    agent: {
      label: "Agent",
      id: identify("Agent", { name: "tester" }),
      props: { name: "tester", kind: "software" },
    },
    used,
    generated: makes.map((blob) => ({
      role: "artifact",
      node: {
        label: "Artifact",
        id: identify("Artifact", { content: { blob }, step }),
        props: { kind: "test", blob },
      },
    })),
    nodes: plan.nodes ?? [],
    links: plan.links ?? [],
  };
}

/** A run, a cohort with one patient, and the record of a Step that brings them, in names of the test's own. */
export async function plant(graph: Graph) {
  const name = uniqueName("planted");
  const cohort = cohortNode(name);
  const patient = patientNode(cohort.id, "P1");
  const run = await plantRun(graph, name);
  const link = { type: "IN_COHORT" as const, from: patient.id, to: cohort.id };
  const used = [{ role: "patient", id: patient.id }];
  const record = plannedStep({
    run,
    used,
    nodes: [cohort, patient],
    links: [link],
  });
  return { name, cohort, patient, run, used, record };
}

/** What the tests' claims state. */
export const PROPOSITION = {
  scope: "GENE",
  gene: "MUC2",
  genes: ["MUC2"],
  direction: "HIGHER",
  kind: "morphology",
  of: "mucin",
  tissue: "colon",
} as const;

/** What the tests' claims state, of a cohort. @param of the morphology */
export function claimNode(cohort: string, of = "mucin"): NodeRecord {
  const createdAt = "2026-01-01T00:00:00.000Z";
  return claimNodes(cohort, { ...PROPOSITION, of }, createdAt).nodes[0]!;
}
