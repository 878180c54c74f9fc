import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slideFile } from "../../src/graph/read/slideFile.js";
import { createSlidePictures } from "../../src/io/slides/slidePictures.js";
import type { SlidePool } from "../../src/io/slides/slidePool.js";
import { createSlidePool } from "../../src/io/slides/slidePool.js";
import { unchangedSlide } from "../../src/io/tables/slides/unchangedSlide.js";
import { identify } from "../../src/knowledge/identity.js";
import { cohortNode, patientNode, plantRun } from "../graph/planted.js";
import { openTestGraph, uniqueName } from "../graph/testGraph.js";
import type { Graph } from "../../src/graph/graph.js";
import { writePyramid } from "../io/slides/pictureFiles.js";
import type { ApiUnderTest } from "./apiUnderTest.js";
import { openApi } from "./apiUnderTest.js";
import { link, nodeOf, plantStep } from "./plantedStep.js";

const [WIDTH, HEIGHT] = [1400, 1100];
const folder = mkdtempSync(join(tmpdir(), "histoclaim-slide-pictures-"));
let graph: Graph;
let pool: SlidePool;
let api: ApiUnderTest;
let read = 0;
let slide: string;

beforeAll(async () => {
  graph = await openTestGraph();
  pool = createSlidePool({ threads: 2 });
  const counted: Pick<SlidePool, "jpeg"> = {
    jpeg: (request) => {
      read++;
      return pool.jpeg(request);
    },
  };
  const slides = createSlidePictures({
    find: (id) => slideFile(graph, id),
    unchangedSlide,
    pool: counted,
    slideRoots: [],
    keptBytes: 1 << 24,
  });
  api = await openApi({ deps: { slides } });
  slide = await plantSlide("shown.tif");
});

afterAll(async () => {
  await api.close();
  await pool.close();
  await graph.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A slide that a run has read, with its file in the run's cohort folder. */
async function plantSlide(file: string): Promise<string> {
  const path = join(folder, file);
  await writePyramid(path, { width: WIDTH, height: HEIGHT, mpp: 0.5 });
  const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
  const name = uniqueName("slide");
  const run = await plantRun(graph, folder, name);
  const cohort = cohortNode(name);
  const patient = patientNode(cohort.id, "P1");
  const named = { cohort: cohort.id, patient: patient.id, name: "S1" };
  const size = { width: WIDTH, height: HEIGHT, mpp: 0.5 };
  const props = { ...named, ...size, file, sha256 };
  const node = { label: "Slide" as const, id: identify("Slide", props), props };
  await plantStep(graph, {
    run,
    name: "readCohort",
    seed: 0,
    minute: 1,
    used: [{ role: "slide", id: node.id }],
    made: [nodeOf("Artifact", `${run} read`, { kind: "cohort", blob: "b" })],
    nodes: [cohort, patient, node],
    links: [
      link("IN_COHORT", node, cohort),
      link("FROM_PATIENT", node, patient),
    ],
  });
  return node.id;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/slides/${path}`, { headers });

/** Node's fetch adds to a conditional request that it wants no cached answer. */
const statusOf = (path: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(`${api.url}/slides/${path}`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });

const bytesOf = async (answer: Response): Promise<Buffer> =>
  Buffer.from(await answer.arrayBuffer());

describe("a slide", () => {
  it("has a thumbnail in its own proportions", async () => {
    const answer = await get(`${slide}/thumbnail`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
    const { width, height } = await sharp(await bytesOf(answer)).metadata();
    expect([width, height]).toEqual([1024, Math.round((1024 * 1100) / 1400)]);
  });

  it("is described for a Deep Zoom viewer", async () => {
    const answer = await get(`${slide}.dzi`);
    expect(answer.headers.get("content-type")).toMatch(/^application\/xml/);
    const xml = await answer.text();
    expect(xml).toContain(`TileSize="254"`);
    expect(xml).toContain(`<Size Width="1400" Height="1100"/>`);
  });

  it("is put together from its tiles, pixel by pixel of every level", async () => {
    for (const [level, width, height] of [
      [11, 1400, 1100],
      [9, 350, 275],
      [0, 1, 1],
    ] as const) {
      for (let column = 0; column * 254 < width; column++)
        for (let row = 0; row * 254 < height; row++) {
          const at = `${slide}_files/${level}/${column}_${row}.jpeg`;
          const answer = await get(at);
          const tile = sharp(await bytesOf(answer));
          const size = await tile.metadata();
          const span = (index: number, side: number): number =>
            Math.min(side, (index + 1) * 254 + 1) -
            Math.max(0, index * 254 - 1);
          expect([size.width, size.height]).toEqual([
            span(column, width),
            span(row, height),
          ]);
          // Red grows to the right and green downwards, to 250 at the slide's end.
          const { channels } = await tile.stats();
          const [x, y] = [column, row].map((i) => Math.max(0, i * 254 - 1));
          const red = ((x! + size.width / 2) / width) * 250;
          const green = ((y! + size.height / 2) / height) * 250;
          expect(Math.abs(channels[0]!.mean - red)).toBeLessThan(4);
          expect(Math.abs(channels[1]!.mean - green)).toBeLessThan(4);
        }
    }
  });

  it("is not read again for one who has it, nor for the next who asks", async () => {
    const at = `${slide}_files/11/1_1.jpeg`;
    const first = await get(at);
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("private, max-age=300");
    const before = read;
    expect(await statusOf(at, { "if-none-match": etag })).toBe(304);
    expect((await bytesOf(await get(at))).equals(await bytesOf(first))).toBe(
      true,
    );
    expect(read).toBe(before);
  });

  it("gives the range that is asked for", async () => {
    const at = `${slide}_files/11/0_0.jpeg`;
    const whole = await bytesOf(await get(at));
    const part = await get(at, { range: "bytes=10-19" });
    expect(part.status).toBe(206);
    const range = `bytes 10-19/${String(whole.length)}`;
    expect(part.headers.get("content-range")).toBe(range);
    expect(await bytesOf(part)).toEqual(whole.subarray(10, 20));
    const last = await get(at, { range: "bytes=-5" });
    expect(await bytesOf(last)).toEqual(whole.subarray(-5));
    const beyond = await get(at, { range: "bytes=9999999-" });
    expect(beyond.status).toBe(416);
    for (const odd of ["bytes=0-1,4-5", "pixels=0-1", "bytes=x"])
      expect((await get(at, { range: odd })).status).toBe(200);
    const other = { range: "bytes=0-1", "if-range": '"another"' };
    expect((await get(at, other)).status).toBe(200);
  });

  it("serves 50 clients at once, and reads for all of them once", async () => {
    const places = [0, 1, 2].flatMap((column) =>
      [0, 1, 2].map((row) => `10/${column}_${row}.jpeg`),
    );
    const before = read;
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, client) => {
        const place = places[client % places.length]!;
        const answer = await get(`${slide}_files/${place}`);
        return { place, status: answer.status, bytes: await bytesOf(answer) };
      }),
    );
    const first = new Map<string, Buffer>();
    for (const { place, status, bytes } of answers) {
      expect(status).toBe(200);
      expect(bytes.equals(first.get(place) ?? bytes)).toBe(true);
      first.set(place, bytes);
    }
    expect(read - before).toBe(places.length);
    expect(api.faults).toEqual([]);
  });
});

describe("there is nothing", () => {
  it("at the address of a slide or tile that does not exist", async () => {
    const unknown = identify("Slide", { none: true });
    const paths = [
      `${unknown}/thumbnail`,
      `${unknown}.dzi`,
      `${unknown}_files/0/0_0.jpeg`,
      "x/thumbnail",
      "x.dzi",
      "%00.dzi",
      `${identify("Patient", {})}/thumbnail`,
      `${slide}_files/12/0_0.jpeg`,
      `${slide}_files/11/6_0.jpeg`,
      `${slide}_files/11/0_5.jpeg`,
      `${slide}_files/11/-1_0.jpeg`,
      `${slide}_files/99/0_0.jpeg`,
      `${slide}_files/11/0_0.png`,
      `${slide}_files/../../etc/passwd`,
    ];
    for (const path of paths) expect((await get(path)).status, path).toBe(404);
    expect(api.faults).toEqual([]);
  });
});

describe("a slide whose file", () => {
  it("changed is refused by name, without the path, until it is as it was", async () => {
    const changed = await plantSlide("changed.tif");
    const path = join(folder, "changed.tif");
    const was = readFileSync(path);
    expect((await get(`${changed}/thumbnail`)).status).toBe(200);
    appendFileSync(path, "x");
    const answer = await get(`${changed}/thumbnail`);
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain("SLIDE_CHANGED");
    expect(text).toContain("changed.tif");
    expect(text).not.toContain(folder);
    rmSync(path);
    expect((await get(`${changed}.dzi`)).status).toBe(409);
    writeFileSync(path, was);
    expect((await get(`${changed}.dzi`)).status).toBe(200);
    expect(api.faults).toEqual([]);
  });
});
