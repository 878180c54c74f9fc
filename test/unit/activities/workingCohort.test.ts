import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { givenOf } from "../../../src/activities/step/given.js";
import { localBlobs } from "../../../src/io/blobs/localBlobs.js";
import type { Cohort } from "../../../src/io/tables/cohort.js";
import {
  getCohort,
  putCohort,
} from "../../../src/activities/cohort/workingCohort.js";

const home = mkdtempSync(join(tmpdir(), "histoclaim-working-"));
afterAll(() => rmSync(home, { recursive: true }));
const blobs = localBlobs(home);

const COHORT: Cohort = {
  name: "small",
  tissue: "colon",
  unit: "patient",
  folder: "/cohort",
  manifest: {},
  bags: ["P1", "P2"].map((patient) => ({
    ...{ id: patient, patient, group: patient, site: null, subtype: null },
    ...{ split: null, attributes: {}, views: [] },
  })),
  expression: {
    sha256: "0",
    scale: "log2",
    measure: "TPM",
    genes: ["A", "B"],
    values: Float64Array.of(1.25, NaN, -3e-7, 0),
  },
  spots: null,
  panel: { name: "asked", genes: ["A", "B"] },
  leftOut: [],
};

test("a cohort that is kept comes back to the last bit, missing values too", async () => {
  const blob = await putCohort({ blobs }, COHORT);
  expect(await getCohort({ blobs }, blob)).toEqual(COHORT);
});

test("a part of a larger array is kept alone", async () => {
  const values = Float64Array.of(9, 1, 2, 9).subarray(1, 3);
  const part = { ...COHORT, expression: { ...COHORT.expression, values } };
  const back = await getCohort({ blobs }, await putCohort({ blobs }, part));
  expect([...back.expression.values]).toEqual([1, 2]);
});

test("what was kept with its values as a list is still read", async () => {
  const values = [1.25, null, -3e-7, 0];
  const old = { ...COHORT, expression: { ...COHORT.expression, values } };
  const blob = await blobs.put(Buffer.from(JSON.stringify(old)));
  expect(await getCohort({ blobs }, blob)).toEqual(COHORT);
});

test("patients are linked to the genes of a panel, not to a whole transcriptome", () => {
  const linked = (panel: string) =>
    givenOf({
      ...COHORT,
      panel: { ...COHORT.panel, name: panel },
    }).links.filter(({ type }) => type === "EXPRESSES").length;
  expect(linked("asked")).toBe(3);
  expect(linked("all genes")).toBe(0);
});
