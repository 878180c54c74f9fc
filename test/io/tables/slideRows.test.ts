import { rmSync, truncateSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import {
  at,
  faultsOf,
  read,
  slidePicture,
  writeCohort,
} from "./cohortFiles.js";

const S = "slides.csv";

test("slides may come from a slide root, by a relative or an absolute path", async () => {
  const dir = await writeCohort(({ slides }) => {
    slides[1] = "S1,P1,picture-5.tif,";
  });
  const root = dirname(await slidePicture(5));
  expect((await faultsOf(dir)).map(({ code }) => code)).toEqual([
    "MISSING_SLIDE",
  ]);
  const roots = { slideRoots: [join(root, "none"), root] };
  const { cohort } = await read(dir, roots);
  expect(cohort?.bags[0]?.views[0]?.file).toBe("picture-5.tif");
  const absolute = await writeCohort(({ slides }) => {
    slides[1] = `S1,P1,${join(root, "picture-5.tif")},`;
  });
  expect((await read(absolute, roots)).cohort?.bags[0]?.views[0]?.path).toMatch(
    /picture-5\.tif$/,
  );
});

test("a patient may have several slides, and rectangles of one slide", async () => {
  const dir = await writeCohort((files) => {
    files.slides = [
      "slide,patient,file,region,x,y,width,height",
      "S1,P1,S1.tif,left,0,0,150,260",
      "S1,P1,S1.tif,right,150,0,151,260",
      "S2,P2,S2.tif,,,,,",
      "S3,P2,S3.tif,,,,,",
      "S4,P3,S4.tif,,,,,",
    ];
    files.patients.splice(4, 1);
    files.expression.splice(4, 1);
  });
  const { cohort } = await read(dir);
  expect(cohort?.bags.map(({ views }) => views.map(({ key }) => key))).toEqual([
    ["S1/left", "S1/right"],
    ["S2", "S3"],
    ["S4"],
  ]);
  expect(cohort?.bags[0]?.views[1]?.rect).toEqual({
    x: 150,
    y: 0,
    width: 151,
    height: 260,
  });
});

test("one patient's slide under two names is a notice", async () => {
  const dir = await writeCohort(({ slides }) => slides.push("S1b,P1,S1.tif,"));
  const { findings } = await read(dir);
  expect(at(findings.notices[0])).toEqual([
    "IDENTICAL_SLIDES",
    S,
    6,
    "file",
    "S1.tif",
  ]);
});

test("a column that means nothing is told", async () => {
  const dir = await writeCohort((files) => {
    files.slides = files.slides.map(
      (line, i) => `${line},${i === 0 ? "MPP" : "0.5"}`,
    );
  });
  const { findings } = await read(dir);
  expect(at(findings.notices[0])).toEqual([
    "UNKNOWN_COLUMN",
    S,
    1,
    "MPP",
    null,
  ]);
});

test("with skipIncomplete the patient of a bad slide is left out whole", async () => {
  const dir = await writeCohort(({ slides }) => {
    slides[3] = "S3,P2,S3.tif,";
    slides[4] = "S4,P3,S4.tif,";
  });
  rmSync(join(dir, "S3.tif"));
  const { cohort } = await read(dir, { skipIncomplete: true });
  expect(cohort?.bags.map(({ id }) => id)).toEqual(["P1", "P3"]);
  expect(cohort?.leftOut.map(({ patient }) => patient)).toEqual(["P2", "P4"]);
  expect(cohort?.leftOut[0]?.reason).toMatch(/S3\.tif/);
});

test("a message names a slide by the cohort's own words, never by a path of the machine", async () => {
  const dir = await writeCohort();
  truncateSync(join(dir, "S2.tif"), 500);
  rmSync(join(dir, "S3.tif"));
  for (const fault of await faultsOf(dir))
    expect(JSON.stringify(fault)).not.toContain(dir);
});
