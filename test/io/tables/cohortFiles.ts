import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CohortRequest } from "../../../src/io/tables/readCohort.js";
import { readCohort } from "../../../src/io/tables/readCohort.js";
import type { Finding } from "../../../src/io/tables/finding.js";
import { writePyramid } from "../slides/pictureFiles.js";

/** The rows of a table without its line ends. */
export type Lines = string[];

/** The text files of a small cohort without fault; a test changes what it is about. */
export interface CohortFiles {
  manifest: Record<string, unknown>;
  patients: Lines;
  slides: Lines;
  expression: Lines;
}

const made = mkdtempSync(join(tmpdir(), "histoclaim-cohorts-"));
let folders = 0;

const pictures = new Map<number, Promise<string>>();

/** Path of a small slide; each number has bytes of its own. 300 x 260 pixels and more, 0.5 um/px. */
export function slidePicture(number: number): Promise<string> {
  const path = join(made, `picture-${String(number)}.tif`);
  const held =
    pictures.get(number) ??
    writePyramid(path, { width: 300 + number, height: 260, mpp: 0.5 }).then(
      () => path,
    );
  pictures.set(number, held);
  return held;
}

/** A cohort of four patients at two sites with one slide each and three genes of the panel. */
export function goodFiles(): CohortFiles {
  return {
    manifest: {
      name: "small",
      tissue: "colon",
      unit: "patient",
      expression: {
        file: "expression.csv",
        scale: "linear",
        measure: "TPM",
      },
      patients: "patients.csv",
      slides: "slides.csv",
      panel: ["MUC2", "CDX2", "WARS1"],
    },
    patients: [
      "patient,site,subtype,age",
      "P1,A,CMS1,61",
      "P2,A,CMS2,",
      "P3,B,CMS3,48",
      "P4,B,,70",
    ],
    slides: [
      "slide,patient,file,mpp",
      "S1,P1,S1.tif,",
      "S2,P2,S2.tif,",
      "S3,P3,S3.tif,0.5",
      "S4,P4,S4.tif,",
    ],
    expression: [
      "patient,MUC2,GAPDH,CDX2,WARS1",
      "P2,120.5,9000,3,15",
      "P1,80,8000,2.5,NA",
      "P3,0,8500,1e2,12",
      "P4,33,7900,,11",
    ],
  };
}

/** Says what each slide was cut from; empty: not known. */
export function withSpecimens(
  ...names: string[]
): (files: CohortFiles) => void {
  return ({ slides }) =>
    slides.forEach((line, i) => {
      slides[i] = `${line},${i === 0 ? "specimen" : (names[i - 1] ?? "")}`;
    });
}

/** Writes a cohort folder with its slides S1.tif to S4.tif, and gives its path. */
export async function writeCohort(
  change: (files: CohortFiles) => void = () => undefined,
): Promise<string> {
  const files = goodFiles();
  change(files);
  const folder = join(made, String(folders++));
  mkdirSync(folder);
  writeText(folder, "cohort.json", JSON.stringify(files.manifest));
  writeText(folder, "patients.csv", `${files.patients.join("\n")}\n`);
  writeText(folder, "slides.csv", `${files.slides.join("\n")}\n`);
  writeText(folder, "expression.csv", `${files.expression.join("\n")}\n`);
  for (const number of [1, 2, 3, 4])
    copyFileSync(
      await slidePicture(number),
      join(folder, `S${String(number)}.tif`),
    );
  return folder;
}

/** Writes a file of a cohort, and the folders above it. */
export function writeText(
  folder: string,
  name: string,
  text: string | Uint8Array,
): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Reads a cohort as `discover` would, but for what is given. */
export function read(dir: string, request: Partial<CohortRequest> = {}) {
  return readCohort({
    dir,
    panel: null,
    slideRoots: [],
    skipIncomplete: false,
    needSlides: true,
    ...request,
  });
}

/** The faults of a folder; a fault leaves no cohort. */
export async function faultsOf(
  dir: string,
  request: Partial<CohortRequest> = {},
): Promise<readonly Finding[]> {
  const { cohort, findings } = await read(dir, request);
  if ((cohort === null) !== findings.faults.length > 0)
    throw new Error("a cohort was given beside faults, or neither");
  return findings.faults;
}

/** Where a finding is, in short: code, file, line, column, value. */
export function at(finding: Finding | undefined): unknown[] {
  const { code, file, line, column, value } = finding ?? {};
  return [code, file, line, column, value];
}
