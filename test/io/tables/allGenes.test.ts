import { expect, test } from "vitest";
import { at, faultsOf, read, writeCohort } from "./cohortFiles.js";

const E = "expression.csv";
const noSlides = { needSlides: false };

test("all genes are read in the table's order, older symbols as the approved ones; an empty column is left out and told", async () => {
  const dir = await writeCohort(({ expression }) => {
    expression[0] = "patient,MUC2,GAPDH,SEPT2,WARS,EMPTY";
    for (let row = 1; row < expression.length; row++) expression[row] += ",";
  });
  const { cohort, findings } = await read(dir, { ...noSlides, panel: "all" });
  expect(findings.faults).toEqual([]);
  const genes = ["MUC2", "GAPDH", "SEPTIN2", "WARS1"];
  expect(cohort?.expression.genes).toEqual(genes);
  expect(cohort?.panel).toEqual({ name: "all genes", genes });
  expect([...cohort!.expression.values.subarray(0, 3)]).toEqual([
    80, 8000, 2.5,
  ]);
  expect(findings.notices.map(({ code, column }) => [code, column])).toEqual(
    expect.arrayContaining([
      ["GENE_ALIAS", "SEPT2"],
      ["GENE_ALIAS", "WARS"],
      ["EMPTY_GENE", "EMPTY"],
    ]),
  );
});

test("of all genes, two columns of one gene are refused by both names", async () => {
  const dir = await writeCohort(({ expression }) => {
    expression[0] = "patient,MUC2,WARS,CDX2,WARS1";
  });
  const faults = await faultsOf(dir, { ...noSlides, panel: "all" });
  expect(faults.map(at)).toEqual([["DUPLICATE_GENE", E, 1, "WARS1", "WARS1"]]);
  expect(faults[0]?.message).toContain("WARS and WARS1");
});
