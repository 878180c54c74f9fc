import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MockActivityEnvironment } from "@temporalio/testing";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  PreparedView,
  RunInput,
  Tiling,
} from "../../src/activities/dto.js";
import { composeWorker } from "../../src/compose/composeWorker.js";
import type { WorkerParts } from "../../src/compose/composeWorker.js";
import { readConfig } from "../../src/config.js";
import type { Graph } from "../../src/graph/graph.js";
import { startRun } from "../../src/graph/runs.js";
import { localBlobs } from "../../src/io/blobs/localBlobs.js";
import { decodeSafetensors } from "../../src/io/blobs/safetensors.js";
import { identify } from "../../src/knowledge/identity.js";
import { openTestGraph, uniqueName } from "../graph/testGraph.js";
import { writeOnnx } from "../io/encoders/encoderFiles.js";
import { FEATURES, writeTrident } from "../io/features/featureFiles.js";
import { writeCohort } from "../io/tables/cohortFiles.js";

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
  tiling: Tiling | null = null,
): Promise<PreparedView> {
  const [first] = await prepareAll(folder, { encoder, tiling, most: 1 });
  if (first === undefined) throw new Error("the cohort has no slide");
  return first;
}

/** The same with so many of the slides. */
async function prepareAll(
  folder: string,
  {
    encoder,
    tiling,
    most,
  }: {
    readonly encoder: string | null;
    readonly tiling: Tiling | null;
    readonly most: number;
  },
): Promise<PreparedView[]> {
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
  const chosen = listing.encoder ?? null;
  const input: RunInput = { ...asked, run, encoder: chosen, tiling };
  const made: PreparedView[] = [];
  for (const view of listing.views.slice(0, most)) {
    const env = new MockActivityEnvironment();
    const one = await env.run(prepareSlide, input, listing.cohort, view);
    made.push(one as PreparedView);
  }
  return made;
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

test("an encoder that differs from its card ends the run before any slide is read", async () => {
  const folder = await writeCohort((files) => {
    files.slides[1] = "S1,P1,absent.tif,1";
  });
  await expect(prepareFirst(folder, null)).rejects.toMatchObject({
    type: "InvalidCohort",
  });
  await expect(
    prepareFirst(folder, writeOnnx({ dimension: 7 })),
  ).rejects.toMatchObject({ type: "EncoderUnusable", nonRetryable: true });
});

/** At 2 um/px the first slide has room for more than one tile. */
const roomy = () =>
  writeCohort((files) => {
    files.slides[1] = "S1,P1,S1.tif,2";
  });
const usual = { overlap: 0, stainNormalisation: "none" } as const;

test("tiles overlap where that is asked for, which their set tells", async () => {
  const folder = await roomy();
  const plain = await prepareFirst(folder, null);
  const half = await prepareFirst(folder, null, { ...usual, overlap: 0.5 });
  expect(plain.tiles).toBeGreaterThan(0);
  expect(half.tiles).toBeGreaterThan(plain.tiles);
  const overlapOf = async (id: string): Promise<unknown> => {
    const { records } = await graph.read((tx) =>
      tx.run("MATCH (t:TileSet {id: $id}) RETURN t.overlap AS overlap", { id }),
    );
    return records[0]?.get("overlap");
  };
  expect(await overlapOf(plain.tileSet.id)).toBe(0);
  expect(await overlapOf(half.tileSet.id)).toBe(0.5);
  // To ask for the usual is to ask for nothing: what was made is taken again.
  expect(await prepareFirst(folder, null, usual)).toEqual(plain);
});

test.each([
  ["the built-in encoder", () => null],
  ["a brought encoder", () => writeOnnx({ mpp: 2 })],
])(
  "%s sees normalised stains where that is asked for, the measures never do",
  async (_, card) => {
    const folder = await roomy();
    const encoder = card();
    const plain = await prepareFirst(folder, encoder);
    const macenko = { ...usual, stainNormalisation: "macenko" } as const;
    const normalised = await prepareFirst(folder, encoder, macenko);
    expect(normalised.tileSet).toEqual(plain.tileSet);
    expect(normalised.morphology).toEqual(plain.morphology);
    const [own, seen] = await Promise.all(
      [plain, normalised].map((made) => tensorsOf(made.embedding.blob)),
    );
    expect(seen!["colour"]).toEqual(own!["colour"]);
    expect(seen!["embedding"]?.shape).toEqual(own!["embedding"]?.shape);
    expect(seen!["embedding"]).not.toEqual(own!["embedding"]);
  },
);

test("a slide of several regions is pictured once, and nothing is kept of work that is done", async () => {
  const folder = await writeCohort((files) => {
    files.manifest["unit"] = "region";
    files.patients = ["patient,site", "P1,A"];
    files.slides = [
      "slide,patient,file,mpp,region,group,x,y,width,height",
      "S1,P1,S1.tif,2,S1-a,S1,0,0,150,260",
      "S1,P1,S1.tif,2,S1-b,S1,150,0,150,260",
      "S2,P1,S2.tif,2,S2-a,S2,0,0,300,260",
    ];
    files.expression = [
      "region,MUC2,CDX2,WARS1",
      ...["S2-a,1,200,3", "S1-a,4,5,6", "S1-b,7,8,9"],
    ];
  });
  const asked = { encoder: writeOnnx({ mpp: 2 }), tiling: null, most: 3 };
  const made = await prepareAll(folder, asked);
  expect(made.some(({ tiles }) => tiles > 0)).toBe(true);
  const { records } = await graph.read((tx) =>
    tx.run(
      `UNWIND $sets AS id MATCH (t:TileSet {id: id})-[:WAS_GENERATED_BY]->(s:Step)
       OPTIONAL MATCH (a:Artifact {kind: 'slide-mask'})-[:WAS_GENERATED_BY]->(s)
       RETURN id, count(a) AS pictures`,
      { sets: made.map(({ tileSet }) => tileSet.id) },
    ),
  );
  const pictures = new Map(
    records.map((row) => [row.get("id"), Number(row.get("pictures"))]),
  );
  expect(made.map(({ tileSet }) => pictures.get(tileSet.id))).toEqual([
    1, 0, 1,
  ]);
  expect(await readdir(join(home, "parts"))).toEqual([]);
});
