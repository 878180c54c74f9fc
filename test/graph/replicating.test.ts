import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ActivityDeps } from "../../src/activities/deps.js";
import { replicateStep } from "../../src/activities/replication/replicateStep.js";
import type { StepOutcome } from "../../src/activities/step/runStep.js";
import { runStep } from "../../src/activities/step/runStep.js";
import type { Graph } from "../../src/graph/graph.js";
import { logHead } from "../../src/graph/log.js";
import { createReads } from "../../src/graph/read/reads.js";
import { readReplicable } from "../../src/graph/replication/readReplicable.js";
import {
  findReplication,
  writeReplication,
} from "../../src/graph/replication/writeReplication.js";
import {
  callStep,
  findStep,
  nextAttempt,
  recordStep,
} from "../../src/graph/steps.js";
import { localBlobs } from "../../src/io/blobs/localBlobs.js";
import {
  decodeSafetensors,
  encodeSafetensors,
  safetensorsMetadata,
} from "../../src/io/blobs/safetensors.js";
import { createCheckpoints } from "../../src/io/training/checkpoints.js";
import { OWNER } from "../../src/knowledge/caller.js";
import { plant } from "./planted.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

/** The real replication over a real graph and blobs, of a step of the test's own that may be made to differ. */
let graph: Graph;
let home: string;
let deps: ActivityDeps;
let code = "this code";
let weights: readonly number[] = [1, 2, 3];

beforeAll(async () => {
  graph = await openTestGraph();
  home = mkdtempSync(join(tmpdir(), "histoclaim-replicating-"));
  const outside = {
    graph: {
      store: graph,
      ...{ findStep, nextAttempt, recordStep, callStep, logHead },
      ...{ readReplicable, findReplication, writeReplication },
    },
    blobs: localBlobs(home),
    tensors: {
      encode: encodeSafetensors,
      decode: decodeSafetensors,
      metadata: safetensorsMetadata,
    },
    checkpoints: createCheckpoints(join(home, "checkpoints"), 60_000),
    codeVersion: () => code,
    backend: "wasm",
    agent: { name: "tester", kind: "software" },
    log: () => undefined,
    now: () => new Date(),
    perform: (own: ActivityDeps, { args }: { args: readonly unknown[] }) =>
      train(own, args[0] as Asked),
  };
  // The step reaches nothing else of what activities are given.
  deps = outside as unknown as ActivityDeps;
});
afterAll(async () => {
  await graph.close();
  rmSync(home, { recursive: true });
});

interface Asked {
  readonly run: string;
  readonly patient: string;
  readonly blind: string;
}

async function train(own: ActivityDeps, asked: Asked) {
  const { run, patient } = asked;
  const used = [{ role: "patient", id: patient }];
  const plan = { name: "splitCohort" as const, run, seed: 1, used };
  return runStep(
    own,
    { ...plan, params: { blind: asked.blind } },
    async (): Promise<StepOutcome> => {
      const data = Float32Array.from(weights);
      const blob = await own.blobs.put(
        own.tensors.encode({ weights: { shape: [data.length], data } }),
      );
      const props = { kind: "weights", blob };
      const content = { blob: "of one place" };
      return {
        outputs: [{ role: "weights", label: "Artifact", content, props }],
      };
    },
  );
}

async function made(): Promise<string> {
  const { record, run, patient } = await plant(graph);
  await recordStep(graph, record);
  const asked = { run, patient: patient.id, blind: uniqueName("x") };
  const call = { activity: "train", args: [asked] };
  return (await train({ ...deps, call }, asked)).id;
}

const replicate = (step: string, idempotencyKey = uniqueName("key")) =>
  replicateStep(deps, { idempotencyKey, step, by: OWNER });

async function count(match: string, id: string): Promise<number> {
  const { records } = await graph.read((tx) =>
    tx.run(`${match} RETURN count(*) AS n`, { id }),
  );
  return Number(records[0]?.get("n"));
}

it("a step that makes the same again is equal, is kept as the next attempt, and stays the live one", async () => {
  const step = await made();
  const key = uniqueName("key");
  const first = await replicate(step, key);
  expect(first).toMatchObject({
    agreement: "EQUAL",
    differences: [],
    of: step,
  });
  expect(await replicate(step, key)).toEqual(first);
  const link = "MATCH (s:Step {attempt: 2})-[:REPLICATES]->(:Step {id: $id})";
  expect(await count(`${link} WHERE s.liveKey IS NULL`, step)).toBe(1);
  const live = "MATCH (s:Step {id: $id}) WHERE s.liveKey = s.key";
  expect(await count(live, step)).toBe(1);
  expect(await replicate(step)).toMatchObject({ agreement: "EQUAL" });
  expect(
    await count("MATCH (:Step)-[:REPLICATES]->(:Step {id: $id})", step),
  ).toBe(2);
  const [again] = await createReads(graph).related("replicationsOfStep", [
    step,
  ]);
  expect(again).toMatchObject([
    { agreement: "EQUAL", step: first.kind === "replicated" && first.step },
    { agreement: "EQUAL" },
  ]);
});

it("a step that makes something else says which array, and how far", async () => {
  const step = await made();
  weights = [1, 2, 3.00001];
  expect(await replicate(step)).toMatchObject({
    agreement: "WITHIN_TOLERANCE",
    differences: [{ output: "weights", what: "weights", beyond: 0 }],
  });
  weights = [1, 2.5, 3];
  expect(await replicate(step)).toMatchObject({
    agreement: "DIFFERENT",
    differences: [
      { output: "weights", what: "weights", farthest: 0.5, beyond: 1 },
    ],
  });
  weights = [1, 2, 3];
});

it("a step whose code is no longer there is refused, and one that nobody knows", async () => {
  const step = await made();
  code = "another code";
  expect(await replicate(step)).toMatchObject({
    kind: "refused",
    issues: [
      { path: "step", message: expect.stringMatching(/code/) as unknown },
    ],
  });
  code = "this code";
  expect(await replicate("step-x")).toMatchObject({ kind: "refused" });
});
