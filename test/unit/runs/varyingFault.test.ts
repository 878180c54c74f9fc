import { expect, test } from "vitest";
import { varyingFault } from "../../../src/runs/varyingFault.js";

const genes = ["MUC2", "CDX2"];

test("genes that are the same in all patients are refused by name, missing values or not", () => {
  const values = Float64Array.of(4, 7, NaN, 7, 4, NaN);
  const fault = varyingFault({ genes, values });
  expect(fault?.path).toBe("panel");
  expect(fault?.message).toMatch(/2 genes \(MUC2, CDX2\).*correct the table/);
});

test("one gene that varies is enough", () => {
  const values = Float64Array.of(4, 7, NaN, 7, 4.5, NaN);
  expect(varyingFault({ genes, values })).toBeNull();
});
