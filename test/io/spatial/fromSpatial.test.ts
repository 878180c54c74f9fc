import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { fromSpatial } from "../../../src/io/spatial/fromSpatial.js";
import { readCohort } from "../../../src/io/tables/readCohort.js";
import { readSpots } from "../../../src/io/tables/readSpots.js";
import { newPath, STEP, writeSections } from "./sectionFiles.js";

const read = (dir: string) =>
  readCohort({
    dir,
    panel: null,
    slideRoots: [],
    skipIncomplete: false,
    needSlides: true,
  });

test("sections become regions of one patient, a group a section, and are read without fault", async () => {
  const out = newPath();
  const progress: number[] = [];
  const summary = await fromSpatial(await writeSections(), out, {
    grid: 2,
    onProgress: (done) => progress.push(done),
  });
  expect(progress).toEqual([0, 1, 2]);
  expect(summary).toMatchObject({
    sections: ["A1", "A2"],
    regions: 8,
    spots: 96,
    genes: 4,
  });
  expect([...summary.panel].sort()).toEqual([
    "MGP",
    "STEADY",
    "VARIES",
    "WARS1",
  ]);
  expect(summary.panel[0]).toBe("VARIES");
  const { cohort, findings } = await read(out);
  expect(findings.faults).toEqual([]);
  expect(cohort?.unit).toBe("region");
  expect(cohort?.panel.genes).toEqual(summary.panel);
  expect(cohort?.bags.map(({ id, group }) => [id, group])).toEqual(
    ["A1", "A2"].flatMap((name) =>
      ["r1c1", "r1c2", "r2c1", "r2c2"].map((place) => [
        `${name}-${place}`,
        name,
      ]),
    ),
  );
  expect(new Set(cohort?.bags.map(({ patient }) => patient)).size).toBe(1);
  expect(findings.notices.map(({ code }) => code)).toContain("ONE_PATIENT");
});

test("the resolution follows from the array's pitch, and rectangles hold their spots", async () => {
  const out = newPath();
  await fromSpatial(await writeSections(), out, { grid: 2 });
  const view = (await read(out)).cohort?.bags[0]?.views[0];
  expect(view?.mpp).toBeCloseTo(200 / STEP, 4);
  // Spots from 100 to 800 and from 100 to 600, half a step around them.
  expect(view?.rect).toEqual({ x: 50, y: 50, width: 400, height: 300 });
  expect(view?.file).toBe("slides/A1.jpg");
});

test("a region's values are its spots' counts at the depth that all regions share", async () => {
  const out = newPath();
  await fromSpatial(await writeSections(), out, { grid: 2 });
  const { cohort } = await read(out);
  const { genes = [], values } = cohort?.expression ?? {};
  const of = (bag: number, gene: string) =>
    values?.[bag * genes.length + genes.indexOf(gene)] ?? NaN;
  // Left: x = 3 to 6, all of 20; right: 7 to 10, all of 200. 12 spots each.
  for (const [bag, count] of [
    [0, 20],
    [1, 200],
  ] as const)
    expect(of(bag, "VARIES") / of(bag, "MGP")).toBeCloseTo(count / 12, 4);
  expect(of(0, "WARS1") / of(0, "MGP")).toBeCloseTo(9 / 12, 4);
  // A total is all counts, also those of genes that are in no table.
  const left = 12 * (20 + 602 + 9 + 12 + 30);
  const right = 12 * (200 + 602 + 9 + 12 + 30);
  const depth = (left + right) / 2;
  expect(of(1, "MGP") / (12 * 12)).toBeCloseTo(depth / right, 2);
  expect(of(0, "MGP") / (12 * 12)).toBeCloseTo(depth / left, 2);
});

test("spots keep their places, and their values share a depth", async () => {
  const out = newPath();
  await fromSpatial(await writeSections(), out, { grid: 3 });
  const sections = await readSpots({
    folder: out,
    file: "spots.csv",
    sha256: null,
    scale: "linear",
    slideRoots: [],
    genes: new Set(["MGP"]),
  });
  expect(
    sections.map(({ slide, x, y }) => [slide, x.length, x[1], y[8]]),
  ).toEqual([
    ["A1", 48, 200, 200],
    ["A2", 48, 207, 200],
  ]);
  const { values, diameter } = sections[0] ?? {};
  expect(diameter?.[0]).toBeCloseTo(STEP / 2, 2);
  // Counts alike in all, so the deeper spots on the right are scaled down.
  expect((values?.[0] ?? 0) / (values?.[7] ?? 0)).toBeCloseTo(
    (20 + 602 + 9 + 12 + 1 + 30 + 180 - 2) / (20 + 600 + 9 + 12 + 1 + 30),
    2,
  );
});

test("spots off the tissue, without counts or with too few are left out and told", async () => {
  const dir = await writeSections((a1, a2) => {
    a1.spots[1]?.splice(6, 1, 0);
    a1.counts.splice(5, 1);
    a2.counts[3] = ["5x5", 3, 4, 0, 0, 0, 0];
    a2.counts.push(["99x99", 30, 600, 9, 12, 0, 30]);
  });
  const out = newPath();
  const { spots } = await fromSpatial(dir, out, { grid: 2 });
  expect(spots).toBe(93);
  const { cohort } = await read(out);
  expect(JSON.stringify(cohort?.manifest)).toMatch(/2 of A1, 2 of A2/);
});

test("a rectangle of glass is no region", async () => {
  const dir = await writeSections();
  const glass = {
    create: {
      width: 450,
      height: 350,
      channels: 3 as const,
      background: "#f4f3f5",
    },
  };
  const picture = await sharp(join(dir, "A1_HE.jpg"))
    .composite([{ input: glass, left: 450, top: 0 }])
    .jpeg()
    .toBuffer();
  writeFileSync(join(dir, "A1_HE.jpg"), picture);
  const out = newPath();
  expect((await fromSpatial(dir, out, { grid: 2 })).regions).toBe(7);
  const { cohort } = await read(out);
  expect(cohort?.bags.map(({ id }) => id)).not.toContain("A1-r1c2");
});

test("genes that a section lacks are left out", async () => {
  const dir = await writeSections((_, a2) =>
    (a2.counts[0] ?? []).splice(2, 1, "OTHER"),
  );
  const out = newPath();
  const { panel } = await fromSpatial(dir, out, { grid: 2 });
  expect(panel).not.toContain("STEADY");
  expect(panel).not.toContain("OTHER");
});

test("a folder that holds something is refused and stays as it is", async () => {
  const out = newPath();
  mkdirSync(out);
  writeFileSync(join(out, "mine.txt"), "");
  await expect(
    fromSpatial(await writeSections(), out, { grid: 2 }),
  ).rejects.toThrow(/is not an empty folder; name a new one/);
  expect(readdirSync(out)).toEqual(["mine.txt"]);
});

test("what fails or is stopped half way leaves nothing behind", async () => {
  const out = newPath();
  const broken = await writeSections(
    (_, a2) => (a2.counts[9] = ["3x6", "many", 1, 1, 1, 1, 1]),
  );
  await expect(fromSpatial(broken, out, { grid: 2 })).rejects.toThrow(
    /A2_counts/,
  );
  const control = new AbortController();
  const stopped = fromSpatial(await writeSections(), out, {
    grid: 2,
    signal: control.signal,
    onProgress: () => control.abort(),
  });
  await expect(stopped).rejects.toThrow(/abort/i);
  expect(readdirSync(dirname(out))).toEqual([]);
});
