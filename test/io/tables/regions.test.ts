import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSpots } from "../../../src/io/tables/readSpots.js";
import type { CohortFiles } from "./cohortFiles.js";
import { at, faultsOf, read, writeCohort, writeText } from "./cohortFiles.js";

/** Two sections of one patient, cut into three regions, with spots. */
function regions(files: CohortFiles): void {
  files.manifest["unit"] = "region";
  files.manifest["spots"] = "spots.csv";
  files.patients = ["patient,site", "P1,A"];
  files.slides = [
    "slide,patient,file,region,group,x,y,width,height",
    "S1,P1,S1.tif,S1-a,S1,0,0,150,260",
    "S1,P1,S1.tif,S1-b,S1,150,0,150,260",
    "S2,P1,S2.tif,S2-a,S2,0,0,300,260",
  ];
  files.expression = [
    "region,MUC2,CDX2,WARS1",
    "S2-a,1,200,3",
    "S1-a,4,5,6",
    "S1-b,7,8,9",
  ];
}

const SPOTS = [
  "slide,x,y,diameter,MUC2,WARS",
  "S1,10,20.5,9,0,3",
  "S2,100,100,9,1,",
  "S1,30,20.5,9,2,NA",
];

async function cohortOfRegions(
  spots = SPOTS,
  change: (files: CohortFiles) => void = () => undefined,
): Promise<string> {
  const dir = await writeCohort((files) => {
    regions(files);
    change(files);
  });
  writeText(dir, "spots.csv", spots.join("\n"));
  return dir;
}

test("where the unit is a region each rectangle is a bag, kept with its group", async () => {
  const { cohort, findings } = await read(await cohortOfRegions());
  expect(findings.faults).toEqual([]);
  expect(
    cohort?.bags.map(({ id, patient, group, site, views }) => [
      id,
      patient,
      group,
      site,
      views.map(({ key }) => key),
    ]),
  ).toEqual([
    ["S1-a", "P1", "S1", "A", ["S1/S1-a"]],
    ["S1-b", "P1", "S1", "A", ["S1/S1-b"]],
    ["S2-a", "P1", "S2", "A", ["S2/S2-a"]],
  ]);
  expect(cohort?.expression.values).toEqual(
    Float64Array.of(4, 5, 6, 7, 8, 9, 1, 200, 3),
  );
  expect(cohort?.spots?.file).toBe("spots.csv");
  expect(findings.notices.map(({ code }) => code)).toEqual([
    "ONE_SITE",
    "ONE_PATIENT",
    "FEW_PATIENTS",
  ]);
});

test("without group the patient is the group, and without slides the regions are still known", async () => {
  const dir = await cohortOfRegions(SPOTS, (files) => {
    files.slides = files.slides.map((line) =>
      line.replace(/,(group|S\d),/, ","),
    );
  });
  const { cohort } = await read(dir, { needSlides: false });
  expect(cohort?.bags.map(({ group, views }) => [group, views.length])).toEqual(
    [
      ["P1", 0],
      ["P1", 0],
      ["P1", 0],
    ],
  );
});

test.each<[string, (files: CohortFiles) => void, unknown[][]]>([
  [
    "a region twice in slides.csv",
    ({ slides }) => (slides[3] = "S2,P1,S2.tif,S1-a,S2,0,0,300,260"),
    [
      ["DUPLICATE_REGION", "slides.csv", 4, "region", "S1-a"],
      ["UNKNOWN_REGION", "expression.csv", 2, "region", "S2-a"],
    ],
  ],
  [
    "a region twice in expression.csv",
    ({ expression }) => expression.push("S1-a,1,2,3"),
    [["DUPLICATE_REGION", "expression.csv", 5, "region", "S1-a"]],
  ],
  [
    "a region unknown to slides.csv",
    ({ expression }) => expression.push("S3-a,1,2,3"),
    [["UNKNOWN_REGION", "expression.csv", 5, "region", "S3-a"]],
  ],
  [
    "a region without expression",
    ({ expression }) => expression.pop(),
    [["NO_EXPRESSION", "slides.csv", 3, "region", "S1-b"]],
  ],
  [
    "a patient without region",
    ({ patients }) => patients.push("P2,A"),
    [["NO_SLIDE", "patients.csv", 3, "patient", "P2"]],
  ],
  [
    "no column of regions",
    (files) =>
      (files.slides = files.slides.map((line) =>
        line.replace("region", "area"),
      )),
    [
      [
        "MISSING_COLUMN",
        "slides.csv",
        1,
        "region",
        "slide,patient,file,area,group,x,y,width,height",
      ],
    ],
  ],
  [
    "a table of expression by patient",
    ({ expression }) => (expression[0] = "patient,MUC2,CDX2,WARS1"),
    [
      [
        "MISSING_COLUMN",
        "expression.csv",
        1,
        "region",
        "patient,MUC2,CDX2,WARS1",
      ],
    ],
  ],
])("a cohort of regions is refused with %s", async (_, change, expected) => {
  expect(
    (await faultsOf(await cohortOfRegions(SPOTS, change))).map(at),
  ).toEqual(expected);
});

test("with skipIncomplete a region is left out, and its patient's others stay", async () => {
  const dir = await cohortOfRegions(SPOTS, ({ expression }) =>
    expression.pop(),
  );
  const { cohort } = await read(dir, { skipIncomplete: true });
  expect(cohort?.bags.map(({ id }) => id)).toEqual(["S1-a", "S2-a"]);
  expect(cohort?.leftOut.map(({ patient }) => patient)).toEqual(["P1"]);
});

const spot = (row: string) => [...SPOTS, row];

test.each<[string, string[], unknown[]]>([
  [
    "a spot on an unknown slide",
    spot("S9,1,1,9,1,1"),
    ["UNKNOWN_SLIDE", "spots.csv", 5, "slide", "S9"],
  ],
  [
    "two spots at one place",
    spot("S1,10,20.5,9,1,1"),
    ["DUPLICATE_SPOT", "spots.csv", 5, "x", "10 20.5"],
  ],
  [
    "a spot off its slide",
    spot("S1,302,20,9,1,1"),
    ["SPOT_OUTSIDE", "spots.csv", 5, "x", "302 20 9"],
  ],
  [
    "a spot without place",
    spot("S1,,20,9,1,1"),
    ["EMPTY_CELL", "spots.csv", 5, "x", null],
  ],
  [
    "a place in words",
    spot("S1,left,20,9,1,1"),
    ["NOT_A_NUMBER", "spots.csv", 5, "x", "left"],
  ],
  [
    "text for a value",
    spot("S1,1,20,9,1,many"),
    ["NOT_A_NUMBER", "spots.csv", 5, "WARS", "many"],
  ],
  [
    "a negative value",
    spot("S1,1,20,9,-1,0"),
    ["NEGATIVE_VALUE", "spots.csv", 5, "MUC2", "-1"],
  ],
  [
    "columns in another order",
    ["x,y,slide,diameter,MUC2,WARS", "1,2,S1,9,1,1"],
    ["MISSING_COLUMN", "spots.csv", 1, "slide", "x,y,slide,diameter"],
  ],
  [
    "a mangled gene",
    [`${SPOTS[0] ?? ""},1-Mar`, ...SPOTS.slice(1).map((row) => `${row},1`)],
    ["MANGLED_GENE", "spots.csv", 1, "1-Mar", "1-Mar"],
  ],
])("a table of spots is refused with %s", async (_, spots, expected) => {
  expect((await faultsOf(await cohortOfRegions(spots))).map(at)).toContainEqual(
    expected,
  );
});

test("a table of spots that is named and not there is refused", async () => {
  const dir = await cohortOfRegions(
    SPOTS,
    ({ manifest }) => (manifest["spots"] = "none.csv"),
  );
  expect((await faultsOf(dir)).map(({ code, file }) => [code, file])).toEqual([
    ["MISSING_FILE", "none.csv"],
  ]);
});

const request = (folder: string) => ({
  folder,
  file: "spots.csv",
  sha256: null,
  scale: "linear" as const,
  slideRoots: [],
  genes: null,
});

test("spots are read by slide, with genes by approved symbols", async () => {
  const dir = await cohortOfRegions();
  expect(await readSpots(request(dir))).toEqual([
    {
      slide: "S1",
      x: Float64Array.of(10, 30),
      y: Float64Array.of(20.5, 20.5),
      diameter: Float64Array.of(9, 9),
      genes: ["MUC2", "WARS1"],
      values: Float64Array.of(0, 3, 2, NaN),
    },
    {
      slide: "S2",
      x: Float64Array.of(100),
      y: Float64Array.of(100),
      diameter: Float64Array.of(9),
      genes: ["MUC2", "WARS1"],
      values: Float64Array.of(1, NaN),
    },
  ]);
  const [first] = await readSpots({
    ...request(dir),
    genes: new Set(["WARS1"]),
  });
  expect(first?.values).toEqual(Float64Array.of(3, NaN));
});

test("spots that changed since they were hashed are refused", async () => {
  const dir = await cohortOfRegions();
  const bytes = readFileSync(join(dir, "spots.csv"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(await readSpots({ ...request(dir), sha256 })).toHaveLength(2);
  writeFileSync(
    join(dir, "spots.csv"),
    bytes.toString().replace("20.5", "21.5"),
  );
  await expect(readSpots({ ...request(dir), sha256 })).rejects.toThrow(
    /spots\.csv changed since the run began/,
  );
});

test("spots that cannot be read are an error with line and remedy", async () => {
  const dir = await cohortOfRegions(spot("S1,1,20,9,1,many"));
  await expect(readSpots(request(dir))).rejects.toThrow(
    /spots\.csv:5: many is not a number\. Write a number/,
  );
});
