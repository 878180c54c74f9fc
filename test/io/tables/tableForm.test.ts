import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CohortFiles } from "./cohortFiles.js";
import * as whole from "./cohortFiles.js";
import { at, writeCohort, writeText } from "./cohortFiles.js";

/** The slides have no part in the form of a table. */
const faultsOf = (dir: string) => whole.faultsOf(dir, { needSlides: false });
const read = (dir: string) => whole.read(dir, { needSlides: false });

/** One fault: what is wrong, how to make it, where it is told. */
type Case = [string, (files: CohortFiles) => void, unknown[]];

const set = (manifest: Record<string, unknown>) => (files: CohortFiles) => {
  Object.assign(files.manifest, manifest);
};
const C = "cohort.json";

test.each<Case>([
  [
    "a key is missing",
    (files) => delete files.manifest["tissue"],
    ["MISSING_KEY", C, null, "tissue", null],
  ],
  [
    "a nested key is missing",
    set({ expression: { file: "expression.csv", scale: "log2" } }),
    ["MISSING_KEY", C, null, "expression.measure", null],
  ],
  [
    "a key is unknown",
    set({ patiens: "patients.csv" }),
    ["UNKNOWN_KEY", C, null, "patiens", null],
  ],
  [
    "a nested key is unknown",
    set({
      expression: {
        ...{ file: "expression.csv", scale: "log2", measure: "TPM" },
        unit: 1,
      },
    }),
    ["UNKNOWN_KEY", C, null, "expression.unit", null],
  ],
  [
    "a value is none of those allowed",
    set({ unit: "sample" }),
    ["BAD_VALUE", C, null, "unit", '"sample"'],
  ],
  [
    "a value is of another type",
    set({ panel: ["MUC2", 3] }),
    ["BAD_VALUE", C, null, "panel.1", "3"],
  ],
  [
    "a name is blank",
    set({ name: " " }),
    ["BAD_VALUE", C, null, "name", '" "'],
  ],
  [
    "a name holds half a character",
    set({ name: "a\ud800" }),
    ["BAD_VALUE", C, null, "name", '"a\\ud800"'],
  ],
  [
    "a table is named that is not there",
    set({ patients: "people.csv" }),
    ["MISSING_FILE", "people.csv", null, null, null],
  ],
  [
    "a table lies outside the folder",
    set({ patients: "../patients.csv" }),
    ["PATH_OUTSIDE", "../patients.csv", null, null, "../patients.csv"],
  ],
])("cohort.json is refused where %s", async (_, change, expected) => {
  const faults = await faultsOf(await writeCohort(change));
  expect(faults.map(at)).toEqual([expected]);
});

test("cohort.json is refused where slides are needed and no table of them is named", async () => {
  const dir = await writeCohort(({ manifest }) => delete manifest["slides"]);
  expect((await whole.faultsOf(dir)).map(at)).toEqual([
    ["MISSING_KEY", C, null, "slides", null],
  ]);
});

test("cohort.json that is no JSON is refused, with the line where JSON tells it", async () => {
  const dir = await writeCohort();
  writeText(dir, C, '{\n"name": "small",\n"tissue": "colon" "unit"\n}');
  const [fault, ...others] = await faultsOf(dir);
  expect(others).toEqual([]);
  expect(at(fault)).toEqual(["NOT_JSON", C, 3, null, null]);
});

test("a fault of cohort.json says the value and what it must be, in our words", async () => {
  const dir = await writeCohort(({ manifest }) => {
    manifest["unit"] = "slide";
    manifest["panel"] = "MUC2";
  });
  expect(
    (await faultsOf(dir)).map(({ message, remedy }) => [message, remedy]),
  ).toEqual([
    [
      'unit is "slide", and not one of patient, region.',
      "Make it one of patient, region.",
    ],
    ['panel is "MUC2", and not a list.', "Make it a list."],
  ]);
});

test("cohort.json that is a list is refused", async () => {
  const dir = await writeCohort();
  writeText(dir, C, "[]");
  expect((await faultsOf(dir)).map(at)).toEqual([
    ["BAD_VALUE", C, null, null, "[]"],
  ]);
});

test("cohort.json in another encoding is refused", async () => {
  const dir = await writeCohort();
  writeText(dir, C, Buffer.from('{"name":"D\xfcsseldorf"}', "latin1"));
  expect((await faultsOf(dir)).map(at)).toEqual([
    ["NOT_UTF8", C, null, null, null],
  ]);
});

test("a folder without cohort.json, and no folder at all, are refused", async () => {
  const dir = await writeCohort();
  rmSync(join(dir, C));
  expect((await faultsOf(dir)).map(at)).toEqual([
    ["MISSING_FILE", C, null, null, null],
  ]);
  const none = join(dir, "none");
  expect((await faultsOf(none)).map(at)).toEqual([
    ["MISSING_FILE", C, null, null, none],
  ]);
  expect((await faultsOf(join(dir, "S1.tif"))).map(({ code }) => code)).toEqual(
    ["MISSING_FILE"],
  );
});

const P = "patients.csv";

test.each<[string, string | Uint8Array, unknown[][]]>([
  ["is empty", "", [["EMPTY_FILE", P, null, null, null]]],
  ["has no rows", "patient,site\n", [["NO_ROWS", P, null, null, null]]],
  [
    "lacks a column",
    "Patient,site\nP1,A\n",
    [["MISSING_COLUMN", P, 1, "patient", "Patient,site"]],
  ],
  [
    "is separated by semicolons",
    "patient;site\nP1;A\n",
    [["MISSING_COLUMN", P, 1, "patient", "patient;site"]],
  ],
  [
    "has a column twice",
    "patient,site,site\nP1,A,A\nP2,A,A\nP3,B,B\nP4,B,B\n",
    [["DUPLICATE_COLUMN", P, 1, "site", "site"]],
  ],
  [
    "has a column without a name",
    "patient,,site\nP1,,A\nP2,,A\nP3,,B\nP4,,B\n",
    [["UNNAMED_COLUMN", P, 1, "", "2"]],
  ],
  [
    "has rows of other lengths",
    "patient,site\nP1,A\nP2\nP3,B,x\nP4,B\n",
    [
      ["RAGGED_ROW", P, 3, null, "1"],
      ["RAGGED_ROW", P, 4, null, "3"],
    ],
  ],
  [
    "has a quote that is not closed",
    'patient,site\nP1,A\nP2,"A\nP3,B\nP4,B\n',
    [["BAD_QUOTING", P, 3, null, null]],
  ],
  [
    "has a quote in the middle of a cell",
    'patient,site\nP1,A\nP2,A\nP3,B"x"\nP4,B\n',
    [["BAD_QUOTING", P, 4, null, null]],
  ],
  [
    "has text after a quoted cell",
    'patient,site\nP1,A\nP2,A\n"P3"x,B\nP4,B\n',
    [["BAD_QUOTING", P, 4, null, null]],
  ],
  [
    "is in Latin-1",
    Buffer.from("patient,site\nP1,A\nP2,M\xfcnchen\nP3,B\nP4,B\n", "latin1"),
    [["NOT_UTF8", P, 3, null, null]],
  ],
  [
    "ends within a character",
    Buffer.concat([
      Buffer.from("patient,site\nP1,A\nP2,A\nP3,B\nP4,"),
      Buffer.from([0xe2, 0x82]),
    ]),
    [["NOT_UTF8", P, 5, null, null]],
  ],
  [
    "is in UTF-16",
    Buffer.from("\ufeffpatient,site\nP1,A\n", "utf16le"),
    [["NOT_UTF8", P, 1, null, null]],
  ],
])("a table is refused that %s", async (_, text, expected) => {
  const dir = await writeCohort();
  writeText(dir, P, text);
  expect((await faultsOf(dir)).map(at)).toEqual(expected);
});

test("a table that is a folder, or a link that leads out, is refused", async () => {
  const dir = await writeCohort();
  rmSync(join(dir, P));
  symlinkSync("/etc/passwd", join(dir, P));
  expect((await faultsOf(dir)).map(at)).toEqual([
    ["PATH_OUTSIDE", P, null, null, P],
  ]);
  rmSync(join(dir, P));
  writeText(dir, `${P}/x`, "");
  expect((await faultsOf(dir)).map(at)).toEqual([
    ["MISSING_FILE", P, null, null, null],
  ]);
});

test("a semicolon in place of a comma is told as what it is", async () => {
  const dir = await writeCohort();
  writeText(dir, P, "patient;site\nP1;A\n");
  const [fault] = await faultsOf(dir);
  expect(fault?.remedy).toMatch(/semicolons/);
});

test("a BOM, CRLF and non-Latin names are notices, and the names are kept", async () => {
  const dir = await writeCohort((files) => {
    files.expression = files.expression.map((line) =>
      line.replace("P1", "患者一"),
    );
    files.slides = files.slides.map((line) => line.replace("P1", "患者一"));
  });
  writeText(
    dir,
    P,
    "\ufeffpatient,site\r\n患者一,Köln\r\nP2,Köln\r\nP3,B\r\nP4,B\r\n",
  );
  const { cohort, findings } = await read(dir);
  expect(findings.faults).toEqual([]);
  expect(findings.notices.filter(({ file }) => file === P).map(at)).toEqual([
    ["BOM", P, null, null, null],
    ["CRLF", P, null, null, null],
    ["NON_LATIN_NAMES", P, null, null, "患者一"],
    ["FEW_PATIENTS", P, null, "patient", "4"],
  ]);
  expect(cohort?.bags[0]).toMatchObject({ id: "患者一", site: "Köln" });
});

test("a name spelt with composed and decomposed letters is one name", async () => {
  const dir = await writeCohort((files) => {
    files.patients[1] = `${"Zoë".normalize("NFD")},A,CMS1,61`;
    files.slides[1] = `S1,${"Zoë".normalize("NFC")},S1.tif,`;
    files.expression[2] = `${"Zoë".normalize("NFD")},80,8000,2.5,NA`;
  });
  const { cohort } = await read(dir);
  expect(cohort?.bags[0]?.id).toBe("Zoë".normalize("NFC"));
});

test("quoted cells, old line ends and blank lines are read like any others", async () => {
  const dir = await writeCohort();
  writeText(
    dir,
    P,
    '"patient","site"\r"P1","A, north"\rP2,"say ""A"""\r\rP3,B\rP4,B',
  );
  const { cohort, findings } = await read(dir);
  expect(findings.faults).toEqual([]);
  expect(cohort?.bags.map(({ site }) => site)).toEqual([
    "A, north",
    'say "A"',
    "B",
    "B",
  ]);
});

test("faults of all files are listed at once", async () => {
  const dir = await writeCohort((files) => {
    files.patients.push("P1,A,,");
    files.slides.push("S9,P9,S1.tif,");
    files.expression[1] = "P2,lots,9000,3,15";
  });
  const faults = await whole.faultsOf(dir);
  expect(faults.map(({ code }) => code).sort()).toEqual([
    "DUPLICATE_PATIENT",
    "NOT_A_NUMBER",
    "SHARED_SLIDE",
    "UNKNOWN_PATIENT",
  ]);
  for (const { message, remedy } of faults) {
    expect(message).toMatch(/^\S.*\.$/);
    expect(remedy).toMatch(/^\S.*\.$/);
  }
});
