import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradient } from "../slides/pictureFiles.js";
import type { CohortFiles } from "./cohortFiles.js";
import {
  at,
  faultsOf,
  read,
  slidePicture,
  withSpecimens,
  writeCohort,
} from "./cohortFiles.js";

const S = "slides.csv";
const withRectangle = (rectangle: string) => (files: CohortFiles) => {
  files.slides = files.slides.map((line, i) =>
    i === 0
      ? `${line},x,y,width,height`
      : `${line},${i === 2 ? rectangle : ",,,"}`,
  );
};

test.each<[string, (dir: string) => void, unknown[]]>([
  [
    "missing",
    (dir) => {
      rmSync(join(dir, "S2.tif"));
    },
    ["MISSING_SLIDE", S, 3, "file", "S2.tif"],
  ],
  [
    "truncated",
    (dir) => {
      const path = join(dir, "S2.tif");
      truncateSync(path, Math.floor(readFileSync(path).length / 2));
    },
    ["UNREADABLE_SLIDE", S, 3, "file", "S2.tif"],
  ],
  [
    "no picture",
    (dir) => {
      writeFileSync(join(dir, "S2.tif"), "this is no picture");
    },
    ["UNREADABLE_SLIDE", S, 3, "file", "S2.tif"],
  ],
  [
    "empty",
    (dir) => {
      writeFileSync(join(dir, "S2.tif"), "");
    },
    ["UNREADABLE_SLIDE", S, 3, "file", "S2.tif"],
  ],
  [
    "damaged in its middle",
    (dir) => {
      const path = join(dir, "S2.tif");
      const bytes = readFileSync(path);
      bytes.fill(0, 600, Math.floor(bytes.length / 2));
      writeFileSync(path, bytes);
    },
    ["UNREADABLE_SLIDE", S, 3, "file", "S2.tif"],
  ],
  [
    "a folder",
    (dir) => {
      rmSync(join(dir, "S2.tif"));
      mkdirSync(join(dir, "S2.tif"));
    },
    ["MISSING_SLIDE", S, 3, "file", "S2.tif"],
  ],
  [
    "a link that leads nowhere",
    (dir) => {
      rmSync(join(dir, "S2.tif"));
      symlinkSync(join(dir, "gone.tif"), join(dir, "S2.tif"));
    },
    ["MISSING_SLIDE", S, 3, "file", "S2.tif"],
  ],
  [
    "a link that leads out",
    (dir) => {
      rmSync(join(dir, "S2.tif"));
      symlinkSync("/etc/passwd", join(dir, "S2.tif"));
    },
    ["PATH_OUTSIDE", S, 3, "file", "S2.tif"],
  ],
  [
    "byte for byte that of another patient",
    (dir) => {
      copyFileSync(join(dir, "S1.tif"), join(dir, "S2.tif"));
    },
    ["SHARED_SLIDE", S, 3, "file", "S2.tif"],
  ],
])("a slide is refused whose file is %s", async (_, spoil, expected) => {
  const dir = await writeCohort();
  spoil(dir);
  expect((await faultsOf(dir)).map(at)).toEqual([expected]);
});

test.each<[string, (files: CohortFiles) => void, unknown[]]>([
  [
    "a file above the folder",
    ({ slides }) => (slides[2] = "S2,P2,../S2.tif,"),
    ["PATH_OUTSIDE", S, 3, "file", "../S2.tif"],
  ],
  [
    "a file by an absolute path elsewhere",
    ({ slides }) => (slides[2] = "S2,P2,/etc/passwd,"),
    ["PATH_OUTSIDE", S, 3, "file", "/etc/passwd"],
  ],
  [
    "a resolution that no scanner gives",
    ({ slides }) => (slides[2] = "S2,P2,S2.tif,50"),
    ["IMPLAUSIBLE_MPP", S, 3, "mpp", "50"],
  ],
  [
    "a resolution of zero",
    ({ slides }) => (slides[2] = "S2,P2,S2.tif,0"),
    ["IMPLAUSIBLE_MPP", S, 3, "mpp", "0"],
  ],
  [
    "a resolution in words",
    ({ slides }) => (slides[2] = "S2,P2,S2.tif,half"),
    ["NOT_A_NUMBER", S, 3, "mpp", "half"],
  ],
  [
    "a row without a file",
    ({ slides }) => slides.push("S5,P2,,"),
    ["EMPTY_CELL", S, 6, "file", null],
  ],
  [
    "a rectangle beyond the right edge",
    withRectangle("200,0,103,200"),
    ["RECTANGLE_OUTSIDE", S, 3, "x", "200 0 103 200"],
  ],
  [
    "a rectangle beyond the lower edge",
    withRectangle("0,61,100,200"),
    ["RECTANGLE_OUTSIDE", S, 3, "y", "0 61 100 200"],
  ],
  [
    "a rectangle left of the slide",
    withRectangle("-1,0,100,200"),
    ["RECTANGLE_OUTSIDE", S, 3, "x", "-1 0 100 200"],
  ],
  [
    "a rectangle without area",
    withRectangle("0,0,100,0"),
    ["RECTANGLE_OUTSIDE", S, 3, "y", "0 0 100 0"],
  ],
  [
    "a rectangle without a height",
    withRectangle("0,0,100,"),
    ["PARTIAL_RECTANGLE", S, 3, "x", "x y width"],
  ],
  [
    "a rectangle whose width is not known",
    withRectangle("0,0,NA,200"),
    ["PARTIAL_RECTANGLE", S, 3, "x", "x y height"],
  ],
  [
    "two rows of one slide that name different files",
    ({ slides }) => {
      slides[0] = "slide,patient,file,mpp,region";
      slides.push("S2,P2,S1.tif,,b");
      slides[2] = "S2,P2,S2.tif,,a";
      slides[1] = "S1,P1,S3.tif,,";
      slides[3] = "S3,P3,S4.tif,0.5,";
      slides[4] = "S4,P4,S5.tif,,";
    },
    ["SLIDE_CONFLICT", S, 6, "file", "S1.tif"],
  ],
  [
    "a specimen of two patients",
    withSpecimens("B1", "B1", "", ""),
    ["SHARED_SPECIMEN", S, 3, "specimen", "B1"],
  ],
])("a table of slides is refused with %s", async (_, change, expected) => {
  const dir = await writeCohort(change);
  copyFileSync(await slidePicture(5), join(dir, "S5.tif"));
  expect((await faultsOf(dir)).map(at)).toEqual([expected]);
});

test("a slide without resolution is refused, and read once it is given", async () => {
  const dir = await writeCohort(({ slides }) => (slides[2] = "S2,P2,S2.png,"));
  await gradient(300, 200).png().toFile(join(dir, "S2.png"));
  expect((await faultsOf(dir)).map(at)).toEqual([
    ["MISSING_MPP", S, 3, "mpp", null],
  ]);
  const mended = await writeCohort(
    ({ slides }) => (slides[2] = "S2,P2,S2.png,0.5"),
  );
  copyFileSync(join(dir, "S2.png"), join(mended, "S2.png"));
  expect((await read(mended)).cohort?.bags[1]?.views[0]).toMatchObject({
    mpp: 0.5,
    width: 300,
    height: 200,
  });
});

test("a resolution of print is refused as the file's own", async () => {
  const dir = await writeCohort();
  await gradient(300, 260)
    .tiff({ tile: true, xres: 72 / 25.4, yres: 72 / 25.4 })
    .toFile(join(dir, "S2.tif"));
  const [fault, ...others] = await faultsOf(dir);
  expect(others).toEqual([]);
  expect(at(fault).slice(0, 4)).toEqual(["IMPLAUSIBLE_MPP", S, 3, "mpp"]);
  expect(fault?.message).toMatch(/file of slide S2/);
});

test("a resolution that is not the file's own is told, and used", async () => {
  const dir = await writeCohort(
    ({ slides }) => (slides[2] = "S2,P2,S2.tif,0.25"),
  );
  const { cohort, findings } = await read(dir);
  expect(cohort?.bags[1]?.views[0]?.mpp).toBe(0.25);
  expect(at(findings.notices[0])).toEqual([
    "MPP_DISAGREES",
    S,
    3,
    "mpp",
    "0.25",
  ]);
});

/** A cohort whose slide S2 states pixels of these sides. @unit um */
async function cohortOfSides(
  across: number,
  down: number,
  mpp = "",
): Promise<string> {
  const dir = await writeCohort(
    ({ slides }) => (slides[2] = `S2,P2,S2.tif,${mpp}`),
  );
  await gradient(300, 260)
    .tiff({ tile: true, xres: 1000 / across, yres: 1000 / down })
    .toFile(join(dir, "S2.tif"));
  return dir;
}

test("pixels that are not square are refused with both sides, and told where the row says otherwise", async () => {
  const [fault, ...others] = await faultsOf(await cohortOfSides(0.5, 0.25));
  expect(others).toEqual([]);
  expect(at(fault)).toEqual(["PIXELS_NOT_SQUARE", S, 3, "mpp", "0.5 x 0.25"]);
  expect(fault?.message).toMatch(/slide S2 .*not square: 0\.5 x 0\.25/);
  expect(fault?.remedy).toMatch(/square pixels.*column mpp/);
  const { cohort, findings } = await read(
    await cohortOfSides(0.5, 0.25, "0.5"),
  );
  expect(cohort?.bags[1]?.views[0]?.mpp).toBe(0.5);
  expect(findings.notices.map(at)).toContainEqual([
    "PIXELS_NOT_SQUARE",
    S,
    3,
    "mpp",
    "0.5 x 0.25",
  ]);
});

test("sides of a pixel that differ by what a scanner measures are square", async () => {
  const dir = await cohortOfSides(0.25, 0.2505);
  expect(await faultsOf(dir)).toEqual([]);
  expect((await faultsOf(await cohortOfSides(0.25, 0.253))).map(at)).toEqual([
    ["PIXELS_NOT_SQUARE", S, 3, "mpp", "0.25 x 0.253"],
  ]);
});
