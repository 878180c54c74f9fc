import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  assertUnchanged,
  FileChangedError,
} from "../../../src/io/tables/assertUnchanged.js";
import { checkCohort } from "../../../src/io/tables/checkCohort.js";
import { readNumber } from "../../../src/io/tables/csv/readNumber.js";
import {
  approvedSymbol,
  GENE_ALIASES,
} from "../../../src/io/tables/genes/geneAliases.js";
import { isMangledSymbol } from "../../../src/io/tables/genes/mangledSymbol.js";
import { CRC_CMS_47 } from "../../../src/io/tables/genes/panel.js";
import { hashFile } from "../../../src/io/tables/hashFile.js";
import { at, writeCohort } from "./cohortFiles.js";

test("a number that was written is the number that is read", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (value) => {
        const read = readNumber(` ${String(value)}`);
        // Written, a negative zero has no sign.
        expect(read).toEqual({ kind: "number", value: value + 0 });
      },
    ),
  );
});

test("whatever a cell holds, only a finite number is read as a number", () => {
  fc.assert(
    fc.property(fc.string(), (cell) => {
      const read = readNumber(cell);
      if (read.kind !== "number") return;
      expect(Number.isFinite(read.value)).toBe(true);
      expect(cell).toMatch(/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i);
    }),
  );
});

test.each(["0x10", "0b11", "0o7", "-0x1", "1_000", "1,5", "٣", "½"])(
  "%s is text",
  (cell) => {
    expect(readNumber(cell)).toEqual({ kind: "text" });
  },
);

test.each(["", "  ", "NA", "na"])(
  "%j means that nothing was measured",
  (cell) => {
    expect(readNumber(cell)).toEqual({ kind: "empty" });
  },
);

test("the default panel has 47 genes by approved symbols, none of them mangled", () => {
  expect(new Set(CRC_CMS_47.genes).size).toBe(47);
  for (const gene of CRC_CMS_47.genes) {
    expect(approvedSymbol(gene)).toBe(gene);
    expect(isMangledSymbol(gene)).toBe(false);
  }
});

test("an approved symbol is no other gene's older one, and no symbol looks mangled", () => {
  for (const [old, now] of GENE_ALIASES) {
    expect(GENE_ALIASES.has(now)).toBe(false);
    expect([old, now].filter(isMangledSymbol)).toEqual([]);
  }
});

test.each([
  "SEPTIN2",
  "MARCHF1",
  "DEC1",
  "HLA-A",
  "NKX2-1",
  "MT-CO1",
  "C1orf43",
  "AC012345.1",
  "7SK",
  "A1BG-AS1",
  "H2AC6",
  "MIR21",
  "U6",
  "12345",
  "100",
])("%s is not taken for what a spreadsheet wrote", (symbol) => {
  expect(isMangledSymbol(symbol)).toBe(false);
});

test("a file that changed, or is gone, is told with what to do", async () => {
  const path = join(await writeCohort(), "S1.tif");
  const hash = await hashFile(path);
  await assertUnchanged(path, hash);
  appendFileSync(path, " ");
  await expect(assertUnchanged(path, hash)).rejects.toThrow(
    /S1\.tif changed since the run began; put the file back/,
  );
  rmSync(path);
  const gone = await assertUnchanged(path, hash).catch(
    (error: unknown) => error,
  );
  expect(gone).toBeInstanceOf(FileChangedError);
  expect(gone).toMatchObject({ name: "FileChangedError", found: null });
});

test("the check of a folder gives faults and notices in the contract's form", async () => {
  const dir = await writeCohort(({ patients }) => patients.push("P1,A,,"));
  const findings = await checkCohort({
    ...{ dir, slideRoots: [], panel: null, needSlides: true },
  });
  expect(Object.keys(findings)).toEqual(["faults", "notices"]);
  expect(Object.keys(findings.faults[0] ?? {})).toEqual([
    "code",
    "file",
    "line",
    "column",
    "value",
    "message",
    "remedy",
  ]);
  expect(findings.faults.map(at)).toEqual([
    ["DUPLICATE_PATIENT", "patients.csv", 6, "patient", "P1"],
  ]);
  expect(findings.notices.map(({ code }) => code)).toEqual(["FEW_PATIENTS"]);
});
