import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Client } from "@temporalio/client";
import { msToTs } from "@temporalio/common/lib/time.js";
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
} from "@temporalio/worker";
import type { FeatureCollection } from "geojson";
import sharp from "sharp";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { composeWorker } from "../../src/compose/composeWorker.js";
import type { WorkerParts } from "../../src/compose/composeWorker.js";
import { readConfig } from "../../src/config.js";
import type { Graph } from "../../src/graph/graph.js";
import { claimDrawing } from "../../src/graph/read/claimDrawing.js";
import { createReads } from "../../src/graph/read/reads.js";
import { localBlobs } from "../../src/io/blobs/localBlobs.js";
import { callerNamed, OWNER } from "../../src/knowledge/caller.js";
import { identify } from "../../src/knowledge/identity.js";
import type { ClaimPictures } from "../../src/runs/claimPictures.js";
import { createClaimPictures } from "../../src/runs/claimPictures.js";
import { createReadingControl } from "../../src/runs/readingControl.js";
import {
  PictureFailedError,
  PictureNotReadyError,
} from "../../src/runs/pictureErrors.js";
import { QUEUES } from "../../workflows/queues.js";
import { openTestGraph, uniqueName } from "../graph/testGraph.js";
import { builtWorkflows } from "./builtWorkflows.js";
import type { PlantedMap } from "./plantedMap.js";
import { plantMap } from "./plantedMap.js";

const CHECKOUT = resolve(import.meta.dirname, "../..");
const home = mkdtempSync(join(tmpdir(), "histoclaim-pictures-"));
const blobs = localBlobs(join(home, "blobs"));

let graph: Graph;
let connection: NativeConnection;
let client: Client;
let parts: WorkerParts;
let workers: Worker[];
let running: Promise<void[]>;
let planted: PlantedMap;

/** Mucin in the middle column, and none. */
const MIDDLE = [0, 1, 0, 0, 1, 0, 0, 1, 0];
const LEFT = [1, 0, 0, 1, 0, 0, 1, 0, 0];
const NONE = MIDDLE.map(() => 0);
/** Looks at the middle column, most at its middle. */
const ATTENTION = [0, 0.25, 0, 0, 0.5, 0, 0, 0.25, 0];

const PATIENTS = [
  { name: "open-with-mucin", sealed: false, mucin: MIDDLE.map((m) => 3 * m) },
  { name: "sealed-without", sealed: true, mucin: NONE },
  { name: "sealed-with", sealed: true, mucin: MIDDLE },
  { name: "sealed-elsewhere", sealed: true, mucin: LEFT },
];
const RISING = [1, 2, 3, 4];

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger("ERROR"), shutdownSignals: [] });
  graph = await openTestGraph();
  planted = await plantMap(
    { graph, blobs, folder: join(home, "cohort") },
    PATIENTS,
    [
      { attention: ATTENTION, contribution: ATTENTION, observed: RISING },
      {
        attention: [...ATTENTION].reverse(),
        contribution: ATTENTION.map((a) => -a),
        observed: RISING.map((y) => -y),
      },
    ],
  );
  connection = await NativeConnection.connect({
    address: inject("stack").temporal.address,
  });
  const namespace = await ownNamespace(connection);
  client = new Client({ connection, namespace });
  const { uri, user, password } = inject("stack").neo4j;
  parts = await composeWorker(
    readConfig(
      {
        HISTOCLAIM_HOME: home,
        HISTOCLAIM_NEO4J_URI: uri,
        HISTOCLAIM_NEO4J_USER: user,
        HISTOCLAIM_NEO4J_PASSWORD: password,
        HISTOCLAIM_QUEUES: "quick,cpu",
      },
      CHECKOUT,
    ),
    pino({ level: "silent" }),
  );
  const { activities } = parts;
  workers = [
    await Worker.create({
      connection,
      namespace,
      taskQueue: QUEUES.quick,
      workflowBundle: await builtWorkflows(),
      activities,
    }),
    await Worker.create({
      connection,
      namespace,
      taskQueue: QUEUES.cpu,
      activities,
    }),
  ];
  running = Promise.all(workers.map((worker) => worker.run()));
});

afterAll(async () => {
  for (const worker of workers) worker.shutdown();
  await running;
  await parts.close();
  await connection.close();
  await graph.close();
  rmSync(home, { recursive: true, force: true });
});

/** Other tests serve queues of the same names. */
async function ownNamespace({
  workflowService,
}: NativeConnection): Promise<string> {
  const namespace = uniqueName("pictures");
  await workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs("1 day"),
  });
  return namespace;
}

const pictures = (
  waitMs = 60_000,
  taskQueue: string = QUEUES.quick,
): ClaimPictures =>
  createClaimPictures({
    temporal: client,
    taskQueue,
    graph: { store: graph, claimDrawing },
    blobs,
    waitMs,
  });

async function regionsOf(claim: string): Promise<FeatureCollection> {
  const json = await pictures().claimPicture(claim, "regions.geojson");
  return JSON.parse(String(json)) as FeatureCollection;
}

describe("a claim that was not drawn", () => {
  it("is drawn on request, and from then on found in the graph", async () => {
    const { id } = await planted.claim([planted.genes[0]!]);
    const png = await pictures().claimPicture(id, "overlay.png");
    const { format, width, height } = await sharp(png!).metadata();
    expect(format).toBe("png");
    expect(Math.min(width, height)).toBeGreaterThan(3 * 224);
    // Nobody serves this queue: what comes back was there.
    const idle = pictures(1000, "nobody");
    expect(await idle.claimPicture(id, "overlay.png")).toEqual(png);
    expect(await idle.claimPicture(id, "regions.geojson")).not.toBeNull();
  });

  it("is drawn once for all who ask at the same time", async () => {
    const { id } = await planted.claim([planted.genes[0]!], "LOWER");
    const all = await Promise.all(
      Array.from({ length: 4 }, () =>
        pictures().claimPicture(id, "regions.geojson"),
      ),
    );
    for (const one of all) expect(one).toEqual(all[0]);
    expect(await drawings(id)).toHaveLength(1);
  });

  it("shows the sealed patient where it is plainest, with the tenth of its tiles attended to most", async () => {
    const { id } = await planted.claim([planted.genes[0]!]);
    const { features } = await regionsOf(id);
    expect(features).toHaveLength(1);
    const { metadata, measurements } = features[0]!.properties ?? {};
    expect(metadata).toMatchObject({ claim: id, patient: "sealed-with" });
    expect(measurements).toMatchObject({
      "attention mass (share)": 0.5,
      "mucin (share of area)": 1,
    });
    expect(features[0]!.geometry).toMatchObject({
      coordinates: [
        expect.arrayContaining([
          [224, 224],
          [448, 224],
          [448, 448],
          [224, 448],
        ]),
      ],
    });
  });

  it("in the other direction shows another patient", async () => {
    const { id } = await planted.claim([planted.genes[0]!], "LOWER");
    const { features } = await regionsOf(id);
    expect(features[0]!.properties).toMatchObject({
      metadata: { patient: "sealed-elsewhere" },
    });
  });

  it("of a module turns genes that go the other way", async () => {
    const { id } = await planted.claim(planted.genes);
    const { features } = await regionsOf(id);
    expect(features[0]!.properties).toMatchObject({
      name: `${planted.genes.join("+")} region 1`,
      metadata: { patient: "sealed-with" },
    });
  });

  it("rests in the graph on its version, map, tiles and slides", async () => {
    const { id } = await planted.claim([planted.genes[0]!]);
    await pictures().claimPicture(id, "overlay.png");
    const [step] = await drawings(id);
    const [used] = await createReads(graph).related("usedByStep", [step!]);
    if (used === undefined || used instanceof Error) throw used;
    const roles = used.map(({ role }) => role);
    expect(new Set(roles)).toEqual(
      new Set(["claim", "attention", "slide", "tiles", "morphology"]),
    );
    const slides = used.filter(({ role }) => role === "slide");
    expect(slides.map((use) => use.id).sort()).toEqual(
      planted.slides.map((slide) => slide.id).sort(),
    );
  });
});

/** Steps that drew a claim. */
async function drawings(claim: string): Promise<string[]> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (a:Artifact {claim: $claim, kind: 'claim-overlay'})-[:WAS_GENERATED_BY]->(s:Step) RETURN s.id AS id`,
      { claim },
    );
    return records.map((row) => String(row.get("id")));
  });
}

it("a blind reading is drawn once for one key, and takes no answers to what is not in it", async () => {
  const { id: claim } = await planted.claim([planted.genes[0]!]);
  const control = createReadingControl({
    temporal: client,
    taskQueue: QUEUES.quick,
    waitMs: 60_000,
  });
  const asked = { idempotencyKey: uniqueName("key"), claim, seed: 0 };
  const how = { tilesPerArm: 2, readers: [], by: OWNER, dryRun: false };
  const started = await control.startReading({ ...asked, ...how });
  if (started?.kind !== "started") throw new Error(JSON.stringify(started));
  expect(started.before).toBe(false);
  expect(await control.startReading({ ...asked, ...how })).toEqual({
    ...started,
    before: true,
  });
  const by = callerNamed(uniqueName("reader"), "reviewer");
  const reading = started.reading!;
  const answers = [{ item: "none", answer: "YES" }];
  const sheet = { reading, answers, by, dryRun: false };
  expect(await control.submitReading(sheet)).toMatchObject({
    issues: [{ path: "answers.0.item" }],
  });
  expect(
    await control.closeReading({ reading, by, dryRun: false }),
  ).toMatchObject({ issues: [{ path: "reading" }] });
});

describe("there is no picture", () => {
  it("of a claim that does not exist", async () => {
    const unknown = identify("Claim", { none: true });
    expect(await pictures().claimPicture(unknown, "overlay.png")).toBeNull();
  });

  it("of a gene that was not trained", async () => {
    const { id } = await planted.claim(["UNTRAINED"]);
    expect(await pictures().claimPicture(id, "overlay.png")).toBeNull();
  });

  it("while no worker draws, and the error says so", async () => {
    const { id } = await planted.claim([planted.genes[1]!], "LOWER");
    const idle = pictures(300, "nobody");
    await expect(idle.claimPicture(id, "overlay.png")).rejects.toThrow(
      PictureNotReadyError,
    );
  });

  it("where the slide changed since, and the error names it", async () => {
    const { id } = await planted.claim([planted.genes[1]!]);
    for (const { props } of planted.slides)
      appendFileSync(join(planted.folder, String(props["file"])), "x");
    const drawn = pictures().claimPicture(id, "overlay.png");
    await expect(drawn).rejects.toThrow(PictureFailedError);
    await expect(drawn).rejects.toThrow(/slides\/sealed-.*tif.* changed/);
  });
});
