import { execFile } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import type { EncoderCard } from "../../src/io/encoders/card.js";
import { drawSlideFile } from "../../src/io/simulate/drawSlideFile.js";
import { writeCohort } from "../../src/io/simulate/writeCohort.js";
import { probeSlide } from "../../src/io/slides/probeSlide.js";
import { sha256 } from "../../src/knowledge/identity.js";
import { createBoard } from "../../src/science/simulate/tissue/drawingBoard.js";
import { writeOnnx } from "../io/encoders/encoderFiles.js";
import { writeTrident } from "../io/features/featureFiles.js";

/** The commands as a user gives them, on the servers of the test run and a state folder of their own. */
const MAIN = resolve(import.meta.dirname, "../../dist/src/cli/main.js");
const home = mkdtempSync(join(tmpdir(), "histoclaim-brought-"));
const cohort = join(home, "cohort");
const FEW = ["--folds", "2", "--shuffles", "4", "--json"];
let panel: string[] = [];

const upForm = z.object({ url: z.string(), tokenFile: z.string() });
const discoveryForm = z.object({
  run: z.string(),
  claims: z.array(z.object({ id: z.string(), gene: z.string() })),
});

function command(...args: string[]) {
  const { neo4j, temporal } = inject("stack");
  const env = {
    ...process.env,
    HISTOCLAIM_HOME: home,
    HISTOCLAIM_NEO4J_URI: neo4j.uri,
    HISTOCLAIM_NEO4J_USER: neo4j.user,
    HISTOCLAIM_NEO4J_PASSWORD: neo4j.password,
    HISTOCLAIM_TEMPORAL_ADDRESS: temporal.address,
    HISTOCLAIM_TEMPORAL_NAMESPACE: temporal.namespace,
  };
  return new Promise<{ code: number; stdout: string; stderr: string }>(
    (done) => {
      const child = execFile(
        process.execPath,
        [MAIN, ...args],
        { env },
        (_, stdout, stderr) => {
          done({ code: child.exitCode ?? -1, stdout, stderr });
        },
      );
    },
  );
}

beforeAll(async () => {
  const size = { patients: 6, tiles: 4, genes: 5, sites: 2, seed: 7 };
  const board = createBoard();
  await writeCohort(cohort, size, (jobs) =>
    Promise.all(jobs.map((job) => drawSlideFile(job, board))),
  );
  const [header = ""] = linesOf("expression.csv");
  panel = header.split(",").slice(1, 3);
  // The start is no part of what a test may take.
  const { code, stderr } = await command("up", "--json");
  expect(code, stderr).toBe(0);
});
afterAll(async () => {
  await command("down");
  rmSync(home, { recursive: true, force: true });
});

function linesOf(file: string): string[] {
  return readFileSync(join(cohort, file), "utf8").trim().split("\n");
}

/** What the server last complained of: its home is gone when the test has failed. */
function serverLog(): string {
  const log = readFileSync(join(home, "logs", "server.log"), "utf8");
  return log.slice(-4000);
}

/** Runs a discovery to its end. */
async function discover(dir: string, ...options: string[]) {
  const genes = ["--panel", panel.join()];
  const ended = await command("discover", dir, ...genes, ...FEW, ...options);
  expect(ended.code, ended.stderr + serverLog()).toBe(0);
  return discoveryForm.parse(JSON.parse(ended.stdout));
}

/** What the models of a run were put to beside the criteria. */
async function controlsOf(run: string) {
  const { stdout } = await command("controls", run, "--json");
  const row = z.object({
    kind: z.string(),
    subject: z.string(),
    value: z.number().nullable(),
    unmeasured: z.string().nullable(),
  });
  return z.object({ controls: z.array(row) }).parse(JSON.parse(stdout))
    .controls;
}

/** Parameters of the steps of a kind that a claim of a run goes back to. */
async function paramsBehind(claim: string, step: string): Promise<unknown[]> {
  const { url, tokenFile } = upForm.parse(
    JSON.parse((await command("up", "--json")).stdout),
  );
  const query = `query ($id: ID!) {
    lineage(id: $id, direction: UPSTREAM) { nodes { ... on Step { name params } } }
  }`;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${readFileSync(tokenFile, "utf8").trim()}`,
    },
    body: JSON.stringify({ query, variables: { id: claim } }),
  });
  const stepForm = z.object({
    name: z.string().optional(),
    params: z.string().optional(),
  });
  const { data } = z
    .object({
      data: z.object({ lineage: z.object({ nodes: z.array(stepForm) }) }),
    })
    .parse(await response.json());
  return data.lineage.nodes
    .filter(({ name }) => name === step)
    .map(({ params = "" }) => JSON.parse(params) as unknown);
}

/** A cohort of the same slides, each with ready features of three tiles. */
async function withFeatures(): Promise<string> {
  const folder = join(home, "features");
  const rows = linesOf("slides.csv");
  const file = rows[0]!.split(",").indexOf("file");
  for (const [i, row] of rows.slice(1).entries()) {
    const slide = join(folder, row.split(",")[file]!);
    mkdirSync(dirname(slide), { recursive: true });
    copyFileSync(join(cohort, row.split(",")[file]!), slide);
    const mpp = (await probeSlide(slide)).mpp ?? 1;
    const tile = {
      patch_size_level0: Math.round(120 / mpp),
      level0_magnification: 10 / mpp,
    };
    const values = Array.from({ length: 12 }, (_, k) => Math.sin(12 * i + k));
    await writeTrident(join(folder, `${i}.h5`), tile, values);
  }
  for (const name of ["cohort.json", "patients.csv", "expression.csv"])
    copyFileSync(join(cohort, name), join(folder, name));
  const named = rows.map(
    (row, i) => `${row},${i ? `${i - 1}.h5` : "features"}`,
  );
  writeFileSync(join(folder, "slides.csv"), `${named.join("\n")}\n`);
  return folder;
}

// A model in TF.js goes the same way; that it reads tiles alike is told in test/io/encoders.
test("a cohort is judged by an encoder in ONNX, and each claim goes back to its model, card and licence", async () => {
  const path = writeOnnx({ mpp: 4 });
  const names = "backgroundTiles,stainPerturbation,labelInjection";
  const brief = join(home, "brief.json");
  writeFileSync(brief, '{ "maxEpochs": 10, "minEpochs": 5 }');
  const asked = ["--encoder", path, "--controls", names, "--training", brief];
  const { run, claims } = await discover(cohort, ...asked);
  expect(new Set(claims.map(({ gene }) => gene))).toEqual(new Set(panel));
  const { stdout: table } = await command("claims", "--run", run);
  expect(table).toContain(`${claims.length} claims`);
  expect(panel.some((gene) => table.includes(gene))).toBe(true);

  const text = readFileSync(path, "utf8");
  const card = JSON.parse(text) as EncoderCard;
  const behind = await paramsBehind(claims[0]!.id, "embedTiles");
  expect(behind).toContainEqual(
    expect.objectContaining({
      encoder: "channel-means 1",
      model: card.sha256,
      card: sha256(text),
      licence: "CC0-1.0",
      dim: 3,
      library: expect.stringMatching(/^libvips/),
      runtime: expect.objectContaining({
        library: expect.stringContaining("onnxruntime-node"),
      }),
    }),
  );
  const controls = await controlsOf(run);
  const kind = "stainPerturbation";
  for (const subject of panel)
    expect(controls).toContainEqual(
      expect.objectContaining({ kind, subject, unmeasured: null }),
    );
  // So few tiles leave no room for one of glass, and so few patients none for wrong labels.
  const why = (of: string): string | null | undefined =>
    controls.find((one) => one.kind === of)?.unmeasured;
  expect(why("backgroundAttention")).toMatch(/no slide shows/);
  expect(why("labelInjection")).toMatch(/too few patients/);
});

test("a cohort is judged by its ready features, and each claim goes back to their files", async () => {
  const folder = await withFeatures();
  const asked = ["--controls", "backgroundTiles,stainPerturbation"];
  const { run, claims } = await discover(folder, ...asked);
  expect(new Set(claims.map(({ gene }) => gene))).toEqual(new Set(panel));
  const behind = await paramsBehind(claims[0]!.id, "embedTiles");
  const hash = sha256(readFileSync(join(folder, "0.h5")));
  expect(behind).toContainEqual(
    expect.objectContaining({
      encoder: "features (TRIDENT)",
      dim: 4,
      features: [hash],
    }),
  );
  const controls = await controlsOf(run);
  for (const kind of ["backgroundAttention", "stainPerturbation"])
    expect(controls.filter((one) => one.kind === kind)).toEqual([
      {
        kind,
        subject: "cohort",
        value: null,
        unmeasured: expect.stringMatching(/brought ready/),
      },
    ]);
});

test("a wrong card is refused before any slide is read", async () => {
  const unread = join(home, "unread");
  mkdirSync(unread);
  for (const name of ["cohort.json", "patients.csv", "expression.csv"])
    copyFileSync(join(cohort, name), join(unread, name));
  copyFileSync(join(cohort, "slides.csv"), join(unread, "slides.csv"));
  const path = writeOnnx({ dimension: 5 });
  const args = ["discover", unread, "--encoder", path, "--json"];
  const { code, stderr } = await command(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(/the card says 5 numbers each; correct output/);
  expect(stderr).not.toMatch(/slides\.csv/);
});
