import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { builtFile } from "../../../src/io/builtFile.js";
import { BadSizeError } from "../../../src/io/simulate/badSizeError.js";
import { drawSlideFile } from "../../../src/io/simulate/drawSlideFile.js";
import type { DrawSlides } from "../../../src/io/simulate/drawSlides.js";
import { FilledFolderError } from "../../../src/io/simulate/filledFolderError.js";
import { simulateCohort } from "../../../src/io/simulate/simulateCohort.js";
import { writeCohort } from "../../../src/io/simulate/writeCohort.js";
import { openSlide } from "../../../src/io/slides/openSlide.js";
import { createBoard } from "../../../src/science/simulate/tissue/drawingBoard.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";
import { temporaryFolder } from "../slides/pictureFiles.js";

const SIZE = { patients: 5, tiles: 4, genes: 20, sites: 2, seed: 101 };
const folder = temporaryFolder();
const cohort = join(folder, "cohort");

const board = createBoard();

/** Draws in this thread, from the source as it is. */
const drawHere: DrawSlides = async (jobs, { signal, onProgress }) => {
  const truths = [];
  for (const job of jobs) {
    signal?.throwIfAborted();
    truths.push(await drawSlideFile(job, board));
    onProgress?.(truths.length, jobs.length);
  }
  return truths;
};

/** Names and bytes of everything in a folder. */
function bytesOf(path: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(path, { recursive: true }).sort()) {
    const file = join(path, String(name));
    if (file.endsWith("slides")) continue;
    hash.update(`${String(name)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

const rowsOf = (file: string): string[][] =>
  readFileSync(join(cohort, file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

const isBuilt = (): boolean => {
  try {
    const url = new URL("../../../src/io/simulate/x", import.meta.url).href;
    return builtFile(url, "./slideThread.js") !== "";
  } catch {
    return false;
  }
};

beforeAll(() => writeCohort(cohort, SIZE, drawHere));

test("the same seed gives the same bytes, another seed others", async () => {
  const [again, other] = [join(folder, "again"), join(folder, "other")];
  await writeCohort(again, SIZE, drawHere);
  expect(bytesOf(again)).toBe(bytesOf(cohort));
  await writeCohort(other, { ...SIZE, seed: 102 }, drawHere);
  expect(bytesOf(other)).not.toBe(bytesOf(cohort));
});

test("another cohort of the same links has patients of its own, and says whose links they are", async () => {
  const other = join(folder, "same-links");
  await writeCohort(other, { ...SIZE, seed: 102, linksOf: 101 }, drawHere);
  const linksOf = (dir: string) =>
    z
      .object({
        links: z.array(
          z.object({
            gene: z.string(),
            morphology: z.string(),
            direction: z.string(),
          }),
        ),
      })
      .parse(JSON.parse(readFileSync(join(dir, "truth.json"), "utf8"))).links;
  expect(linksOf(other)).toEqual(linksOf(cohort));
  const tables = ["patients.csv", "slides.csv", "expression.csv"];
  const [own, theirs] = [cohort, other].map((dir) =>
    tables.map((name) => readFileSync(join(dir, name), "utf8")).join("\n"),
  );
  expect(own).toContain("SIM-1,");
  expect(theirs).toContain("SIM102-1,");
  expect(theirs).not.toContain("SIM-1");
  expect(readFileSync(join(other, "cohort.json"), "utf8")).toContain(
    "seed 102: 5 patients, 4 tiles, 20 genes, 2 sites, links of seed 101",
  );
});

test.skipIf(!isBuilt())(
  "threads give the same bytes (skipped before a build)",
  async () => {
    const threads = join(folder, "threads");
    const seen: number[] = [];
    await simulateCohort(threads, SIZE, {
      onProgress: (done) => seen.push(done),
    });
    expect(bytesOf(threads)).toBe(bytesOf(cohort));
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  },
);

test("truth.json has the contract's form and names the table's genes", () => {
  const morphology = z.enum(MORPHOLOGIES);
  const truth = z
    .strictObject({
      links: z.array(
        z.strictObject({
          gene: z.string(),
          morphology,
          direction: z.enum(["HIGHER", "LOWER"]),
          r: z.number().min(-1).max(1),
        }),
      ),
      none: z.array(z.string()),
      siteOnly: z.array(z.string()),
      subtypeOnly: z.array(z.string()),
      copies: z.array(
        z.strictObject({ gene: z.string(), of: z.string(), r: z.number() }),
      ),
    })
    .parse(JSON.parse(readFileSync(join(cohort, "truth.json"), "utf8")));
  const named = [
    ...[...truth.links, ...truth.copies].map(({ gene }) => gene),
    ...truth.none,
    ...truth.siteOnly,
    ...truth.subtypeOnly,
  ];
  expect(named.sort()).toEqual(rowsOf("expression.csv")[0]!.slice(1).sort());
});

test("cohort.json has the contract's form, and a name of its own for each size", () => {
  const manifest = z
    .strictObject({
      name: z.string(),
      tissue: z.string(),
      unit: z.literal("patient"),
      expression: z.strictObject({
        file: z.literal("expression.csv"),
        scale: z.literal("linear"),
        measure: z.literal("RSEM"),
      }),
      patients: z.literal("patients.csv"),
      slides: z.literal("slides.csv"),
      panel: z.array(z.string()),
    })
    .parse(JSON.parse(readFileSync(join(cohort, "cohort.json"), "utf8")));
  for (const value of Object.values(SIZE))
    expect(manifest.name).toMatch(new RegExp(`\\b${value}\\b`));
});

test("each patient has a row of each table, and a slide that states its resolution", async () => {
  const patients = rowsOf("patients.csv").slice(1);
  expect(patients).toHaveLength(SIZE.patients);
  const ids = patients.map(([patient]) => patient);
  for (const table of ["expression.csv", "truth-patients.csv"])
    expect(
      rowsOf(table)
        .slice(1)
        .map(([patient]) => patient),
    ).toEqual(ids);
  const slides = rowsOf("slides.csv").slice(1);
  expect(slides.map(([, patient]) => patient)).toEqual(ids);
  for (const [, , file] of slides) {
    const slide = await openSlide(join(cohort, file!));
    expect(slide.mpp).toBeGreaterThanOrEqual(0.7);
    expect(slide.mpp).toBeLessThanOrEqual(1);
    expect(slide.tiled).toBe(true);
    expect(slide.levels.length).toBeGreaterThanOrEqual(2);
    await slide.close();
  }
});

describe("a folder", () => {
  test("that holds something is refused and left as it is", async () => {
    const filled = join(folder, "filled");
    mkdirSync(filled);
    writeFileSync(join(filled, "mine.txt"), "mine");
    const refused = writeCohort(filled, SIZE, drawHere);
    await expect(refused).rejects.toBeInstanceOf(FilledFolderError);
    await expect(refused).rejects.toThrow(/filled.*name a new one/);
    expect(readdirSync(filled)).toEqual(["mine.txt"]);
  });

  test("whose name is a file's is refused", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "mine");
    await expect(writeCohort(file, SIZE, drawHere)).rejects.toBeInstanceOf(
      FilledFolderError,
    );
  });

  test("that is empty gives way", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    await writeCohort(empty, { ...SIZE, patients: 4 }, drawHere);
    expect(existsSync(join(empty, "cohort.json"))).toBe(true);
  });

  test("does not appear where the work is stopped, and nothing stays beside it", async () => {
    const stopped = join(folder, "stop", "cohort");
    const control = new AbortController();
    const work = writeCohort(stopped, SIZE, drawHere, {
      signal: control.signal,
      onProgress: (done) => {
        if (done === 2) control.abort();
      },
    });
    await expect(work).rejects.toThrow(/abort/i);
    expect(readdirSync(join(folder, "stop"))).toEqual([]);
  });
});

test.each([
  ["patients", { patients: 3 }],
  ["tiles", { tiles: 0 }],
  ["genes", { genes: 4 }],
  ["sites", { sites: 6 }],
  ["seed", { seed: 1.5 }],
  ["patients", { patients: Number.NaN }],
])(
  "%s that cannot hold the planted kinds are refused: %o",
  async (option, part) => {
    const never = join(folder, "never");
    const refused = writeCohort(never, { ...SIZE, ...part }, drawHere);
    await expect(refused).rejects.toBeInstanceOf(BadSizeError);
    await expect(refused).rejects.toThrow(
      new RegExp(`^${option} is .*: .*give`),
    );
    expect(existsSync(never)).toBe(false);
  },
);
