import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fromSpatial } from "../../../src/io/spatial/fromSpatial.js";
import type { SectionTables } from "./sectionFiles.js";
import { newPath, writeSections } from "./sectionFiles.js";

const make = (dir: string, grid = 2) => fromSpatial(dir, newPath(), { grid });

test.each<[string, (a2: SectionTables) => void, RegExp]>([
  [
    "a count in words",
    ({ counts }) => (counts[2] = ["4x5", "many", 1, 1, 1, 1, 1]),
    /A2_counts\.tsv:3:VARIES: "many" is no count; write a number/,
  ],
  [
    "a negative count",
    ({ counts }) => (counts[2] = ["4x5", -1, 1, 1, 1, 1, 1]),
    /A2_counts\.tsv:3:VARIES: "-1" is no count/,
  ],
  [
    "a line of another length",
    ({ counts }) => counts[2]?.pop(),
    /A2_counts\.tsv: it cannot be read \(.*line 3/,
  ],
  [
    "a spot counted twice",
    ({ counts }) => counts.push([...(counts[1] ?? [])]),
    /A2_counts\.tsv:50: spot 3x5 has a line already/,
  ],
  [
    "a gene twice",
    ({ counts }) => (counts[0] ?? []).splice(2, 1, "VARIES"),
    /A2_counts\.tsv:1: gene VARIES is there twice/,
  ],
  [
    "a gene without name",
    ({ counts }) => (counts[0] ?? []).splice(2, 1, ""),
    /A2_counts\.tsv:1: a column has no name/,
  ],
  ["no counts", ({ counts }) => counts.splice(1), /A2_counts\.tsv: no counts/],
  [
    "a place in words",
    ({ spots }) => spots[4]?.splice(4, 1, "left"),
    /A2_spots\.tsv:5:pixel_x: "left" is not a number/,
  ],
  [
    "a place twice",
    ({ spots }) => spots.push([...(spots[1] ?? [])]),
    /A2_spots\.tsv:50: spot 3x5 has a line already/,
  ],
  [
    "no column of pixels",
    ({ spots }) => (spots[0] ?? []).splice(4, 1, "px"),
    /A2_spots\.tsv:1: there is no column pixel_x/,
  ],
  ["no spots", ({ spots }) => spots.splice(1), /A2_spots\.tsv: no spot/],
  [
    "a spot off the picture",
    ({ spots }) => spots[8]?.splice(4, 1, 901),
    /section A2: a spot at 901, 100 lies off the picture of 900 x 700/,
  ],
  [
    "pixels that do not follow the array",
    ({ spots }) => (spots[8] ?? []).splice(4, 1, 100),
    /section A2: one step of the array/,
  ],
  [
    "spots named otherwise in both tables",
    ({ counts }) =>
      counts.forEach((row, i) => (row[0] = i === 0 ? "" : `spot${String(i)}`)),
    /section A2: no spot has a place.*10x21/,
  ],
])("sections are refused with %s", async (_, change, message) => {
  const dir = await writeSections((_a1, a2) => change(a2));
  await expect(make(dir)).rejects.toThrow(message);
});

test.each<[string, (dir: string) => void, RegExp]>([
  [
    "no picture",
    (dir) => rmSync(join(dir, "A2_HE.png")),
    /section A2: it has .*but no image; add A2_HE\.jpg/,
  ],
  [
    "two tables of counts",
    (dir) => writeFileSync(join(dir, "A2_counts.tsv.gz"), ""),
    /A2_counts\.tsv\.gz: A2_counts\.tsv is there/,
  ],
  [
    "counts cut short",
    (dir) => truncateSync(join(dir, "A1_counts.tsv.gz"), 200),
    /A1_counts\.tsv\.gz: it cannot be read.*copy it again/,
  ],
  [
    "a picture cut short",
    (dir) => {
      const path = join(dir, "A1_HE.jpg");
      truncateSync(path, Math.floor(readFileSync(path).length / 2));
    },
    /A1_HE\.jpg: cannot be decoded/,
  ],
])("sections are refused with %s", async (_, spoil, message) => {
  const dir = await writeSections();
  spoil(dir);
  await expect(make(dir)).rejects.toThrow(message);
});

test("a folder without sections, and none at all, are refused with the names that are looked for", async () => {
  const dir = await writeSections();
  for (const file of ["HE.jpg", "spots.tsv", "counts.tsv.gz"])
    rmSync(join(dir, `A1_${file}`));
  for (const file of ["HE.png", "spots.tsv", "counts.tsv"])
    rmSync(join(dir, `A2_${file}`));
  await expect(make(dir)).rejects.toThrow(
    /no section was found; name the files of each as NAME_HE\.jpg/,
  );
  await expect(make(join(dir, "none"))).rejects.toThrow(/is not a folder/);
});

test("a grid that is no number of rectangles, or leaves no region, is refused", async () => {
  const dir = await writeSections();
  for (const grid of [0, 2.5, NaN, 51])
    await expect(make(dir, grid)).rejects.toThrow(/--grid: .*from 1 to 50/);
  await expect(make(dir, 20)).rejects.toThrow(
    /a grid of 20 x 20: no rectangle holds 5 spots and a tile of tissue; choose a coarser grid/,
  );
});
