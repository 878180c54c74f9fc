import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { read, writeCohort } from "./cohortFiles.js";

const sha256 = (path: string): string =>
  createHash("sha256").update(readFileSync(path)).digest("hex");

test("a cohort without fault is read whole, and its small size is told", async () => {
  const dir = await writeCohort();
  const { cohort, findings } = await read(dir);
  expect(findings.faults).toEqual([]);
  expect(findings.notices.map(({ code }) => code)).toEqual(["FEW_PATIENTS"]);
  expect(cohort).toMatchObject({
    name: "small",
    tissue: "colon",
    unit: "patient",
    folder: realpathSync(dir),
    manifest: JSON.parse(readFileSync(join(dir, "cohort.json"), "utf8")),
    panel: { name: "cohort", genes: ["MUC2", "CDX2", "WARS1"] },
    leftOut: [],
  });
  expect(cohort?.bags[0]).toEqual({
    id: "P1",
    patient: "P1",
    group: "P1",
    site: "A",
    subtype: "CMS1",
    split: null,
    attributes: { age: "61" },
    views: [
      {
        key: "S1",
        slide: "S1",
        patient: "P1",
        file: "S1.tif",
        path: join(realpathSync(dir), "S1.tif"),
        sha256: sha256(join(dir, "S1.tif")),
        mpp: expect.closeTo(0.5, 6),
        width: 301,
        height: 260,
        rect: null,
      },
    ],
  });
});

test("values follow the order of patients and panel, and what was not measured is NaN", async () => {
  const dir = await writeCohort();
  const { cohort } = await read(dir);
  expect(cohort?.bags.map(({ id }) => id)).toEqual(["P1", "P2", "P3", "P4"]);
  expect(cohort?.expression).toEqual({
    sha256: sha256(join(dir, "expression.csv")),
    scale: "linear",
    measure: "TPM",
    genes: ["MUC2", "CDX2", "WARS1"],
    values: Float64Array.of(
      ...[80, 2.5, NaN, 120.5, 3, 15],
      ...[0, 100, 12, 33, NaN, 11],
    ),
  });
});
