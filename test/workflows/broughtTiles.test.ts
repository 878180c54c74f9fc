import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MockActivityEnvironment } from "@temporalio/testing";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PreparedView, RunInput } from "../../src/activities/dto.js";
import { composeWorker } from "../../src/compose/composeWorker.js";
import type { WorkerParts } from "../../src/compose/composeWorker.js";
import { readConfig } from "../../src/config.js";
import type { Graph } from "../../src/graph/graph.js";
import { startRun } from "../../src/graph/runs.js";
import { localBlobs } from "../../src/io/blobs/localBlobs.js";
import { decodeSafetensors } from "../../src/io/blobs/safetensors.js";
import { identify } from "../../src/knowledge/identity.js";
import { openTestGraph, uniqueName } from "../graph/testGraph.js";
import { writeOnnx } from "../unit/io-encoders/encoderFiles.js";
import { FEATURES, writeTrident } from "../unit/io-features/featureFiles.js";
import { writeCohort } from "../unit/io-tables/cohortFiles.js";

let home: string;
let graph: Graph;
let worker: WorkerParts;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "histoclaim-brought-"));
  graph = await openTestGraph();
  const env = {
    HISTOCLAIM_HOME: home,
    HISTOCLAIM_NEO4J_URI: process.env["HISTOCLAIM_TEST_NEO4J_URI"],
    HISTOCLAIM_NEO4J_USER: process.env["HISTOCLAIM_TEST_NEO4J_USER"],
    HISTOCLAIM_NEO4J_PASSWORD: process.env["HISTOCLAIM_TEST_NEO4J_PASSWORD"],
    HISTOCLAIM_QUEUES: "quick,cpu",
  };
  const config = readConfig(env, resolve("."));
  worker = await composeWorker(config, pino({ level: "silent" }));
});

afterAll(async () => {
  await worker.close();
  await graph.close();
  await rm(home, { recursive: true });
});

/** Runs what a discovery does with the first slide, in the real activities. */
async function prepareFirst(
  folder: string,
  encoder: string | null,
): Promise<PreparedView> {
  const key = uniqueName("brought");
  const run = identify("Run", { idempotencyKey: key });
  await startRun(graph, {
    id: run,
    workflowId: run,
    idempotencyKey: key,
    input: "{}",
    cohort: folder,
    protocol: "none",
    startedAt: "2026-01-01T00:00:00.000Z",
  });
  const asked = { protocol: "none", folds: 2, seed: 0, skipIncomplete: false };
  const { readCohort, prepareSlide } = worker.activities;
  const listing = (await new MockActivityEnvironment().run(readCohort, {
    ...asked,
    run,
    folder,
    panel: null,
    encoder,
  })) as Awaited<ReturnType<typeof readCohort>>;
  const input: RunInput = { ...asked, run, encoder: listing.encoder ?? null };
  const view = listing.views[0] ?? "";
  const made = await new MockActivityEnvironment().run(
    prepareSlide,
    input,
    listing.cohort,
    view,
  );
  return made as PreparedView;
}

async function tensorsOf(blob: string) {
  return decodeSafetensors(await localBlobs(join(home, "blobs")).get(blob));
}

test("ready features and their tiles take the place of the grid's, measured on the slide", async () => {
  const folder = await writeCohort((files) => {
    files.slides = files.slides.map((line, i) =>
      i === 0 ? `${line},features` : `${line},S${i}.h5`,
    );
  });
  for (const number of [1, 2, 3, 4])
    await writeTrident(join(folder, `S${number}.h5`));
  const made = await prepareFirst(folder, null);
  expect(made.tiles).toBe(3);
  const { embedding, colour } = await tensorsOf(made.embedding.blob);
  expect(embedding).toMatchObject({ shape: [3, 4] });
  expect([...(embedding?.data ?? [])]).toEqual(FEATURES);
  expect(colour?.shape).toEqual([3, 6]);
  const { morphology } = await tensorsOf(made.morphology.blob);
  expect(morphology?.shape[0]).toBe(3);
});

test("an encoder of the user's describes the tiles of the grid", async () => {
  // At 1 um/px the first slide is wide enough for a tile.
  const folder = await writeCohort((files) => {
    files.slides[1] = "S1,P1,S1.tif,1";
  });
  const own = await prepareFirst(folder, writeOnnx({ mpp: 2 }));
  const plain = await prepareFirst(folder, null);
  expect(own.tileSet).toEqual(plain.tileSet);
  expect(own.embedding.id).not.toBe(plain.embedding.id);
  expect(own.morphology).toEqual(plain.morphology);
  const { embedding } = await tensorsOf(own.embedding.blob);
  expect(own.tiles).toBeGreaterThan(0);
  expect(embedding?.shape).toEqual([own.tiles, 3]);
});

test("an encoder that differs from its card ends the run before any slide", async () => {
  const folder = await writeCohort();
  await expect(
    prepareFirst(folder, writeOnnx({ dimension: 7 })),
  ).rejects.toMatchObject({ type: "EncoderUnusable", nonRetryable: true });
});
