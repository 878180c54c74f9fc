import {
  appendFileSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findOpenSlide } from "../../../src/io/slides/openslide/findOpenSlide.js";
import { slideFiles } from "../../../src/io/slides/slideFiles.js";
import type { SlideView } from "../../../src/io/tables/cohort.js";
import { assertSlideUnchanged } from "../../../src/io/tables/slides/assertSlideUnchanged.js";
import { hashSlide } from "../../../src/io/tables/slides/hashSlide.js";
import { unchangedSlide } from "../../../src/io/tables/slides/unchangedSlide.js";
import { writeDicom } from "../slides/dicomSlide.js";
import { writeMirax } from "../slides/miraxSlide.js";
import { at, faultsOf, read, writeCohort } from "./cohortFiles.js";

const openSlideIsHere = "library" in (await findOpenSlide());

/** A cohort whose first slide is in several files. */
async function cohortWith(kind: "mirax" | "dicom"): Promise<string> {
  const file = kind === "mirax" ? "M1.mrxs" : "D1/fine.dcm";
  const folder = await writeCohort((files) => {
    files.slides[1] = `S1,P1,${file},`;
  });
  if (kind === "mirax") await writeMirax(folder, "M1");
  else
    await writeDicom(join(folder, "D1"), [
      { name: "fine.dcm", series: "5", across: 4, mpp: 0.5, grey: 90 },
      { name: "coarse.dcm", series: "5", across: 2, mpp: 1, grey: 90 },
      { name: "another.dcm", series: "6", across: 2, mpp: 1, grey: 90 },
    ]);
  return folder;
}

async function firstView(folder: string): Promise<SlideView> {
  const { cohort } = await read(folder);
  const view = cohort?.bags[0]?.views[0];
  if (!view) throw new Error("the cohort has faults");
  return view;
}

const FILES = {
  mirax: [
    "M1.mrxs",
    "Slidedat.ini",
    "Index.dat",
    "Data0000.dat",
    "Data0001.dat",
  ],
  dicom: ["fine.dcm", "coarse.dcm"],
} as const;

describe.skipIf(!openSlideIsHere).each(["mirax", "dicom"] as const)(
  "a slide of several files (%s; skipped where OpenSlide is absent)",
  (kind) => {
    test("is opened, and hashed with every file that belongs to it", async () => {
      const folder = await cohortWith(kind);
      const { path, sha256, parts = [], mpp } = await firstView(folder);
      expect(mpp).toBeCloseTo(0.5);
      expect(parts.map((part) => basename(part.path))).toEqual(FILES[kind]);
      const again = await firstView(await cohortWith(kind));
      expect(again.sha256).toBe(sha256);
      appendFileSync(parts.at(-1)!.path, "\0\0");
      expect((await hashSlide(path)).sha256).not.toBe(sha256);
    });

    test("is as it was until any of its files is changed or taken away, which is named", async () => {
      const folder = await cohortWith(kind);
      const view = await firstView(folder);
      await assertSlideUnchanged(view);
      const { file, sha256, parts = [] } = view;
      const named = { folder, slideRoots: [], file, sha256 };
      expect(await unchangedSlide(named)).toBe(view.path);
      const { path } = parts.at(-1)!;
      renameSync(path, `${path}.away`);
      await expect(assertSlideUnchanged(view)).rejects.toThrow(
        `file ${path} can no longer be read`,
      );
      cpSync(`${path}.away`, path);
      rmSync(`${path}.away`);
      await assertSlideUnchanged(view);
      appendFileSync(path, "\0\0");
      await expect(assertSlideUnchanged(view)).rejects.toThrow(
        `file ${path} changed since the run began`,
      );
      await expect(unchangedSlide(named)).rejects.toThrow(/changed since/);
    });
  },
);

test.skipIf(!openSlideIsHere)(
  "a file of its series that is added changes a DICOM slide",
  async () => {
    const folder = await cohortWith("dicom");
    const view = await firstView(folder);
    const more = { series: "5", across: 1, mpp: 2, grey: 90 };
    await writeDicom(join(folder, "D1"), [{ name: "more.dcm", ...more }]);
    await expect(assertSlideUnchanged(view)).rejects.toThrow(
      /more\.dcm was added since the run began/,
    );
  },
);

test.skipIf(!openSlideIsHere)(
  "a file that an index names and that is missing is a fault that names it",
  async () => {
    const folder = await cohortWith("mirax");
    rmSync(join(folder, "M1", "Data0001.dat"));
    const [fault] = await faultsOf(folder);
    expect(at(fault)).toEqual([
      "UNREADABLE_SLIDE",
      ...["slides.csv", 2, "file", "M1.mrxs"],
    ]);
    expect(fault?.message).toBe(
      `The file of slide S1 lacks its file ${join("M1", "Data0001.dat")}.`,
    );
  },
);

test("a Hamamatsu slide is what its text names", async () => {
  const folder = join(await writeCohort(), "vms");
  mkdirSync(folder);
  const path = join(folder, "S.vms");
  const text = [
    "[Virtual Microscope Specimen]",
    "NoLayers=1",
    "ImageFile=S-0.jpg",
    "ImageFile(1,0)=S-1.jpg",
    "MapFile=S-map.jpg",
    "OptimisationFile=",
    "AuthCode=1",
  ];
  writeFileSync(path, text.join("\r\n"));
  for (const name of ["S-0.jpg", "S-1.jpg"])
    writeFileSync(join(folder, name), "");
  await expect(slideFiles(path)).rejects.toThrow(/lacks its file S-map\.jpg/);
  writeFileSync(join(folder, "S-map.jpg"), "");
  expect((await slideFiles(path)).map((file) => basename(file))).toEqual([
    ...["S.vms", "S-0.jpg", "S-1.jpg", "S-map.jpg"],
  ]);
  writeFileSync(path, [...text, "MacroImage=../secret.jpg"].join("\n"));
  await expect(slideFiles(path)).rejects.toThrow(/in another folder/);
});

test("of a slide of one file the hash is the file's own", async () => {
  const { path, sha256, parts } = await firstView(await writeCohort());
  expect(parts).toBeUndefined();
  expect(await slideFiles(path)).toEqual([path]);
  expect(await hashSlide(path)).toEqual({
    sha256,
    parts: [{ path, sha256 }],
  });
});
